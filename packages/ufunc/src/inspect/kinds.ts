/** Kinds of values: scalars, real and complex ones, and the dtypes that hold them. */
import { Complex, type DType, dtypes } from '@numloom/ndarray';
import type { Operand } from '../expression/operand.ts';
import { arrayOf } from '../order/rows.ts';
import { lookedAt } from './shape.ts';

/**
 * Whether a value is a single one: a number, bigint, boolean, string or `Complex`. Arrays without
 * axes are none.
 *
 * @example
 * ```ts
 * import { array } from '@numloom/ndarray';
 * import { isscalar } from '@numloom/ufunc';
 * console.log(isscalar(3.1), isscalar([3.1]), isscalar(array(3.1))); // => true false false
 * ```
 */
export function isscalar(element: unknown): boolean {
  return (
    ['number', 'bigint', 'boolean', 'string'].includes(typeof element) || element instanceof Complex
  );
}

/**
 * Whether the dtype is a complex one, whatever the imaginary parts are; see `iscomplex` for those.
 *
 * @throws TypeError when `x` stands for no array
 * @example
 * ```ts
 * import { Complex } from '@numloom/ndarray';
 * import { iscomplexobj } from '@numloom/ufunc';
 * console.log(iscomplexobj([1, new Complex(2, 0)]), iscomplexobj(1)); // => true false
 * ```
 */
export function iscomplexobj(x: Operand): boolean {
  return dtypes[lookedAt(x, 'iscomplexobj').dtype].kind === 'c';
}

/**
 * Whether the dtype is no complex one, whatever the imaginary parts are; see `isreal` for those.
 *
 * @throws TypeError when `x` stands for no array
 * @example
 * ```ts
 * import { Complex } from '@numloom/ndarray';
 * import { isrealobj } from '@numloom/ufunc';
 * console.log(isrealobj([1, new Complex(2, 0)]), isrealobj(1)); // => false true
 * ```
 */
export function isrealobj(x: Operand): boolean {
  return dtypes[lookedAt(x, 'isrealobj').dtype].kind !== 'c';
}

/** Beyond this NumPy takes a number for too large for float32. */
const FLOAT32_MOST = 3.4e38;

/**
 * The smallest dtype that holds a single value: integers by their size, unsigned where they are not
 * negative; floats and complex numbers by their range, not by their digits. A number that is whole
 * counts as an integer, as in `result_type`. Arrays with axes have the dtype that they have.
 *
 * @throws TypeError when `a` stands for no array; RangeError for a bigint that no dtype holds
 * @example
 * ```ts
 * import { min_scalar_type } from '@numloom/ufunc';
 * console.log(min_scalar_type(10), min_scalar_type(-260), min_scalar_type(1e50)); // => uint8 int16 float64
 * console.log(min_scalar_type([1, 2])); // => float64
 * ```
 */
export function min_scalar_type(a: Operand): DType {
  if (typeof a === 'bigint') return integerType(a, 'bigint');
  if (typeof a === 'number' && Number.isInteger(a) && a < 2 ** 64 && a >= -(2 ** 63)) {
    return integerType(BigInt(a), 'number');
  }
  const node = lookedAt(a, 'min_scalar_type');
  if (node.shape.length > 0) return node.dtype;
  const value = arrayOf(a, 'min_scalar_type').item() as unknown;
  if (typeof value === 'boolean') return 'bool';
  if (value instanceof Complex) {
    return isWide(value.re) || isWide(value.im) ? 'complex128' : 'complex64';
  }
  if (typeof value === 'bigint') return integerType(value, node.dtype);
  if (dtypes[node.dtype].kind !== 'f') return integerType(BigInt(value as number), node.dtype);
  return isWide(value as number) ? 'float64' : 'float32';
}

/** Whether a number is finite, but not as a float32. */
function isWide(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) >= FLOAT32_MOST;
}

const INTEGERS = {
  i: ['int8', 'int16', 'int32', 'int64'],
  u: ['uint8', 'uint16', 'uint32', 'uint64'],
} as const;

function integerType(value: bigint, given: string): DType {
  const kind = value < 0n ? 'i' : 'u';
  const fits = INTEGERS[kind].find((dtype) => {
    const bits = 8 * dtypes[dtype].itemsize;
    return (kind === 'i' ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value)) === value;
  });
  if (fits !== undefined) return fits;
  throw new RangeError(`min_scalar_type: the ${given} ${value} does not fit 64 bits`);
}
