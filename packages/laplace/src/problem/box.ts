/** The points of a grid: how many, where they begin and end, how far they are apart. */
export interface Box {
  /** Grid points along each axis: two axes, x and y, or three. */
  readonly shape: readonly number[];
  /** Where each axis begins and ends. */
  readonly extent: readonly (readonly [number, number])[];
  /** Distance of neighbours along each axis. */
  readonly spacing: readonly number[];
}

/** Coordinates of the points along an axis: equal steps, the ends exact. */
export function coordinatesAlong({ shape, extent, spacing }: Box, axis: number): Float64Array {
  const [begin, end] = extent[axis]!;
  const h = spacing[axis]!;
  const last = Math.round((end - begin) / h);
  return Float64Array.from({ length: shape[axis]! }, (_, i) => (i === last ? end : begin + i * h));
}

/** @throws TypeError or RangeError naming the caller unless it is a shape of two or three axes */
export function checkShape(shape: readonly number[], caller: string): void {
  if (!Array.isArray(shape)) {
    throw new TypeError(`${caller}: shape is ${String(shape)}; it must be an array of lengths`);
  }
  if (shape.length !== 2 && shape.length !== 3) {
    throw new RangeError(`${caller}: shape has ${shape.length} axes; there must be 2 or 3`);
  }
  for (const length of shape) {
    if (Number.isInteger(length) && length >= 3) continue;
    throw new RangeError(
      `${caller}: shape is [${shape.join(', ')}]; each length must be an integer of 3 or more`,
    );
  }
}

/** @throws TypeError or RangeError naming `poissonProblem` unless it has a beginning and an end for each axis */
export function checkExtent(
  extent: readonly (readonly [number, number])[],
  shape: readonly number[],
): void {
  if (!Array.isArray(extent) || !extent.every(Array.isArray)) {
    throw new TypeError('poissonProblem: extent must be an array with [begin, end] for each axis');
  }
  if (extent.length !== shape.length) {
    throw new RangeError(
      `poissonProblem: extent has ${extent.length} axes, shape has ${shape.length}`,
    );
  }
  for (const [begin, end] of extent as readonly (readonly number[])[]) {
    if (Number.isFinite(begin) && Number.isFinite(end) && begin! < end!) continue;
    throw new RangeError(
      `poissonProblem: extent has ${begin} to ${end}; an axis must begin before it ends`,
    );
  }
}

/** @throws RangeError naming `poissonProblem` where squares of distances, or their inverses, are no numbers */
export function checkSpacing(spacing: readonly number[]): void {
  for (const [axis, h] of spacing.entries()) {
    if (h >= 1e-100 && h <= 1e100) continue;
    throw new RangeError(
      `poissonProblem: extent of axis ${axis} has points at distances of ${h}; they must be from 1e-100 to 1e100`,
    );
  }
}
