/** Which dtype an operator computes in and which it gives, from the dtypes of its operands. */
import { type DType, isdtype, promote_types } from '@numloom/ndarray';
import type { ResultKind } from './results.ts';

/** The dtype that all operands are converted to, and that of the result. */
export interface Signature {
  readonly compute: DType;
  readonly result: DType;
}

/**
 * The signature for operands whose promoted dtype is `dtype`; `operands` are their own dtypes,
 * plain numbers left out. `K` says to the compiler what the result is.
 *
 * @throws TypeError naming `name` when the operator has none for it.
 */
export interface TypeRule<K extends ResultKind = ResultKind> {
  (dtype: DType, name: string, operands?: readonly DType[]): Signature;
  /** Never there; it makes rules that give different results different types. */
  readonly kind?: K;
}

const same = (dtype: DType): Signature => ({ compute: dtype, result: dtype });

/** Float that a real function of an integer gives: float32 up to 16 bits, as NumPy where it has it. */
function floatOf(dtype: DType): DType {
  if (isdtype(dtype, 'real floating') || isdtype(dtype, 'complex floating')) return dtype;
  return dtype === 'bool' || promote_types(dtype, 'float32') === 'float32' ? 'float32' : 'float64';
}

/** The float for several operands: an int8 and a uint16 are float32 each, though int32 together. */
function floatOfAll(dtype: DType, operands: readonly DType[] = []): DType {
  if (operands.length < 2 || !isdtype(dtype, 'integral')) return floatOf(dtype);
  return operands.some((one) => floatOf(one) === 'float64') ? 'float64' : 'float32';
}

function refuse(name: string, dtype: DType, remedy: string): never {
  throw new TypeError(`${name}: operands of dtype ${dtype} are not supported; ${remedy}`);
}

/** The dtype as it is. */
export const anyDType: TypeRule<'same'> = same;

/** Numbers; bool is refused. */
export const numeric: TypeRule<'same'> = (dtype, name) =>
  dtype === 'bool' ? refuse(name, dtype, 'use logical_xor or logical_not, or astype') : same(dtype);

/** Numbers, where bool stays bool. */
export const numericOrBool: TypeRule<'same'> = same;

/** Numbers; bool computes as int8. */
export const number: TypeRule<'number'> = (dtype) => same(dtype === 'bool' ? 'int8' : dtype);

/** Real numbers and bool. */
export const real: TypeRule<'same'> = (dtype, name) =>
  isdtype(dtype, 'complex floating')
    ? refuse(name, dtype, 'complex operands have no such operation')
    : same(dtype);

/** Real numbers; bool computes as int8. */
export const realNumber: TypeRule<'number'> = (dtype, name) => {
  const { compute } = real(dtype, name);
  return same(compute === 'bool' ? 'int8' : compute);
};

/** Integers become float64, floats stay. */
export const division: TypeRule<'quotient'> = (dtype) =>
  same(isdtype(dtype, 'integral') || dtype === 'bool' ? 'float64' : dtype);

/** Functions of floats. */
export const floating: TypeRule<'float'> = (dtype, _, operands) =>
  same(floatOfAll(dtype, operands));

/** Functions of real floats. */
export const realFloating: TypeRule<'float'> = (dtype, name, operands) =>
  same(floatOfAll(real(dtype, name).compute, operands));

/** Functions that compute in float64, or complex128. */
export const double: TypeRule<'double'> = (dtype) =>
  same(isdtype(dtype, 'complex floating') ? 'complex128' : 'float64');

/** Comparisons by order. */
export const ordering: TypeRule<'bool'> = (dtype, name) => ({
  compute: real(dtype, name).compute,
  result: 'bool',
});

/** Comparisons for equality, and tests of one operand. */
export const predicate: TypeRule<'bool'> = (dtype) => ({ compute: dtype, result: 'bool' });

/** Logic: every operand counts as true where it is not zero. */
export const logical: TypeRule<'bool'> = () => ({ compute: 'bool', result: 'bool' });

/** Operations on bits: bool and integers. */
export const bitwise: TypeRule<'same'> = (dtype, name) =>
  dtype === 'bool' || isdtype(dtype, 'integral')
    ? same(dtype)
    : refuse(name, dtype, 'bits are those of bool and integers');

/** Integers alone; bool computes as int8. */
export const shift: TypeRule<'number'> = (dtype, name) =>
  bitwise(dtype === 'bool' ? 'int8' : dtype, name);

/** Integers alone. */
export const integral: TypeRule<'same'> = (dtype, name) =>
  isdtype(dtype, 'integral') ? same(dtype) : refuse(name, dtype, 'use an integer dtype');

/** Counts of bits. */
export const bitCount: TypeRule<'uint8'> = (dtype, name) => ({
  compute: bitwise(dtype, name).compute,
  result: 'uint8',
});

/** Whole exponents of real floats. */
export const exponent: TypeRule<'int32'> = (dtype, name) => ({
  compute: realFloating(dtype, name).compute,
  result: 'int32',
});

/** Two real floats that become a complex number. */
export const complexOfParts: TypeRule<'complex'> = (dtype, name, operands) => {
  const { compute } = realFloating(dtype, name, operands);
  return { compute, result: compute === 'float32' ? 'complex64' : 'complex128' };
};

/** Magnitude: a complex operand gives its float. */
export const magnitude: TypeRule<'real'> = (dtype) => ({ compute: dtype, result: partOf(dtype) });

/** The float dtype of a complex dtype's parts; others are their own. */
export function partOf(dtype: DType): DType {
  if (dtype === 'complex64') return 'float32';
  return dtype === 'complex128' ? 'float64' : dtype;
}
