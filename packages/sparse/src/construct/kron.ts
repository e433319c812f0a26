/** Kronecker products and sums. */
import { arrayOf, kernelsOf } from '@numloom/linalg/kernels';
import type { NdArray, PromoteTypes } from '@numloom/ndarray';
import { multiply } from '@numloom/ufunc';
import { checkLineFormat } from '../array/line.ts';
import type { AnySparse, SparseOf } from '../array/matrix.ts';
import { SparseArray } from '../array/sparse-array.ts';
import { convert } from '../convert/convert.ts';
import { asDType } from '../convert/values.ts';
import { kernelFor } from '../kernels/by-dtype.ts';
import { kronecker as kernels } from '../kernels/generated/kronecker.ts';
import { addressOf } from '../memory/address.ts';
import { assertFits } from '../memory/fitting.ts';
import { isLong, LONGEST } from '../long/axis.ts';
import { checkLongFormat, type Held, heldTriplets, shapeOf, tripletPlaces } from '../long/held.ts';
import { framed } from '../memory/within.ts';
import { checkCount, checkFormat, checkShape } from '../parts/checks.ts';
import { checkOptions } from '../parts/options.ts';
import type { Axes, CompressedParts, Format, Parts, Shape, SparseDType } from '../parts/parts.ts';
import { eye_array, type FormatOptions } from './identity.ts';
import { heldRowsOf, matrixOf, promoted } from './operands.ts';
import { joined } from './join.ts';
import type { AxesOfInput, MatrixInput, SparseDTypeOf } from './types.ts';

/** The dtype of a product or sum. */
export type PromotedDType<A, B> = PromoteTypes<SparseDTypeOf<A>, SparseDTypeOf<B>> & SparseDType;

/** Rows of A that a kernel multiplies at a time: between calls V8 puts optimised code in place. */
const ROWS_AT_ONCE = 1024;

/** How many axes a Kronecker product has: one, where no operand has more, and one of them is sparse. */
type KronAxes<A, B> =
  A extends SparseArray<SparseDType, Format, 1>
    ? AxesOfInput<B>
    : B extends SparseArray<SparseDType, Format, 1>
      ? AxesOfInput<A>
      : 2;

type KronInput = MatrixInput | AnySparse;

/**
 * The Kronecker product: block (i, j) is A[i, j] B. Its format is `csr` unless told otherwise; entries of
 * rows are in order where those of A and B are. Of sparse arrays of one axis it is one, too; beside a matrix, and
 * of dense lists, what has one axis is a row. O(entries of the result).
 *
 * @throws RangeError when the result has 2 ** 31 entries or more, or a length above 2 ** 53 - 1.
 *
 * @example
 * ```ts
 * import { kron } from '@numloom/sparse';
 * console.log(kron([[1, 2]], [[1], [3]]).toarray().tolist()); // => [ [ 1, 2 ], [ 3, 6 ] ]
 * ```
 */
export function kron<A extends KronInput, B extends KronInput, F extends Format = 'csr'>(
  A: A,
  B: B,
  options: FormatOptions<F> = {},
): SparseOf<KronAxes<A, B>, PromotedDType<A, B>, F> {
  const format = formatOf(options, 'kron');
  const [a, b] = [A, B].map(kronOperand) as [KronInput, KronInput];
  const ndim = [a, b].some((one) => one instanceof SparseArray && one.ndim === 1)
    ? Math.max(...[a, b].map((one) => (one as AnySparse | NdArray).ndim))
    : 2;
  if (ndim < 2) checkLineFormat(format, 'kron');
  const [left, right] = [heldRowsOf(a, 'kron', 'csr'), heldRowsOf(b, 'kron', 'csr')];
  const shape = shapeOfProduct(left, right);
  checkLongFormat(format, shape.slice(2 - ndim), 'kron');
  const product = shape.some(isLong)
    ? multipliedLong(left, right)
    : { parts: multiplied(compressed(left.parts), compressed(right.parts), 'kron') };
  const parts = convert<SparseDType, Format>(product.parts, format);
  return new SparseArray<SparseDType, Format, Axes>(parts, ndim < 2 ? 1 : 2, product.axes) as never;
}

function shapeOfProduct(a: Held, b: Held): Shape {
  const [left, right] = [shapeOf(a), shapeOf(b)];
  return [left[0] * right[0], left[1] * right[1]];
}

/** A product with long axes. */
function multipliedLong(a: Held, b: Held): Held {
  const shape = shapeOfProduct(a, b);
  checkShape(shape, 'kron', LONGEST);
  const [left, right] = [a, b].map(({ parts, axes }) => ({
    parts: convert<SparseDType, 'coo'>(parts, 'coo'),
    axes,
  })) as [Held<SparseDType, 'coo'>, Held<SparseDType, 'coo'>];
  const [count, inner] = [left.parts.data.size, right.parts.data.size];
  checkCount(count * inner, 'kron');
  const [of, within] = [tripletPlaces(left), tripletPlaces(right)];
  const along = (k: 0 | 1): Float64Array => {
    const length = shapeOf(b)[k];
    const placeOf = (entry: number): number =>
      of[k][Math.floor(entry / inner)]! * length + within[k][entry % inner]!;
    return Float64Array.from({ length: count * inner }, (_, entry) => placeOf(entry));
  };
  const dtype = promoted([left.parts, right.parts]);
  const column = left.parts.data.astype(dtype).reshape([count, 1]);
  const data = multiply(column, right.parts.data.astype(dtype))
    .evaluate()
    .reshape([count * inner]);
  return heldTriplets({ dtype, data }, shape, [along(0), along(1)]);
}

/** A sparse array, or a dense one, whose axes are known. */
const kronOperand = (a: KronInput): KronInput =>
  a instanceof SparseArray ? a : arrayOf(a, 'kron');

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
  const [a, b] = [
    compressed(matrixOf(A, 'kronsum')),
    compressed(matrixOf(B, 'kronsum', 'csr', 'B')),
  ];
  for (const { shape } of [a, b]) {
    if (shape[0] === shape[1]) continue;
    throw new RangeError(`kronsum: a matrix is ${shape[0]}x${shape[1]}, must be square`);
  }
  const terms = [
    multiplied(ones(b.shape[0]), a, 'kronsum'),
    multiplied(b, ones(a.shape[0]), 'kronsum'),
  ].map((term) => ({ held: { parts: convert(term, 'coo') }, row: 0, column: 0 }));
  const sum = joined(terms, terms[0]!.held.parts.shape, promoted([a, b]), 'kronsum');
  return new SparseArray(convert(convert<SparseDType, 'csr'>(sum.parts, 'csr'), format)) as never;
}

function formatOf<F extends Format>(options: FormatOptions<F>, caller: string): Format {
  checkOptions(options, ['format'], caller);
  const { format = 'csr' } = options;
  checkFormat(format, caller);
  return format;
}

function compressed(parts: Parts): CompressedParts<SparseDType, 'csr'> {
  return convert<SparseDType, 'csr'>(parts, 'csr');
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
  return framed(caller, (frame) => {
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
      format: 'csr',
      dtype,
      shape,
      indptr: indptr.array,
      indices: indices.array,
      data: data.array,
    };
  });
}

interface Reached {
  readonly starts: number;
  readonly indices: number;
  readonly values: number;
}
