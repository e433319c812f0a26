/** Distributions that samples are compared with. */

/** A distribution function, or an object that has one as `cdf`, as the distributions of this package have. */
export type DistributionFunction =
  ((x: number, ...args: number[]) => number) | { readonly cdf: (...args: never) => unknown };

/**
 * The distribution function as a function of one number.
 *
 * @throws TypeError where it is none, or `args` is no list; the function throws it where `cdf` gives no number
 */
export function distributionFunction(
  cdf: DistributionFunction,
  args: readonly number[],
  caller: string,
): (x: number) => number {
  if (typeof args !== 'object' || args === null || !(Symbol.iterator in args)) {
    throw new TypeError(`${caller}: args is ${String(args)}, must be a list of numbers`);
  }
  // Distributions of this package are functions, too, that fix their parameters.
  const own = (cdf as { readonly cdf?: unknown } | null)?.cdf;
  if (typeof own !== 'function' && typeof cdf !== 'function') {
    throw new TypeError(`${caller}: cdf must be a function or a distribution, not ${typeof cdf}`);
  }
  const f = (typeof own === 'function' ? own : cdf) as (...all: number[]) => unknown;
  return (x) => {
    const value = f.call(cdf, x, ...args);
    if (typeof value === 'number') return value;
    throw new TypeError(
      `${caller}: cdf gives ${typeof value === 'object' ? 'an object' : typeof value} for ${x}, must give a number`,
    );
  };
}
