/** The densities of the standard gamma and beta distributions, which others are made of. */
import { betaln } from '../math/beta.ts';
import { betaFactor, logBetaFactor, meanDistance } from '../math/beta-factor.ts';
import { poissonPeak } from '../math/incomplete-gamma.ts';
import { stirlingError } from '../math/stirling.ts';
import { gammaln } from '../math/gamma.ts';
import { expTwofold, poissonExponent, rest, sumError } from '../math/twofold.ts';

const LOG_ROOT = 0.9189385332046727;
/** Below it, powers of small numbers have lost digits, though their quotients need not be so small. */
const TINY = 1e-280;

/** x^(a-1) e^-x / Γ(a), of x >= 0: relative to the peak of x^a e^-x, so that large a costs no digits. */
export function gammaDensity(a: number, x: number): number {
  if (x === 0) return a < 1 ? Infinity : Number(a === 1);
  if (a === Infinity) return 0;
  const exponent = poissonExponent(a, x);
  const peak = expTwofold(exponent, rest[0]!) * poissonPeak(a);
  return peak < TINY && x < 1 ? Math.exp(logGammaDensity(a, x)) : (a * peak) / x;
}

/** Its logarithm. */
export function logGammaDensity(a: number, x: number): number {
  if (x === 0) return a < 1 ? Infinity : a === 1 ? 0 : -Infinity;
  if (a === Infinity) return -Infinity;
  if (a < 15) return (a - 1) * Math.log(x) - x - gammaln(a);
  const peak = -stirlingError(a) - LOG_ROOT + 0.5 * Math.log(a);
  return poissonExponent(a, x) + (peak - Math.log(x));
}

/** x^(a-1) y^(b-1) / B(a, b), of x + y = 1, x >= 0, y >= 0; of the larger of these, what it lacks is known. */
export function betaDensity(a: number, b: number, x: number, y: number): number {
  if (x === 0) return a < 1 ? Infinity : a === 1 ? b : 0;
  if (y === 0) return b < 1 ? Infinity : b === 1 ? a : 0;
  if (a === Infinity || b === Infinity) return a === b ? NaN : 0;
  if (a + b === Infinity) return Math.SQRT2 * betaDensity(a / 2, b / 2, x, y);
  const xLow = x > y ? missing(x, y) : 0;
  const yLow = x > y ? 0 : missing(y, x);
  const factor = betaFactor(a, b, x, xLow, y, yLow, meanDistance(a, b, x, xLow, y, yLow));
  if (factor < TINY && Math.min(x, y) < 0.1) return Math.exp(logBetaDensity(a, b, x, y));
  return factor / x / y;
}

/** What a number lacks to be 1 with another one. */
function missing(x: number, y: number): number {
  const rounded = 1 - y;
  return rounded - x + sumError(1, -y, rounded);
}

/** Its logarithm. */
export function logBetaDensity(a: number, b: number, x: number, y: number): number {
  if (x === 0) return a < 1 ? Infinity : a === 1 ? Math.log(b) : -Infinity;
  if (y === 0) return b < 1 ? Infinity : b === 1 ? Math.log(a) : -Infinity;
  if (a + b === Infinity) return Math.log(betaDensity(a, b, x, y));
  if (a + b < 15) {
    const logX = x < 0.5 ? Math.log(x) : Math.log1p(-y);
    const logY = y < 0.5 ? Math.log(y) : Math.log1p(-x);
    return (a - 1) * logX + (b - 1) * logY - betaln(a, b);
  }
  const distance = meanDistance(a, b, x, 0, y, 0);
  return logBetaFactor(a, b, x, y, distance) - Math.log(x) - Math.log(y);
}
