/** What the methods of sparse arrays rest on. */
import { type Complex, formatShape } from '@numloom/ndarray';
import type { LongAxes } from '../long/axis.ts';
import type { Held } from '../long/held.ts';
import type { Axes, Format, Parts, ShapeOf, SparseDType } from '../parts/parts.ts';
import type { SparseArray } from './sparse-array.ts';

/** A number. */
export type Num = number | Complex;

/** The format of functions of the values: of what is to be written to it is another one. */
export type Mapped<F extends Format> = F extends 'dok' | 'lil' ? 'csr' : F;

/** A sparse array of any number of axes. */
export type AnySparse = SparseArray | SparseArray<SparseDType, Format, 1>;

/** Sparse arrays of so many axes. */
export type SparseOf<
  N extends Axes,
  D extends SparseDType = SparseDType,
  F extends Format = Format,
> = N extends Axes ? SparseArray<D, F, N> : never;

/** @throws RangeError naming `caller` and the argument when a sparse array has one axis, no matrix. */
export function needTwoAxes(
  { ndim, shape }: { readonly ndim: Axes; readonly shape: readonly number[] },
  caller: string,
  name = 'the array',
): void {
  if (ndim === 2) return;
  throw new RangeError(
    `${caller}: ${name} has the shape ${formatShape(shape)}, needs two axes: reshape([1, -1]) has them`,
  );
}

/** Has parts, and makes sparse arrays of others. */
export abstract class Matrix<D extends SparseDType, F extends Format, N extends Axes> {
  abstract get parts(): Parts<D, F>;
  /** @internal Parts on the places that have entries, where an axis is long. */
  abstract get held(): Held<D, F>;
  protected abstract set held(held: Held<D, F>);

  abstract get ndim(): N;
  abstract get shape(): ShapeOf<N>;

  /** A sparse array of these parts; of one axis, a matrix of one row. */
  protected abstract made(parts: Parts, ndim: Axes, axes?: LongAxes): SparseArray;

  /** One of these parts that has the same axes. */
  protected alike(parts: Parts): SparseArray {
    return this.made(parts, this.ndim, this.held.axes);
  }
}
