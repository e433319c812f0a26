/** The incomplete beta function, both tails and their logarithms, of numbers. */
import { betaExpansion } from './beta-expansion.ts';
import { SMALL, smallBetaTail } from './beta-small.ts';
import { betaTail } from './beta-tail.ts';

/** Reciprocals of parameters below it are hardly numbers. */
const TINY = 1e-290;

/** The same if one parameter is next to 0: the tail that goes to 0 with it is proportional to it. */
function tinyTail(
  a: number,
  b: number,
  x: number,
  y: number,
  upper: boolean,
  log: boolean,
): number {
  if (Math.max(a, b) < 1e-30) {
    const value = (upper ? a : b) / (a + b);
    return log ? Math.log(value) : value;
  }
  const isUpper = a < b;
  const larger = isUpper
    ? tail(a * 2 ** 800, b, x, y, true, log)
    : tail(a, b * 2 ** 800, x, y, false, log);
  if (isUpper === upper) return log ? larger - 800 * Math.LN2 : larger * 2 ** -800;
  return log ? 0 - Math.exp(larger) * 2 ** -800 : 1;
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
  // So many observations that their number makes no difference.
  if (a + b === Infinity) return tail(a / 2, b / 2, x, y, upper, log);
  if (Math.min(a, b) < TINY) return tinyTail(a, b, x, y, upper, log);
  if (!log && a < SMALL && b < SMALL) {
    const value = smallBetaTail(a, b, x, y, upper);
    if (!Number.isNaN(value)) return value;
  }
  return x <= y
    ? betaTail(a, b, x, 0, y, 1 - y - x, upper, log, betaExpansion)
    : betaTail(a, b, x, 1 - x - y, y, 0, upper, log, betaExpansion);
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
