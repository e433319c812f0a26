/** Distributions that samples are compared with. */

/** A distribution function, or an object that has one as `cdf`, as the distributions of this package have. */
export type DistributionFunction =
  ((x: number, ...args: number[]) => number) | { cdf(x: number, ...args: number[]): number };

/**
 * The distribution function as a function of one number.
 *
 * @throws TypeError where it is none
 */
export function distributionFunction(
  cdf: DistributionFunction,
  args: readonly number[],
  caller: string,
): (x: number) => number {
  if (typeof cdf === 'function') return (x) => cdf(x, ...args);
  if (typeof (cdf as unknown) === 'object' && typeof cdf.cdf === 'function') {
    return (x) => cdf.cdf(x, ...args);
  }
  throw new TypeError(`${caller}: cdf must be a function or a distribution, not ${typeof cdf}`);
}
