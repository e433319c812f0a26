/** Reductions over axes as methods of sparse matrices. */
import { type DType, dtypeInfo, type ElementOf, type NdArray } from '@numloom/ndarray';
import { convert } from '../convert/convert.ts';
import { nonzero, summed } from '../convert/rewrite.ts';
import { storedIn } from '../convert/stored.ts';
import type { Format, SparseDType } from '../parts/parts.ts';
import { type Extreme, extreme, place } from '../reductions/extremes.ts';
import {
  type AxisOptions,
  axisOf,
  type ExtremeOptions,
  type SumOptions,
} from '../reductions/lines.ts';
import { countNonzero, mean, sum } from '../reductions/sums.ts';
import { WithIndexing } from './with-indexing.ts';

/** Options with an axis, or without. */
type Along<Options extends AxisOptions> = Options & { readonly axis: number };
type Whole<Options extends AxisOptions> = Options & { readonly axis?: null | undefined };

/**
 * Reductions of all elements to a number, or along an axis to a dense array: axis 0 gives one result for each
 * column, axis 1 for each row. Elements that are not stored are zero.
 */
export abstract class WithReductions<D extends SparseDType, F extends Format> extends WithIndexing<
  D,
  F
> {
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
  sum<E extends DType = D>(options: Along<SumOptions<E>>): NdArray<E>;
  sum<E extends DType = D>(options?: Whole<SumOptions<E>>): ElementOf<E>;
  sum(options: SumOptions = {}): unknown {
    const { axis, dtype } = this.#summed(options, 'sum');
    return sum(this.parts, axis, dtype);
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
  mean<E extends DType = D>(options: Along<SumOptions<E>>): NdArray<E>;
  mean<E extends DType = D>(options?: Whole<SumOptions<E>>): ElementOf<E>;
  mean(options: SumOptions = {}): unknown {
    const { axis, dtype } = this.#summed(options, 'mean');
    return mean(this.parts, axis, dtype);
  }

  /**
   * The largest element; NaN if there is one. With `explicit`, stored elements only, zero of none.
   *
   * @throws RangeError when there is no element along the axis; TypeError for complex numbers.
   */
  max(options: Along<ExtremeOptions>): NdArray<D>;
  max(options?: Whole<ExtremeOptions>): number;
  max(options: ExtremeOptions = {}): number | NdArray<D> {
    return this.#extreme('max', options);
  }

  /**
   * The least element; NaN if there is one. With `explicit`, stored elements only, zero of none.
   *
   * @throws RangeError when there is no element along the axis; TypeError for complex numbers.
   */
  min(options: Along<ExtremeOptions>): NdArray<D>;
  min(options?: Whole<ExtremeOptions>): number;
  min(options: ExtremeOptions = {}): number | NdArray<D> {
    return this.#extreme('min', options);
  }

  /**
   * The largest element that is not NaN; NaN if there is none. With `explicit`, stored elements only, zero of none.
   *
   * @throws RangeError when there is no element along the axis; TypeError for complex numbers.
   */
  nanmax(options: Along<ExtremeOptions>): NdArray<D>;
  nanmax(options?: Whole<ExtremeOptions>): number;
  nanmax(options: ExtremeOptions = {}): number | NdArray<D> {
    return this.#extreme('nanmax', options);
  }

  /**
   * The least element that is not NaN; NaN if there is none. With `explicit`, stored elements only, zero of none.
   *
   * @throws RangeError when there is no element along the axis; TypeError for complex numbers.
   */
  nanmin(options: Along<ExtremeOptions>): NdArray<D>;
  nanmin(options?: Whole<ExtremeOptions>): number;
  nanmin(options: ExtremeOptions = {}): number | NdArray<D> {
    return this.#extreme('nanmin', options);
  }

  /**
   * Where the first of the largest elements is, counted by rows without an axis; the first NaN, if there is one.
   *
   * @throws RangeError when there is no element along the axis; TypeError for complex numbers.
   */
  argmax(options: Along<AxisOptions>): NdArray<'int64'>;
  argmax(options?: Whole<AxisOptions>): number;
  argmax(options: AxisOptions = {}): number | NdArray<'int64'> {
    return place('argmax', this.parts, axisOf(options, 'argmax'));
  }

  /**
   * Where the first of the least elements is, counted by rows without an axis; the first NaN, if there is one.
   *
   * @throws RangeError when there is no element along the axis; TypeError for complex numbers.
   */
  argmin(options: Along<AxisOptions>): NdArray<'int64'>;
  argmin(options?: Whole<AxisOptions>): number;
  argmin(options: AxisOptions = {}): number | NdArray<'int64'> {
    return place('argmin', this.parts, axisOf(options, 'argmin'));
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
  count_nonzero(options: Along<AxisOptions>): NdArray<'int64'>;
  count_nonzero(options?: Whole<AxisOptions>): number;
  count_nonzero(options: AxisOptions = {}): number | NdArray<'int64'> {
    const axis = axisOf(options, 'count_nonzero');
    if (axis !== undefined) return countNonzero(this.parts, axis);
    return storedIn(nonzero(summed(convert(this.parts, 'coo'))));
  }

  #summed(options: SumOptions, caller: string) {
    const axis = axisOf(options, caller, ['axis', 'dtype']);
    const { dtype = this.parts.dtype } = options;
    return { axis, dtype: dtypeInfo(dtype, caller).name };
  }

  #extreme(name: Extreme, options: ExtremeOptions): never {
    const axis = axisOf(options, name, ['axis', 'explicit']);
    return extreme(name, this.parts, axis, options.explicit) as never;
  }
}
