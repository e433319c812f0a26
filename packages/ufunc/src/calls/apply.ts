/** Functions of arrays along axes. */
import {
  copyto,
  type DType,
  expand_dims,
  type NdArray,
  normalizeAxis,
  sizeOf,
} from '@numloom/ndarray';
import { inNameOf } from '../expression/naming.ts';
import type { Operand } from '../expression/operand.ts';
import { arrayOf, newArray } from '../order/rows.ts';
import { offsetsOf } from '../reductions/parts.ts';

/**
 * A function of rows applied to all rows along an axis. What it gives for a row, of any shape, takes
 * the place of the axis; all results are converted to the dtype of the first.
 *
 * A call per row: functions that take an `axis` themselves are faster by far.
 *
 * @param func1d - gets a view of each row, and `args`
 * @param axis - the axis that rows lie along
 * @param arr - the array
 * @throws RangeError when the axis does not exist, there is no row, or results have other shapes than
 *   the first; TypeError when `func1d` is no function or gives no array
 * @example
 * ```ts
 * import { apply_along_axis, sort, sum } from '@numloom/ufunc';
 * console.log(apply_along_axis(sum, 0, [[1, 2], [3, 4]]).tolist()); // => [ 4, 6 ]
 * console.log(apply_along_axis((row) => sort(row), 1, [[8, 1], [4, 3]]).tolist()); // => [ [ 1, 8 ], [ 3, 4 ] ]
 * ```
 */
export function apply_along_axis<D extends DType = DType>(
  func1d: (row: NdArray<D>, ...args: never[]) => Operand,
  axis: number,
  arr: Operand,
  ...args: readonly unknown[]
): NdArray<DType> {
  checkFunction(func1d, 'func1d', 'apply_along_axis');
  const array = arrayOf(arr, 'apply_along_axis') as NdArray<D>;
  const k = normalizeAxis(axis, array.ndim, 'apply_along_axis');
  const order = array.shape.map((_, i) => i).filter((i) => i !== k);
  const outer = order.map((i) => array.shape[i]!);
  const count = sizeOf(outer);
  if (count === 0) {
    throw new RangeError(
      `apply_along_axis: an array of shape (${array.shape.join(', ')}) has no row along axis ${k}`,
    );
  }
  const rows = array.transpose([...order, k]);
  const offsets = offsetsOf(rows, rows.ndim - 1);
  const row = { shape: [array.shape[k]!], strides: [array.strides[k]!] };
  const resultOf = (i: number): NdArray => {
    const value = func1d(array.withLayout({ ...row, offset: offsets[i]! }), ...(args as never[]));
    return arrayOf(value, 'apply_along_axis: func1d');
  };
  const first = resultOf(0);
  const all = newArray(first.dtype, [count, ...first.shape]);
  for (let i = 0; i < count; i++) {
    const result = i === 0 ? first : resultOf(i);
    inNameOf('apply_along_axis', () => copyto(all.slice(i), result, { casting: 'unsafe' }));
  }
  const own = first.ndim;
  const axes = Array.from({ length: outer.length + own }, (_, i) => i);
  const permuted = [
    ...axes.slice(0, k),
    ...axes.slice(outer.length),
    ...axes.slice(k, outer.length),
  ];
  return all.reshape([...outer, ...first.shape]).transpose(permuted);
}

/**
 * A function applied over one axis after the other, each of which stays with length 1.
 *
 * @param func - gets an array and an axis, and gives an array with that axis or without it
 * @param a - the array
 * @param axes - an axis, or several
 * @throws RangeError when an axis does not exist, or a result has another number of axes; TypeError
 *   when `func` is no function or gives no array
 * @example
 * ```ts
 * import { arange } from '@numloom/ndarray';
 * import { apply_over_axes, sum } from '@numloom/ufunc';
 * const a = arange(24).reshape([2, 3, 4]);
 * const sums = apply_over_axes((x, axis) => sum(x, { axis }), a, [0, 2]);
 * console.log(sums.tolist()); // => [ [ [ 60 ], [ 92 ], [ 124 ] ] ]
 * ```
 */
export function apply_over_axes(
  func: (a: NdArray, axis: number) => Operand,
  a: Operand,
  axes: number | readonly number[],
): NdArray<DType> {
  checkFunction(func, 'func', 'apply_over_axes');
  let value: NdArray = arrayOf(a, 'apply_over_axes');
  const { ndim } = value;
  const list: readonly number[] = Array.isArray(axes) ? axes : [axes as number];
  for (const axis of list) {
    const k = normalizeAxis(axis, ndim, 'apply_over_axes');
    const result = arrayOf(func(value, k), 'apply_over_axes: func');
    if (result.ndim !== ndim && result.ndim !== ndim - 1) {
      throw new RangeError(
        `apply_over_axes: func gives ${result.ndim} axes, must give ${ndim} or one fewer`,
      );
    }
    value = result.ndim === ndim ? result : expand_dims(result, { axis: k });
  }
  return value;
}

function checkFunction(value: unknown, name: string, caller: string): void {
  if (typeof value === 'function') return;
  throw new TypeError(
    `${caller}: ${name} is ${value === null ? 'null' : typeof value}, must be a function`,
  );
}
