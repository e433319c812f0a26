/** The dtypes of results, as far as the compiler knows them. */
import type { DType, PromoteTypes } from '@numloom/ndarray';
import type { DTypeOf } from '@numloom/ufunc';
import type { Operand } from './operands.ts';

/** The dtype of a product of two operands: the one that they promote to. */
export type ProductOf<A extends Operand, B extends Operand> = PromoteTypes<DTypeOf<A>, DTypeOf<B>>;

/** The dtype that any number of operands promote to, where they have one or are two. */
export type PromotedOf<Operands extends readonly Operand[]> = Operands extends readonly [
  infer A extends Operand,
  infer B extends Operand,
]
  ? ProductOf<A, B>
  : Alike<DTypeOf<Operands[number]>>;

/** A dtype if it is one, any if it may be several. */
type Alike<D extends DType, All extends DType = D> = D extends DType
  ? [All] extends [D]
    ? D
    : DType
  : never;
