/** The unit of places in a painting: the grid's side has so many, whatever its size. */
export const TICKS = 4096;

/** A place in ticks: `x` to the right, `y` down. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What a brush did between touching the grid and leaving it. It means the same on any size of grid. */
export interface Stroke {
  /** What the points become, -1 to 1, or `undefined` where they are freed. */
  readonly value: number | undefined;
  /** Of the brush, in ticks. */
  readonly radius: number;
  /** The way that it went, by straight lines; one place at least. */
  readonly path: readonly Place[];
}

/** Values on the sides of the grid, where no stroke has painted them. */
export interface Sides {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What is given: the sides, and strokes in the order in which they were made. */
export interface Painting {
  readonly sides: Sides;
  readonly strokes: readonly Stroke[];
}

/** The same stroke, of fewer places: those that are nearer to the last than a part of the brush. */
export function simplified(stroke: Stroke): Stroke {
  const { path, radius } = stroke;
  const near = Math.max(8, radius / 4);
  const kept = [path[0]!];
  for (const place of path.slice(1, -1)) {
    const last = kept.at(-1)!;
    if (Math.hypot(place.x - last.x, place.y - last.y) >= near) kept.push(place);
  }
  if (path.length > 1) kept.push(path.at(-1)!);
  return { ...stroke, path: kept };
}
