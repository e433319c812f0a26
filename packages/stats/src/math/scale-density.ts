/** The density of s = √(χ²/df), the estimate of a standard deviation by which t is divided, of numbers. */
import { scaledGamma } from './scaled-gamma.ts';

/** exp(v) - 1 - v. */
function expm1mx(v: number): number {
  if (Math.abs(v) > 0.5) return Math.expm1(v) - v;
  // v² / 2 (1 + v / 3 (1 + v / 4 (...)))
  let sum = 1;
  for (let k = 15; k > 2; k--) sum = 1 + (v / k) * sum;
  return ((v * v) / 2) * sum;
}

/** √(df / π) / Γ*(df / 2): the density of ln s at 0. */
export const densityOfScale = (df: number): number => Math.sqrt(df / Math.PI) / scaledGamma(df / 2);

/** The logarithm of that density at u, relative to 0: df (u - (exp(2 u) - 1) / 2). */
export const exponentOfScale = (df: number, u: number): number => (-df / 2) * expm1mx(2 * u);
