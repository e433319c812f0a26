/** Functions of each element as methods of sparse matrices. */
import type { NdArray, RealOf } from '@numloom/ndarray';
import { applied, type Elementwise, negated, nonzero, power } from '../arithmetic/unary.ts';
import { int64Places } from '../long/axis.ts';
import { within } from '../memory/within.ts';
import type { Axes, Format, IndexDType, SparseDType } from '../parts/parts.ts';
import { type Mapped, Matrix } from './matrix.ts';
import type { SparseArray } from './sparse-array.ts';

/** Where elements are: indices for each axis. */
export type Places<N extends Axes> = N extends 1
  ? [place: NdArray<IndexDType>]
  : [row: NdArray<IndexDType>, column: NdArray<IndexDType>];

/**
 * Functions that leave zero at zero: the result has the entries of the matrix, zeros among them, and those
 * of one place added up before. `lil` and `dok` become `csr`.
 */
export abstract class WithFunctions<
  D extends SparseDType,
  F extends Format,
  N extends Axes,
> extends Matrix<D, F, N> {
  /** Each element with the other sign. */
  neg(): SparseArray<D, F extends 'lil' ? 'csr' : F, N> {
    return this.alike(within('neg', () => negated(this.held.parts))) as never;
  }

  /**
   * Each element to a power.
   *
   * @throws RangeError for an exponent that is not above zero: zeros would become other than zero.
   */
  power(exponent: number): SparseArray<D, Mapped<F>, N> {
    return this.alike(within('power', () => power(this.held.parts, exponent))) as never;
  }

  /** Rows and columns of the elements that are not zero, by rows; with one axis, their places. */
  nonzero(): Places<N> {
    const { parts, axes } = this.held;
    const found = nonzero(parts);
    const [row, column] = axes ? found.map((list, k) => int64Places(list, axes[k])) : found;
    return (this.ndim === 1 ? [column] : [row, column]) as Places<N>;
  }

  /** The square root of each element; NaN of negative ones. */
  sqrt(): SparseArray<D, Mapped<F>, N> {
    return this.#each('sqrt');
  }

  /** The sine of each element. */
  sin(): SparseArray<D, Mapped<F>, N> {
    return this.#each('sin');
  }

  /** The tangent of each element. */
  tan(): SparseArray<D, Mapped<F>, N> {
    return this.#each('tan');
  }

  /** The inverse sine of each element. */
  arcsin(): SparseArray<D, Mapped<F>, N> {
    return this.#each('arcsin');
  }

  /** The inverse tangent of each element. */
  arctan(): SparseArray<D, Mapped<F>, N> {
    return this.#each('arctan');
  }

  /** The hyperbolic sine of each element. */
  sinh(): SparseArray<D, Mapped<F>, N> {
    return this.#each('sinh');
  }

  /** The hyperbolic tangent of each element. */
  tanh(): SparseArray<D, Mapped<F>, N> {
    return this.#each('tanh');
  }

  /** The inverse hyperbolic sine of each element. */
  arcsinh(): SparseArray<D, Mapped<F>, N> {
    return this.#each('arcsinh');
  }

  /** The inverse hyperbolic tangent of each element. */
  arctanh(): SparseArray<D, Mapped<F>, N> {
    return this.#each('arctanh');
  }

  /** The logarithm of one plus each element, exact near zero. */
  log1p(): SparseArray<D, Mapped<F>, N> {
    return this.#each('log1p');
  }

  /** The exponential of each element minus one, exact near zero. */
  expm1(): SparseArray<D, Mapped<F>, N> {
    return this.#each('expm1');
  }

  /** Each element rounded down. @throws TypeError when they are complex. */
  floor(): SparseArray<D, Mapped<F>, N> {
    return this.#each('floor');
  }

  /** Each element rounded up. @throws TypeError when they are complex. */
  ceil(): SparseArray<D, Mapped<F>, N> {
    return this.#each('ceil');
  }

  /** Each element rounded towards zero. @throws TypeError when they are complex. */
  trunc(): SparseArray<D, Mapped<F>, N> {
    return this.#each('trunc');
  }

  /** Each element rounded to the nearest whole number, halves to the even one. */
  rint(): SparseArray<D, Mapped<F>, N> {
    return this.#each('rint');
  }

  /** Each element from degrees to radians. @throws TypeError when they are complex. */
  deg2rad(): SparseArray<D, Mapped<F>, N> {
    return this.#each('deg2rad');
  }

  /** Each element from radians to degrees. @throws TypeError when they are complex. */
  rad2deg(): SparseArray<D, Mapped<F>, N> {
    return this.#each('rad2deg');
  }

  /** The sign of each element; of a complex number z / |z|. */
  sign(): SparseArray<D, Mapped<F>, N> {
    return this.#each('sign');
  }

  /** The absolute value of each element. */
  abs(): SparseArray<RealOf<D> & SparseDType, Mapped<F>, N> {
    return this.#each('abs');
  }

  #each(name: Elementwise): never {
    return this.alike(within(name, () => applied(name, this.held.parts))) as never;
  }
}
