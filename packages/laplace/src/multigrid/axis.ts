import type { Problem } from '../problem/problem.ts';

/** A side as kernels know it: values are given, it mirrors, or the other side follows. */
export const sideCodes = { dirichlet: 0, neumann: 1, periodic: 2 } as const;

type SideCode = (typeof sideCodes)[keyof typeof sideCodes];

/** One axis of one grid. Its points are numbered from the side where it begins. */
export interface Axis {
  readonly low: SideCode;
  readonly high: SideCode;
  /** Equal intervals from end to end. */
  readonly intervals: number;
  /** Unknowns. */
  readonly count: number;
  /** The number of the point that is the first unknown. */
  readonly offset: 0 | 1;
  /** 1 / h² */
  readonly weight: number;
}

/** What the plane has for a third axis. */
export const noAxis: Axis = { low: 2, high: 2, intervals: 1, count: 1, offset: 0, weight: 0 };

/** The finest grid's axis. */
export function axisOf({ shape, sides, spacing }: Problem, axis: number): Axis {
  const [low, high] = sides[axis]!.map(({ kind }) => sideCodes[kind]) as [SideCode, SideCode];
  const isPeriodic = low === sideCodes.periodic;
  return axisWith(low, high, shape[axis]! - (isPeriodic ? 0 : 1), spacing[axis]! ** -2);
}

/**
 * The axis with half as many intervals, rounded up; all are equal again, so that its points need not
 * be points of the finer one. An axis of one interval without given values shrinks to one point,
 * along which nothing changes.
 *
 * @returns `undefined` where no unknowns would be left, or no fewer
 */
export function coarserAxis({ low, high, intervals, weight }: Axis): Axis | undefined {
  const isGiven = low === sideCodes.dirichlet || high === sideCodes.dirichlet;
  if (intervals === 1) {
    if (isGiven || low === sideCodes.periodic) return undefined;
    return axisWith(sideCodes.periodic, sideCodes.periodic, 1, 0);
  }
  if (intervals === 2 && low === high && isGiven) return undefined;
  const half = Math.ceil(intervals / 2);
  return axisWith(low, high, half, weight * (half / intervals) ** 2);
}

/** How many points it has, those included where values are given. */
export function pointsOf({ low, intervals, count }: Axis): number {
  return low === sideCodes.periodic ? count : intervals + 1;
}

/** The part of an interval that belongs to an unknown: half of one on a side. */
export function shareOf({ low, high, count }: Axis, index: number): number {
  const isOnSide =
    (index === 0 && low === sideCodes.neumann) ||
    (index === count - 1 && high === sideCodes.neumann);
  return isOnSide ? 0.5 : 1;
}

/** The part of the domain that belongs to each unknown; 1 in total. */
export function sharesOf(axes: readonly Axis[]): Float64Array {
  let shares = [1];
  for (const axis of axes) {
    const along = Array.from({ length: axis.count }, (_, index) => shareOf(axis, index));
    shares = shares.flatMap((share) => along.map((part) => share * part));
  }
  const total = shares.reduce((sum, share) => sum + share, 0);
  return Float64Array.from(shares, (share) => share / total);
}

function axisWith(low: SideCode, high: SideCode, intervals: number, weight: number): Axis {
  const isPeriodic = low === sideCodes.periodic;
  const given = Number(low === sideCodes.dirichlet) + Number(high === sideCodes.dirichlet);
  return {
    low,
    high,
    intervals,
    count: isPeriodic ? intervals : intervals + 1 - given,
    offset: low === sideCodes.dirichlet ? 1 : 0,
    // What a single point of a periodic axis takes from its neighbours it gives back.
    weight: isPeriodic && intervals === 1 ? 0 : weight,
  };
}
