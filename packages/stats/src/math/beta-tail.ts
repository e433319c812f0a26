/** The tails of the incomplete beta function and their logarithms, of numbers that are known twofold. */
import type { betaExpansion } from './beta-expansion.ts';
import {
  betaFactor,
  logBetaFactor,
  logPowerFactor,
  meanDistance,
  meanExponent,
} from './beta-factor.ts';
import { betaFraction } from './beta-fraction.ts';
import { betaSeries } from './beta-series.ts';
import { gammaln1p } from './gamma.ts';
import { gammalnDifference } from './scaled-gamma.ts';

/** What computes the integral of large parameters. */
type Expansion = typeof betaExpansion;

/**
 * I_x(a, b), or 1 - I_x(a, b) if `upper`, or the logarithm of it if `log`, of a, b > 0 and x, y in
 * 0..1 with x + xLow + y + yLow = 1 to about 107 binary digits.
 *
 * Where the smaller of x and y allows it, by a power series in it, which gives both tails; else by
 * a continued fraction for the tail that does not contain the mean, or by its uniform expansion
 * where a and b are large, which who has none such need not take along. Didonato and Morris 1992.
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
  expansion?: Expansion,
): number {
  if (x <= y ? b * x <= 1 : a * y <= 1) {
    return x <= y ? seriesTail(a, b, x, xLow, upper, log) : seriesTail(b, a, y, yLow, !upper, log);
  }
  const distance = meanDistance(a, b, x, xLow, y, yLow);
  return distance > 0
    ? lowerTail(b, a, y, yLow, x, xLow, -distance, !upper, log, expansion)
    : lowerTail(a, b, x, xLow, y, yLow, distance, upper, log, expansion);
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
  expansion: Expansion | undefined,
): number {
  const least = Math.min(a, b);
  const integral =
    expansion && least >= 40 && -distance < 0.4 * least
      ? expansion(a, b, meanExponent(a, b, x, y, distance))
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
