/** Matrix products of arrays of one or two axes, by those of matrices. */
import { type ElementOf, formatShape, type NdArray } from '@numloom/ndarray';
import { multiply } from '../arithmetic/arithmetic.ts';
import { convert } from '../convert/convert.ts';
import { transposed } from '../convert/transpose.ts';
import type { Nearest } from '../parts/dtypes.ts';
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
  { readonly parts: Parts; readonly ndim: Axes } | NdArray<SparseDType> | ElementOf<SparseDType>;

/** A sparse array: with one axis, as a matrix of one row. */
interface Side {
  readonly parts: Parts;
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
  if (a.ndim === 2 && shape.length !== 1) return whole(times(a.parts, other, isRight, caller));
  if ('format' in other) {
    const b: Side = { parts: other, ndim: shape.length as Axes, shape };
    return isRight ? sparse(b, a, caller) : sparse(a, b, caller);
  }
  if (a.ndim === 2 || shape.length === 0) return whole(times(a.parts, other, isRight, caller));
  checkInner(isRight ? shape : a.shape, isRight ? a.shape : shape, caller);
  const parts = isRight ? transposed(a.parts) : a.parts;
  const values = times(parts, other, isRight, caller) as NdArray<SparseDType>;
  return shape.length === 1 ? values.item() : values.reshape([values.size]);
}

function times(
  parts: Parts,
  other: Parts | NdArray,
  isRight: boolean,
  caller: string,
): Parts | NdArray<SparseDType> {
  return isRight ? rmatmul(parts, other) : matmul(parts, other, caller);
}

const whole = (result: Parts | NdArray<SparseDType>): Product =>
  'format' in result ? { parts: result, ndim: 2 } : result;

/** The product of two sparse arrays, at least one of which has one axis. */
function sparse(a: Side, b: Side, caller: string): Product {
  checkInner(a.shape, b.shape, caller);
  if (a.ndim === 1 && b.ndim === 1) {
    // As a column it would take room for its length.
    return sum(multiply(a.parts, b.parts), undefined);
  }
  const right = b.ndim === 1 ? transposed(b.parts) : b.parts;
  const result = matmul(a.parts, right, caller) as Parts;
  const row = b.ndim === 1 ? transposed(result) : result;
  return { parts: convert<SparseDType, 'coo'>(row, 'coo'), ndim: 1 };
}

/** @throws RangeError naming `caller` when elements along the axes that meet are not as many */
function checkInner(left: readonly number[], right: readonly number[], caller: string): void {
  const [ends, begins] = [left.at(-1), right.at(right.length > 1 ? -2 : -1)];
  if (ends === begins) return;
  throw new RangeError(
    `${caller}: the shapes ${formatShape(left)} and ${formatShape(right)} do not fit: ${ends} elements meet ${begins}`,
  );
}
