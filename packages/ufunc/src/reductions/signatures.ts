/** Signatures of the public functions that reduce, and what makes the functions. */
import type { DType, NdArray, ScalarLike } from '@numloom/ndarray';
import type { Expression } from '../expression/expression.ts';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { applyReduction } from './apply.ts';
import type { Axis, ReductionOptions as AllOptions } from './options.ts';
import type { ReductionRow } from './rows.ts';

/** Options of every reduction. */
export interface ReductionOptions {
  /** The axis or axes to reduce over, negative ones counted from the end; all by default. */
  readonly axis?: Axis;
  /** Whether reduced axes stay, with length 1; false by default. */
  readonly keepdims?: boolean;
}

/** Options of a reduction that can leave out elements. */
export interface MaskedOptions extends ReductionOptions {
  /** A mask that broadcasts to the operand: only elements where it is true count. */
  readonly where?: Operand;
}

/** Options of a reduction of some elements or none. */
export interface ExtremeOptions extends MaskedOptions {
  /** A value that counts as one more element; needed where there may be none. */
  readonly initial?: ScalarLike;
}

/** Options of a reduction that can be told its dtype. */
export interface SumOptions<D extends DType = DType> extends ExtremeOptions {
  /** The dtype to compute in and to give. */
  readonly dtype?: D;
}

/** Options of a mean. */
export interface MeanOptions<D extends DType = DType> extends MaskedOptions {
  /** The dtype to compute in and to give. */
  readonly dtype?: D;
}

/** Options of a variance. */
export interface VarianceOptions<D extends DType = DType> extends MeanOptions<D> {
  /** What is taken off the number of elements before dividing by it; 0 by default. */
  readonly correction?: number;
  /** NumPy's name of `correction`. */
  readonly ddof?: number;
}

/** Options of a search for an index. */
export interface ArgOptions {
  /** The axis to search along; by default all elements are searched, in C order. */
  readonly axis?: number | null;
  /** Whether the axis stays, with length 1; false by default. */
  readonly keepdims?: boolean;
}

/** Options of a running sum or product. */
export interface CumulativeOptions<D extends DType = DType> {
  /** The axis to go along; by default the array is flattened, in C order. */
  readonly axis?: number | null;
  /** The dtype to compute in and to give. */
  readonly dtype?: D;
}

/** Options of a running sum or product of the array API standard. */
export interface StandardCumulativeOptions<D extends DType = DType> {
  /** The axis to go along; has to be given unless there is one only. */
  readonly axis?: number;
  /** The dtype to compute in and to give. */
  readonly dtype?: D;
  /** Whether 0 or 1 comes first, which makes the axis longer by one; false by default. */
  readonly include_initial?: boolean;
}

/** Asks for the result in an array. */
export interface Out<D extends DType> {
  /** An array of the result's shape, which is computed into it at once and returned. */
  readonly out: NdArray<D>;
}

/** The dtype that sums of a dtype have. */
export type SumOf<D extends DType> = D extends 'bool' | 'int8' | 'int16' | 'int32' | 'int64'
  ? 'int64'
  : D extends 'uint8' | 'uint16' | 'uint32' | 'uint64'
    ? 'uint64'
    : D;

/** The dtype that means of a dtype have. */
export type MeanOf<D extends DType> = D extends 'float32' | 'float64' | 'complex64' | 'complex128'
  ? D
  : 'float64';

/** The dtype that variances have that are computed in a dtype. */
export type VarianceOf<D extends DType> = D extends 'complex64'
  ? 'float32'
  : D extends 'complex128'
    ? 'float64'
    : D;

/** A sum or a product. */
export interface SumFunction {
  <D extends DType>(x: Operand, options: SumOptions & Out<D>): NdArray<D>;
  <A extends Operand, D extends DType = SumOf<DTypeOf<A>>>(
    x: A,
    options?: SumOptions<D>,
  ): Expression<NoInfer<D>>;
}

/** An extreme. */
export interface ExtremeFunction {
  <D extends DType>(x: Operand, options: ExtremeOptions & Out<D>): NdArray<D>;
  <A extends Operand>(x: A, options?: ExtremeOptions): Expression<DTypeOf<A>>;
}

/** A test of elements. */
export interface TestFunction {
  <D extends DType>(x: Operand, options: MaskedOptions & Out<D>): NdArray<D>;
  (x: Operand, options?: MaskedOptions): Expression<'bool'>;
}

/** A mean. */
export interface MeanFunction {
  <D extends DType>(x: Operand, options: MeanOptions & Out<D>): NdArray<D>;
  <A extends Operand, D extends DType = MeanOf<DTypeOf<A>>>(
    x: A,
    options?: MeanOptions<D>,
  ): Expression<NoInfer<D>>;
}

/** A variance or a standard deviation. */
export interface VarianceFunction {
  <D extends DType>(x: Operand, options: VarianceOptions & Out<D>): NdArray<D>;
  <A extends Operand, D extends DType = MeanOf<DTypeOf<A>>>(
    x: A,
    options?: VarianceOptions<D>,
  ): Expression<VarianceOf<NoInfer<D>>>;
}

/** A range of values, in the dtype of the operand. */
export interface RangeFunction {
  <D extends DType>(x: Operand, options: ReductionOptions & Out<D>): NdArray<D>;
  <A extends Operand>(x: A, options?: ReductionOptions): Expression<DTypeOf<A>>;
}

/** A number of elements. */
export type CountFunction = (x: Operand, options?: ReductionOptions) => Expression<'int64'>;

/** A search for an index. */
export interface ArgFunction {
  <D extends DType>(x: Operand, options: ArgOptions & Out<D>): NdArray<D>;
  (x: Operand, options?: ArgOptions): Expression<'int64'>;
}

/** A running sum or product. */
export interface CumulativeFunction {
  <D extends DType>(x: Operand, options: CumulativeOptions & Out<D>): NdArray<D>;
  <A extends Operand, D extends DType = SumOf<DTypeOf<A>>>(
    x: A,
    options?: CumulativeOptions<D>,
  ): Expression<NoInfer<D>>;
}

/** A running sum or product of the array API standard. */
export type StandardCumulativeFunction = <A extends Operand, D extends DType = SumOf<DTypeOf<A>>>(
  x: A,
  options?: StandardCumulativeOptions<D>,
) => Expression<NoInfer<D>>;

/** The public function of a reduction; `F` is its signature. */
export function reduction<F extends (...args: never[]) => Expression>(row: ReductionRow): F {
  const apply = (x: Operand, options: AllOptions = {}): Expression =>
    applyReduction(row, x, options);
  return apply as unknown as F;
}
