/** Which dtype an operator computes in and which it gives, from the dtypes of its operands. */
import { type DType, isdtype, promote_types } from '@numloom/ndarray';

/** The dtype that all operands are converted to, and that of the result. */
interface Signature {
  readonly compute: DType;
  readonly result: DType;
}

/**
 * The signature for operands whose promoted dtype is `dtype`.
 *
 * @throws TypeError naming `name` when the operator has none for it.
 */
export type TypeRule = (dtype: DType, name: string) => Signature;

const same = (dtype: DType): Signature => ({ compute: dtype, result: dtype });

/** Float that a real function of an integer gives: float32 up to 16 bits, as NumPy where it has it. */
function floatOf(dtype: DType): DType {
  if (isdtype(dtype, 'real floating') || isdtype(dtype, 'complex floating')) return dtype;
  return dtype === 'bool' || promote_types(dtype, 'float32') === 'float32' ? 'float32' : 'float64';
}

function refuse(name: string, dtype: DType, remedy: string): never {
  throw new TypeError(`${name}: operands of dtype ${dtype} are not supported; ${remedy}`);
}

/** The dtype as it is. */
export const anyDType: TypeRule = same;

/** Numbers; bool is refused. */
export const numeric: TypeRule = (dtype, name) =>
  dtype === 'bool' ? refuse(name, dtype, 'use logical_xor or logical_not, or astype') : same(dtype);

/** Numbers, where bool stays bool. */
export const numericOrBool: TypeRule = same;

/** Real numbers and bool. */
export const real: TypeRule = (dtype, name) =>
  isdtype(dtype, 'complex floating')
    ? refuse(name, dtype, 'complex operands have no such operation')
    : same(dtype);

/** Real numbers; bool computes as int8. */
export const realNumber: TypeRule = (dtype, name) => {
  const { compute } = real(dtype, name);
  return same(compute === 'bool' ? 'int8' : compute);
};

/** Integers become float64, floats stay. */
export const division: TypeRule = (dtype) =>
  same(isdtype(dtype, 'integral') || dtype === 'bool' ? 'float64' : dtype);

/** Functions of floats. */
export const floating: TypeRule = (dtype) => same(floatOf(dtype));

/** Functions of real floats. */
export const realFloating: TypeRule = (dtype, name) => same(floatOf(real(dtype, name).compute));

/** Functions of real numbers that compute in float64. */
export const realDouble: TypeRule = (dtype, name) => {
  real(dtype, name);
  return same('float64');
};

/** Comparisons by order. */
export const ordering: TypeRule = (dtype, name) => ({
  compute: real(dtype, name).compute,
  result: 'bool',
});

/** Comparisons for equality, and tests of one operand. */
export const predicate: TypeRule = (dtype) => ({ compute: dtype, result: 'bool' });

/** Logic: every operand counts as true where it is not zero. */
export const logical: TypeRule = () => ({ compute: 'bool', result: 'bool' });

/** Operations on bits: bool and integers. */
export const bitwise: TypeRule = (dtype, name) =>
  dtype === 'bool' || isdtype(dtype, 'integral')
    ? same(dtype)
    : refuse(name, dtype, 'bits are those of bool and integers');

/** Integers alone; bool computes as int8. */
export const shift: TypeRule = (dtype, name) => bitwise(dtype === 'bool' ? 'int8' : dtype, name);

/** Magnitude: a complex operand gives its float. */
export const magnitude: TypeRule = (dtype) => ({ compute: dtype, result: partOf(dtype) });

/** The float dtype of a complex dtype's parts; others are their own. */
export function partOf(dtype: DType): DType {
  if (dtype === 'complex64') return 'float32';
  return dtype === 'complex128' ? 'float64' : dtype;
}
