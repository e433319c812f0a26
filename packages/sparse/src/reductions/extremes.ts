/** Largest and least elements, and where they are. */
import { dtypes, type NdArray } from '@numloom/ndarray';
import { kernelsOf, withFrame } from '@numloom/linalg/kernels';
import { argmax, argmin, max, min, nanmax, nanmin } from '@numloom/ufunc';
import { reductions } from '../kernels/generated/reductions.ts';
import { addressOf } from '../memory/compressed.ts';
import { addressesOf } from '../memory/room.ts';
import { KINDS } from '../parts/dtypes.ts';
import type { Parts, Shape } from '../parts/parts.ts';
import { linesAlong } from './lines.ts';

/** The names of extremes. */
export type Extreme = 'max' | 'min' | 'nanmax' | 'nanmin';

/** Lines that a kernel does in one call: V8 exchanges code for faster one between calls. */
const LINES = 4096;

function check(a: Parts, axis: 0 | 1 | undefined, caller: string): void {
  if (dtypes[a.dtype].components === 2) {
    throw new TypeError(`${caller}: complex numbers are not ordered`);
  }
  checkElements(a.shape, axis, caller);
}

/** @throws RangeError naming `caller` when a matrix has no element, or none along an axis. */
export function checkElements(shape: Shape, axis: 0 | 1 | undefined, caller: string): void {
  const [rows, columns] = shape;
  if (axis === undefined ? rows * columns > 0 : shape[axis] > 0) return;
  throw new RangeError(
    `${caller}: a matrix of the shape (${rows}, ${columns}) has no element along the axis`,
  );
}

/**
 * The largest or least element of all, or of each column (axis 0) or row (axis 1), as a dense array. What is
 * not stored counts as zero, unless only `stored` elements are asked for. NaN is the result where there is
 * one, but of `nanmax` and `nanmin` only where there is nothing else.
 */
export function extreme(
  name: Extreme,
  a: Parts,
  axis: 0 | 1 | undefined,
  stored = false,
  caller: string = name,
): number | NdArray {
  check(a, axis, caller);
  if (axis === undefined) {
    const { lines } = linesAlong(a, 1);
    // Without this, rows that store nothing would count as zero.
    if (stored && lines.data.size > 0) return whole(name, lines.data);
    return whole(name, extreme(name, a, 1) as NdArray);
  }
  const { lines, count, length } = linesAlong(a, axis);
  const isLeast = name === 'min' || name === 'nanmin';
  const result = withFrame((frame) => {
    const from = addressesOf(lines, a.dtype, frame);
    const { array, inside } = frame.written('float64', [count]);
    for (let i = 0; i < count; i += LINES) {
      kernelsOf(reductions).extremes(
        ...([KINDS[a.dtype], i, Math.min(count, i + LINES), length, from.starts] as const),
        ...([from.values, isLeast, name.startsWith('nan'), stored, addressOf(inside)] as const),
      );
    }
    return array;
  });
  return a.dtype === 'float64' ? result : result.astype(a.dtype);
}

function whole(name: Extreme, values: NdArray): number {
  const reduce = { max, min, nanmax, nanmin }[name];
  return Number(reduce(values).evaluate().item());
}

/**
 * Where the first of the largest or least elements is: of all, counted by rows, or of each column (axis 0) or
 * row (axis 1). The first NaN is it, if there is one.
 */
export function place(
  name: 'argmax' | 'argmin',
  a: Parts,
  axis: 0 | 1 | undefined,
): number | NdArray<'int64'> {
  check(a, axis, name);
  const isLeast = name === 'argmin';
  if (axis === undefined) {
    const all = extreme(isLeast ? 'min' : 'max', a, 1) as NdArray;
    const row = Number((isLeast ? argmin : argmax)(all).evaluate().item());
    const columns = place(name, a, 1) as NdArray<'int64'>;
    return row * a.shape[1] + Number(columns.get(row));
  }
  const { lines, count, length } = linesAlong(a, axis);
  return withFrame((frame) => {
    const from = addressesOf(lines, a.dtype, frame);
    const { inside } = frame.written('int32', [count]);
    for (let i = 0; i < count; i += LINES) {
      kernelsOf(reductions).places(
        ...([KINDS[a.dtype], i, Math.min(count, i + LINES), length, from.starts] as const),
        ...([from.indices, from.values, isLeast, addressOf(inside)] as const),
      );
    }
    return inside.astype('int64');
  });
}
