/** The distribution function of the standard normal distribution, its logarithm and inverses, of numbers. */
import { erfCentre, erfcxUpper, squareError } from './error-function.ts';
import { normalQuantileCentre, normalQuantileRoot, normalQuantileTail } from './normal-quantile.ts';

/** What rounding leaves of ln 2. */
const LN2_REST = 2.3190468138462996e-17;

/** Φ(x): the probability of less than x. The upper tail is ndtr(-x). */
export function ndtr(x: number): number {
  const z = Math.abs(x);
  if (z <= 0.7) return 0.5 + 0.5 * erfCentre(x * Math.SQRT1_2);
  if (z > 39) return x < 0 ? 0 : 1;
  const square = z * z;
  const value = 0.5 * Math.exp(-0.5 * square) * erfcxUpper(z * Math.SQRT1_2);
  const tail = value - value * 0.5 * squareError(z, square);
  return x < 0 ? tail : 1 - tail;
}

/** ln Φ(x). */
export function log_ndtr(x: number): number {
  if (x > -0.7) return Math.log1p(-ndtr(-x));
  return Math.log(0.5 * erfcxUpper(-x * Math.SQRT1_2)) - 0.5 * x * x;
}

/** x with Φ(x) = p; NaN outside [0, 1]. */
export function ndtri(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return normalQuantileCentre(q);
  return q < 0 ? -normalQuantileTail(p) : normalQuantileTail(1 - p);
}

/** x with ln Φ(x) = y; NaN above 0. */
export function ndtri_exp(y: number): number {
  if (y > -0.078) return normalQuantileTail(-Math.expm1(y));
  if (y > -2.58) return normalQuantileCentre(0.5 * Math.expm1(y + Math.LN2 + LN2_REST));
  const r = Math.sqrt(-y);
  if (r <= 27) return -normalQuantileRoot(r);
  if (r === Infinity) return -Infinity;
  // From the first term of the asymptotic expansion, by Newton's method in x² / 2.
  let x = Math.SQRT2 * r;
  for (let k = 0; k < 4; k++) {
    const scaled = -Math.log(0.5 * erfcxUpper(x * Math.SQRT1_2));
    x = Math.SQRT2 * Math.sqrt(-y - scaled);
  }
  return -x;
}
