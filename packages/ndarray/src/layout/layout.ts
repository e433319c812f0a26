/** Shape, strides and offset: where the elements of an array lie, apart from what they are. */

/**
 * Where the elements of an array lie in its storage. Strides and offset count elements, not
 * bytes; strides may be zero (broadcast) or negative (reversed).
 */
export interface Layout {
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
}

/** Number of elements of a shape: 1 for a 0-d array. */
export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

/** Strides of a densely packed array, last axis fastest (`C`) or first axis fastest (`F`). */
export function packedStrides(shape: readonly number[], order: 'C' | 'F' = 'C'): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let k = 0; k < shape.length; k++) {
    const axis = order === 'C' ? shape.length - 1 - k : k;
    strides[axis] = stride;
    stride *= Math.max(1, shape[axis]!);
  }
  return strides;
}

/** A densely packed layout that starts at the storage's first element. */
export function packedLayout(shape: readonly number[], order: 'C' | 'F' = 'C'): Layout {
  return { shape, strides: packedStrides(shape, order), offset: 0 };
}

/** Whether the elements lie densely packed in the given order (axes of length 1 do not count). */
export function isPacked(layout: Layout, order: 'C' | 'F' = 'C'): boolean {
  const { shape, strides } = layout;
  let expected = 1;
  for (let k = 0; k < shape.length; k++) {
    const axis = order === 'C' ? shape.length - 1 - k : k;
    const length = shape[axis]!;
    if (length === 0) return true;
    if (length === 1) continue;
    if (strides[axis] !== expected) return false;
    expected *= length;
  }
  return true;
}

/** Lowest and one past the highest element that a layout touches; equal when it is empty. */
export function extentOf(layout: Layout): [low: number, high: number] {
  let low = layout.offset;
  let high = layout.offset;
  for (let axis = 0; axis < layout.shape.length; axis++) {
    const length = layout.shape[axis]!;
    if (length === 0) return [layout.offset, layout.offset];
    const reach = (length - 1) * layout.strides[axis]!;
    if (reach < 0) low += reach;
    else high += reach;
  }
  return [low, high + 1];
}

/** Whether two indices of the layout may name the same element, as in a broadcast view. */
export function overlapsItself(layout: Layout): boolean {
  const axes: { length: number; stride: number }[] = [];
  for (let axis = 0; axis < layout.shape.length; axis++) {
    const length = layout.shape[axis]!;
    if (length === 0) return false;
    if (length > 1) axes.push({ length, stride: Math.abs(layout.strides[axis]!) });
  }
  axes.sort((a, b) => a.stride - b.stride);
  let reach = 0;
  for (const { length, stride } of axes) {
    if (stride <= reach) return true;
    reach += (length - 1) * stride;
  }
  return false;
}

/**
 * The axes in another order, by default reversed.
 *
 * @throws RangeError naming `transpose` when `axes` is not a permutation of all axes.
 */
export function transposeLayout(
  layout: Layout,
  axes?: number | readonly number[],
  others: readonly number[] = [],
): Layout {
  const { shape, strides, offset } = layout;
  const given = typeof axes === 'number' ? [axes, ...others] : axes;
  const order = given
    ? normalizeAxes(given, shape.length, 'transpose')
    : shape.map((_, axis) => shape.length - 1 - axis);
  if (order.length !== shape.length) {
    throw new RangeError(
      `transpose: ${order.length} axes given for ${shape.length} dimensions, shape ${formatShape(shape)}`,
    );
  }
  return {
    shape: order.map((axis) => shape[axis]!),
    strides: order.map((axis) => strides[axis]!),
    offset,
  };
}

/** Whether two shapes are equal. */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/** A shape as Python prints it: `(3,)`, `(2, 3)`, `()`. */
export function formatShape(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

/**
 * An axis number within `ndim`, negative ones counted from the end.
 *
 * @throws RangeError naming `caller` when there is no such axis.
 */
export function normalizeAxis(axis: number, ndim: number, caller: string): number {
  if (typeof axis !== 'number') {
    const given = axis === null ? 'null' : `of type ${typeof axis}`;
    throw new TypeError(`${caller}: axis is ${given}, must be a whole number`);
  }
  if (!Number.isInteger(axis) || axis < -ndim || axis >= ndim) {
    throw new RangeError(
      `${caller}: axis ${String(axis)} is out of bounds for an array of ${ndim} dimensions`,
    );
  }
  return axis < 0 ? axis + ndim : axis;
}

/**
 * Several axis numbers within `ndim`, each once.
 *
 * @throws RangeError naming `caller` when one does not exist or is named twice, TypeError when one is
 *   no number.
 */
export function normalizeAxes(
  axes: number | readonly number[],
  ndim: number,
  caller: string,
): number[] {
  const list: readonly number[] = Array.isArray(axes) ? axes : [axes as number];
  const normal = list.map((axis) => normalizeAxis(axis, ndim, caller));
  if (new Set(normal).size !== normal.length) {
    throw new RangeError(`${caller}: axes [${list.join(', ')}] name one axis twice`);
  }
  return normal;
}

/** @throws TypeError naming `caller` when `order` is neither `C` nor `F`. */
export function checkOrder(order: 'C' | 'F' | undefined, caller: string): void {
  if (order === 'C' || order === 'F' || order === undefined) return;
  throw new TypeError(`${caller}: order ${JSON.stringify(order)} is not known; use "C" or "F"`);
}

/** The lengths of a shape; what is neither a list nor a number is found to be no length later. */
export function lengthsOf(shape: number | readonly number[]): number[] {
  const isList = typeof shape === 'object' && shape !== null && Symbol.iterator in shape;
  return isList ? [...shape] : [shape];
}

/**
 * A shape given by the user, checked.
 *
 * @throws RangeError naming `caller` when a length is not a whole number of at least 0.
 */
export function checkShape(shape: number | readonly number[], caller: string): number[] {
  const lengths = lengthsOf(shape);
  for (const length of lengths) {
    if (!Number.isSafeInteger(length) || length < 0) {
      throw new RangeError(
        `${caller}: shape has the length ${String(length)}; lengths are whole numbers of at least 0`,
      );
    }
  }
  if (sizeOf(lengths) > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`${caller}: shape ${formatShape(lengths)} has too many elements`);
  }
  return lengths;
}
