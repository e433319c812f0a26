/**
 * Kernels follow indices wherever they lead. So indices are looked at before kernels see them, and again
 * when somebody has written to them.
 */
import type { NdArray } from '@numloom/ndarray';
import { checkIndices, checkStarts } from '../parts/checks.ts';
import type { BsrParts, CompressedParts, CooParts } from '../parts/parts.ts';

/** What was looked at: a pair of arrays as they were then, and the lengths that they fit. */
interface Known {
  readonly other: NdArray;
  readonly version: number;
  readonly otherVersion: number;
  readonly rows: number;
  readonly columns: number;
}

const known = /* @__PURE__ */ new WeakMap<NdArray, Known>();

const CALLER = 'sparse array';

/** @throws RangeError when indices of a matrix lead outside of it, Error when its arrays are disposed. */
export function assertFits(parts: BsrParts | CompressedParts | CooParts): void {
  const isTriplets = parts.format === 'coo';
  const [first, other] = isTriplets ? [parts.row, parts.col] : [parts.indices, parts.indptr];
  for (const { storage } of [first, other, parts.data]) storage.assertUsable(CALLER);
  const [height, width] =
    parts.format === 'bsr' ? (parts.data.shape.slice(1) as Pair) : ([1, 1] as const);
  const [rows, columns] = [parts.shape[0] / height, parts.shape[1] / width];
  const last = known.get(first);
  const [version, otherVersion] = [first.storage.version, other.storage.version];
  if (
    last?.other === other &&
    last.version === version &&
    last.otherVersion === otherVersion &&
    last.rows === rows &&
    last.columns === columns
  ) {
    return;
  }
  if (isTriplets) {
    checkIndices(first, rows, 'row', CALLER);
    checkIndices(other, columns, 'col', CALLER);
  } else {
    const [lines, length] = parts.format === 'csc' ? [columns, rows] : [rows, columns];
    checkStarts(other, lines, first.size, CALLER);
    checkIndices(first, length, 'indices', CALLER);
  }
  known.set(first, { other, version, otherVersion, rows, columns });
}

type Pair = [number, number];

/** @throws RangeError when lines lead outside of their entries. */
export function assertStarts({
  indptr,
  indices,
}: Pick<CompressedParts, 'indices' | 'indptr'>): void {
  const last = known.get(indices);
  if (
    last?.other === indptr &&
    last.otherVersion === indptr.storage.version &&
    last.version === indices.storage.version
  ) {
    return;
  }
  for (const { storage } of [indptr, indices]) storage.assertUsable(CALLER);
  checkStarts(indptr, indptr.size - 1, indices.size, CALLER);
}
