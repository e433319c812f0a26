/**
 * Walks a kernel and calls an emitter: outer loops, runs along the innermost axis, blocks of
 * folds. A run has three stages: groups of several vectors, single vectors, single elements.
 */
import { BLOCK, LANES, PART } from '../kernel/fold.ts';
import { type Kernel, LATE } from '../kernel/kernel.ts';
import type { Emitter, Place } from './emitter.ts';
import { Folds, type Stage } from './folds.ts';
import { type Schedule, scheduleOf } from './schedule.ts';
import { Values } from './values.ts';

/**
 * Emits the loop nest of a kernel.
 *
 * @param copies - vectors (or elements) per iteration of the main loop, where the order of a
 * fold does not decide it
 */
export function emitNest<V>(kernel: Kernel, emitter: Emitter<V>, copies: number): void {
  new Nest(kernel, emitter, scheduleOf(kernel, emitter.lanes, copies)).emit();
}

class Nest<V> {
  readonly #kernel: Kernel;
  readonly #emitter: Emitter<V>;
  readonly #schedule: Schedule;
  readonly #values: Values<V>;
  readonly #folds: Folds<V>;
  readonly #lengths: V[];
  readonly #hasLate: boolean;
  /** Where blocks of folds matter: their length, and that of their parts. */
  readonly #pieces: readonly [block: V, part: V] | undefined;
  /** The first folded axis; the rank if there is none. */
  readonly #depth: number;

  constructor(kernel: Kernel, emitter: Emitter<V>, schedule: Schedule) {
    this.#kernel = kernel;
    this.#emitter = emitter;
    this.#schedule = schedule;
    this.#depth = kernel.rank - kernel.foldAxes;
    this.#lengths = [emitter.outerCount()];
    for (let axis = 1; axis < kernel.rank; axis++) this.#lengths.push(emitter.length(axis));
    this.#values = new Values(kernel, schedule, emitter);
    this.#folds = new Folds(kernel, schedule, emitter);
    this.#hasLate = kernel.outputs.some(({ when }) => when === 'late');
    if (schedule.ordered) this.#pieces = [emitter.fixed(BLOCK), emitter.fixed(PART)];
  }

  emit(): void {
    const emitter = this.#emitter;
    this.#values.hoist('launch');
    emitter.enter(0);
    if (this.#kernel.rank === 1) this.#openRun();
    if (this.#depth > 0) return this.#axis(0, this.#lengths[0]!);
    emitter.pieces(this.#lengths[0]!, emitter.segment(), (count) => {
      this.#folds.openResult();
      this.#axis(0, count);
      this.#folds.closeResult();
      emitter.advanceSegment();
    });
  }

  #axis(axis: number, count: V): void {
    const emitter = this.#emitter;
    if (axis === this.#kernel.rank - 1) return this.#run(count);
    const isResult = axis + 1 === this.#depth && this.#kernel.foldAxes > 0;
    emitter.repeat(count, () => {
      if (isResult) this.#folds.openResult();
      emitter.enter(axis + 1);
      if (axis + 2 === this.#kernel.rank) this.#openRun();
      this.#axis(axis + 1, this.#lengths[axis + 1]!);
      if (isResult) this.#folds.closeResult();
      emitter.advance(axis);
    });
  }

  #openRun(): void {
    this.#emitter.openRun();
    this.#values.hoist('row');
  }

  #run(count: V): void {
    const emitter = this.#emitter;
    if (this.#hasLate) emitter.late!.open();
    if (this.#pieces === undefined) {
      this.#turns(count);
    } else {
      emitter.pieces(count, this.#pieces[0], (length) => {
        this.#folds.openBlock();
        this.#turns(length);
        this.#folds.closeBlock();
      });
    }
    if (this.#hasLate) emitter.late!.close();
    for (const { when, leaf, value } of this.#kernel.outputs) {
      if (when !== 'row') continue;
      emitter.store(leaf, this.#values.hoisted(value), { vector: false, at: 0 });
    }
  }

  /** Elements of a run or a block, as many at a time as late stores keep back. */
  #turns(count: V): void {
    const emitter = this.#emitter;
    if (!this.#hasLate) return this.#parts(count);
    emitter.pieces(count, emitter.fixed(LATE), (length) => {
      this.#parts(length);
      emitter.late!.turn(length);
    });
  }

  #parts(count: V): void {
    const emitter = this.#emitter;
    if (this.#pieces === undefined) return this.#stages(count);
    if (!this.#schedule.light) {
      const most = this.#pieces[1];
      emitter.pieces(count, most, (length) => this.#part(() => this.#stages(length)));
      return;
    }
    const [parts, rest] = emitter.divide(count, PART);
    emitter.repeat(parts, () => this.#part(() => this.#groups(emitter.fixed(PART / LANES))));
    emitter.unlessZero(rest, () => this.#part(() => this.#stages(rest)));
  }

  #part(body: () => void): void {
    this.#folds.openPart();
    body();
    this.#folds.closePart();
  }

  /** The main loop. */
  #groups(count: V): void {
    const { lanes } = this.#emitter;
    const { copies } = this.#schedule;
    this.#emitter.repeatGroups(count, copies * lanes, () =>
      this.#elements(copies, lanes > 1, 'variables'),
    );
  }

  #stages(count: V): void {
    const emitter = this.#emitter;
    const { ordered, copies } = this.#schedule;
    const vector = emitter.lanes > 1;
    let rest = count;
    if (copies > 1) {
      const [groups, remainder] = emitter.divide(count, copies * emitter.lanes);
      this.#groups(groups);
      rest = remainder;
    }
    emitter.unlessZero(rest, () => {
      if (ordered) this.#folds.openRemainder();
      if (vector) {
        const [vectors, remainder] = emitter.divide(rest, emitter.lanes);
        emitter.repeat(vectors, () => this.#elements(1, true, 'memory'));
        rest = remainder;
      }
      emitter.repeat(rest, () => this.#elements(1, false, 'memory'));
      if (ordered) this.#folds.closeRemainder();
    });
  }

  /** The body, `copies` times side by side. */
  #elements(copies: number, vector: boolean, stage: Stage): void {
    const emitter = this.#emitter;
    const width = vector ? emitter.lanes : 1;
    const { mixed } = this.#schedule;
    const together = Math.min(copies, this.#schedule.together);
    for (let copy = 0; copy < copies; copy += together) {
      const places = Array.from({ length: together }, (_, i): Place => {
        return { vector, at: (copy + i) * width };
      });
      emitter.scope(() => this.#copies(places, copy, stage));
      const next = copy + together;
      if (next < copies && next % mixed === 0) {
        const group = Math.max(mixed, together);
        const done = Array.from({ length: group }, (_, i) => next - group + i);
        this.#folds.pin(done, vector);
      }
    }
    emitter.step(copies * width);
  }

  #copies(places: readonly Place[], first: number, stage: Stage): void {
    const all = this.#values.at(places, (known, values, i) => {
      this.#outputs(values, places[i]!, first + i, stage, known);
    });
    all.forEach((values, i) => this.#outputs(values, places[i]!, first + i, stage));
  }

  /** The outputs that take a value as soon as it is known, or those that wait for the body. */
  #outputs(values: readonly V[], place: Place, copy: number, stage: Stage, known?: number): void {
    this.#folds.accumulate(values, place, copy, stage, known);
    for (const { kind, when, leaf, value } of this.#kernel.outputs) {
      if (kind === 'fold' || when === 'row') continue;
      if (known === undefined ? when === undefined : when !== undefined && known === value) {
        this.#emitter.store(leaf, values[value]!, place);
      }
    }
  }
}
