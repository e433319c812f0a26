/** Norms of sparse matrices, and of their rows and columns. */
import type { NdArray } from '@numloom/ndarray';
import { kernelsOf, withFrame } from '@numloom/linalg/kernels';
import { equal, max, min, not_equal, power, sum as sumOf, where } from '@numloom/ufunc';
import type { AnySparse } from '../array/matrix.ts';
import { SparseArray } from '../array/sparse-array.ts';
import { mapValues } from '../arithmetic/values.ts';
import { applied } from '../arithmetic/unary.ts';
import { reductions } from '../kernels/generated/reductions.ts';
import { addressOf } from '../memory/compressed.ts';
import { addressesOf } from '../memory/room.ts';
import { within } from '../memory/within.ts';
import { KINDS } from '../parts/dtypes.ts';
import { int32Array } from '../parts/numbers.ts';
import type { CompressedParts, Format, Parts, SparseDType } from '../parts/parts.ts';
import { extreme } from './extremes.ts';
import { axisOf, linesAlong } from './lines.ts';
import { type Held, needShort } from '../long/held.ts';
import { countNonzero, sum } from './sums.ts';

/** Options of {@link norm}. */
export interface NormOptions {
  /** Of a matrix 'fro' (the default), 1, -1, Infinity or -Infinity; of vectors any number, 2 by default. */
  readonly ord?: number | 'fro' | null | undefined;
  /** 0 for the norms of columns, 1 for those of rows; by default that of the matrix. */
  readonly axis?: number | null | undefined;
}

/** Lines that a kernel does in one call: V8 exchanges code for faster one between calls. */
const LINES = 4096;

/**
 * The norm of a sparse matrix, or with `axis` those of its columns (0) or rows (1); of an array of one axis that
 * of the vector, a number with axis 0, too:
 *
 * | `ord` | of a matrix | of vectors |
 * | --- | --- | --- |
 * | not given | Frobenius | Euclidean |
 * | 'fro' | Frobenius | |
 * | Infinity, -Infinity | largest, smallest sum of a row | largest, smallest absolute value |
 * | 1, -1 | largest, smallest sum of a column | as below |
 * | 0 | | how many elements are not zero |
 * | other | | (Σ \|x\|^ord)^(1/ord) |
 *
 * O(nnz + rows + columns).
 *
 * @returns a number of a matrix, with `axis` a dense array
 * @throws RangeError for an order that is none, 2 among them, for which the largest singular value is needed,
 *   and for a largest or smallest of none; TypeError for what is no sparse matrix, and unknown options.
 *
 * @example
 * ```ts
 * import { csr_array, norm } from '@numloom/sparse';
 * const a = csr_array([[3, 0], [-4, 1]]);
 * console.log(norm(a, { ord: 1 })); // => 7
 * console.log(norm(a, { axis: 0 }).tolist()); // => [ 5, 1 ]
 * ```
 */
export function norm(a: SparseArray<SparseDType, Format, 1>, options?: NormOptions): number;
export function norm(a: SparseArray, options: NormOptions & { readonly axis: number }): NdArray;
export function norm(
  a: SparseArray,
  options?: NormOptions & { readonly axis?: null | undefined },
): number;
export function norm(a: SparseArray, options?: NormOptions): NdArray | number;
export function norm(a: AnySparse, options: NormOptions = {}): NdArray | number {
  if (!(a instanceof SparseArray)) throw new TypeError('norm: a is no sparse matrix');
  const axis = axisOf(options, 'norm', a.ndim, ['axis', 'ord']);
  const { ord } = options;
  const { parts, axes }: Held = a.held;
  if (axis !== undefined && axes?.[1 - axis]) needShort(a.shape, 'norm', 'a');
  return within('norm', () => {
    if (a.ndim === 1) return ofVector(parts, ord ?? 2);
    return axis === undefined ? ofMatrix(parts, ord ?? 'fro') : ofVectors(parts, ord ?? 2, axis);
  });
}

function ofVector(a: Parts, ord: number | 'fro'): number {
  if (ord === 'fro' || ord === 2) return ofMatrix(a, 'fro');
  checkOrder(ord);
  const [, length] = a.shape;
  if (Math.abs(ord) === Infinity) {
    if (length > 0) return Number(ofVectors(a, ord, 1).item());
    throw new RangeError('norm: an array of the shape (0,) has no largest or smallest element');
  }
  // In the time of the entries, not of the length.
  const { lines } = linesAlong(applied('abs', a), 1);
  if (ord === 0) return Number(sumOf(not_equal(lines.data, 0)).evaluate().item());
  const total = sum(ord === 1 ? lines : withPowers(lines, ord), undefined) as number;
  // Zeros have an infinite power.
  if (ord < 0 && lines.data.size < length && !Number.isNaN(total)) return 0;
  return total ** (1 / ord);
}

/** @throws RangeError where an order of vectors is no number. */
function checkOrder(ord: number | 'fro'): asserts ord is number {
  if (typeof ord === 'number' && !Number.isNaN(ord)) return;
  throw new RangeError(`norm: ord is ${String(ord)}, must be a number of vectors`);
}

function ofMatrix(a: Parts, ord: number | 'fro'): number {
  switch (ord) {
    case 'fro': {
      const { lines } = linesAlong(a, 1);
      // All entries as one line.
      return euclidean(int32Array([0, lines.data.size]), lines).get(0);
    }
    case 1:
    case -1:
      return extremeOf(sum(applied('abs', a), 0) as NdArray, ord > 0);
    case Infinity:
    case -Infinity:
      return extremeOf(sum(applied('abs', a), 1) as NdArray, ord > 0);
    default:
      throw new RangeError(
        `norm: ord is ${String(ord)}, must be 'fro', 1, -1, Infinity or -Infinity` +
          (ord === 2 || ord === -2 ? '; the largest singular value is of svds' : ''),
      );
  }
}

function extremeOf(sums: NdArray, isLargest: boolean): number {
  if (sums.size === 0) throw new RangeError('norm: the matrix has no row or no column');
  return Number((isLargest ? max : min)(sums).evaluate().item());
}

function ofVectors(a: Parts, ord: number | 'fro', axis: 0 | 1): NdArray {
  checkOrder(ord);
  if (ord === 0) return countNonzero(a, axis).astype('float64');
  if (ord === 2) {
    const { lines } = linesAlong(a, axis);
    const norms = euclidean(lines.indptr, lines);
    return a.dtype === 'float32' ? norms.astype('float32') : norms;
  }
  const sizes = applied('abs', a);
  if (ord === Infinity) return extreme('max', sizes, axis, false, 'norm') as NdArray;
  if (ord === -Infinity) return extreme('min', sizes, axis, false, 'norm') as NdArray;
  if (ord === 1) return sum(sizes, axis) as NdArray;
  if (ord < 0) return ofNegative(sizes, ord, axis);
  const powers = withPowers(sizes, ord);
  return power(sum(powers, axis) as NdArray, 1 / ord).evaluate();
}

/** Zeros have an infinite power, so that the norm is zero where a vector has one. */
function ofNegative(sizes: Parts, ord: number, axis: 0 | 1): NdArray {
  const { lines } = linesAlong(sizes, axis);
  const norms = power(sum(withPowers(lines, ord), axis) as NdArray, 1 / ord).evaluate();
  if (sizes.shape[axis] === 0) return norms;
  const least = extreme('min', sizes, axis) as NdArray;
  return where(equal(least, 0), 0, norms).evaluate();
}

function withPowers(a: Parts, ord: number): Parts {
  return mapValues(a, (data) => power(data, ord).evaluate());
}

/** Euclidean norms of the entries between these starts. */
function euclidean(starts: NdArray<'int32'>, lines: CompressedParts): NdArray<'float64'> {
  const count = starts.size - 1;
  return withFrame((frame) => {
    const from = addressesOf({ ...lines, indptr: starts }, lines.dtype, frame);
    const { array, inside } = frame.written('float64', [count]);
    for (let i = 0; i < count; i += LINES) {
      kernelsOf(reductions).norms(
        ...([KINDS[lines.dtype], i, Math.min(count, i + LINES)] as const),
        ...([from.starts, from.values, addressOf(inside)] as const),
      );
    }
    return array;
  });
}
