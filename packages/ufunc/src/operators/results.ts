/** The dtypes of results, as the compiler knows them: what each kind of type rule gives. */
import type { DType, RealOf } from '@numloom/ndarray';

/** The dtype of a function of floats: integers become floats. */
export type FloatOf<D extends DType> = D extends 'float32' | 'float64' | 'complex64' | 'complex128'
  ? D
  : D extends 'int32' | 'int64' | 'uint32' | 'uint64'
    ? 'float64'
    : 'float32';

/** The dtype of a quotient. */
export type QuotientOf<D extends DType> = D extends
  'float32' | 'float64' | 'complex64' | 'complex128'
  ? D
  : 'float64';

/** The dtype of arithmetic that bool takes part in as int8. */
export type NumberOf<D extends DType> = D extends 'bool' ? 'int8' : D;

/** What a rule gives for operands whose promoted dtype is `D`. */
export interface Results<D extends DType> {
  /** The dtype itself. */
  readonly same: D;
  /** Bool becomes int8. */
  readonly number: NumberOf<D>;
  /** Integers become floats. */
  readonly float: FloatOf<D>;
  /** Integers become float64. */
  readonly quotient: QuotientOf<D>;
  /** Double precision. */
  readonly double: D extends 'complex64' | 'complex128' ? 'complex128' : 'float64';
  /** Complex numbers become the float of their parts. */
  readonly real: RealOf<D>;
  /** Real floats become complex. */
  readonly complex: FloatOf<D> extends 'float32' ? 'complex64' : 'complex128';
  readonly bool: 'bool';
  readonly uint8: 'uint8';
  readonly int32: 'int32';
}

/** Name of what a rule gives. */
export type ResultKind = keyof Results<DType>;
