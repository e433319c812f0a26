/** A triangle of a matrix, its diagonal apart, as kernels solve with it. */
import { type Frame, kernelsOf, type Scalar } from '@numloom/linalg/kernels';
import { structure } from '../kernels/generated/structure.ts';
import { triangleParts } from '../kernels/generated/triangleParts.ts';
import { type Compressed, reachable } from '../memory/compressed.ts';
import type { CompressedParts } from '../parts/parts.ts';

const LINES = 4096;

/** Entries of a triangle by lines, without its diagonal; addresses. */
export interface SplitTriangle {
  readonly scalar: Scalar;
  readonly size: number;
  readonly starts: number;
  readonly indices: number;
  readonly values: number;
  readonly entries: number;
  readonly diagonal: number;
}

/** Where a triangle is put: the frame, or memory that lasts. */
export type Room = Pick<Frame, 'bytes'>;

/** The lower or upper triangle of a square matrix; others of its entries are left out. */
export function splitTriangle(
  parts: CompressedParts,
  lower: boolean,
  scalar: Scalar,
  frame: Frame,
  room: Room = frame,
): SplitTriangle {
  const {
    lines: n,
    entries,
    starts,
    indices,
    values,
  }: Compressed = reachable(parts, frame, scalar);
  const width = scalar === 'complex128' ? 16 : 8;
  const toStarts = room.bytes(4 * (n + 1));
  const toIndices = room.bytes(4 * entries);
  const toValues = room.bytes(width * entries);
  const diagonal = room.bytes(width * n);
  const kernels = kernelsOf(triangleParts);
  const split =
    scalar === 'complex128' ? kernels.splitTriangleComplex128 : kernels.splitTriangleFloat64;
  const before = lower === (parts.format === 'csr');
  const to = [toStarts, toIndices, toValues, diagonal] as const;
  let count = 0;
  for (let k = 0; k < n; k += LINES) {
    count = split(k, Math.min(n, k + LINES), starts, indices, values, before, count, ...to);
  }
  return {
    scalar,
    size: n,
    starts: toStarts,
    indices: toIndices,
    values: toValues,
    entries: count,
    diagonal,
  };
}

/** Whether all numbers of the triangle are finite, those of its diagonal if it counts. */
export function isFiniteTriangle(
  { size, scalar, values, entries, diagonal }: SplitTriangle,
  withDiagonal: boolean,
): boolean {
  const components = scalar === 'complex128' ? 2 : 1;
  const { firstNotFinite } = kernelsOf(structure);
  if (firstNotFinite(components * entries, values) >= 0) return false;
  return !withDiagonal || firstNotFinite(components * size, diagonal) < 0;
}

/** The first zero on the diagonal, -1 if there is none. */
export function zeroOnDiagonal({ size, scalar, diagonal }: SplitTriangle): number {
  return kernelsOf(triangleParts).firstZero(size, scalar === 'complex128' ? 2 : 1, diagonal);
}
