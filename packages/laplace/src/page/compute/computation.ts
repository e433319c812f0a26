import { cut, type Cut } from '../expression/template.ts';
import { complaint } from '../expression/place.ts';
import { Raster } from '../painting/raster.ts';
import { SWEEP } from '../state/state.ts';
import { colourTable } from './colours.ts';
import { Comparison } from './comparison.ts';
import { Frames } from './frames.ts';
import type { FromWorker, Report, Setup, ToWorker } from './protocol.ts';
import { Session } from './session.ts';

/** Milliseconds that a pass should take at least, and twice that at most: a screen wants a frame every 16. */
const PASS = 5;
/** Frames that a screen shows in a second: a pace is kept by so many passes, or fewer. */
const SCREEN = 60;
/** Milliseconds between reports. */
const REPORTS = 100;
/** Points of a report's history, at most. */
const MOST_POINTS = 64;
/** Milliseconds that a method may take to begin, to begin again while the brush is down. */
const QUICK = 40;

/** Sends a message to the page. */
export type Send = (message: FromWorker, transfer?: Transferable[]) => void;

/** What the worker computes for the page, a pass at a time. */
export class Computation {
  readonly #send: Send;
  readonly #frames: Frames;
  #setup: Setup | undefined;
  #parts: Cut = cut('0');
  #raster: Raster | undefined;
  #session: Session | undefined;
  #comparison = new Comparison();
  #isRunning = false;
  /** Whether the method or the expression cannot be, and waits for others. */
  #isRefused = false;
  /** Whether what is given has changed since the session began. */
  #isStale = false;
  #isPainting = false;
  /** Milliseconds that the session took to begin. */
  #toBegin = 0;
  /** Iterations of a pass. */
  #count = 1;
  #isFirst = true;
  #iterations = 0;
  #points: number[] = [];
  #isFresh = true;
  #reported = 0;
  /** When the last iteration was due, where they have a pace. */
  #due = 0;

  constructor(send: Send) {
    this.#send = send;
    this.#frames = new Frames(send);
  }

  /** Does what the page asks for. */
  hear(message: ToWorker): void {
    switch (message.kind) {
      case 'setup':
        return this.#begin(message);
      case 'run':
        this.#isRunning = message.isRunning;
        this.#due = performance.now();
        return this.#report();
      case 'step':
        this.#isRunning = false;
        this.#refresh();
        this.#advance(1);
        return this.#report();
      case 'reset':
        if (this.#setup) this.#begin({ ...this.#setup, isRunning: this.#isRunning }, true);
        return;
      case 'pace':
        this.#change({ pace: message.pace });
        this.#due = performance.now();
        return;
      case 'colours':
        this.#change({ colours: message.colours });
        this.#frames.table = colourTable(message.colours);
        return this.#frames.changed();
      case 'stroke':
        this.#isPainting = !message.isLast;
        return this.#repaint((raster) => raster.paint(message.stroke));
      case 'painting':
        this.#change(message.painting);
        this.#isPainting = false;
        return this.#repaint(({ size }) => (this.#raster = new Raster(size, message.painting)));
      case 'frame':
        return this.#frames.wanted(message.buffer);
      case 'probe':
        return this.#probe(message.row, message.column);
    }
  }

  /** Makes a pass if it is due; milliseconds until the next one, `undefined` if there is none. */
  pass(): number | undefined {
    this.#refresh();
    const { pace } = this.#setup ?? { pace: 0 };
    const now = performance.now();
    if (this.#isActive && now >= this.#due) {
      this.#advance(Math.min(this.#count, pace / SCREEN));
      const next = this.#due + 1000 / Math.min(pace, SCREEN);
      this.#due = pace === Infinity ? now : Math.max(now, next);
      if (!this.#isActive) this.#report();
    }
    if (performance.now() - this.#reported >= REPORTS) this.#report();
    return this.#isActive ? Math.max(0, this.#due - performance.now()) : undefined;
  }

  get #isActive(): boolean {
    const { residual } = this.#session ?? {};
    return (
      this.#isRunning &&
      residual !== undefined &&
      !this.#isRefused &&
      (this.#isStale || !this.#session!.isDone)
    );
  }

  #change(part: Partial<Setup>): void {
    if (this.#setup) this.#setup = { ...this.#setup, ...part };
  }

  #begin(setup: Setup, isFromZero = setup.isFromZero || setup.size !== this.#raster?.size): void {
    this.#setup = setup;
    this.#parts = cut(setup.expression);
    this.#raster = new Raster(setup.size, setup);
    this.#frames.setup(setup.size, colourTable(setup.colours), setup.buffers);
    this.#isRunning = setup.isRunning;
    this.#due = performance.now();
    this.#isPainting = false;
    this.#count = 1;
    this.#iterations = 0;
    this.#points = [];
    this.#isFresh = true;
    this.#comparison = new Comparison();
    if (isFromZero) {
      this.#session?.[Symbol.dispose]();
      this.#session = undefined;
    }
    this.#start();
    this.#report();
  }

  /** A session of what is given now, from the values so far. */
  #start(): void {
    const { method } = this.#setup!;
    const before = this.#session;
    const start = performance.now();
    this.#isStale = false;
    try {
      const raster = this.#raster!;
      this.#session = new Session({ raster, method, parts: this.#parts, before });
      before?.[Symbol.dispose]();
      this.#isRefused = false;
      this.#isFirst = true;
      const session = this.#session;
      this.#comparison.begin(() => session.plain(method, this.#parts, raster));
      this.#frames.values = session.values;
      this.#frames.changed();
    } catch (error) {
      this.#refuse(error);
    }
    this.#toBegin = performance.now() - start;
  }

  #refuse(error: unknown): void {
    this.#isRefused = true;
    const about = this.#setup!.method === SWEEP ? 'expression' : 'method';
    const { message, at } = complaint(error, this.#parts);
    this.#send({ kind: 'refused', about, message, at });
  }

  /**
   * Changes what is given, and shows it at once: points that are free again begin at 0. The method
   * takes notice of it before its next pass.
   */
  #repaint(change: (raster: Raster) => void): void {
    const session = this.#session;
    if (!this.#raster) return;
    const before = this.#raster.mask.slice();
    change(this.#raster);
    const { mask, values } = this.#raster;
    if (!session) return;
    for (let k = 0; k < mask.length; k++) {
      if (mask[k] || before[k]) session.values[k] = values[k]!;
    }
    this.#isStale = true;
    this.#frames.changed();
  }

  #refresh(): void {
    if (!this.#isStale || this.#isRefused) return;
    if (this.#isPainting && this.#toBegin > QUICK) return;
    this.#start();
  }

  #advance(count: number): void {
    const session = this.#session;
    if (!session || this.#isStale || this.#isRefused) return;
    const most = Math.max(1, Math.floor(count));
    const start = performance.now();
    let residuals: readonly (number | undefined)[];
    try {
      residuals = session.advance(most);
    } catch (error) {
      return this.#refuse(error);
    }
    const taken = performance.now() - start;
    this.#comparison.add(Math.max(0, residuals.length - 1), taken);
    this.#keep(residuals);
    this.#adapt(most, taken);
    this.#frames.changed();
  }

  /**
   * Chooses the iterations of the next pass. A few of them may take as long as many, which are made
   * in one pass over the memory; and the first pass tells nothing, for it compiles kernels.
   */
  #adapt(count: number, taken: number): void {
    if (this.#isFirst) this.#isFirst = false;
    else if (taken < PASS && count === this.#count) this.#count *= 2;
    else if (taken > 2 * PASS) this.#count = Math.max(1, Math.floor((1.5 * count * PASS) / taken));
  }

  /** Remembers some of the residuals for the next report, the last of them in any case. */
  #keep(residuals: readonly (number | undefined)[]): void {
    const before = this.#iterations;
    this.#iterations += Math.max(0, residuals.length - 1);
    const known = [...residuals.entries()].filter(([, residual]) => residual !== undefined);
    const every = Math.ceil(known.length / 8);
    for (const [k, [at, residual]] of known.entries()) {
      const isKept = (known.length - 1 - k) % every === 0;
      if (!isKept) continue;
      if (this.#points.length === 2 * MOST_POINTS) this.#points.length -= 2;
      this.#points.push(before + at, residual!);
    }
  }

  #probe(row: number, column: number): void {
    const raster = this.#raster;
    const value = this.#session?.values[row * (raster?.size ?? 0) + column];
    if (!raster || value === undefined) return;
    const isGiven = raster.mask[row * raster.size + column] === 1;
    this.#send({ kind: 'probe', row, column, value, isGiven });
  }

  #report(): void {
    this.#reported = performance.now();
    const session = this.#session;
    const { rate, plainRate, hasPlain } = this.#comparison;
    const report: Report = {
      iterations: this.#iterations,
      residual: session?.residual ?? NaN,
      rate,
      plainRate,
      hasPlain,
      state: session?.isLost
        ? 'diverged'
        : session?.isDone && !this.#isStale
          ? 'converged'
          : this.#isRunning && !this.#isRefused
            ? 'running'
            : 'paused',
      points: this.#points,
      isFresh: this.#isFresh,
    };
    this.#points = [];
    this.#isFresh = false;
    this.#send({ kind: 'report', report });
  }
}
