import { asarray, NdArray } from '@numloom/ndarray';

/** A field: one number everywhere, a function of the coordinates, or a float64 array with a value a point. */
export type Values = number | ((...coordinates: number[]) => number) | NdArray<'float64'>;

/** @throws TypeError or RangeError unless it is a number, a function, or a float64 array of the shape. */
export function assertValues(values: Values, shape: readonly number[], what: string): void {
  if (typeof values === 'function' || typeof values === 'number') return;
  if (!(values instanceof NdArray)) {
    const given = values === null ? 'null' : typeof values;
    throw new TypeError(`${what} is ${given}; it must be a number, a function or an array`);
  }
  if (values.dtype !== 'float64') {
    throw new TypeError(`${what} is of dtype ${String(values.dtype)}, must be float64`);
  }
  if (values.ndim === shape.length && shape.every((length, axis) => values.shape[axis] === length))
    return;
  throw new RangeError(
    `${what} has shape [${values.shape.join(', ')}], the grid's is [${shape.join(', ')}]`,
  );
}

/**
 * A field at the points of a box of a grid.
 *
 * @param points - for each axis the coordinates of the box
 * @param part - an array's values at the box
 * @returns a number where the field is one, else an array of the box's shape
 */
export function valuesAt(
  values: Values,
  points: readonly Float64Array[],
  part: (values: NdArray<'float64'>) => NdArray<'float64'>,
): number | NdArray<'float64'> {
  if (typeof values === 'number') return values;
  if (typeof values !== 'function') return part(values);
  const shape = points.map(({ length }) => length);
  const all = new Float64Array(shape.reduce((size, length) => size * length, 1));
  const index = shape.map(() => 0);
  const place = points.map((along) => along[0]!);
  for (let k = 0; k < all.length; k++) {
    all[k] = values(...place);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      if (++index[axis]! === shape[axis]) index[axis] = 0;
      place[axis] = points[axis]![index[axis]!]!;
      if (index[axis] !== 0) break;
    }
  }
  return asarray(all).reshape(shape);
}
