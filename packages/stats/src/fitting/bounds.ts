/** Locations of distributions that begin there. */
import type { FitTask } from '../distributions/law.ts';

/**
 * The location: that fixed, else the least observation.
 *
 * @throws RangeError where an observation is below it
 */
export function lowest({ data, fixed, caller }: FitTask): number {
  const min = data.reduce((least, x) => Math.min(least, x), Infinity);
  const floc = fixed.at(-2);
  if (floc !== undefined && floc > min) {
    throw new RangeError(
      `${caller}: floc is ${floc}, but data has ${min}, which must not be below`,
    );
  }
  return floc ?? min;
}
