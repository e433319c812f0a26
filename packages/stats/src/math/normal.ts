/** The distribution function of the standard normal distribution, its logarithm and inverses, of numbers. */
import { erfc, erfcinv } from './error-function.ts';
import { log_gammaincc } from './incomplete-gamma.ts';

/** Φ(x): the probability of less than x. The upper tail is ndtr(-x). */
export const ndtr = (x: number): number => erfc(-x * Math.SQRT1_2) / 2;
/** ln Φ(x). */
export const log_ndtr = (x: number): number =>
  x < 0 ? log_gammaincc(0.5, (x * x) / 2) - Math.LN2 : Math.log1p(-ndtr(-x));
/** x with Φ(x) = p. */
export const ndtri = (p: number): number =>
  p > 0.5 ? Math.SQRT2 * erfcinv(2 * (1 - p)) : -Math.SQRT2 * erfcinv(2 * p);
