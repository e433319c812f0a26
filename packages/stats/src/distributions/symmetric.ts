/** Distributions that look the same on both sides of 0. */
import type { ContinuousLaw } from './law.ts';

/** A law with the functions of the upper tail made of those of the lower one. */
export function symmetric(
  law: Omit<ContinuousLaw, 'sf' | 'logsf' | 'isf' | 'sfOfMany'>,
): ContinuousLaw {
  const { cdf, cdfOfMany, logcdf, ppf } = law;
  return {
    ...law,
    sf: (x, a, b, c) => cdf(-x, a, b, c),
    ...(cdfOfMany && { sfOfMany: (x, a, b, c) => cdfOfMany(-x, a, b, c) }),
    logsf: (x, a, b, c) => logcdf(-x, a, b, c),
    isf: (p, a, b, c) => -ppf(p, a, b, c),
  };
}
