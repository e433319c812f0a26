/** Reductions over all or some axes, fused with what they reduce. */
import type { DType } from '@numloom/ndarray';
import { applyReduction } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import type { Axis, ReductionOptions as AllOptions } from '../expression/reduce.ts';

/** Options of a reduction. */
export interface ReductionOptions {
  /** The axis or axes to reduce over, negative ones counted from the end; all by default. */
  readonly axis?: Axis;
  /** Whether reduced axes stay, with length 1; false by default. */
  readonly keepdims?: boolean;
}

/** Options of a reduction that can be told its dtype. */
export type SumOptions<D extends DType = DType> = AllOptions<D>;

/** The dtype that sums of a dtype have. */
export type SumOf<D extends DType> = D extends 'bool' | 'int8' | 'int16' | 'int32' | 'int64'
  ? 'int64'
  : D extends 'uint8' | 'uint16' | 'uint32' | 'uint64'
    ? 'uint64'
    : D;

/**
 * Sum of the elements over some axes. Integers and bool are summed as 64-bit integers, which
 * wrap; floats with an error that grows with the logarithm of the number of elements (Higham
 * 1993), in an order that depends on the shape alone. The sum of no element is 0.
 *
 * @param x - an array of any dtype
 * @param options - `axis`, `keepdims`, and the `dtype` to sum in
 * @returns an expression of the reduced shape
 * @throws RangeError when an axis does not exist
 * @example
 * ```ts
 * import { sum } from '@numloom/ufunc';
 * console.log(sum([[1, 2], [3, 4]], { axis: 0 }).tolist()); // => [ 4, 6 ]
 * ```
 */
export function sum<A extends Operand, D extends DType = SumOf<DTypeOf<A>>>(
  x: A,
  options: SumOptions<D> = {},
): Expression<NoInfer<D>> {
  return applyReduction('sum', x, options);
}

/**
 * Product of the elements over some axes; dtypes as for `sum`. The product of no element is 1.
 *
 * @throws RangeError when an axis does not exist; TypeError for complex elements
 * @example
 * ```ts
 * import { prod } from '@numloom/ufunc';
 * console.log(prod([1, 2, 3, 4]).item()); // => 24
 * ```
 */
export function prod<A extends Operand, D extends DType = SumOf<DTypeOf<A>>>(
  x: A,
  options: SumOptions<D> = {},
): Expression<NoInfer<D>> {
  return applyReduction('prod', x, options);
}

/**
 * Least element over some axes; NaN if one of the elements is NaN.
 *
 * @throws RangeError when an axis does not exist or has no element; TypeError for complex elements
 * @example
 * ```ts
 * import { min } from '@numloom/ufunc';
 * console.log(min([[3, 1], [2, 5]], { axis: 1 }).tolist()); // => [ 1, 2 ]
 * ```
 */
export function min<A extends Operand>(
  x: A,
  options: ReductionOptions = {},
): Expression<DTypeOf<A>> {
  return applyReduction('min', x, options);
}

/**
 * Greatest element over some axes; NaN if one of the elements is NaN.
 *
 * @throws RangeError when an axis does not exist or has no element; TypeError for complex elements
 * @example
 * ```ts
 * import { max } from '@numloom/ufunc';
 * console.log(max([3, 1, 4]).item()); // => 4
 * ```
 */
export function max<A extends Operand>(
  x: A,
  options: ReductionOptions = {},
): Expression<DTypeOf<A>> {
  return applyReduction('max', x, options);
}

/**
 * Whether all elements over some axes are true, that is not zero. True for no element.
 *
 * @throws RangeError when an axis does not exist
 * @example
 * ```ts
 * import { all, less } from '@numloom/ufunc';
 * console.log(all(less([1, 2, 3], 3)).item()); // => false
 * ```
 */
export function all(x: Operand, options: ReductionOptions = {}): Expression<'bool'> {
  return applyReduction('all', x, options);
}

/**
 * Whether an element over some axes is true, that is not zero. False for no element.
 *
 * @throws RangeError when an axis does not exist
 * @example
 * ```ts
 * import { any, greater } from '@numloom/ufunc';
 * console.log(any(greater([1, 2, 3], 2)).item()); // => true
 * ```
 */
export function any(x: Operand, options: ReductionOptions = {}): Expression<'bool'> {
  return applyReduction('any', x, options);
}

/** The dtype that means of a dtype have. */
export type MeanOf<D extends DType> = D extends 'float32' | 'float64' | 'complex64' | 'complex128'
  ? D
  : 'float64';

/**
 * Arithmetic mean over some axes: the sum, as `sum` computes it, over the number of elements.
 * Integers and bool are summed as float64. The mean of no element is NaN.
 *
 * @param x - an array of any dtype
 * @param options - `axis`, `keepdims`, and the `dtype` to sum in
 * @throws RangeError when an axis does not exist
 * @example
 * ```ts
 * import { mean } from '@numloom/ufunc';
 * console.log(mean([[1, 2], [3, 5]], { axis: 1, keepdims: true }).tolist()); // => [ [ 1.5 ], [ 4 ] ]
 * ```
 */
export function mean<A extends Operand, D extends DType = MeanOf<DTypeOf<A>>>(
  x: A,
  options: SumOptions<D> = {},
): Expression<NoInfer<D>> {
  return applyReduction('mean', x, options);
}
