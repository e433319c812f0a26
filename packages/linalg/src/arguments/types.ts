/** The dtypes of results, as far as the compiler knows them. */
import type { DType, PromoteTypes } from '@numloom/ndarray';
import type { DTypeOf } from '@numloom/ufunc';
import type { Operand } from './operands.ts';

/** The dtype of a product of two operands: the one that they promote to. */
export type ProductOf<A extends Operand, B extends Operand> = PromoteTypes<DTypeOf<A>, DTypeOf<B>>;

/** The dtype that operands promote to. */
export type PromotedOf<Operands extends readonly Operand[]> = Operands extends readonly [
  infer A extends Operand,
  ...infer Rest extends readonly Operand[],
]
  ? Rest extends readonly []
    ? DTypeOf<A>
    : PromoteTypes<DTypeOf<A>, PromotedOf<Rest>>
  : DType;
