/** The axes of a grid: which points are unknown, and which transform makes their equations diagonal. */
import { circlePoint } from '../transforms/circle.ts';
import type { Kind } from '../transforms/kinds.ts';

/** What is known at an end of an axis. */
export type Side = 'dirichlet' | 'neumann' | 'periodic';

/** Both ends of an axis; `periodic` ones come in pairs. */
export type Sides = readonly [first: Side, last: Side];

/** An axis, and how it is transformed. */
export interface Axis {
  /** How many points are unknown. */
  readonly length: number;
  readonly spacing: number;
  readonly sides: Sides;
  readonly forward: Kind;
  readonly back: Kind;
  /** What a line is multiplied with by both transforms. */
  readonly growth: number;
}

/** Points of an axis that are unknown, of so many in all. */
export function unknownCount(points: number, sides: Sides): number {
  return points - sides.filter((side) => side === 'dirichlet').length;
}

/** Describes an axis with so many unknowns. */
export function axisOf(length: number, spacing: number, sides: Sides): Axis {
  const [forward, back, growth] = transformsOf(length, sides);
  return { length, spacing, sides, forward, back, growth };
}

function transformsOf(
  length: number,
  [first, last]: Sides,
): [forward: Kind, back: Kind, growth: number] {
  if (first === 'periodic') return ['rfft', 'irfft', length];
  if (first === 'dirichlet') {
    return last === 'dirichlet' ? ['dst1', 'dst1', 2 * (length + 1)] : ['dst3', 'dst2', 2 * length];
  }
  return last === 'dirichlet' ? ['dct3', 'dct2', 2 * length] : ['dct1', 'dct1', 2 * (length - 1)];
}

/**
 * The eigenvalues of -h² times the second difference, 4 sin²(φ / 2), in the order of the transform's
 * results: they ascend.
 */
export function eigenvalues({ length, sides: [first, last] }: Axis): Float64Array {
  return Float64Array.from({ length }, (_, k) => {
    let point: [number, number];
    if (first === 'periodic') point = circlePoint(Math.ceil(k / 2), 2 * length);
    else if (first !== last) point = circlePoint(2 * k + 1, 8 * length);
    else if (first === 'dirichlet') point = circlePoint(k + 1, 4 * (length + 1));
    else point = circlePoint(k, 4 * (length - 1));
    return 4 * point[1] * point[1];
  });
}

/** Whether the values of an axis are determined up to a constant only. */
export function isFree({ sides }: Axis): boolean {
  return !sides.includes('dirichlet');
}
