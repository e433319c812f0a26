/** The beta function and its logarithm, of numbers. */
import { gamma, gammaln } from './gamma.ts';
import { stirlingError } from './stirling.ts';

const LOG_ROOT_TAU = 0.9189385332046728;

/** ln Γ(b) - ln Γ(a + b) for b >= 10 and a >= 0. */
function lnGammaRatio(a: number, b: number): number {
  const difference = stirlingError(b) - stirlingError(a + b);
  return a - (b - 0.5) * Math.log1p(a / b) - a * Math.log(a + b) + difference;
}

/** ln |B(a, b)|. Stirling's formula is applied to the ratio: the large terms cancel before they are rounded. */
export function betaln(a: number, b: number): number {
  if (a > b) [a, b] = [b, a];
  if (!(a > 0) || b === Infinity) return gammaln(a) + gammaln(b) - gammaln(a + b);
  if (b < 10) {
    return a < 1e-3 ? gammaln(a) + (gammaln(b) - gammaln(a + b)) : Math.log(beta(a, b));
  }
  if (a < 10) return gammaln(a) + lnGammaRatio(a, b);
  const correction = stirlingError(a) + stirlingError(b) - stirlingError(a + b);
  const power = (a - 0.5) * Math.log(a / (a + b)) - b * Math.log1p(a / b);
  return LOG_ROOT_TAU - 0.5 * Math.log(b) + correction + power;
}

/** B(a, b) = Γ(a) Γ(b) / Γ(a + b). */
export function beta(a: number, b: number): number {
  if (a > 0 && b > 0 && a < 10 && b < 10) return (gamma(a) / gamma(a + b)) * gamma(b);
  return Math.exp(betaln(a, b));
}
