/** What a row of the table of errors of special functions is made of. */
import { Precise, relativeError } from '../../packages/stats/test/math/high-precision.ts';

export type Random = () => number;

/** A function, where it is tried, and how far a value is from the truth. */
export interface Row {
  readonly name: string;
  /** The points in words. */
  readonly range: string;
  readonly point: (random: Random) => readonly number[];
  readonly value: (...point: number[]) => number;
  /** The relative error of the value at the point. */
  readonly error: (value: number, ...point: number[]) => number;
  /** What no error may exceed. */
  readonly bound: number;
  /** How many times fewer points are tried, where the truth takes long. */
  readonly slow?: number;
}

/** Random numbers in [0, 1) by Mulberry32, the same ones for a seed. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  return () => (next() + (next() >>> 11) * 2 ** -21) * 2 ** -32;
}

export const uniform = (random: Random, low: number, high: number): number =>
  low + (high - low) * random();

/** 10^u of uniform u. */
export const logUniform = (random: Random, low: number, high: number): number =>
  Math.pow(10, uniform(random, low, high));

const LEAST_NORMAL = 2 ** -1022;

/** The error where `exact` is the truth; where that is subnormal, relative to the least normal number. */
export function against(exact: (...point: Precise[]) => Precise): Row['error'] {
  return (value, ...point) => {
    const truth = exact(...point.map((x) => Precise.of(x)));
    const size = truth.absolute();
    if (!size.isBelow(LEAST_NORMAL)) return relativeError(value, truth);
    return Precise.of(value).minus(truth).absolute().over(LEAST_NORMAL).number();
  };
}

/**
 * The error of an inverse x: that of what has been inverted at x, (f(x) - p) / (x f'(x)). Where x
 * underflows nothing is said.
 */
export function inverseOf(
  excess: (x: Precise, ...point: Precise[]) => Precise,
  slope: (x: Precise, ...point: Precise[]) => Precise,
): Row['error'] {
  return (value, ...point) => {
    if (Math.abs(value) < LEAST_NORMAL) return 0;
    if (!Number.isFinite(value)) return Infinity;
    const x = Precise.of(value);
    const given = point.map((p) => Precise.of(p));
    return excess(x, ...given)
      .over(slope(x, ...given).times(x))
      .absolute()
      .number();
  };
}

/** The worst error of `count` random points of a row, and where it is. */
export function worstOf(
  row: Row,
  count: number,
  random: Random,
): { points: number; error: number; at: readonly number[] } {
  const points = Math.max(1, Math.ceil(count / (row.slow ?? 1)));
  let [error, at]: [number, readonly number[]] = [-1, []];
  for (let k = 0; k < points; k++) {
    const point = row.point(random);
    const found = row.error(row.value(...point), ...point);
    if (!(found <= error)) [error, at] = [found, point];
  }
  return { points, error, at };
}
