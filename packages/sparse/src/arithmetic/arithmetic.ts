/** Sums, differences, products and quotients, element by element. */
import type { NdArray } from '@numloom/ndarray';
import {
  add as addDense,
  divide as divideDense,
  type Lazy,
  multiply as multiplyDense,
  subtract as subtractDense,
} from '@numloom/ufunc';
import { convert } from '../convert/convert.ts';
import { toDense } from '../convert/dense.ts';
import { copiedParts } from '../convert/values.ts';
import type { CompressedParts, CooParts, Parts } from '../parts/parts.ts';
import { align, commonShape } from './align.ts';
import { formatOfAddition, formatOfSum } from './formats.ts';
import { combined } from './merge.ts';
import { given, type Other } from './operands.ts';
import { picked } from './picked.ts';
import { scaled } from './scaled.ts';
import { mapValues } from './values.ts';

/** A sparse matrix or a dense array. */
export type Result = Parts | NdArray;

/** A + B: dense where B is. */
export function add(a: Parts, b: Other): Result {
  return sum(a, b, 'add');
}

/** A - B: dense where B is. */
export function subtract(a: Parts, b: Other): Result {
  return sum(a, b, 'subtract');
}

function sum(a: Parts, b: Other, name: 'add' | 'subtract'): Result {
  const { sparse, scalar, dense } = given(b, name);
  if (sparse !== undefined) {
    const format = (name === 'add' ? formatOfAddition : formatOfSum)(a.format, sparse.format);
    return convert(combined(align(a, sparse, name), name), format);
  }
  if (dense !== undefined) {
    return (name === 'add' ? addDense : subtractDense)(denseOf(a), dense).evaluate();
  }
  if (scalar === 0) return copiedParts(a);
  throw new TypeError(
    `${name}: ${String(scalar)} would make all elements other than zero; add it to toarray()`,
  );
}

/** A B, element by element: sparse, whatever B is; `coo` where B is dense. */
export function multiply(a: Parts, b: Other): Parts {
  const { sparse, scalar, dense } = given(b, 'multiply');
  if (sparse !== undefined) {
    const format = formatOfSum(a.format, sparse.format);
    const product = scaled(a, sparse) ?? combined(align(a, sparse, 'multiply'), 'multiply');
    return convert(product, format);
  }
  if (dense === undefined) {
    return mapValues(a, (data) => multiplyDense(data, scalar!).evaluate(), a.format);
  }
  return timesPicked(a, dense, multiplyDense, 'multiply');
}

/**
 * A / B. By a number or a dense array it is sparse, for quotients of zeros are taken for zero; by a sparse
 * matrix it is dense, and has NaN where both are zero.
 */
export function divide(a: Parts, b: Other): Result {
  const { sparse, scalar, dense } = given(b, 'divide');
  if (sparse !== undefined) {
    commonShape(a.shape, sparse.shape, 'divide');
    return divideDense(denseOf(a), denseOf(sparse)).evaluate();
  }
  if (dense === undefined) {
    return mapValues(a, (data) => divideDense(data, scalar!).evaluate(), a.format);
  }
  return timesPicked(a, dense, divideDense, 'divide');
}

/** Each entry with the element of a dense array at its place. */
function timesPicked(
  a: Parts,
  dense: NdArray,
  operation: (x: NdArray, y: NdArray) => Lazy,
  caller: string,
): Parts {
  const { entries, beside } = picked(a, dense, caller);
  const product = mapValues(entries, (data) => operation(data, beside).evaluate());
  return a.format === 'dia' ? convert(product, 'dia') : product;
}

/** All elements as a dense array. */
export function denseOf(a: Parts): NdArray {
  return toDense(isPlain(a) ? a : convert(a, 'csr'));
}

function isPlain(a: Parts): a is CompressedParts | CooParts {
  return a.format === 'csr' || a.format === 'csc' || a.format === 'coo';
}
