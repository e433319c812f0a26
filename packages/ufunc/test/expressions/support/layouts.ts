/** The same elements in memory in many ways. */
import {
  allocate,
  type Complex,
  type DType,
  dtypes,
  foreignStorage,
  type Layout,
  NdArray,
  packedStrides,
  sizeOf,
} from '@numloom/ndarray';

/** An element of an array. */
export type Element = number | bigint | boolean | Complex;

/** How elements lie in memory. */
export type LayoutName =
  'contiguous' | 'offset' | 'strided' | 'reversed' | 'transposed' | 'inner' | 'foreign' | 'mixed';

/** All of them. */
export const layoutNames: readonly LayoutName[] = [
  'contiguous',
  'offset',
  'strided',
  'reversed',
  'transposed',
  'inner',
  'foreign',
  'mixed',
];

/** An array of the elements, in C order, under a layout. */
export function layOut<D extends DType>(
  elements: readonly Element[],
  shape: readonly number[],
  dtype: D,
  name: LayoutName,
): NdArray<D> {
  const [layout, length] = layoutOf(name, shape);
  const { itemsize, TypedArray, components } = dtypes[dtype];
  const isForeign = name === 'foreign' || name === 'mixed';
  const storage = isForeign
    ? foreignStorage(new TypedArray((length + 3) * components).subarray(3 * components))
    : allocate(length * itemsize, true);
  const result = new NdArray(dtype, layout, storage);
  const index = shape.map(() => 0);
  for (const element of elements) {
    result.set(...index, element);
    step(index, shape);
  }
  return result;
}

/** Moves an index to the next place in C order. */
function step(index: number[], shape: readonly number[]): void {
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (++index[axis]! < shape[axis]!) return;
    index[axis] = 0;
  }
}

/** The layout and the number of elements that it needs in memory. */
function layoutOf(name: LayoutName, shape: readonly number[]): [Layout, number] {
  const size = sizeOf(shape);
  const strides = packedStrides(shape);
  switch (name) {
    case 'contiguous':
    case 'foreign':
      return [{ shape, strides, offset: 0 }, size];
    case 'offset':
      return [{ shape, strides, offset: 3 }, size + 5];
    case 'strided':
      return [{ shape, strides: strides.map((stride) => 3 * stride), offset: 1 }, 3 * size + 1];
    case 'reversed':
      return [reversed(shape, strides), size];
    case 'transposed':
      return [{ shape, strides: packedStrides(shape, 'F'), offset: 0 }, size];
    case 'inner': {
      // A window in a larger array.
      const outer = shape.map((length) => length + 2);
      const wide = packedStrides(outer);
      return [
        { shape, strides: wide, offset: wide.reduce((sum, stride) => sum + stride, 0) },
        sizeOf(outer),
      ];
    }
    case 'mixed': {
      // Outside of the heap, in Fortran order, every other element, backwards.
      const far = packedStrides(shape, 'F').map((stride) => 2 * stride);
      return [reversed(shape, far), 2 * size];
    }
  }
}

function reversed(shape: readonly number[], strides: readonly number[]): Layout {
  const offset = shape.reduce(
    (sum, length, axis) => sum + Math.max(0, length - 1) * strides[axis]!,
    0,
  );
  return { shape, strides: strides.map((stride) => 0 - stride), offset };
}
