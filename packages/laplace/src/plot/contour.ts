import { contours } from 'd3-contour';
import type { DrawnField } from './field.ts';

/** A line of constant value: points [column, row], in the indices of the given grid. */
export type Polyline = readonly (readonly [number, number])[];

/**
 * The lines where a field has the value `level`, by marching squares with linear interpolation
 * (d3-contour). A closed line ends with its first point.
 */
export function contourLines(field: DrawnField, level: number): Polyline[] {
  const { rows, columns } = field;
  const polygon = contours().size([columns, rows]).contour(Array.from(field.values), level);
  const at = (p: readonly number[]) =>
    [middle(field.middles.columns, p[0]! - 0.5), middle(field.middles.rows, p[1]! - 0.5)] as const;
  return polygon.coordinates
    .flat()
    .flatMap((ring) => openParts(ring, (p) => genuine(field, level, p[0]! - 0.5, p[1]! - 0.5)))
    .filter((part) => part.length > 1)
    .map((part) => part.map(at));
}

/**
 * Whether a point of a ring is on the contour, given in indices of blocks. d3-contour makes areas,
 * so it closes them along the edge of the grid and around cells without a value; there, and along
 * the rim of a region that has the level throughout, the ring is no line of constant value.
 */
function genuine(field: DrawnField, level: number, column: number, row: number): boolean {
  const { rows, columns, values } = field;
  if (column < 0 || row < 0 || column > columns - 1 || row > rows - 1) return false;
  // Between two cells it was interpolated; in the doubtful cases it was put upon one.
  if (!Number.isInteger(column) || !Number.isInteger(row)) return true;
  const around: number[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
      around.push(values[r * columns + c]!);
    }
  }
  if (values[row * columns + column] !== level) return !around.some(Number.isNaN);
  // A line through this cell passes two neighbours; the corner of a region has three.
  return around.filter((value) => value === level).length <= 3;
}

/** The runs of points of a closed ring for which `keep` holds. */
function openParts<P>(ring: readonly P[], keep: (point: P) => boolean): P[][] {
  const kept = ring.map(keep);
  const gap = kept.indexOf(false);
  if (gap < 0) return [[...ring]];
  const parts: P[][] = [[]];
  // The last point repeats the first: leave it out, and begin at a gap so that no run is torn.
  const count = ring.length - 1;
  for (let k = 0; k < count; k++) {
    const index = (gap + k) % count;
    if (kept[index]) parts.at(-1)!.push(ring[index]!);
    else parts.push([]);
  }
  return parts;
}

/** The index in the given grid that belongs to a fractional index of a block. */
function middle(middles: Float64Array, index: number): number {
  const below = Math.min(Math.floor(index), middles.length - 2);
  return middles[below]! + (index - below) * (middles[below + 1]! - middles[below]!);
}
