/** The dtypes of results, as far as the compiler knows them. */
import type { DType, PromoteTypes } from '@numloom/ndarray';
import type { DTypeOf } from '@numloom/ufunc';
import type { InexactDType } from '../memory/matrix.ts';
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

/** The dtype of what is computed of an operand in floats: its own, or float64 of integers and bool. */
export type FloatingOf<A extends Operand> = InexactOf<DTypeOf<A>>;

/** The same of two operands. */
export type SolutionOf<A extends Operand, B extends Operand> = InexactOf<ProductOf<A, B>>;

type InexactOf<D extends DType> = D extends InexactDType ? D : 'float64';

/** The dtype of real results beside results of dtype `D`. */
export type RealOf<D> = D extends 'float32' | 'complex64' ? 'float32' : 'float64';
