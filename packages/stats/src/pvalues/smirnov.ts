/** Tails of Smirnov's one-sided statistic and of Kolmogorov's, for many observations. */
import { binomialPmf } from '../math/binomial.ts';

/**
 * The probability that the empirical distribution function of n observations exceeds their distribution
 * function by d somewhere: a sum of n (1 - d) positive terms.
 *
 * @see Birnbaum, Tingey (1951), Ann. Math. Stat. 22
 */
export function smirnovTail(n: number, d: number): number {
  if (Number.isNaN(d)) return NaN;
  if (d <= 0) return 1;
  if (d >= 1) return 0;
  let sum = 0;
  for (let j = 0; j < n; j++) {
    const p = d + j / n;
    if (!(p < 1)) break;
    sum += (d / p) * binomialPmf(j, n, p);
  }
  return Math.min(sum, 1);
}

/** The probability that Kolmogorov's statistic times √n exceeds z, for infinitely many observations. */
export function kolmogorovLimitTail(z: number): number {
  // Below that, terms of the sum are 0, and 1 / z may be infinite.
  if (!(z > 0.04)) return z <= 0.04 ? 1 : NaN;
  if (z < 0.9) {
    let sum = 0;
    for (let k = 1; k < 9; k += 2) sum += Math.exp(-((k * Math.PI) ** 2) / (8 * z * z));
    return 1 - (Math.sqrt(2 * Math.PI) / z) * sum;
  }
  let sum = 0;
  for (let k = 5; k >= 1; k--) sum = Math.exp(-2 * k * k * z * z) - sum;
  return 2 * sum;
}
