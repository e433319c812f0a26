import type { FromWorker, Report, Setup } from '../compute/protocol.ts';
import { type Painting, type Place, simplified, type Stroke } from '../painting/stroke.ts';
import { fromHash, toHash } from '../state/hash.ts';
import { type PageState, SWEEP } from '../state/state.ts';
import { Announcer } from './announcer.ts';
import { Client } from './client.ts';
import { Controls } from './controls.ts';
import { byId, readable } from './elements.ts';
import { ResidualHistory } from './history.ts';
import { Picture } from './picture.ts';
import { drawResiduals, residualsInWords } from './residual-plot.ts';

/** Paintings that can be gone back to. */
const MOST_UNDONE = 100;
/** Milliseconds between questions for the value under the brush. */
const PROBES = 50;
/** Milliseconds between what is said of a run that goes on. */
const SPOKEN = 15_000;

/** The page: what it shows and computes, and what changes it. */
export class App {
  #state: PageState;
  #isRunning = false;
  readonly #undo: Painting[] = [];
  /** The stroke under way. */
  #stroke: { value: number | undefined; radius: number; path: Place[] } | undefined;
  #soFar = '';
  /** Whether the last run has come to its end. */
  #isOver = false;
  /** Whether it ran to it, not step by step. */
  #hasRunOut = false;
  #spoken = 0;
  #shown = 0;
  #probed = 0;
  #probing: ReturnType<typeof setTimeout> | undefined;
  readonly #history = new ResidualHistory();
  readonly #announcer = new Announcer(byId('announcer', HTMLElement));
  readonly #plot = byId('plot', SVGSVGElement);
  readonly #controls: Controls;
  readonly #picture: Picture;
  readonly #client: Client;

  constructor() {
    const { state, problems } = fromHash(location.hash);
    this.#state = state;
    this.#controls = new Controls(state, {
      run: () => this.#run(!this.#isRunning),
      step: () => this.#step(),
      reset: () => this.#reset(),
      undo: () => this.#goBack(),
      paint: (painting, what) => this.#repaint(painting, what),
      change: (part) => this.#change(part),
      pace: (pace) => this.#client.send({ kind: 'pace', pace }),
      threads: () => this.#setup(),
      share: () => void this.#share(),
    });
    this.#picture = new Picture(byId('picture', HTMLCanvasElement), byId('ring', HTMLElement), {
      radius: () => this.#controls.radius,
      down: (place, frees) => this.#down(place, frees),
      along: (place) => this.#along(place),
      up: () => this.#up(),
      above: (place) => this.#above(place),
    });
    this.#controls.whenBrushChanges = () => {
      if (document.activeElement === byId('picture', HTMLCanvasElement)) this.#picture.moved();
    };
    this.#client = new Client({
      hear: (message) => this.#hear(message),
      failed: (reason) => this.#failed(reason),
      draw: (size, pixels) => this.#picture.draw(size, pixels),
    });
    drawResiduals(this.#plot, this.#history);
    if (problems.length > 0) this.#announce(`The link is partly wrong: ${problems.join('; ')}`);
    addEventListener('hashchange', () => this.#restore());
    document.addEventListener('keydown', (event) => {
      const isText = event.target instanceof HTMLElement && event.target.matches('input, textarea');
      if (isText || event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey)
        return;
      event.preventDefault();
      this.#goBack();
    });
    this.#setup();
  }

  #setup(isFromZero = false): void {
    const { pace, threads } = this.#controls;
    const isRunning = this.#isRunning;
    const setup: Setup = { ...this.#state, pace, threads, isRunning, isFromZero };
    this.#controls.complain(undefined);
    this.#client.setup(setup);
  }

  #change(part: Partial<PageState>): void {
    this.#state = { ...this.#state, ...part };
    this.#remember();
    this.#controls.show(this.#state);
    if (part.colours && Object.keys(part).length === 1) {
      this.#client.send({ kind: 'colours', colours: part.colours });
    } else {
      // What has converged leaves another method nothing to do, and is not of another size.
      const isOther = part.method !== undefined || part.size !== undefined;
      const isAgain = isOther && this.#isOver;
      if (isAgain && this.#hasRunOut) this.#isRunning = this.#controls.isRunning = true;
      this.#setup(isAgain);
    }
  }

  /** Puts the state into the address, without a step of the browser's history. */
  #remember(): void {
    const hash = toHash(this.#state);
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
  }

  #restore(): void {
    const { state, problems } = fromHash(location.hash);
    this.#state = state;
    this.#undo.length = 0;
    this.#controls.show(state, false);
    this.#setup();
    if (problems.length > 0) this.#announce(`The link is partly wrong: ${problems.join('; ')}`);
  }

  #run(isRunning: boolean): void {
    this.#isRunning = isRunning;
    this.#controls.isRunning = isRunning;
    this.#spoken = performance.now();
    this.#client.send({ kind: 'run', isRunning });
    this.#announcer.say(isRunning ? 'Running' : `Paused. ${this.#soFar}`);
  }

  #step(): void {
    if (this.#isRunning) this.#run(false);
    this.#client.send({ kind: 'step' });
  }

  #reset(): void {
    this.#client.send({ kind: 'reset' });
    this.#announcer.say('Reset: all free points are 0');
  }

  #down(place: Place, frees = false): void {
    const { radius, value, tool } = this.#controls;
    this.#stroke = { radius, value: frees || tool === 'free' ? undefined : value, path: [place] };
    this.#send([place], false);
    if (this.#state.strokes.length === 0) this.#controls.canUndo = true;
  }

  #along(place: Place): void {
    const last = this.#stroke?.path.at(-1);
    if (!last || (last.x === place.x && last.y === place.y)) return;
    this.#stroke!.path.push(place);
    this.#send([last, place], false);
  }

  #send(path: readonly Place[], isLast: boolean): void {
    this.#client.send({ kind: 'stroke', stroke: { ...this.#stroke!, path }, isLast });
  }

  #up(): void {
    const stroke = this.#stroke;
    if (!stroke) return;
    this.#stroke = undefined;
    const { sides, strokes } = this.#state;
    const { value, path } = stroke;
    // What is kept is what a link restores: of fewer places than the hand has made.
    const kept: Stroke = simplified(stroke);
    const place = path.length > 1 ? 'a line' : this.#where();
    const what = value === undefined ? `Freed ${place}` : `Painted ${value.toFixed(2)} at ${place}`;
    this.#repaint({ sides, strokes: [...strokes, kept] }, what);
  }

  #repaint({ sides, strokes }: Painting, what: string): void {
    const { sides: before, strokes: earlier } = this.#state;
    this.#undo.push({ sides: before, strokes: earlier });
    if (this.#undo.length > MOST_UNDONE) this.#undo.shift();
    this.#show({ sides, strokes }, what);
  }

  #goBack(): void {
    const painting = this.#undo.pop();
    if (painting) this.#show(painting, 'Undone');
  }

  #show(painting: Painting, what: string): void {
    this.#state = { ...this.#state, ...painting };
    this.#controls.show(this.#state);
    this.#controls.canUndo = this.#undo.length > 0;
    this.#client.send({ kind: 'painting', painting });
    this.#remember();
    this.#announcer.say(what);
    this.#shown = performance.now();
  }

  /** Asks for the value under the brush, not too often. */
  #above(place: Place | undefined): void {
    clearTimeout(this.#probing);
    if (!place) return this.#controls.read('');
    const wait = this.#probed + PROBES - performance.now();
    this.#probing = setTimeout(() => {
      this.#probed = performance.now();
      this.#client.send({ kind: 'probe', ...this.#picture.point });
    }, wait);
  }

  #where(): string {
    const { row, column } = this.#picture.point;
    return `row ${row}, column ${column}`;
  }

  #hear(message: Exclude<FromWorker, { kind: 'frame' }>): void {
    switch (message.kind) {
      case 'ready': {
        this.#controls.methods = message.methods;
        const isKnown = message.methods.some(({ name }) => name === this.#state.method);
        if (this.#state.method !== SWEEP && !isKnown) {
          this.#announce(`There is no method '${this.#state.method}'`);
          this.#change({ method: SWEEP });
        }
        this.#controls.show(this.#state, false);
        return;
      }
      case 'report':
        return this.#report(message.report);
      case 'probe': {
        const { row, column, value, isGiven } = message;
        const text = `row ${row}, column ${column}: ${readable(value)}${isGiven ? ', given' : ''}`;
        this.#controls.read(text);
        // What was painted just now says more than where the brush is.
        const isTold = performance.now() - this.#shown < 400 || this.#isRunning;
        if (document.activeElement?.id === 'picture' && !isTold) this.#announcer.say(text);
        return;
      }
      case 'refused':
        this.#controls.complain(message, this.#state.expression);
        this.#announcer.say(`Not possible: ${message.message}`);
        return;
    }
  }

  #report(report: Report): void {
    const { iterations, residual, state, isFresh, points } = report;
    if (isFresh) this.#history.clear();
    this.#history.add(points);
    if (isFresh || points.length > 0) drawResiduals(this.#plot, this.#history);
    this.#controls.report(report);
    const count = `${iterations.toLocaleString('en')} ${iterations === 1 ? 'iteration' : 'iterations'}`;
    this.#soFar = Number.isNaN(residual) ? count : `${count}, residual ${readable(residual)}`;
    const now = performance.now();
    const isOver = state === 'converged' || state === 'diverged';
    this.#isOver = isOver;
    if (!isOver) this.#hasRunOut = false;
    if (isOver && this.#isRunning) {
      this.#hasRunOut = true;
      this.#isRunning = this.#controls.isRunning = false;
      this.#client.send({ kind: 'run', isRunning: false });
      this.#announcer.say(`${state === 'converged' ? 'Converged' : 'Diverged'}: ${this.#soFar}`);
    } else if (this.#isRunning && now - this.#spoken > SPOKEN) {
      this.#spoken = now;
      this.#announcer.say(this.#soFar);
    }
    if (isFresh || isOver || !this.#isRunning || now - this.#spoken < 100) {
      this.#plot.setAttribute('aria-label', residualsInWords(this.#history));
    }
  }

  #failed(reason: string): void {
    this.#isRunning = this.#controls.isRunning = false;
    this.#announce(`The computation has stopped: ${reason}`);
  }

  #announce(text: string): void {
    this.#controls.notice(text);
    this.#announcer.say(text);
  }

  async #share(): Promise<void> {
    this.#remember();
    try {
      await navigator.clipboard.writeText(location.href);
      this.#announcer.say('The link is copied');
      this.#controls.shared('Copied');
    } catch {
      this.#announce('The link is in the address bar');
    }
  }
}
