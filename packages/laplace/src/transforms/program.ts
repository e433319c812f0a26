/** Writing programs of transforms. */
import { operations, REAL } from './operations.ts';

/** A number of a line, times a factor. */
export interface Place {
  readonly index: number;
  readonly factor: number;
}

/** The program of a transform, as bytes that may lie anywhere: a multiple of 8 of them. */
export interface Compiled {
  /** Numbers of a line, before and after. */
  readonly length: number;
  readonly words: Int32Array;
  /** Bytes of the room that it works in. */
  readonly roomBytes: number;
  /** Additions and multiplications for a line, more or less. */
  readonly cost: number;
}

/** A run of places: so many from `start`, `step` apart, with one factor; without one, zeros. */
interface Run {
  first: number;
  count: number;
  start: number;
  step: number;
  factor: number | undefined;
}

/** A program that is being written. */
export class Program {
  /** Additions and multiplications so far. */
  cost = 0;
  readonly #words: number[] = [];
  readonly #values: number[] = [];
  readonly #factors = new Map<number, number>();
  readonly #buffers = new Map<string, { readonly offset: number; readonly bytes: number }>();
  #roomBytes = 0;

  /** Appends an operation. */
  emit(name: keyof typeof operations, ...words: readonly number[]): void {
    this.#words.push(operations[name], ...words);
  }

  /** Where a table of numbers is, in bytes from the first one. */
  table(values: readonly number[]): number {
    const offset = this.#values.length * 8;
    for (const value of values) this.#values.push(value);
    return offset;
  }

  /** Where a single number is. */
  factor(value: number): number {
    const known = this.#factors.get(value);
    if (known !== undefined) return known;
    const offset = this.table([value]);
    this.#factors.set(value, offset);
    return offset;
  }

  /** A part of the room, the same for the same name: whoever asks first needs most of it. */
  buffer(name: string, bytes: number): number {
    const known = this.#buffers.get(name);
    if (known !== undefined) {
      if (known.bytes < bytes) throw new Error(`Program: ${name} has ${known.bytes} bytes`);
      return known.offset;
    }
    const offset = this.#roomBytes;
    this.#buffers.set(name, { offset, bytes });
    this.#roomBytes += bytes;
    return offset;
  }

  /** Complex elements at `to`, gathered from a line; what has no imaginary part gets zeros. */
  gather(
    to: number,
    count: number,
    real: (j: number) => Place,
    imaginary: (j: number) => Place | undefined = () => undefined,
  ): void {
    const reals = runsOf(count, real);
    const imaginaries = runsOf(count, imaginary);
    const cuts = new Set([...reals, ...imaginaries].map(({ first }) => first));
    const starts = [...cuts].sort((a, b) => a - b);
    starts.forEach((first, i) => {
      const words = [reals, imaginaries].flatMap((runs) => {
        const run = runs.filter((one) => one.first <= first).at(-1)!;
        const factor = run.factor === undefined ? -1 : this.factor(run.factor);
        return [run.start + run.step * (first - run.first), run.step, factor];
      });
      this.emit('gather', (starts[i + 1] ?? count) - first, to + first * 2 * REAL, ...words);
    });
  }

  /** Real elements at `to`, gathered from a line. */
  gatherReal(to: number, count: number, place: (j: number) => Place): void {
    for (const { first, count: some, start, step, factor } of runsOf(count, place)) {
      this.emit('gatherReal', some, to + first * REAL, start, step, this.factor(factor!));
    }
  }

  /** Writes real elements, `next` bytes apart, into a line. */
  scatter(from: number, next: number, count: number, place: (j: number) => Place): void {
    for (const { first, count: some, start, step, factor } of runsOf(count, place)) {
      this.emit('scatter', some, from + first * next, next, start, step, this.factor(factor!));
    }
  }

  /** @throws RangeError where the room would be more than addresses can reach. */
  compile(length: number): Compiled {
    this.emit('end');
    const head = 2 + this.#words.length;
    const codes = head + (head & 1);
    const bytes = codes * 4 + this.#values.length * 8;
    if (Math.max(bytes, this.#roomBytes) >= 2 ** 31) {
      throw new RangeError(`a transform of ${length} numbers needs more room than there is`);
    }
    const words = new Int32Array(bytes / 4);
    words.set([codes * 4, this.#roomBytes]);
    words.set(this.#words, 2);
    new Float64Array(words.buffer, codes * 4).set(this.#values);
    return { length, words, roomBytes: this.#roomBytes, cost: this.cost };
  }
}

/** Places as runs that are as long as can be. */
function runsOf(count: number, place: (j: number) => Place | undefined): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  for (let j = 0; j < count; j++) {
    const { index, factor } = place(j) ?? { index: 0, factor: undefined };
    if (run !== undefined && run.factor === factor) {
      if (run.count === 1) run.step = index - run.start;
      if (run.start + run.step * run.count === index) {
        run.count++;
        continue;
      }
    }
    run = { first: j, count: 1, start: index, step: 0, factor };
    runs.push(run);
  }
  return runs;
}
