/** Norms of vectors: of the elements of an array along some of its axes. */
import { dtypes, type NdArray, normalizeAxes, permute_dims, sizeOf } from '@numloom/ndarray';
import { floatingOf, realOf, scalarOf } from '../arguments/operands.ts';
import { norms } from '../kernels/generated/norms.ts';
import { kernelsOf } from '../kernels/load.ts';
import { view, withFrame } from '../memory/frame.ts';

/** The dtypes of norms. */
export type RealArray = NdArray<'float32' | 'float64'>;

/** What kernels call the orders they know. */
const KINDS = /* @__PURE__ */ new Map([
  [2, 2],
  [1, 1],
  [0, 0],
  [Infinity, 3],
  [-Infinity, 4],
]);

/** (Σ |x|^order)^(1/order), or what that tends to, along `axis`; over all where none is given. */
export function vectorNorm(
  x: NdArray,
  order: number,
  axis: number | readonly number[] | undefined,
  keepdims: boolean,
  caller: string,
): RealArray {
  const { ndim } = x;
  const folded = axis === undefined ? x.shape.map((_, k) => k) : normalizeAxes(axis, ndim, caller);
  const left = x.shape.map((_, k) => k).filter((k) => !folded.includes(k));
  const lengthOf = (axes: readonly number[]) => axes.map((k) => x.shape[k]!);
  const shape = keepdims
    ? x.shape.map((length, k) => (folded.includes(k) ? 1 : length))
    : lengthOf(left);
  const count = sizeOf(lengthOf(left));
  const length = sizeOf(lengthOf(folded));
  const isInOrder = [...left, ...folded].every((k, i) => k === i);
  const ordered = isInOrder ? x : permute_dims(x, [...left, ...folded]);
  const rows = ordered.reshape([count, length]);
  return normsOfRows(rows, order, caller).reshape(shape);
}

function normsOfRows(rows: NdArray, order: number, caller: string): RealArray {
  const [count, length] = rows.shape as [number, number];
  const dtype = floatingOf(rows.dtype);
  if (length === 0 && order === -Infinity) {
    throw new RangeError(`${caller}: the smallest of no elements is not defined`);
  }
  return withFrame((frame) => {
    const scalar = scalarOf(dtype);
    const packed = frame.readable(rows.isContiguous() ? rows : rows.copy(), scalar);
    const { components } = dtypes[scalar];
    const result = frame.stack('float64', [1, count]);
    const kind = KINDS.get(order);
    if (length === 0) view('float64', result.address, count).fill(order < 0 ? Infinity : 0);
    else if (kind !== undefined) {
      const { normsOf } = kernelsOf(norms);
      normsOf(kind, count, length, packed.address, components, result.address);
    } else {
      const data = view('float64', packed.address, count * length * components);
      const to = view('float64', result.address, count);
      for (let i = 0; i < count; i++) {
        const row = data.subarray(i * length * components, (i + 1) * length * components);
        to[i] = powerNorm(components === 2 ? moduliOf(row) : row, order);
      }
    }
    return frame.delivered(result, realOf(dtype), [count]);
  });
}

function moduliOf(row: Float64Array): Float64Array {
  return Float64Array.from({ length: row.length / 2 }, (_, i) =>
    Math.hypot(row[2 * i]!, row[2 * i + 1]!),
  );
}

/** Scaled by the element that decides, so that powers stay in range: the largest, or the smallest. */
function powerNorm(row: Float64Array, order: number): number {
  let unit = order > 0 ? 0 : Infinity;
  for (const value of row) {
    const size = Math.abs(value);
    if (Number.isNaN(size)) return NaN;
    if (order > 0 ? size > unit : size < unit) unit = size;
  }
  if (unit === 0 || unit === Infinity) return unit;
  let sum = 0;
  for (const value of row) sum += (Math.abs(value) / unit) ** order;
  return unit * sum ** (1 / order);
}
