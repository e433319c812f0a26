/** The element types: one row each, and what JavaScript value an element is. */
import type { Complex } from './complex.ts';

/** Names of the element types, spelled as in NumPy and the Python array API standard. */
export type DType =
  | 'bool'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'float32'
  | 'float64'
  | 'complex64'
  | 'complex128';

/** Signed and unsigned integer element types. */
export type IntegerDType =
  'int8' | 'int16' | 'int32' | 'int64' | 'uint8' | 'uint16' | 'uint32' | 'uint64';
/** Real floating-point element types. */
export type FloatingDType = 'float32' | 'float64';
/** Complex element types: two floats, real part first. */
export type ComplexDType = 'complex64' | 'complex128';

/** The JavaScript value that one element of dtype `D` is read as. */
export type ElementOf<D extends DType> = D extends 'bool'
  ? boolean
  : D extends 'int64' | 'uint64'
    ? bigint
    : D extends ComplexDType
      ? Complex
      : number;

interface TypedArrays {
  bool: Uint8Array;
  int8: Int8Array;
  int16: Int16Array;
  int32: Int32Array;
  int64: BigInt64Array;
  uint8: Uint8Array;
  uint16: Uint16Array;
  uint32: Uint32Array;
  uint64: BigUint64Array;
  float32: Float32Array;
  float64: Float64Array;
  complex64: Float32Array;
  complex128: Float64Array;
}

/** The typed array that holds elements of dtype `D`; complex ones take two places each. */
export type TypedArrayOf<D extends DType> = TypedArrays[D];
/** Any typed array that can hold elements. */
export type TypedArray = TypedArrays[DType];

/** Kind of a dtype: bool, signed integer, unsigned integer, float, complex (NumPy's letters). */
export type Kind = 'b' | 'i' | 'u' | 'f' | 'c';

/** What is fixed for each dtype. */
export interface DTypeInfo<D extends DType = DType> {
  readonly name: D;
  readonly kind: Kind;
  /** Bytes of one element. */
  readonly itemsize: number;
  /** Places of the typed array that one element takes: 2 for complex, else 1. */
  readonly components: 1 | 2;
  /** Type code of the `.npy` format, without byte order. */
  readonly code: string;
  readonly TypedArray: {
    new (length: number): TypedArrayOf<D>;
    new (buffer: ArrayBufferLike, byteOffset?: number, length?: number): TypedArrayOf<D>;
    readonly BYTES_PER_ELEMENT: number;
  };
}

function row<D extends DType>(
  name: D,
  kind: Kind,
  itemsize: number,
  TypedArray: unknown,
): DTypeInfo<D> {
  return {
    name,
    kind,
    itemsize,
    components: kind === 'c' ? 2 : 1,
    code: `${kind}${itemsize}`,
    TypedArray: TypedArray as DTypeInfo<D>['TypedArray'],
  };
}

/** All element types by name. */
export const dtypes: { readonly [D in DType]: DTypeInfo<D> } = /* @__PURE__ */ {
  bool: /* @__PURE__ */ row('bool', 'b', 1, Uint8Array),
  int8: /* @__PURE__ */ row('int8', 'i', 1, Int8Array),
  int16: /* @__PURE__ */ row('int16', 'i', 2, Int16Array),
  int32: /* @__PURE__ */ row('int32', 'i', 4, Int32Array),
  int64: /* @__PURE__ */ row('int64', 'i', 8, BigInt64Array),
  uint8: /* @__PURE__ */ row('uint8', 'u', 1, Uint8Array),
  uint16: /* @__PURE__ */ row('uint16', 'u', 2, Uint16Array),
  uint32: /* @__PURE__ */ row('uint32', 'u', 4, Uint32Array),
  uint64: /* @__PURE__ */ row('uint64', 'u', 8, BigUint64Array),
  float32: /* @__PURE__ */ row('float32', 'f', 4, Float32Array),
  float64: /* @__PURE__ */ row('float64', 'f', 8, Float64Array),
  complex64: /* @__PURE__ */ row('complex64', 'c', 8, Float32Array),
  complex128: /* @__PURE__ */ row('complex128', 'c', 16, Float64Array),
};

/** Whether `value` names a dtype. */
export function isDType(value: unknown): value is DType {
  return typeof value === 'string' && Object.hasOwn(dtypes, value);
}

/**
 * The row of a dtype.
 *
 * @throws TypeError naming `caller` when `value` is no dtype.
 */
export function dtypeInfo<D extends DType>(value: D, caller: string): DTypeInfo<D> {
  if (!isDType(value)) {
    // An object may hold itself, and has nothing to show.
    const given: unknown = value;
    const shown =
      typeof given === 'object' && given
        ? 'an object'
        : typeof given === 'string'
          ? JSON.stringify(given)
          : String(given);
    throw new TypeError(
      `${caller}: dtype ${shown} is not known; expected one of ${Object.keys(dtypes).join(', ')}`,
    );
  }
  return dtypes[value];
}
