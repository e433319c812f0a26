/** The types of the public elementwise functions, which follow from the rules of their rows. */
import type { DType, IndexPart, NdArray, ScalarLike } from '@numloom/ndarray';
import type { Expression } from '../expression/expression.ts';
import type { DTypeOf, Operand, Promoted } from '../expression/operand.ts';
import type { ResultKind, Results } from '../operators/results.ts';
import type { OperatorRow } from '../operators/row.ts';
import type { TypeRule } from '../operators/types.ts';
import type { Axis } from '../reductions/options.ts';

/** Options of a call that stays lazy. */
export interface CallOptions<D extends DType = DType> {
  /** The dtype to compute and to give; operands are converted to it where it is of their kind. */
  readonly dtype?: D;
  /** Where to compute, broadcast like an operand; elsewhere `out` stays, or is 0 without `out`. */
  readonly where?: Operand;
}

/** Options of a call that computes at once. */
export interface OutOptions<D extends DType = DType> extends CallOptions {
  /** The array to write, of the shape of the result and a dtype of its kind or a higher one. */
  readonly out: NdArray<D>;
}

/** What every elementwise function of the operator table has, as NumPy's ufuncs. */
export interface Ufunc {
  /** Name of the operator. */
  readonly name: string;
  /** Number of operands. */
  readonly nin: number;
  /** Number of results. */
  readonly nout: number;
  /** What a reduction of no element gives; null where it has none. */
  readonly identity: number | boolean | null;
}

/** An elementwise function of one operand. */
export interface UnaryUfunc<K extends ResultKind> extends Ufunc {
  <A extends Operand>(x: A): Expression<Results<DTypeOf<A>>[K]>;
  <D extends DType>(x: Operand, options: OutOptions<D>): NdArray<D>;
  <D extends DType>(x: Operand, options: CallOptions<D> & { readonly dtype: D }): Expression<D>;
  <A extends Operand>(x: A, options: CallOptions<never>): Expression<Results<DTypeOf<A>>[K]>;
  /**
   * Applies the function at some places of `target`, as often as each is given.
   *
   * @throws RangeError when an index is out of range; TypeError when the result does not fit the
   *   target's dtype
   */
  at(target: NdArray, indices: IndexPart | readonly IndexPart[] | readonly number[]): void;
}

/** An elementwise function of two operands, with the methods of NumPy's binary ufuncs. */
export interface BinaryUfunc<K extends ResultKind> extends Ufunc, BinaryMethods<K> {
  <A extends Operand, B extends Operand>(a: A, b: B): Expression<Results<Promoted<A, B>>[K]>;
  <D extends DType>(a: Operand, b: Operand, options: OutOptions<D>): NdArray<D>;
  <D extends DType>(
    a: Operand,
    b: Operand,
    options: CallOptions<D> & { readonly dtype: D },
  ): Expression<D>;
  <A extends Operand, B extends Operand>(
    a: A,
    b: B,
    options: CallOptions<never>,
  ): Expression<Results<Promoted<A, B>>[K]>;
}

/** Options of a call with two results that computes at once. */
export interface OutPairOptions<
  D extends DType = DType,
  E extends DType = DType,
> extends CallOptions {
  /** The arrays to write, of which one may be null: that result is then a new array. */
  readonly out: readonly [NdArray<D> | null | undefined, NdArray<E> | null | undefined];
}

/** An elementwise function of one operand with two results, computed in one pass. */
export interface UnaryPair<K extends ResultKind, L extends ResultKind> extends Ufunc {
  <A extends Operand>(
    x: A,
    options?: CallOptions<never>,
  ): [Expression<Results<DTypeOf<A>>[K]>, Expression<Results<DTypeOf<A>>[L]>];
  <D extends DType, E extends DType>(
    x: Operand,
    options: OutPairOptions<D, E>,
  ): [NdArray<D>, NdArray<E>];
  <D extends DType>(
    x: Operand,
    options: CallOptions<D> & { readonly dtype: D },
  ): [Expression<D>, Expression<Results<D>[L]>];
}

/** An elementwise function of two operands with two results, computed in one pass. */
export interface BinaryPair<K extends ResultKind> extends Ufunc {
  <A extends Operand, B extends Operand>(
    a: A,
    b: B,
    options?: CallOptions<never>,
  ): [Expression<Results<Promoted<A, B>>[K]>, Expression<Results<Promoted<A, B>>[K]>];
  <D extends DType, E extends DType>(
    a: Operand,
    b: Operand,
    options: OutPairOptions<D, E>,
  ): [NdArray<D>, NdArray<E>];
  <D extends DType>(
    a: Operand,
    b: Operand,
    options: CallOptions<D> & { readonly dtype: D },
  ): [Expression<D>, Expression<D>];
  /** The function applied to each element of `a` with each element of `b`: shapes are joined. */
  outer<A extends Operand, B extends Operand>(
    a: A,
    b: B,
  ): [Expression<Results<Promoted<A, B>>[K]>, Expression<Results<Promoted<A, B>>[K]>];
}

/** An elementwise function of two operands whose dtype is that of the first alone. */
export interface ScalingUfunc<K extends ResultKind> extends Ufunc, BinaryMethods<K> {
  <A extends Operand>(
    x: A,
    n: Operand,
    options?: CallOptions<never>,
  ): Expression<Results<DTypeOf<A>>[K]>;
  <D extends DType>(x: Operand, n: Operand, options: OutOptions<D>): NdArray<D>;
  <D extends DType>(
    x: Operand,
    n: Operand,
    options: CallOptions<D> & { readonly dtype: D },
  ): Expression<D>;
}

/** Options of `accumulate` and `reduceat`. */
export interface AlongOptions<D extends DType = DType> {
  /** The axis to go along, 0 by default. */
  readonly axis?: number;
  /** The dtype to compute and to give. */
  readonly dtype?: D;
}

/** Options of `reduce`. */
export interface ReduceOptions<D extends DType = DType> {
  /** The axis or axes to reduce over, null for all; 0 by default. */
  readonly axis?: Axis;
  /** Whether reduced axes stay, with length 1; false by default. */
  readonly keepdims?: boolean;
  /** The dtype to compute and to give. */
  readonly dtype?: D;
  /** What the reduction starts with. */
  readonly initial?: ScalarLike;
  /** Which elements take part, broadcast to the operand's shape. */
  readonly where?: Operand;
}

/** Methods of elementwise functions of two operands. */
export interface BinaryMethods<K extends ResultKind> {
  /**
   * The function applied between the elements along an axis, from the first to the last. Sums,
   * products, extremes and truth values are reduced as `sum`, `prod`, `min`, `max`, `all` and
   * `any` do.
   *
   * @throws TypeError when the function gives another dtype than it takes; RangeError when an
   *   axis does not exist, for several axes where the order of elements matters, and for no
   *   element, or with `where`, where there is neither identity nor `initial`
   */
  reduce<D extends DType>(x: Operand, options: ReduceOptions & { out: NdArray<D> }): NdArray<D>;
  reduce<D extends DType = DType>(x: Operand, options?: ReduceOptions<D>): Expression<D>;
  /**
   * All steps of the reduction along an axis, from the first to the last element.
   *
   * @throws TypeError and RangeError as `reduce`
   */
  accumulate<D extends DType>(x: Operand, options: AlongOptions & { out: NdArray<D> }): NdArray<D>;
  accumulate<D extends DType = DType>(x: Operand, options?: AlongOptions<D>): Expression<D>;
  /**
   * Reductions of parts of an axis: part i goes from index i up to index i + 1, the last one to the
   * end; where the next index is not greater it is the one element at index i.
   *
   * @throws RangeError when an index is out of range
   */
  reduceat<D extends DType>(
    x: Operand,
    indices: readonly number[] | NdArray,
    options: AlongOptions & { out: NdArray<D> },
  ): NdArray<D>;
  reduceat<D extends DType = DType>(
    x: Operand,
    indices: readonly number[] | NdArray,
    options?: AlongOptions<D>,
  ): Expression<D>;
  /** The function applied to each element of `a` with each element of `b`: shapes are joined. */
  outer<A extends Operand, B extends Operand>(a: A, b: B): Expression<Results<Promoted<A, B>>[K]>;
  /**
   * Applies the function at some places of `target`, one after the other, so that places that are
   * repeated add up.
   *
   * @throws RangeError when an index is out of range; TypeError when the result does not fit the
   *   target's dtype
   */
  at(
    target: NdArray,
    indices: IndexPart | readonly IndexPart[] | readonly number[],
    b: Operand,
  ): void;
}

/** A function of one operand that keeps the dtype. */
export type Unary = UnaryUfunc<'same'>;
/** A function of two operands in their promoted dtype. */
export type Binary = BinaryUfunc<'same'>;
/** A test of one operand. */
export type UnaryPredicate = UnaryUfunc<'bool'>;
/** A comparison or a logical function of two operands. */
export type BinaryPredicate = BinaryUfunc<'bool'>;
/** A function of one operand that gives floats. */
export type UnaryFloat = UnaryUfunc<'float'>;
/** A function of two operands that gives floats. */
export type BinaryFloat = BinaryUfunc<'float'>;

/** The type of an operator's public function, from its row. */
export type UfuncOf<R extends OperatorRow> = R extends {
  readonly arity: infer A;
  readonly types: TypeRule<infer K>;
}
  ? A extends 1
    ? UnaryUfunc<K>
    : R extends { readonly apart: unknown }
      ? ScalingUfunc<K>
      : BinaryUfunc<K>
  : never;
