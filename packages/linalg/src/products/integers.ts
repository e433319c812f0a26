/**
 * Products of matrices of integers and of bool. They are computed in float64, by the product of
 * floats, where no sum can reach 2^53, so that all of them are exact; else modulo 2^64.
 */
import { type DType, dtypes, type NdArray } from '@numloom/ndarray';
import { integers } from '../kernels/generated/integers.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, withFrame } from '../memory/frame.ts';
import { byRows } from '../memory/matrix.ts';
import { multiply } from './multiply.ts';

/** Sums that are smaller are exact, whatever their order. */
const EXACT = 2 ** 53;

/** A matrix of integers as kernels take it: its size, place, strides, and what its elements are. */
type Place = readonly [
  ...[m: number, n: number, from: number, row: number, column: number],
  ...[size: number, signed: boolean],
];

/** The matrices of an array along its last two axes, which are as many as `count`. */
function* placesOf(array: NdArray): Generator<Place> {
  const { shape, strides, storage, dtype } = array;
  const { itemsize, kind } = dtypes[dtype];
  const [m, n] = shape.slice(-2) as [number, number];
  const [row, column] = strides.slice(-2) as [number, number];
  const outer = shape.slice(0, -2);
  const place = outer.map(() => 0);
  for (;;) {
    const start = place.reduce((sum, i, axis) => sum + i * strides[axis]!, array.offset);
    yield [m, n, storage.byteOffset + start * itemsize, row, column, itemsize, kind === 'i'];
    let axis = outer.length - 1;
    for (; axis >= 0 && ++place[axis]! === outer[axis]; axis--) place[axis] = 0;
    if (axis < 0) return;
  }
}

/**
 * The product of stacks of matrices of integers, leading axes alike, as a new array of a dtype, to
 * which it wraps.
 */
export function multiplyIntegers<D extends DType>(a: NdArray, b: NdArray, dtype: D): NdArray<D> {
  const shape = [...a.shape.slice(0, -1), b.shape.at(-1)!];
  return withFrame((frame) => {
    const { array, inside } = frame.written(dtype, shape);
    if (array.size > 0) fill(inside, frame.reachable(a, dtype), frame.reachable(b, dtype), frame);
    return array;
  });
}

/** Writes the products of matrices of one dtype, of which there are some. */
function fill(result: NdArray, a: NdArray, b: NdArray, frame: Frame): void {
  const { itemsize } = dtypes[result.dtype];
  const kernels = kernelsOf(integers);
  const [m, k, n] = [a.shape.at(-2)!, a.shape.at(-1)!, b.shape.at(-1)!];
  const left = byRows('float64', frame.elements('float64', m * k), m, k);
  const right = byRows('float64', frame.elements('float64', k * n), k, n);
  const product = byRows('float64', frame.elements('float64', m * n), m, n);
  const panel = frame.bytes(kernels.panelBytes());
  let to = result.storage.byteOffset + result.offset * itemsize;
  let loaded = -1;
  let largest = 0;
  const others = placesOf(b);
  for (const place of placesOf(a)) {
    const other = others.next().value as Place;
    if (other[2] !== loaded) largest = kernels.toFloats(...other, right.address);
    loaded = other[2];
    if (kernels.toFloats(...place, left.address) * largest * k < EXACT) {
      multiply(left, right, product);
      kernels.fromFloats(m * n, product.address, to, result.dtype === 'bool' ? 0 : itemsize);
    } else {
      kernels.widen(...place, left.address);
      kernels.widen(...other, right.address);
      kernels.multiplyInt64(m, n, k, left.address, right.address, product.address, panel);
      kernels.narrow(m * n, product.address, to, itemsize);
      loaded = -1;
    }
    to += m * n * itemsize;
  }
}
