/** What functions take, and the arrays that it stands for. */
import {
  type ArrayInput,
  type DType,
  dtypes,
  formatShape,
  isdtype,
  type NdArray,
  promote_types,
  toArray,
} from '@numloom/ndarray';
import { Expression } from '@numloom/ufunc';
import { LinAlgError } from '../errors.ts';
import { conditions } from '../kernels/generated/conditions.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { InexactDType, Scalar } from '../memory/matrix.ts';

/** An array, an expression, or anything that `asarray` takes: numbers, typed arrays, nested arrays. */
export type Operand = ArrayInput | Expression;

/** The array that an operand stands for, computed if it is an expression. */
export function arrayOf(operand: Operand, caller: string): NdArray {
  const array = operand instanceof Expression ? operand.evaluate() : toArray(operand, caller);
  array.storage.assertUsable(caller);
  return array;
}

/** The array of a matrix, or of a stack of matrices along the last two axes. */
export function matricesOf(operand: Operand, caller: string, name = 'a'): NdArray {
  const array = arrayOf(operand, caller);
  if (array.ndim >= 2) return array;
  throw new LinAlgError(
    `${caller}: ${name} has ${array.ndim} ${array.ndim === 1 ? 'axis' : 'axes'}, needs at least 2`,
  );
}

/** The array of a square matrix, or of a stack of them. */
export function squareOf(operand: Operand, caller: string, name = 'a'): NdArray {
  const array = matricesOf(operand, caller, name);
  const [rows, columns] = array.shape.slice(-2);
  if (rows === columns) return array;
  throw new LinAlgError(`${caller}: ${name} is ${rows}x${columns}, needs square matrices`);
}

/**
 * The dtype of the results of arrays of these dtypes: of floats and complex numbers the one they
 * promote to, float64 of integers and bool.
 */
export function floatingOf(...given: readonly DType[]): InexactDType {
  const dtype = given.reduce((left, right) => promote_types(left, right));
  return isdtype(dtype, ['real floating', 'complex floating'])
    ? (dtype as InexactDType)
    : 'float64';
}

/** The dtype of the elements that factorisations of a dtype are computed with. */
export function scalarOf(dtype: InexactDType): Scalar {
  return dtypes[dtype].components === 2 ? 'complex128' : 'float64';
}

/** The dtype of real results, as of singular values, beside complex ones of a dtype. */
export function realOf(dtype: InexactDType): 'float32' | 'float64' {
  return dtype === 'float32' || dtype === 'complex64' ? 'float32' : 'float64';
}

/**
 * What `check_finite` asks for.
 *
 * @throws RangeError naming `caller` where an element is NaN or infinite.
 */
export function checkFinite(array: NdArray, caller: string, name = 'a'): void {
  const { dtype } = array;
  if (!isdtype(dtype, ['real floating', 'complex floating'])) return;
  const { storage, offset, size } = array.isContiguous() ? array : array.copy();
  const { components } = dtypes[dtype];
  const data = storage.view(dtype) as Float64Array;
  const end = (offset + size) * components;
  if (storage.inHeap && (dtype === 'float64' || dtype === 'complex128')) {
    const address = storage.byteOffset + offset * dtypes[dtype].itemsize;
    if (kernelsOf(conditions).allFinite(size * components, address)) return;
  }
  for (let i = offset * components; i < end; i++) {
    // x - x is 0 for all but NaN and infinities.
    if (data[i]! - data[i]! !== 0) {
      const place = formatPlace(Math.floor(i / components) - offset, array.shape);
      throw new RangeError(`${caller}: ${name} has ${data[i]} at ${place}, must be finite`);
    }
  }
}

function formatPlace(index: number, shape: readonly number[]): string {
  const place: number[] = [];
  for (let axis = shape.length - 1, rest = index; axis >= 0; axis--) {
    place.unshift(rest % shape[axis]!);
    rest = Math.floor(rest / shape[axis]!);
  }
  return formatShape(place);
}
