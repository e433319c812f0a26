/** Distributions that samples are compared with. */

/** A distribution function, or an object that has one as `cdf`, as the distributions of this package have. */
export type DistributionFunction =
  ((x: number, ...args: number[]) => number) | { readonly cdf: (...args: never) => unknown };

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
  // Distributions of this package are functions, too, that fix their parameters.
  const own = (cdf as { readonly cdf?: unknown } | null)?.cdf;
  if (typeof own === 'function') {
    const distribution = cdf as { cdf(x: number, ...args: number[]): number };
    return (x) => distribution.cdf(x, ...args);
  }
  if (typeof cdf === 'function') return (x) => cdf(x, ...args);
  throw new TypeError(`${caller}: cdf must be a function or a distribution, not ${typeof cdf}`);
}
