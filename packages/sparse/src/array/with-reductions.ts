/** Reductions over axes as methods of sparse matrices. */
import { type DType, dtypeInfo, type ElementOf, formatShape, type NdArray } from '@numloom/ndarray';
import { convert } from '../convert/convert.ts';
import { fromDense } from '../convert/dense.ts';
import { nonzero, summed } from '../convert/rewrite.ts';
import { storedIn } from '../convert/stored.ts';
import { needShort, shapeOf } from '../long/held.ts';
import { within } from '../memory/within.ts';
import { checkFlags } from '../parts/options.ts';
import type { Axes, Format, SparseDType } from '../parts/parts.ts';
import { checkElements, type Extreme, extreme, place } from '../reductions/extremes.ts';
import {
  type AxisOptions,
  axisOf,
  type ExtremeOptions,
  type SumOptions,
} from '../reductions/lines.ts';
import { countNonzero, mean, sum } from '../reductions/sums.ts';
import type { SparseArray } from './sparse-array.ts';
import { WithIndexing } from './with-indexing.ts';

/** Options with an axis, or without. */
type Along<Options extends AxisOptions> = Options & { readonly axis: number };
type Whole<Options extends AxisOptions> = Options & { readonly axis?: null | undefined };

/** What a reduction along an axis gives: of the only one, a number. */
type Line<N extends Axes, One, Several> = N extends 1 ? One : Several;

/**
 * Reductions of all elements to a number, or along an axis to a dense array, of extremes to a sparse one in format
 * `coo`, as in SciPy: axis 0 gives one result for each column, axis 1 for each row. Of an array of one axis they
 * are numbers, with axis 0 and -1, too. Elements that are not stored are zero.
 */
export abstract class WithReductions<
  D extends SparseDType,
  F extends Format,
  N extends Axes,
> extends WithIndexing<D, F, N> {
  /**
   * The sum of elements, of the dtype of the matrix unless another one is told: then elements become that dtype
   * before all of them are summed, and sums along an axis after, as in SciPy. Sums of float32 are computed in
   * float64 where the result is; of complex numbers, real dtypes take the real parts.
   *
   * @throws RangeError when the axis does not exist; TypeError for unknown options or dtypes.
   *
   * @example
   * ```ts
   * import { csr_array } from '@numloom/sparse';
   * const a = csr_array([[1, 0], [2, 3]]);
   * console.log(a.sum(), a.sum({ axis: 0 }).tolist()); // => 6 [ 3, 3 ]
   * console.log(a.sum({ axis: 1, dtype: 'int64' }).tolist()); // => [ 1n, 5n ]
   * ```
   */
  sum<E extends DType = D>(options: Along<SumOptions<E>>): Line<N, ElementOf<E>, NdArray<E>>;
  sum<E extends DType = D>(options?: Whole<SumOptions<E>>): ElementOf<E>;
  sum(options: SumOptions = {}): unknown {
    const { axis, dtype } = this.#summed(options, 'sum');
    return within('sum', () => sum(this.held.parts, axis, dtype));
  }

  /**
   * The mean of elements, NaN of none; computed in the dtype of the matrix, or in float64 or complex128 where that
   * is told, and converted to any other dtype in the end.
   *
   * @throws RangeError when the axis does not exist; TypeError for unknown options or dtypes.
   *
   * @example
   * ```ts
   * import { csr_array } from '@numloom/sparse';
   * const a = csr_array([[1, 0], [2, 3]]);
   * console.log(a.mean(), a.mean({ axis: 0, dtype: 'float32' }).tolist()); // => 1.5 [ 1.5, 1.5 ]
   * ```
   */
  mean<E extends DType = D>(options: Along<SumOptions<E>>): Line<N, ElementOf<E>, NdArray<E>>;
  mean<E extends DType = D>(options?: Whole<SumOptions<E>>): ElementOf<E>;
  mean(options: SumOptions = {}): unknown {
    const { axis, dtype } = this.#summed(options, 'mean');
    return within('mean', () => mean(this.held.parts, axis, dtype, shapeOf(this.held)));
  }

  /**
   * The largest element; NaN if there is one. With `explicit`, stored elements only, zero of none.
   *
   * @throws RangeError when there is no element along the axis; TypeError for complex numbers.
   */
  max(options: Along<ExtremeOptions>): Line<N, number, SparseArray<D, 'coo', 1>>;
  max(options?: Whole<ExtremeOptions>): number;
  max(options: ExtremeOptions = {}): unknown {
    return this.#extreme('max', options);
  }

  /**
   * The least element; NaN if there is one. With `explicit`, stored elements only, zero of none.
   *
   * @throws RangeError when there is no element along the axis; TypeError for complex numbers.
   */
  min(options: Along<ExtremeOptions>): Line<N, number, SparseArray<D, 'coo', 1>>;
  min(options?: Whole<ExtremeOptions>): number;
  min(options: ExtremeOptions = {}): unknown {
    return this.#extreme('min', options);
  }

  /**
   * The largest element that is not NaN; NaN if there is none. With `explicit`, stored elements only, zero of none.
   *
   * @throws RangeError when there is no element along the axis; TypeError for complex numbers.
   */
  nanmax(options: Along<ExtremeOptions>): Line<N, number, SparseArray<D, 'coo', 1>>;
  nanmax(options?: Whole<ExtremeOptions>): number;
  nanmax(options: ExtremeOptions = {}): unknown {
    return this.#extreme('nanmax', options);
  }

  /**
   * The least element that is not NaN; NaN if there is none. With `explicit`, stored elements only, zero of none.
   *
   * @throws RangeError when there is no element along the axis; TypeError for complex numbers.
   */
  nanmin(options: Along<ExtremeOptions>): Line<N, number, SparseArray<D, 'coo', 1>>;
  nanmin(options?: Whole<ExtremeOptions>): number;
  nanmin(options: ExtremeOptions = {}): unknown {
    return this.#extreme('nanmin', options);
  }

  /**
   * Where the first of the largest elements is, counted by rows without an axis; the first NaN, if there is one.
   *
   * @throws RangeError when there is no element along the axis; TypeError for complex numbers.
   */
  argmax(options: Along<AxisOptions>): Line<N, number, NdArray<'int64'>>;
  argmax(options?: Whole<AxisOptions>): number;
  argmax(options: AxisOptions = {}): unknown {
    return this.#place('argmax', options);
  }

  /**
   * Where the first of the least elements is, counted by rows without an axis; the first NaN, if there is one.
   *
   * @throws RangeError when there is no element along the axis; TypeError for complex numbers.
   */
  argmin(options: Along<AxisOptions>): Line<N, number, NdArray<'int64'>>;
  argmin(options?: Whole<AxisOptions>): number;
  argmin(options: AxisOptions = {}): unknown {
    return this.#place('argmin', options);
  }

  /**
   * How many elements are not zero, of all or along an axis; entries of one place are added up before. O(nnz +
   * rows + columns).
   *
   * @example
   * ```ts
   * import { csr_array } from '@numloom/sparse';
   * const a = csr_array([[1, 0], [2, 3]]);
   * console.log(a.count_nonzero(), a.count_nonzero({ axis: 0 }).tolist()); // => 3 [ 2n, 1n ]
   * ```
   */
  count_nonzero(options: Along<AxisOptions>): Line<N, number, NdArray<'int64'>>;
  count_nonzero(options?: Whole<AxisOptions>): number;
  count_nonzero(options: AxisOptions = {}): unknown {
    const axis = this.#axis(options, 'count_nonzero');
    const { parts } = this.held;
    if (axis !== undefined) this.#checkDense(axis, 'count_nonzero');
    return within('count_nonzero', () =>
      axis === undefined
        ? storedIn(nonzero(summed(convert(parts, 'coo'))))
        : countNonzero(parts, axis),
    );
  }

  #summed(options: SumOptions, caller: string) {
    const axis = this.#axis(options, caller, ['axis', 'dtype']);
    const { dtype = this.held.parts.dtype } = options;
    if (axis !== undefined) this.#checkDense(axis, caller);
    return { axis, dtype: dtypeInfo(dtype, caller).name };
  }

  #extreme(name: Extreme, options: ExtremeOptions): unknown {
    const axis = this.#axis(options, name, ['axis', 'explicit']);
    checkFlags(options, ['explicit'], name);
    this.#checkElements(axis, name);
    const { parts, axes } = this.held;
    const found = within(name, () => extreme(name, parts, axis, options.explicit));
    if (typeof found === 'number') return found;
    const row = fromDense(found.reshape([1, found.size]) as NdArray<D>, 'csr');
    const left = axes?.[axis === 0 ? 1 : 0];
    return this.made(convert<D, 'coo'>(row, 'coo'), 1, left && [undefined, left]);
  }

  #place(name: 'argmax' | 'argmin', options: AxisOptions): unknown {
    const axis = this.#axis(options, name);
    this.#checkElements(axis, name);
    needShort(this.shape, name);
    return within(name, () => place(name, this.parts, axis));
  }

  /** The axis of the matrix: undefined for all elements, as for the only axis of an array. */
  #axis(options: AxisOptions, caller: string, known?: readonly string[]): 0 | 1 | undefined {
    return axisOf(options, caller, this.ndim, known);
  }

  /** @throws RangeError naming `caller` when one result for each row or column is too many for a dense array. */
  #checkDense(axis: 0 | 1, caller: string): void {
    if (!this.held.axes?.[1 - axis]) return;
    const shape = formatShape(this.shape);
    throw new RangeError(
      `${caller}: along axis ${axis} of ${shape} there are ${shapeOf(this.held)[1 - axis]} results, more than memory holds`,
    );
  }

  /** @throws RangeError naming `caller` when there is no element along the axis. */
  #checkElements(axis: 0 | 1 | undefined, caller: string): void {
    const shape = shapeOf(this.held);
    if (this.ndim === 2) return checkElements(shape, axis, caller);
    if (shape[1] > 0) return;
    throw new RangeError(`${caller}: an array of the shape (0,) has no element`);
  }
}
