/** The incomplete beta function of parameters below 16, where rounding of x costs no digits, of numbers. */
import { betaFactor } from './beta-factor.ts';
import { betaFraction } from './beta-fraction.ts';
import { betaSeries } from './beta-series.ts';

/** From here on powers multiply the rounding of their base by too much. */
export const SMALL = 16;

// Arrays mostly share their parameters.
let [lastA, lastB, lastInverse] = [NaN, NaN, NaN];

/**
 * I_x(a, b), or 1 - I_x(a, b) if `upper`, of a, b < 16 and 0 < x, y < 1, x + y = 1; NaN where only the general
 * method has the digits. This is that method for what is asked most often, in few operations.
 */
export function smallBetaTail(a: number, b: number, x: number, y: number, upper: boolean): number {
  if (a !== lastA || b !== lastB) {
    lastInverse = betaFactor(a, b, 1, 0, 1, 0, 0);
    [lastA, lastB] = [a, b];
  }
  const xPower = a === 0.5 ? Math.sqrt(x) : Math.pow(x, a);
  const yPower = b === 0.5 ? Math.sqrt(y) : Math.pow(y, b);
  if (x <= y ? b * x <= 1 : a * y <= 1) {
    const isUpper = x > y;
    const least = isUpper ? b : a;
    const sum = isUpper ? betaSeries(b, a, y) : betaSeries(a, b, x);
    const value = lastInverse * (isUpper ? yPower : xPower) * (1 / least + sum);
    if (value > 0.5 && least < 1 && isUpper !== upper) return NaN;
    return chosen(value, isUpper === upper);
  }
  const distance = x <= y ? (a + b) * x - a : b - (a + b) * y;
  const isUpper = distance > 0;
  const fraction = isUpper
    ? betaFraction(b, a, y, x, distance)
    : betaFraction(a, b, x, y, -distance);
  return chosen(lastInverse * xPower * yPower * fraction, isUpper === upper);
}

/** The tail or the other one; NaN where its powers may have underflowed. */
const chosen = (tail: number, isAsked: boolean): number =>
  !(tail > 1e-290) ? NaN : isAsked ? Math.min(tail, 1) : Math.max(1 - tail, 0);
