/** NumPy's broadcasting: shapes are aligned at their last axes, lengths of 1 stretch. */
import { formatShape, type Layout } from './layout.ts';

/**
 * The shape that all shapes broadcast to.
 *
 * @throws RangeError naming `caller` and the shapes when they do not fit.
 */
export function broadcastShapes(shapes: readonly (readonly number[])[], caller: string): number[] {
  const ndim = shapes.reduce((most, shape) => Math.max(most, shape.length), 0);
  const result = new Array<number>(ndim).fill(1);
  for (const shape of shapes) {
    const shift = ndim - shape.length;
    for (let axis = 0; axis < shape.length; axis++) {
      const length = shape[axis]!;
      if (length === 1 || length === result[axis + shift]) continue;
      if (result[axis + shift] !== 1) {
        throw new RangeError(
          `${caller}: shapes ${shapes.map(formatShape).join(' and ')} do not broadcast together`,
        );
      }
      result[axis + shift] = length;
    }
  }
  return result;
}

/**
 * The layout seen with a larger shape: stretched axes get stride 0.
 *
 * @throws RangeError naming `caller` when the layout does not broadcast to `shape`.
 */
export function broadcastLayout(layout: Layout, shape: readonly number[], caller: string): Layout {
  const shift = shape.length - layout.shape.length;
  const strides = new Array<number>(shape.length).fill(0);
  let fits = shift >= 0;
  for (let axis = 0; fits && axis < layout.shape.length; axis++) {
    const length = layout.shape[axis]!;
    if (length === shape[axis + shift]) {
      strides[axis + shift] = length === 1 ? 0 : layout.strides[axis]!;
    } else {
      fits = length === 1;
    }
  }
  if (!fits) {
    throw new RangeError(
      `${caller}: shape ${formatShape(layout.shape)} does not broadcast to ${formatShape(shape)}`,
    );
  }
  return { shape, strides, offset: layout.offset };
}

/**
 * The layout of what is written to a target of this shape: leading axes of length 1 that the
 * target has not are left out, as NumPy does.
 *
 * @throws RangeError naming `caller` when the layout does not broadcast to `shape`.
 */
export function assignedLayout(layout: Layout, shape: readonly number[], caller: string): Layout {
  const surplus = layout.shape.length - shape.length;
  if (surplus <= 0 || layout.shape.slice(0, surplus).some((length) => length !== 1)) {
    return broadcastLayout(layout, shape, caller);
  }
  const { strides, offset } = layout;
  const rest = { shape: layout.shape.slice(surplus), strides: strides.slice(surplus), offset };
  return broadcastLayout(rest, shape, caller);
}
