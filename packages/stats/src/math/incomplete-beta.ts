/** The incomplete beta function, both tails and their logarithms, of numbers. */
import { betaExpansion } from './beta-expansion.ts';
import {
  betaFactor,
  logBetaFactor,
  logPowerFactor,
  meanDistance,
  meanExponent,
} from './beta-factor.ts';
import { betaFraction } from './beta-fraction.ts';
import { betaSeries } from './beta-series.ts';
import { SMALL, smallBetaTail } from './beta-small.ts';
import { gammaln1p } from './gamma.ts';
import { gammalnDifference } from './scaled-gamma.ts';

/**
 * I_x(a, b), or 1 - I_x(a, b) if `upper`, or the logarithm of it if `log`, of a, b > 0 and x, y in
 * 0..1 with x + xLow + y + yLow = 1 to about 107 binary digits.
 *
 * Where the smaller of x and y allows it, by a power series in it, which gives both tails; else by
 * a continued fraction for the tail that does not contain the mean, or by its uniform expansion
 * where a and b are large. Didonato and Morris 1992.
 */
export function betaTail(
  a: number,
  b: number,
  x: number,
  xLow: number,
  y: number,
  yLow: number,
  upper: boolean,
  log: boolean,
): number {
  if (x <= y ? b * x <= 1 : a * y <= 1) {
    return x <= y ? seriesTail(a, b, x, xLow, upper, log) : seriesTail(b, a, y, yLow, !upper, log);
  }
  const distance = meanDistance(a, b, x, xLow, y, yLow);
  return distance > 0
    ? lowerTail(b, a, y, yLow, x, xLow, -distance, !upper, log)
    : lowerTail(a, b, x, xLow, y, yLow, distance, upper, log);
}

/** The same for x below the mean, a >= 1. */
function lowerTail(
  a: number,
  b: number,
  x: number,
  xLow: number,
  y: number,
  yLow: number,
  distance: number,
  upper: boolean,
  log: boolean,
): number {
  const least = Math.min(a, b);
  const integral =
    least >= 40 && -distance < 0.4 * least
      ? betaExpansion(a, b, meanExponent(a, b, x, y, distance))
      : betaFraction(a, b, x, y, -distance);
  const factor = betaFactor(a, b, x, xLow, y, yLow, distance);
  const lower = Math.min(factor * integral, 1);
  if (upper) return log ? Math.log1p(0 - lower) : 1 - lower;
  if (!log) return lower;
  if (factor > 1e-290) return Math.log(lower);
  return logBetaFactor(a, b, x, y, distance) + Math.log(integral);
}

/** The same for x <= 1/2, b x <= 1. */
function seriesTail(
  a: number,
  b: number,
  x: number,
  xLow: number,
  upper: boolean,
  log: boolean,
): number {
  const sum = a * betaSeries(a, b, x);
  const power = betaFactor(a, b, x, xLow, 1, 0, 0) / a;
  const lower = Math.min(power * (1 + sum), 1);
  if (a < 1 && lower > 0.5) {
    // Both x^a and a B(a, b) are near to 1: how near tells the other tail.
    const exponent = a * Math.log(x) + gammalnDifference(b, a) - gammaln1p(a);
    const rest = -Math.expm1(exponent) - power * sum;
    if (upper) return log ? Math.log(rest) : rest;
    return log ? Math.log1p(0 - rest) : lower;
  }
  if (upper) return log ? Math.log1p(0 - lower) : 1 - lower;
  if (!log) return lower;
  if (power > 1e-290) return Math.log(lower);
  return logPowerFactor(a, b, x) - Math.log(a) + Math.log1p(sum);
}

/** What is asked of a, b, x and y as given: the limits, and what 1 - x lacks. */
function tail(a: number, b: number, x: number, y: number, upper: boolean, log: boolean): number {
  if (!(a >= 0) || !(b >= 0) || !(x >= 0) || !(x <= 1)) return NaN;
  if (a === 0 || b === 0 || a === Infinity || b === Infinity) {
    // All of the probability is at 0, or all of it at 1.
    if ((a === 0 || b === Infinity) === (b === 0 || a === Infinity)) return NaN;
    const all = a === 0 || b === Infinity ? x > 0 : x === 1;
    return log ? (all === upper ? -Infinity : 0) : all === upper ? 0 : 1;
  }
  if (x === 0 || y === 0)
    return log ? ((x === 0) === upper ? 0 : -Infinity) : (x === 0) === upper ? 1 : 0;
  if (!log && a < SMALL && b < SMALL) {
    const value = smallBetaTail(a, b, x, y, upper);
    if (!Number.isNaN(value)) return value;
  }
  return x <= y
    ? betaTail(a, b, x, 0, y, 1 - y - x, upper, log)
    : betaTail(a, b, x, 1 - x - y, y, 0, upper, log);
}

/** I_x(a, b). `y` is 1 - x, where it is known better than by subtraction. */
export const betainc = (a: number, b: number, x: number, y = 1 - x): number =>
  tail(a, b, x, y, false, false);
/** 1 - I_x(a, b). */
export const betaincc = (a: number, b: number, x: number, y = 1 - x): number =>
  tail(a, b, x, y, true, false);
/** ln I_x(a, b). */
export const log_betainc = (a: number, b: number, x: number, y = 1 - x): number =>
  tail(a, b, x, y, false, true);
/** ln (1 - I_x(a, b)). */
export const log_betaincc = (a: number, b: number, x: number, y = 1 - x): number =>
  tail(a, b, x, y, true, true);
