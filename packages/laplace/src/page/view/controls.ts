import { colourmaps } from '../../plot/colourmap.ts';
import type { FromWorker, MethodChoice, Report } from '../compute/protocol.ts';
import { presets } from '../expression/presets.ts';
import { scenes } from '../painting/scenes.ts';
import { type Painting, type Sides, TICKS } from '../painting/stroke.ts';
import { colourChoices, type PageState, sizes, SWEEP } from '../state/state.ts';
import { byId, fill, readable } from './elements.ts';

/** What a user can do. */
export interface Actions {
  run(): void;
  step(): void;
  reset(): void;
  undo(): void;
  paint(painting: Painting, what: string): void;
  change(part: Partial<PageState>): void;
  pace(pace: number): void;
  threads(): void;
  share(): void;
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

/** All that is not the picture: buttons, choices, fields, and what is told in them. */
export class Controls {
  /** Told when the brush has another width. */
  whenBrushChanges: () => void = () => undefined;
  #state: PageState;
  readonly #actions: Actions;
  readonly #run = byId('run', HTMLButtonElement);
  readonly #undo = byId('undo', HTMLButtonElement);
  readonly #share = byId('share', HTMLButtonElement);
  readonly #value = byId('value', HTMLInputElement);
  readonly #radius = byId('radius', HTMLInputElement);
  readonly #method = byId('method', HTMLSelectElement);
  readonly #size = byId('size', HTMLSelectElement);
  readonly #colours = byId('colours', HTMLSelectElement);
  readonly #pace = byId('pace', HTMLSelectElement);
  readonly #threads = byId('threads', HTMLSelectElement);
  readonly #expression = byId('expression', HTMLTextAreaElement);
  readonly #problem = byId('problem', HTMLElement);
  readonly #methodProblem = byId('method-problem', HTMLElement);
  readonly #scene = byId('scene', HTMLSelectElement);
  readonly #preset = byId('preset', HTMLSelectElement);

  constructor(state: PageState, actions: Actions) {
    this.#state = state;
    this.#actions = actions;
    fill(
      this.#size,
      sizes.map((size) => [String(size), `${size}²`]),
    );
    fill(
      this.#colours,
      colourChoices.map((name) => [name, name]),
    );
    const cores = globalThis.crossOriginIsolated ? navigator.hardwareConcurrency : 1;
    const counts = Array.from({ length: Math.min(8, cores) }, (_, k) => String(k + 1));
    fill(
      this.#threads,
      counts.map((count) => [count, count]),
    );
    fill(this.#scene, [['', 'Begin with …'], ...names(scenes)]);
    fill(this.#preset, [['', 'Other expressions …'], ...names(presets)]);
    this.#listen();
    this.show(state, false);
  }

  /** Of the brush, in ticks. */
  get radius(): number {
    return Math.round((TICKS * Number(this.#radius.value)) / 200);
  }

  get value(): number {
    return Number(this.#value.value);
  }

  get tool(): 'paint' | 'free' {
    const free = document.querySelector<HTMLInputElement>('input[name="tool"][value="free"]');
    return free?.checked ? 'free' : 'paint';
  }

  get pace(): number {
    return Number(this.#pace.value);
  }

  get threads(): number {
    return Number(this.#threads.value);
  }

  set isRunning(isRunning: boolean) {
    this.#run.textContent = isRunning ? 'Pause' : 'Start';
  }

  set canUndo(can: boolean) {
    this.#undo.disabled = !can;
  }

  set methods(methods: readonly MethodChoice[]) {
    fill(this.#method, [
      [SWEEP, 'Sweeps of the expression below'],
      ...methods.map(({ name, title }) => [name, title] as const),
    ]);
    this.#method.disabled = false;
  }

  /** Shows a state; the expression only if it is another one, for somebody may be writing. */
  show(state: PageState, keepsText = state.expression === this.#state.expression): void {
    this.#state = state;
    this.#size.value = String(state.size);
    this.#method.value = state.method;
    this.#colours.value = state.colours;
    for (const side of SIDES) {
      const input = byId(side, HTMLInputElement);
      if (document.activeElement !== input || Number(input.value) !== state.sides[side]) {
        input.value = String(state.sides[side]);
      }
    }
    if (!keepsText) {
      this.#expression.value = state.expression;
      this.complain(undefined);
    }
    const stops = Array.from({ length: 17 }, (_, k) => colourmaps[state.colours](k / 16));
    this.#value.style.setProperty('--map', `linear-gradient(to right, ${stops.join(', ')})`);
  }

  /** Shows what is wrong, at its place; nothing if nothing is. */
  complain(refused: Extract<FromWorker, { kind: 'refused' }> | undefined, text = ''): void {
    const isExpression = refused?.about === 'expression';
    this.#problem.hidden = !isExpression;
    this.#methodProblem.hidden = refused?.about !== 'method';
    this.#expression.setAttribute('aria-invalid', String(isExpression));
    if (!refused) return;
    if (!isExpression) {
      this.#methodProblem.textContent = refused.message;
      return;
    }
    this.#problem.textContent = pointedAt(refused.message, text, refused.at);
    if (refused.at === undefined || this.#expression.value !== text) return;
    if (document.activeElement === this.#expression || document.activeElement?.id === 'apply') {
      this.#expression.focus();
      this.#expression.setSelectionRange(refused.at, refused.at);
    }
  }

  /** Shows a value that was asked for. */
  read(text: string): void {
    byId('reading', HTMLElement).textContent = text;
  }

  /** Shows a message where the state is told. */
  notice(text: string): void {
    byId('state', HTMLElement).textContent = text;
    byId('progress', HTMLElement).textContent = '';
  }

  /** Says on the button that the link is copied, for a while. */
  shared(text: string): void {
    this.#share.textContent = text;
    setTimeout(() => (this.#share.textContent = 'Copy link'), 2000);
  }

  report({ state, iterations, residual, rate, plainRate, hasPlain }: Report): void {
    const names = {
      running: 'Running',
      paused: 'Paused',
      converged: 'Converged',
      diverged: 'Diverged',
    };
    byId('state', HTMLElement).textContent =
      state === 'paused' && iterations === 0 ? 'Ready' : names[state];
    byId('progress', HTMLElement).textContent =
      `${iterations.toLocaleString('en')} iterations` +
      (Number.isNaN(residual) ? '' : ` · residual ${readable(residual)}`);
    const most = Math.max(rate, plainRate, 1e-9);
    byId('bar', HTMLElement).style.width = `${(100 * rate) / most}%`;
    byId('plain-bar', HTMLElement).style.width = `${(100 * plainRate) / most}%`;
    byId('rate', HTMLElement).textContent = rate > 0 ? readable(rate) : '–';
    byId('plain-rate', HTMLElement).textContent = plainRate > 0 ? readable(plainRate) : '–';
    const by = 'both are measured while it runs, by turns';
    byId('ratio', HTMLElement).textContent = !hasPlain
      ? 'There is no plain loop here that computes the same.'
      : rate > 0 && plainRate > 0
        ? `${(rate / plainRate).toFixed(1)} times the plain JavaScript loop; ${by}.`
        : `Beside a plain JavaScript loop; ${by}.`;
  }

  #listen(): void {
    const actions = this.#actions;
    const click = (id: string, act: () => void): void => {
      byId(id, HTMLButtonElement).addEventListener('click', act);
    };
    click('run', () => actions.run());
    click('step', () => actions.step());
    click('reset', () => actions.reset());
    click('undo', () => actions.undo());
    click('share', () => actions.share());
    click('clear', () => {
      actions.paint({ sides: this.#state.sides, strokes: [] }, 'All strokes are cleared');
    });
    this.#size.addEventListener('change', () => actions.change({ size: Number(this.#size.value) }));
    this.#method.addEventListener('change', () => actions.change({ method: this.#method.value }));
    this.#colours.addEventListener('change', () => {
      actions.change({ colours: this.#colours.value as PageState['colours'] });
    });
    this.#pace.addEventListener('change', () => actions.pace(this.pace));
    this.#threads.addEventListener('change', () => actions.threads());
    this.#scene.addEventListener('change', () => {
      const scene = scenes[this.#scene.value];
      if (scene) actions.paint(scene, `Painted: ${this.#scene.value}`);
      this.#scene.value = '';
    });
    this.#preset.addEventListener('change', () => {
      const preset = presets[this.#preset.value];
      if (preset) this.#apply((this.#expression.value = preset));
      this.#preset.value = '';
    });
    this.#listenToFields();
  }

  #listenToFields(): void {
    const shown = (): void => {
      byId('value-text', HTMLOutputElement).value = this.value.toFixed(2);
      byId('radius-text', HTMLOutputElement).value = `${this.#radius.value} %`;
      this.whenBrushChanges();
    };
    this.#value.addEventListener('input', () => {
      document.querySelector<HTMLInputElement>('input[name="tool"][value="paint"]')!.checked = true;
      shown();
    });
    this.#radius.addEventListener('input', shown);
    // A browser may have kept what was chosen before the page was loaded again.
    shown();
    for (const side of SIDES) {
      byId(side, HTMLInputElement).addEventListener('change', ({ target }) => {
        const input = target as HTMLInputElement;
        const value = Math.round(100 * Math.min(1, Math.max(-1, Number(input.value) || 0))) / 100;
        input.value = String(value);
        const sides: Sides = { ...this.#state.sides, [side]: value };
        this.#actions.paint({ sides, strokes: this.#state.strokes }, `The ${side} is ${value}`);
      });
    }
    byId('code', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      this.#apply(this.#expression.value);
    });
    this.#expression.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#apply(this.#expression.value);
    });
  }

  #apply(expression: string): void {
    this.#actions.change({ expression, method: SWEEP });
  }
}

function names(table: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.keys(table).map((name) => [name, name]);
}

/** A message, and below it the line of the text with a caret under the place. */
function pointedAt(message: string, text: string, at: number | undefined): string {
  if (at === undefined) return message;
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  const line = text.slice(start, end < 0 ? undefined : end);
  const before = line.slice(0, at - start);
  // Long lines are cut on the left, so that the place is in sight.
  const hidden = Math.max(0, before.length - 24);
  const lead = hidden > 0 ? '…' : '';
  return `${message}\n${lead}${line.slice(hidden, hidden + 46)}\n${' '.repeat(lead.length + before.length - hidden)}^`;
}
