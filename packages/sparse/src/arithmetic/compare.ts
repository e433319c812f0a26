/** Extremes and comparisons, element by element. */
import type { Complex, NdArray } from '@numloom/ndarray';
import {
  equal,
  greater,
  greater_equal,
  type Lazy,
  less,
  less_equal,
  maximum,
  minimum,
  not_equal,
} from '@numloom/ufunc';
import { canonical, withoutZeros } from '../convert/canonical.ts';
import { convert } from '../convert/convert.ts';
import { fromDense } from '../convert/dense.ts';
import { asValues } from '../parts/dtypes.ts';
import type { CompressedParts, Parts, Shape } from '../parts/parts.ts';
import { align } from './align.ts';
import { denseOf, type Result } from './arithmetic.ts';
import { united } from './merge.ts';
import { given, type Other } from './operands.ts';

type Value = NdArray | number | Complex;
type Operation = (left: Value, right: Value) => Lazy;

const OPERATIONS = {
  maximum,
  minimum,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
} as const satisfies Record<string, Operation>;

/** The names of operations that compare. */
export type Comparison = keyof typeof OPERATIONS;

/**
 * The operation of A and B element by element: dense where B is a dense array, else sparse: by columns if
 * A is, else by rows. What is true has 1. Where the operation of zeros is not zero, as of `equal`, all
 * elements are computed, and most of the result is stored.
 */
export function compare(name: Comparison, a: Parts, b: Other): Result {
  const { sparse, scalar, dense } = given(b, name);
  if (dense !== undefined) return run(name, denseOf(a), dense);
  if (sparse === undefined) return withNumber(name, a, scalar!);
  const pair = align(a, sparse, name);
  const { format, shape } = pair;
  if (!isZero(name, 0)) {
    return dense2d(run(name, denseOf(a), denseOf(sparse)), format);
  }
  const { indptr, indices, left, right } = united(pair);
  return lines(format, shape, { indptr, indices }, run(name, left, right));
}

function withNumber(name: Comparison, a: Parts, scalar: number | Complex): Parts {
  const format = a.format === 'csc' ? 'csc' : 'csr';
  if (!isZero(name, scalar)) return dense2d(run(name, denseOf(a), scalar), format);
  const compressed = canonical(convert(a, format));
  const result = lines(format, a.shape, compressed, run(name, compressed.data, scalar));
  return name === 'maximum' || name === 'minimum' ? convert(result, a.format) : result;
}

/** Whether this is the name of an operation that compares. */
export function isComparison(name: string): name is Comparison {
  return Object.hasOwn(OPERATIONS, name);
}

/** Whether the operation of zero and a number is zero. */
export function isZero(name: Comparison, scalar: number | Complex): boolean {
  const value = run(name, 0, scalar).item();
  return typeof value === 'object' ? value.equals(0) : Number(value) === 0;
}

function run(name: Comparison, left: Value, right: Value): NdArray {
  const operation: Operation = OPERATIONS[name];
  return operation(left, right).evaluate();
}

/** Lines with these values, but for those that are zero. */
function lines(
  format: 'csr' | 'csc',
  shape: Shape,
  { indptr, indices }: Pick<CompressedParts, 'indptr' | 'indices'>,
  values: NdArray,
): Parts {
  const data = asValues(values);
  const { dtype } = data;
  return withoutZeros({ format, dtype, shape, indptr, indices, data });
}

function dense2d(values: NdArray, format: 'csr' | 'csc'): Parts {
  return fromDense(asValues(values), format);
}
