/**
 * Cholesky factors in place, by columns that are halved: the left half of a panel is factored, its
 * product subtracted from the right half, and that factored. All but small panels is matrix product.
 */
import { copyto, formatShape, type NdArray } from '@numloom/ndarray';
import { scalarOf } from '../arguments/operands.ts';
import { LinAlgError } from '../errors.ts';
import { definite } from '../kernels/generated/definite.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, withFrame } from '../memory/frame.ts';
import { block, type InexactDType, type Matrix, transposed } from '../memory/matrix.ts';
import type { Stack } from '../memory/stack.ts';
import { multiply } from '../products/multiply.ts';
import { rankUpdate } from '../products/rank-update.ts';

/** Columns that are factored without products. */
const BASE = 32;
/** The order up to which a stack of matrices is factored by one call of a kernel. */
const SMALL = 48;

function kernels(dtype: InexactDType) {
  const all = kernelsOf(definite);
  return dtype === 'complex128'
    ? {
        panel: all.factorDefiniteComplex,
        stack: all.factorDefinitesComplex,
        clear: all.clearUpperComplex,
      }
    : { panel: all.factorDefiniteReal, stack: all.factorDefinitesReal, clear: all.clearUpperReal };
}

/**
 * A = L L^H in place, A (n x n) Hermitian: only the lower triangle is read and written. Answers 0, or
 * the order of the first leading minor that is not positive. n³/3 operations.
 */
export function factorDefinite(a: Matrix, frame: Frame): number {
  return factorColumns(a, frame.elements(a.dtype, BASE * a.rows), frame);
}

/** The same for the first columns of a matrix, with all rows. */
function factorColumns(a: Matrix, work: number, frame: Frame): number {
  const { rows, columns } = a;
  if (columns <= BASE) {
    return kernels(a.dtype).panel(rows, columns, a.address, a.rowStride, a.columnStride, work);
  }
  const head = Math.ceil(columns / BASE / 2) * BASE;
  const tail = columns - head;
  const failed = factorColumns(block(a, 0, 0, rows, head), work, frame);
  if (failed > 0) return failed;
  const rest = block(a, head, head, rows - head, tail);
  subtractGram(block(a, head, 0, rows - head, head), rest, frame);
  const later = factorColumns(rest, work, frame);
  return later > 0 ? head + later : 0;
}

/** C -= B B^H of as many columns as C has, on and below the diagonal of C. */
function subtractGram(b: Matrix, c: Matrix, frame: Frame): void {
  const { rows, columns } = c;
  const head = block(b, 0, 0, columns, b.columns);
  rankUpdate(head, block(c, 0, 0, columns, columns), frame);
  const below = rows - columns;
  multiply(
    block(b, columns, 0, below, b.columns),
    transposed(head),
    block(c, columns, 0, below, columns),
    { alpha: -1, accumulate: true, conjugateB: true },
  );
}

/** Which triangle of matrices is read, and what the other is to hold. */
export interface FactorOptions {
  readonly lower: boolean;
  /** Whether zeros are put into the other triangle, which else keeps what it has. */
  readonly clean: boolean;
}

/**
 * New arrays with the factors of Hermitian matrices: L of A = L L^H, or U of A = U^H U.
 *
 * @throws LinAlgError naming `caller` where a matrix is not positive definite.
 */
export function factoredDefinite<D extends InexactDType>(
  array: NdArray,
  dtype: D,
  { lower, clean }: FactorOptions,
  caller: string,
): NdArray<D> {
  const scalar = scalarOf(dtype);
  return withFrame((frame) => {
    if (scalar !== dtype) {
      const work = frame.copied(array, scalar);
      factorStack(work, lower, clean, frame, caller);
      return frame.delivered(work, dtype);
    }
    const { array: result, stack } = frame.result(dtype, array.shape);
    copyto(stack.array, array, { casting: 'unsafe' });
    factorStack(stack, lower, clean, frame, caller);
    return result;
  });
}

/** Factors packed matrices in place. */
function factorStack(
  stack: Stack,
  lower: boolean,
  clean: boolean,
  frame: Frame,
  caller: string,
): void {
  const { count, rows: n, array } = stack;
  if (array.size === 0) return;
  const { dtype } = array;
  // A = U^H U says that A^T = L L^H with L = U^T.
  const first = lower ? stack.matrix(0) : transposed(stack.matrix(0));
  const place = [n, first.address, first.rowStride, first.columnStride] as const;
  if (n <= SMALL) {
    const work = frame.elements(dtype, n * n);
    const failed = kernels(dtype).stack(count, n * n, ...place, work);
    if (failed > 0) {
      const index = Math.floor((failed - 1) / n);
      throw notPositiveDefinite(failed - index * n, index, array, caller);
    }
  } else {
    for (let i = 0; i < count; i++) {
      const matrix = stack.matrix(i);
      const failed = factorDefinite(lower ? matrix : transposed(matrix), frame);
      if (failed > 0) throw notPositiveDefinite(failed, i, array, caller);
    }
  }
  if (clean) kernels(dtype).clear(count, n * n, ...place);
}

/** The error for the matrix at a place of a stack. */
function notPositiveDefinite(
  order: number,
  index: number,
  { shape }: NdArray,
  caller: string,
): LinAlgError {
  const which = shape.length === 2 ? '' : ` of the matrix ${placeOf(index, shape.slice(0, -2))}`;
  return new LinAlgError(
    `${caller}: a is not positive definite: its leading minor of order ${order}${which} is not positive`,
  );
}

/** The indices of a matrix of a stack, as text. */
export function placeOf(index: number, outer: readonly number[]): string {
  const place: number[] = [];
  for (let axis = outer.length - 1, rest = index; axis >= 0; axis--) {
    place.unshift(rest % outer[axis]!);
    rest = Math.floor(rest / outer[axis]!);
  }
  return formatShape(place);
}
