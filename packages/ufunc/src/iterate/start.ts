/** An array as it was some sweeps ago, for when more were made than are wanted. */
import type { NdArray } from '@numloom/ndarray';
import { leafNode } from '../graph/node.ts';
import { evaluateNodes } from '../run/rounds.ts';

/** So much longer than up to a start may it take to the next one, in sweeps. */
const RARELY = 4;

/** The last start of a run over an array that is kept. */
export class Start {
  readonly #array: NdArray;
  #copy: NdArray | undefined;
  #made = 0;

  constructor(array: NdArray) {
    this.#array = array;
  }

  /**
   * Keeps the array as it is, if there was no start for long, or if the norm of the change may soon
   * be small enough: within two passes, should it decrease as it did in the last one.
   *
   * @param norms - of all sweeps so far
   * @param sweeps - in a pass
   */
  keep(norms: readonly number[], tol: number, sweeps: number): void {
    const made = norms.length;
    const [last, before] = [norms[made - 1], norms[Math.max(0, made - 1 - sweeps)]];
    const isNear = last !== undefined && last * (last / before!) ** 2 <= tol;
    if (this.#copy !== undefined && !isNear && made < RARELY * (this.#made + sweeps)) return;
    this.#copy?.dispose();
    this.#copy = this.#array.copy();
    this.#made = made;
  }

  /** Makes the array what it was; answers how many sweeps were made then. */
  restore(): number {
    if (this.#copy === undefined) throw new Error('iterate: no start was kept');
    evaluateNodes([], [{ target: this.#array, value: leafNode(this.#copy) }], 'iterate');
    return this.#made;
  }

  dispose(): void {
    this.#copy?.dispose();
  }
}
