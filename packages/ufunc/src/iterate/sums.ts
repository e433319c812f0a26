/**
 * Norms of changes, of several sweeps at once: what the changes of a row amount to, from its first
 * element to the last one, whatever the order in which rows go on; then rows in their order,
 * combined by the counter of kernel/fold.ts.
 */
import { allocateScratch, NdArray, type Storage } from '@numloom/ndarray';
import { FoldStack } from '../kernel/fold.ts';
import { combinerOf } from '../run/partials.ts';
import type { Norm } from './change.ts';

/** The sums, or the largest values, of rows. */
export class Sums {
  /** For each element of the last two axes that of its row, for the first of the sweeps. */
  readonly array: NdArray;
  readonly #storage: Storage;
  readonly #rows: number;
  readonly #ord: Norm;

  /** @param shape - of what changes, with at least two axes */
  constructor(shape: readonly number[], sweeps: number, ord: Norm) {
    const rows = shape.at(-2)!;
    this.#rows = rows;
    this.#ord = ord;
    this.#storage = allocateScratch(8 * rows * sweeps);
    const strides = shape.map((_, axis) => (axis === shape.length - 2 ? 1 : 0));
    this.array = new NdArray('float64', { shape, strides, offset: 0 }, this.#storage);
  }

  /** Begins anew. */
  clear(): void {
    this.#storage.view('float64').fill(0);
  }

  /** Where the sum of the first row is, for a sweep. */
  start(sweep: number): number {
    return sweep * this.#rows;
  }

  /** What all rows amount to. */
  total(sweep: number): number {
    const stack = this.stack();
    const start = this.start(sweep);
    const sums = this.#storage.view('float64').subarray(start, start + this.#rows);
    for (const sum of sums) stack.push(sum);
    return stack.drain()!;
  }

  /** What combines the totals of parts. */
  stack(): FoldStack<number> {
    return new FoldStack(combinerOf(this.#ord === 2 ? 'add' : 'max', 'float64'));
  }

  dispose(): void {
    this.#storage.dispose();
  }
}
