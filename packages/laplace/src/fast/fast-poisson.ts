/** Poisson's equation on boxes, by transforms along all axes but one. */
import {
  copyto,
  formatShape,
  may_share_memory,
  NdArray,
  packedLayout,
  sameShape,
  sizeOf,
} from '@numloom/ndarray';
import { type Frame, Owned, withFrame } from '@numloom/linalg/kernels';
import { assertOptions, threadCount } from '@numloom/ufunc';
import { addressOf } from '../transforms/axes.ts';
import { type CheckedProblem, checkedProblem, type FastPoissonOptions } from './problem.ts';
import { Stages } from './stages.ts';

/**
 * A solver of -Δu + s u = f on a rectangle or a box by the 5-point or 7-point formula, to rounding. Points lie
 * on the boundary. Unknown are the values at all points but those at Dirichlet sides; at a Neumann side the
 * point outside is eliminated, so that its row is (2 u[0] - 2 u[1]) / h². What is known at the boundary has
 * to be in the right side already: values of neighbours over h², and 2 g / h for an outward derivative g.
 *
 * Lines are transformed along all axes but one, by sine, cosine or Fourier transforms; what remains are
 * tridiagonal systems along that axis, for all modes at once (Hockney 1965, Swarztrauber 1977).
 * O(n log n) operations for n unknowns. Programs, tables and pivots are made once.
 *
 * Where all sides are periodic or Neumann's and s = 0, a constant may be added to u, and f has to be
 * orthogonal to constants: then f is solved for without its mean, and the u is given whose mean is 0. In
 * these means points at a Neumann side count half, at an edge of two a quarter, as in the trapezoidal rule.
 */
export class FastPoisson {
  /** Unknowns along each axis: the shape of right sides and solutions. */
  readonly shape: readonly number[];
  /** Whether solutions are determined up to a constant only. */
  readonly isSingular: boolean;
  readonly #order: readonly number[];
  readonly #memory = new Owned();
  readonly #stages: Stages;

  /** @throws RangeError or TypeError naming what is wrong with the options */
  constructor(options: FastPoissonOptions) {
    assertOptions(options, ['shape', 'spacing', 'sides', 'shift'], 'FastPoisson');
    const problem: CheckedProblem = checkedProblem(options, 'FastPoisson');
    this.shape = problem.shape;
    this.isSingular = problem.isSingular;
    this.#order = problem.order;
    try {
      this.#stages = new Stages(problem, this.#memory);
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /**
   * Solves for a right side, of the shape of the unknowns. The result is a new array, or `out`, which may
   * be any view, the right side among them.
   *
   * @throws RangeError where a shape is another one, TypeError where a dtype is no float64, Error where the
   *   solver was disposed of.
   */
  solve(
    rhs: NdArray<'float64'>,
    { out }: { readonly out?: NdArray<'float64'> | undefined } = {},
  ): NdArray<'float64'> {
    if (this.#memory.isDisposed) throw new Error('FastPoisson.solve: the solver was disposed of');
    this.#check(rhs, 'rhs');
    rhs.storage.assertUsable('FastPoisson.solve');
    if (out !== undefined) {
      this.#check(out, 'out');
      out.beginWrite('FastPoisson.solve');
    }
    return withFrame((frame) => {
      const source = frame.reachable(rhs, 'float64');
      if (out === undefined) {
        const { array, inside } = frame.written('float64', this.shape);
        this.#run(source, inside, frame);
        return array;
      }
      if (out.storage.inHeap) this.#run(source, out, frame);
      else {
        const { array, inside } = frame.written('float64', this.shape);
        this.#run(source, inside, frame);
        copyto(out, inside);
        array.dispose();
      }
      return out;
    });
  }

  /** Gives the tables back to the heap; else they are when the solver is collected. */
  dispose(): void {
    this.#memory.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #check(array: NdArray, name: string): void {
    if (!(array instanceof NdArray) || array.dtype !== 'float64') {
      throw new TypeError(`FastPoisson.solve: ${name} is no array of float64`);
    }
    if (!sameShape(array.shape, this.shape)) {
      const [given, needed] = [formatShape(array.shape), formatShape(this.shape)];
      throw new RangeError(`FastPoisson.solve: ${name} has the shape ${given}, needs ${needed}`);
    }
  }

  #run(source: NdArray, target: NdArray, frame: Frame): void {
    const from = source.transpose([...this.#order]);
    const to = target.transpose([...this.#order]);
    const isSame = addressOf(from) === addressOf(to) && String(from.strides) === String(to.strides);
    const isFit = to.isContiguous() && (isSame || !may_share_memory(from, to));
    if (isFit) this.#stages.run(from, to, to, threadCount());
    else {
      const layout = packedLayout(to.shape);
      const scratch = frame.stack('float64', [sizeOf(to.shape)]).array;
      const work = new NdArray('float64', { ...layout, offset: scratch.offset }, scratch.storage);
      this.#stages.run(from, work, to, threadCount());
    }
  }
}
