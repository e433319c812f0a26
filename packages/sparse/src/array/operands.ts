/** The other operands of methods, and how many axes they have. */
import {
  broadcastShapes,
  type Complex,
  formatShape,
  type NdArray,
  type ScalarLike,
  type TypedArray,
} from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import { arrayOf } from '@numloom/linalg/kernels';
import type { Held } from '../long/held.ts';
import type { Axes, Format, SparseDType } from '../parts/parts.ts';
import { type AnySparse, Matrix } from './matrix.ts';

/** How many axes an operand has, as far as its type tells; a number is broadcast to one. */
export type AxesOf<B> = B extends { readonly ndim: infer N extends Axes }
  ? N
  : B extends ScalarLike | TypedArray | readonly ScalarLike[]
    ? 1
    : B extends readonly (TypedArray | readonly ScalarLike[])[]
      ? 2
      : Axes;

/** How many axes two operands have together, element by element. */
export type Broadcast<N extends Axes, M extends Axes> = N extends 2 ? 2 : M;

/** An operand, read once. */
export interface Given {
  /** Of a sparse array what it consists of, with one axis a matrix of one row; an array of a dense one. */
  readonly other: Held | NdArray;
  readonly shape: readonly number[];
}

/** Reads an operand of a method. */
export function givenOf(b: AnySparse | Operand | Complex, caller: string): Given {
  if (b instanceof Matrix) {
    const { held, shape } = b;
    return { other: held, shape };
  }
  const other = arrayOf(b, caller);
  return { other, shape: other.shape };
}

/**
 * How many axes the result of an operation of elements has.
 *
 * @throws RangeError naming `caller` when the shapes do not fit, and one is of a sparse array of one axis
 */
export function broadcastAxes(
  a: Matrix<SparseDType, Format, Axes>,
  { other, shape }: Given,
  caller: string,
): Axes {
  const isLine = a.ndim === 1 || ('parts' in other && shape.length === 1);
  if (!isLine || shape.length > 2) return 2;
  try {
    return broadcastShapes([a.shape, shape], caller).length === 1 ? 1 : 2;
  } catch (cause) {
    const shapes = `${formatShape(a.shape)} and ${formatShape(shape)}`;
    throw new RangeError(`${caller}: the shapes ${shapes} do not fit`, { cause });
  }
}
