/** Kronecker products and sums. */
import { kernelsOf, withFrame } from '@numloom/linalg/kernels';
import type { PromoteTypes } from '@numloom/ndarray';
import { SparseArray } from '../array/sparse-array.ts';
import { convert } from '../convert/convert.ts';
import { asDType } from '../convert/values.ts';
import { kernelFor } from '../kernels/by-dtype.ts';
import { kronecker as kernels } from '../kernels/generated/kronecker.ts';
import { addressOf } from '../memory/address.ts';
import { assertFits } from '../memory/fitting.ts';
import { checkCount, checkFormat, checkShape } from '../parts/checks.ts';
import { checkOptions } from '../parts/options.ts';
import type { CompressedParts, Format, Parts, SparseDType } from '../parts/parts.ts';
import { eye_array, type FormatOptions } from './identity.ts';
import { matrixOf, promoted } from './operands.ts';
import { joined } from './join.ts';
import type { MatrixInput, SparseDTypeOf } from './types.ts';

/** The dtype of a product or sum. */
export type PromotedDType<A, B> = PromoteTypes<SparseDTypeOf<A>, SparseDTypeOf<B>> & SparseDType;

/** Rows of A that a kernel multiplies at a time: between calls V8 puts optimised code in place. */
const ROWS_AT_ONCE = 1024;

/**
 * The Kronecker product: block (i, j) is A[i, j] B. Its format is `csr` unless told otherwise; entries of
 * rows are in order where those of A and B are. O(entries of the result).
 *
 * @throws RangeError when the result has too many rows, columns or entries for int32 indices.
 *
 * @example
 * ```ts
 * import { kron } from '@numloom/sparse';
 * console.log(kron([[1, 2]], [[1], [3]]).toarray().tolist()); // => [ [ 1, 2 ], [ 3, 6 ] ]
 * ```
 */
export function kron<A extends MatrixInput, B extends MatrixInput, F extends Format = 'csr'>(
  A: A,
  B: B,
  options: FormatOptions<F> = {},
): SparseArray<PromotedDType<A, B>, F> {
  const format = formatOf(options, 'kron');
  const product = multiplied(rowsOf(A, 'kron'), rowsOf(B, 'kron'), 'kron');
  return new SparseArray(convert(product, format)) as never;
}

/**
 * The Kronecker sum of square matrices, of A with m rows and B with n: kron(Iₙ, A) + kron(B, Iₘ). Its
 * format is `csr` unless told otherwise.
 *
 * @throws As {@link kron}, and RangeError when a matrix is not square.
 *
 * @example
 * ```ts
 * import { kronsum } from '@numloom/sparse';
 * console.log(kronsum([[1]], [[2, 1], [0, 2]]).toarray().tolist()); // => [ [ 3, 1 ], [ 0, 3 ] ]
 * ```
 */
export function kronsum<A extends MatrixInput, B extends MatrixInput, F extends Format = 'csr'>(
  A: A,
  B: B,
  options: FormatOptions<F> = {},
): SparseArray<PromotedDType<A, B>, F> {
  const format = formatOf(options, 'kronsum');
  const [a, b] = [rowsOf(A, 'kronsum'), rowsOf(B, 'kronsum')];
  for (const { shape } of [a, b]) {
    if (shape[0] === shape[1]) continue;
    throw new RangeError(`kronsum: a matrix is ${shape[0]}x${shape[1]}, must be square`);
  }
  const terms = [
    multiplied(ones(b.shape[0]), a, 'kronsum'),
    multiplied(b, ones(a.shape[0]), 'kronsum'),
  ].map((term) => ({ parts: convert(term, 'coo'), row: 0, column: 0 }));
  const sum = joined(terms, terms[0]!.parts.shape, promoted([a, b]), 'kronsum');
  return new SparseArray(convert(convert<SparseDType, 'csr'>(sum, 'csr'), format)) as never;
}

function formatOf<F extends Format>(options: FormatOptions<F>, caller: string): Format {
  checkOptions(options, ['format'], caller);
  const { format = 'csr' } = options;
  checkFormat(format, caller);
  return format;
}

function rowsOf(a: MatrixInput, caller: string): CompressedParts<SparseDType, 'csr'> {
  return convert<SparseDType, 'csr'>(matrixOf(a, caller), 'csr');
}

function ones(size: number): CompressedParts<SparseDType, 'csr'> {
  return eye_array(size, { format: 'csr', dtype: 'float32' }).parts;
}

function multiplied(
  first: CompressedParts<SparseDType, 'csr'>,
  second: CompressedParts<SparseDType, 'csr'>,
  caller: string,
): Parts<SparseDType, 'csr'> {
  const dtype = promoted([first, second]);
  const a = asDType<SparseDType, 'csr'>(first, dtype);
  const b = asDType<SparseDType, 'csr'>(second, dtype);
  const shape = [a.shape[0] * b.shape[0], a.shape[1] * b.shape[1]] as const;
  const entries = a.indices.size * b.indices.size;
  assertFits(a);
  assertFits(b);
  checkShape(shape, caller);
  checkCount(entries, caller);
  return withFrame((frame) => {
    const indptr = frame.written('int32', [shape[0] + 1]);
    const indices = frame.written('int32', [entries]);
    const data = frame.written(dtype, [entries]);
    const [ofA, ofB] = [a, b].map((one) => ({
      starts: addressOf(frame.reachable(one.indptr, 'int32')),
      indices: addressOf(frame.reachable(one.indices, 'int32')),
      values: addressOf(frame.reachable(one.data, dtype)),
    })) as [Reached, Reached];
    const run = kernelsOf(kernels);
    run.countRows(a.shape[0], ofA.starts, b.shape[0], ofB.starts, addressOf(indptr.inside));
    const multiply = kernelFor(run, 'multiply', dtype);
    let at = 0;
    for (let row = 0; row < a.shape[0]; row += ROWS_AT_ONCE) {
      at = multiply(
        ...([row, Math.min(row + ROWS_AT_ONCE, a.shape[0])] as const),
        ...([ofA.starts, ofA.indices, ofA.values, b.shape[0], b.shape[1]] as const),
        ...([ofB.starts, ofB.indices, ofB.values] as const),
        ...([at, addressOf(indices.inside), addressOf(data.inside)] as const),
      );
    }
    return {
      ...{ format: 'csr', dtype, shape, indptr: indptr.array, indices: indices.array },
      data: data.array,
    };
  });
}

interface Reached {
  readonly starts: number;
  readonly indices: number;
  readonly values: number;
}
