/** Deviations of groups from their centres. */
import { oneOf } from '../samples/options.ts';
import type { SampleOptions } from '../samples/types.ts';

/** Options of tests of deviations from centres. */
export interface CentreOptions extends SampleOptions {
  /**
   * What deviations are taken from: `'median'`, the default, for skewed distributions, `'mean'` for symmetric
   * ones with moderate tails, `'trimmed'`, the mean without extremes, for heavy tails.
   */
  readonly center?: 'median' | 'mean' | 'trimmed';
  /** The share of observations that `'trimmed'` leaves out at each end; 0.05 by default. */
  readonly proportiontocut?: number;
}

/** A function that gives the centre of a sample. @throws where the options are none */
export function centreOf(
  { center = 'median', proportiontocut = 0.05 }: CentreOptions,
  caller: string,
): (x: Float64Array) => number {
  oneOf(center, ['median', 'mean', 'trimmed'], 'center', caller);
  if (!(proportiontocut >= 0 && proportiontocut < 0.5)) {
    throw new RangeError(
      `${caller}: proportiontocut is ${String(proportiontocut)}, must be from 0 to less than 0.5`,
    );
  }
  if (center === 'mean') return meanOf;
  if (center === 'median') return medianOf;
  return (x) => {
    const cut = Math.floor(x.length * proportiontocut);
    return meanOf(
      x
        .slice()
        .sort()
        .subarray(cut, x.length - cut),
    );
  };
}

/** Distances of observations from the centre. */
export function distancesFrom(x: Float64Array, centre: number): Float64Array {
  const distances = new Float64Array(x.length);
  for (let k = 0; k < x.length; k++) distances[k] = Math.abs(x[k]! - centre);
  return distances;
}

function medianOf(x: Float64Array): number {
  const sorted = x.slice().sort();
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle]!;
  return sorted[middle - 1]! / 2 + sorted[middle]! / 2;
}

function meanOf(x: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k]!;
  // Infinite if an observation is, NaN of both infinities; but not where only the sum overflowed.
  if (!Number.isFinite(sum)) return x.reduce((mean, value) => mean + value / x.length, 0);
  const mean = sum / x.length;
  let rest = 0;
  for (let k = 0; k < x.length; k++) rest += x[k]! - mean;
  return mean + rest / x.length;
}
