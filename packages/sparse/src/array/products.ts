/** Matrix products of arrays of one or two axes, by those of matrices. */
import { type ElementOf, formatShape, type NdArray } from '@numloom/ndarray';
import { multiply } from '../arithmetic/arithmetic.ts';
import { convert } from '../convert/convert.ts';
import { transposed } from '../convert/transpose.ts';
import type { Nearest } from '../parts/dtypes.ts';
import { aligned, axesOf, type Held, needShort } from '../long/held.ts';
import type { Axes, Parts, SparseDType } from '../parts/parts.ts';
import { matmul, rmatmul } from '../products/matmul.ts';
import { sum } from '../reductions/sums.ts';
import type { DTypeOf } from '@numloom/ufunc';
import type { AnySparse, SparseOf } from './matrix.ts';
import type { AxesOf, Given } from './operands.ts';

/** What the product of an array of N axes with a sparse one is. */
export type SparseProduct<D extends SparseDType, N extends Axes, B extends AnySparse> =
  | (N extends 2
      ? AxesOf<B> extends infer M
        ? M extends 2
          ? SparseOf<2>
          : Vector
        : never
      : never)
  | (N extends 1
      ? AxesOf<B> extends infer M
        ? M extends 2
          ? Vector
          : ElementOf<D | B['dtype']>
        : never
      : never);

type Vector = SparseOf<1, SparseDType, 'coo'>;

/** What the product of an array of N axes with a dense one is. */
export type DenseProduct<D extends SparseDType, N extends Axes, B> =
  | (N extends 2 ? NdArray<SparseDType> : never)
  | (N extends 1
      ? AxesOf<B> extends infer M
        ? M extends 2
          ? NdArray<SparseDType>
          : ElementOf<D | Nearest<DTypeOf<B>>>
        : never
      : never);

/** A product: a matrix, an array of one axis as a matrix of one row, a dense array, or a number. */
export type Product =
  (Held & { readonly ndim: Axes }) | NdArray<SparseDType> | ElementOf<SparseDType>;

/** A sparse array: with one axis, as a matrix of one row. */
interface Side {
  readonly held: Held;
  readonly ndim: Axes;
  readonly shape: readonly number[];
}

/**
 * A B, or B A if `isRight`: what has one axis is a row on the left and a column on the right, and its axis is not
 * in the result, so that of two such arrays it is a number.
 *
 * @throws RangeError naming `caller` when the shapes do not fit
 */
export function product(
  a: Side,
  { other, shape }: Given,
  isRight: boolean,
  caller: string,
): Product {
  if ('parts' in other) {
    const b: Side = { held: other, ndim: shape.length as Axes, shape };
    return isRight ? sparse(b, a, caller) : sparse(a, b, caller);
  }
  const { parts, axes } = a.held;
  const isLine = a.ndim === 1 && shape.length > 0;
  // What has no axes, or more than two, is refused below.
  const isLong = axes !== undefined && (shape.length === 1 || shape.length === 2);
  if (isLine || isLong) checkInner(isRight ? shape : a.shape, isRight ? a.shape : shape, caller);
  if (isLong) {
    needShort(shape, caller, 'b');
    const shapes = `${formatShape(a.shape)} and a dense array of ${formatShape(shape)}`;
    throw new RangeError(`${caller}: the product of ${shapes} is dense, more than memory holds`);
  }
  if (!isLine) return times(parts, other, isRight, caller);
  const side = isRight ? transposed(parts) : parts;
  const values = times(side, other, isRight, caller);
  return shape.length === 1 ? values.item() : values.reshape([values.size]);
}

function times(
  parts: Parts,
  other: NdArray,
  isRight: boolean,
  caller: string,
): NdArray<SparseDType> {
  return (isRight ? rmatmul(parts, other) : matmul(parts, other, caller)) as NdArray<SparseDType>;
}

/** The product of two sparse arrays. */
function sparse(left: Side, right: Side, caller: string): Product {
  const isWhole = left.ndim === 2 && right.ndim === 2;
  const isLong = left.held.axes !== undefined || right.held.axes !== undefined;
  if (!isWhole || isLong) checkInner(left.shape, right.shape, caller);
  const [a, b] = left.held.axes?.[1]
    ? aligned(left.held, 1, right.held, right.ndim === 1 ? 1 : 0)
    : [left.held, right.held];
  if (left.ndim === 1 && right.ndim === 1) {
    // As a column it would take room for its length.
    return sum(multiply(a.parts, b.parts), undefined);
  }
  const factor = right.ndim === 1 ? transposed(b.parts) : b.parts;
  const parts = matmul(a.parts, factor, caller) as Parts;
  const rows = left.ndim === 2 ? a.axes?.[0] : undefined;
  const columns = right.ndim === 2 ? b.axes?.[1] : undefined;
  if (isWhole) return { parts, axes: axesOf(rows, columns), ndim: 2 };
  const row = right.ndim === 1 ? transposed(parts) : parts;
  const triplets = convert<SparseDType, 'coo'>(row, 'coo');
  return { parts: triplets, axes: axesOf(undefined, rows ?? columns), ndim: 1 };
}

/** @throws RangeError naming `caller` when elements along the axes that meet are not as many */
function checkInner(left: readonly number[], right: readonly number[], caller: string): void {
  const [ends, begins] = [left.at(-1), right.at(right.length > 1 ? -2 : -1)];
  if (ends === begins) return;
  throw new RangeError(
    `${caller}: the shapes ${formatShape(left)} and ${formatShape(right)} do not fit: ${ends} elements meet ${begins}`,
  );
}
