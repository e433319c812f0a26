/** Seeing the same elements under another shape. */
import {
  checkShape,
  formatShape,
  type Layout,
  lengthsOf,
  packedStrides,
  sizeOf,
} from './layout.ts';

/**
 * The shape asked for, a single -1 replaced by what fits.
 *
 * @throws RangeError naming `caller` when the number of elements differs, or a length is none.
 */
export function inferShape(
  from: readonly number[],
  to: number | readonly number[],
  caller: string,
): number[] {
  const shape = lengthsOf(to);
  const size = sizeOf(from);
  const unknown = shape.indexOf(-1);
  if (unknown >= 0) shape[unknown] = 1;
  const known = sizeOf(checkShape(shape, caller));
  // What does not fit, rounded down or not a number, makes another size.
  if (unknown >= 0) shape[unknown] = Math.floor(size / known);
  if (sizeOf(shape) !== size) {
    throw new RangeError(
      `${caller}: an array of shape ${formatShape(from)} has ${size} elements, it can't take the shape ${formatShape(lengthsOf(to))}`,
    );
  }
  return shape;
}

/**
 * The layout under another shape of the same size, in C order of the elements, or undefined
 * when no strides say so and the elements have to be copied.
 */
export function reshapeLayout(layout: Layout, shape: readonly number[]): Layout | undefined {
  if (sizeOf(shape) === 0) return { shape, strides: packedStrides(shape), offset: layout.offset };
  const axes = layout.shape
    .map((length, axis) => ({ length, stride: layout.strides[axis]! }))
    .filter(({ length }) => length !== 1);
  const strides = new Array<number>(shape.length).fill(1);
  let from = 0;
  let to = 0;
  while (from < axes.length) {
    // Take the fewest old and new axes that hold equally many elements.
    let fromEnd = from + 1;
    let oldSize = axes[from]!.length;
    const toStart = to;
    let newSize = 1;
    while (newSize !== oldSize || toStart === to) {
      if (newSize < oldSize) newSize *= shape[to++]!;
      else if (newSize > oldSize) oldSize *= axes[fromEnd++]!.length;
      else break;
    }
    for (let k = from; k + 1 < fromEnd; k++) {
      if (axes[k]!.stride !== axes[k + 1]!.stride * axes[k + 1]!.length) return undefined;
    }
    let stride = axes[fromEnd - 1]!.stride;
    for (let k = to - 1; k >= toStart; k--) {
      strides[k] = stride;
      stride *= shape[k]!;
    }
    from = fromEnd;
  }
  return { shape, strides, offset: layout.offset };
}
