/** The beta function and its logarithm, of numbers. */
import { gammaln } from './gamma.ts';

/** ln |B(a, b)|. */
export function betaln(a: number, b: number): number {
  return gammaln(a) + gammaln(b) - gammaln(a + b);
}

/** B(a, b) = Γ(a) Γ(b) / Γ(a + b). */
export function beta(a: number, b: number): number {
  return Math.exp(betaln(a, b));
}
