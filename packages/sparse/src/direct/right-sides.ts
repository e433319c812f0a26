/** Right-hand sides of systems: what may be given, and how it is brought to kernels and back. */
import { dtypes, formatShape, type NdArray } from '@numloom/ndarray';
import {
  arrayOf,
  floatingOf,
  type Frame,
  type InexactDType,
  kernelsOf,
  type Scalar,
  withFrame,
} from '@numloom/linalg/kernels';
import type { Operand } from '@numloom/linalg';
import type { AnySparse } from '../array/matrix.ts';
import { SparseArray } from '../array/sparse-array.ts';
import { residuals } from '../kernels/generated/residuals.ts';
import { needShort } from '../long/held.ts';
import { within } from '../memory/within.ts';
import type { SparseDType } from '../parts/parts.ts';
import { bytesOf } from './kernels.ts';

/** Right-hand sides together: more are solved in turns, so that room is bounded. */
const TOGETHER = 64;

/** Solves for `count` vectors of the factors' scalars at `b`, n elements each, in place. */
export type SolveTogether = (b: number, count: number, frame: Frame) => void;

/** Columns of a dense operand of n rows, as they are given. */
export interface Columns {
  /** Always with two axes. */
  readonly array: NdArray;
  readonly isVector: boolean;
  /** Dtype of the solutions. */
  readonly dtype: InexactDType;
}

/** @throws RangeError where b has not n rows, or has not one or two axes. */
export function columnsOf(b: Operand, n: number, dtype: SparseDType, caller: string): Columns {
  const array = arrayOf(b, caller);
  if (array.ndim !== 1 && array.ndim !== 2) {
    throw new RangeError(`${caller}: b has ${array.ndim} axes, must have 1 or 2`);
  }
  checkRows(array, n, caller);
  const isVector = array.ndim === 1;
  return {
    array: isVector ? array.reshape([-1, 1]) : array,
    isVector,
    dtype: floatingOf(dtype, array.dtype),
  };
}

/** @throws RangeError naming `caller` where b has not n rows, or 2 ** 31 columns or more. */
export function checkRows(
  { shape }: { readonly shape: readonly number[] },
  n: number,
  caller: string,
): void {
  if (shape[0] !== n) {
    throw new RangeError(
      `${caller}: b has the shape ${formatShape(shape)}, needs ${n} rows as A has`,
    );
  }
  needShort(shape, caller, 'b');
}

/** Whether right-hand sides are a sparse matrix of them. */
export function isMatrix(b: Operand | AnySparse): b is SparseArray {
  return b instanceof SparseArray && b.ndim === 2;
}

/** A sparse array as a dense one; others are themselves. */
export function denseOf(b: Operand | AnySparse, caller: string): Operand {
  if (!(b instanceof SparseArray)) return b;
  needShort(b.shape, caller, 'b');
  return within(caller, () => b.toarray());
}

/** The solutions of systems with these right-hand sides, of their shape. */
export function solveColumns(
  { array, isVector, dtype }: Columns,
  scalar: Scalar,
  solve: SolveTogether,
): NdArray<InexactDType> {
  const [n, count] = array.shape as [number, number];
  return withFrame((frame) => {
    const isComplex = dtypes[dtype].components === 2;
    const solved = frame.copied(array, isComplex ? 'complex128' : scalar, 'F');
    if (array.size > 0) {
      const bytes = n * bytesOf(isComplex ? 'complex128' : scalar);
      const run = isComplex && scalar === 'float64' ? inParts(n, solve) : solve;
      for (let j = 0; j < count; j += TOGETHER) {
        const together = Math.min(TOGETHER, count - j);
        withFrame((inner) => run(solved.address + j * bytes, together, inner));
      }
    }
    return frame.delivered(solved, dtype, isVector ? [n] : [n, count]);
  });
}

/** Complex right-hand sides of real systems: their real and imaginary parts, twice as many. */
function inParts(n: number, solve: SolveTogether): SolveTogether {
  return (b, count, frame) => {
    const { split, join } = kernelsOf(residuals);
    const parts = frame.bytes(16 * n * count);
    for (let j = 0; j < count; j++) {
      const real = parts + 16 * n * j;
      split(n, b + 16 * n * j, real, real + 8 * n);
    }
    solve(parts, 2 * count, frame);
    for (let j = 0; j < count; j++) {
      const real = parts + 16 * n * j;
      join(n, real, real + 8 * n, b + 16 * n * j);
    }
  };
}
