/** What stands for an array in an argument, and the array it stands for. */
import { elementsOf, NdArray } from '../array/ndarray.ts';
import { copyElements } from '../array/transfer.ts';
import { Complex } from '../dtype/complex.ts';
import { convertScalar } from '../dtype/convert.ts';
import type { DType, TypedArray } from '../dtype/dtypes.ts';
import { elementWriter, type ScalarLike } from '../dtype/element.ts';
import { result_type } from '../dtype/promotion.ts';
import { formatShape, packedLayout, sameShape } from '../layout/layout.ts';
import { foreignStorage } from '../memory/storage.ts';
import { newArray, type Order } from './new-array.ts';

const DTYPE_OF_TAG = {
  Int8Array: 'int8',
  Int16Array: 'int16',
  Int32Array: 'int32',
  BigInt64Array: 'int64',
  Uint8Array: 'uint8',
  Uint8ClampedArray: 'uint8',
  Uint16Array: 'uint16',
  Uint32Array: 'uint32',
  BigUint64Array: 'uint64',
  Float32Array: 'float32',
  Float64Array: 'float64',
} as const satisfies Record<string, DType>;

type Tags = typeof DTYPE_OF_TAG;

/** A typed array whose elements have a dtype. */
export type TypedInput = TypedArray | Uint8ClampedArray;

/**
 * What stands for an array where NumPy takes an `array_like`: an array, a typed array, a number,
 * bigint, boolean or `Complex`, or nested JavaScript arrays of these.
 */
export type ArrayInput = NdArray | TypedInput | ScalarLike | readonly ArrayInput[];

/** A number, or nested JavaScript arrays of numbers. */
export type NestedNumbers = number | readonly NestedNumbers[];

/** An array of a known dtype, or numbers that stand for one of float64. */
export type NdArrayLike<D extends DType> = NdArray<D> | NestedNumbers;

/**
 * The dtype of the array that an argument of type `V` stands for. Looks at single properties, for to compare
 * whole types costs the compiler much more.
 */
export type DTypeOf<V> = V extends { readonly dtype: infer D extends DType }
  ? D
  : V extends { readonly [Symbol.toStringTag]: infer T extends keyof Tags }
    ? Tags[T]
    : V extends readonly (infer E)[]
      ? [E] extends [never]
        ? 'float64'
        : // Types of any depth contain themselves.
          DTypeOf<Exclude<E, V>>
      : V extends boolean
        ? 'bool'
        : V extends number
          ? 'float64'
          : V extends bigint
            ? 'int64'
            : V extends Complex
              ? 'complex128'
              : DType;

/** The dtype of the elements of a typed array, undefined for anything else. */
function dtypeOfTypedArray(value: unknown): DType | undefined {
  if (!ArrayBuffer.isView(value)) return undefined;
  return DTYPE_OF_TAG[(value as TypedInput)[Symbol.toStringTag]];
}

/** An array, or a typed array seen as one, without copying; undefined for anything else. */
export function viewOf(value: unknown): NdArray | undefined {
  if (typeof value !== 'object') return undefined;
  if (value instanceof NdArray) return value;
  const dtype = dtypeOfTypedArray(value);
  if (dtype === undefined) return undefined;
  const typed = value as TypedInput;
  return new NdArray(dtype, packedLayout([typed.length]), foreignStorage(typed));
}

/** The array that `value` stands for; arrays and typed arrays are not copied. */
export function toArray<D extends DType>(
  value: NdArrayLike<D> | ArrayInput,
  caller: string,
): NdArray<D> {
  return (viewOf(value) ?? fromNested(value, undefined, 'C', caller)) as NdArray<D>;
}

/** The dtype that a scalar alone has. */
function dtypeOfScalar(value: unknown, caller: string): DType {
  if (typeof value === 'number') return 'float64';
  if (typeof value === 'boolean') return 'bool';
  if (value instanceof Complex) return 'complex128';
  if (typeof value !== 'bigint') {
    const got = value === null ? 'null' : typeof value === 'object' ? 'an object' : typeof value;
    throw new TypeError(
      `${caller}: expected an array, typed array, number, bigint, boolean, Complex or nested arrays of these, got ${got}`,
    );
  }
  if (BigInt.asIntN(64, value) !== value) {
    throw new RangeError(`${caller}: ${value}n does not fit int64; give another dtype`);
  }
  return 'int64';
}

const MAX_DEPTH = 64;

/**
 * A new array from a scalar or nested JavaScript arrays.
 *
 * @throws TypeError when an element is no scalar; RangeError when the nesting is ragged.
 */
export function fromNested(
  value: unknown,
  wanted: DType | undefined,
  order: Order,
  caller: string,
): NdArray {
  const shape = shapeOf(value);
  const found = new Set<DType>();
  // Where `check` is: one index per axis above it.
  const path: number[] = [];

  const ragged = (
    axis: number,
    given: readonly number[],
    expected: readonly number[],
  ): RangeError => {
    const place = path.slice(0, axis);
    const first = place.map(() => 0).join(', ');
    return new RangeError(
      `${caller}: row ${place.join(', ')} ${describe(given)}, row ${first} ${describe(expected)}`,
    );
  };
  const check = (item: unknown, axis: number): void => {
    if (Array.isArray(item)) {
      const { length } = item;
      if (axis > MAX_DEPTH)
        throw new RangeError(`${caller}: nested deeper than ${MAX_DEPTH} levels`);
      if (length !== shape[axis]) throw ragged(axis, [length], shape.slice(axis, axis + 1));
      for (let i = 0; i < length; i++) {
        path[axis] = i;
        check(item[i], axis + 1);
      }
      return;
    }
    const view = viewOf(item);
    if (view) {
      const rest = shape.slice(axis);
      if (!sameShape(view.shape, rest)) throw ragged(axis, view.shape, rest);
      found.add(view.dtype);
    } else {
      if (axis !== shape.length) throw ragged(axis, [], shape.slice(axis));
      // Where a dtype is wanted, a bigint of any size wraps.
      if (typeof item !== 'bigint' || !wanted) found.add(dtypeOfScalar(item, caller));
    }
  };
  check(value, 0);

  const dtype = wanted ?? (found.size > 0 ? result_type(...found) : 'float64');
  const result = newArray(caller, dtype, shape, order);
  const { strides } = result;
  const { data } = elementsOf(result);
  const put = elementWriter(dtype);
  const write = (item: unknown, axis: number, offset: number): void => {
    if (Array.isArray(item)) {
      for (let i = 0; i < item.length; i++) write(item[i], axis + 1, offset + i * strides[axis]!);
      return;
    }
    const view = viewOf(item);
    if (view) {
      const layout = { shape: view.shape, strides: strides.slice(axis), offset };
      copyElements({ dtype, data, layout }, elementsOf(view));
    } else {
      put(data, offset, convertScalar(item as ScalarLike, dtype));
    }
  };
  write(value, 0, 0);
  return result;
}

function shapeOf(value: unknown): number[] {
  const shape: number[] = [];
  let item = value;
  for (; Array.isArray(item) && shape.length <= MAX_DEPTH; item = (item as unknown[])[0]) {
    shape.push(item.length);
    if (item.length === 0) return shape;
  }
  const view = viewOf(item);
  return view ? [...shape, ...view.shape] : shape;
}

function describe(shape: readonly number[]): string {
  if (shape.length === 0) return 'is a scalar';
  return shape.length === 1 ? `has ${shape[0]} elements` : `has the shape ${formatShape(shape)}`;
}
