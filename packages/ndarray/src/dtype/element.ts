/** Reading and writing one element of a typed array as the JavaScript value of its dtype. */
import { Complex } from './complex.ts';
import { type DType, dtypes, type ElementOf, type TypedArray } from './dtypes.ts';

/** A JavaScript value that can become an element: converted by the rules of `convertScalar`. */
export type ScalarLike = boolean | number | bigint | Complex;

/** Reads element `index`, counted in elements of the dtype. */
export type Reader<D extends DType> = (data: TypedArray, index: number) => ElementOf<D>;

/** Writes a value that is already one of the dtype. */
export type Writer<D extends DType> = (
  data: TypedArray,
  index: number,
  value: ElementOf<D>,
) => void;

/** How elements of a dtype are read. */
export function elementReader<D extends DType>(dtype: D): Reader<D> {
  return READERS[
    dtypes[dtype].kind === 'c' ? 'complex' : dtype === 'bool' ? 'bool' : 'plain'
  ] as Reader<D>;
}

/** How elements of a dtype are written. */
export function elementWriter<D extends DType>(dtype: D): Writer<D> {
  return WRITERS[
    dtypes[dtype].kind === 'c' ? 'complex' : dtype === 'bool' ? 'bool' : 'plain'
  ] as Writer<D>;
}

const READERS = {
  bool: (data: TypedArray, index: number) => data[index] !== 0,
  plain: (data: TypedArray, index: number) => data[index]!,
  complex: (data: TypedArray, index: number) =>
    new Complex(data[2 * index] as number, data[2 * index + 1] as number),
};

const WRITERS = {
  bool: (data: TypedArray, index: number, value: boolean) => {
    data[index] = value ? 1 : 0;
  },
  plain: (data: TypedArray, index: number, value: number | bigint) => {
    data[index] = value;
  },
  complex: (data: TypedArray, index: number, value: Complex) => {
    data[2 * index] = value.re;
    data[2 * index + 1] = value.im;
  },
};
