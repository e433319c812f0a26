/** The inverses of the incomplete beta function, of numbers. */
import { betaExpansion } from './beta-expansion.ts';
import { betaFactor, logBetaFactor, meanDistance } from './beta-factor.ts';
import { betaln } from './beta.ts';
import { gammaln1p } from './gamma.ts';
import { betaTail } from './beta-tail.ts';
import { ndtri } from './normal.ts';
import { gammalnDifference } from './scaled-gamma.ts';

/** x with I_x(a, b) = p. */
export function betaincinv(a: number, b: number, p: number): number {
  if (!isInDomain(a, b, p)) return NaN;
  if (p === 0 || p === 1) return p;
  if (a + b === Infinity) return betaincinv(a / 2, b / 2, p);
  return p <= 0.5 ? solve(a, b, p, false) : solve(b, a, 1 - p, true);
}

/** x with 1 - I_x(a, b) = q. */
export function betainccinv(a: number, b: number, q: number): number {
  if (!isInDomain(a, b, q)) return NaN;
  if (q === 0 || q === 1) return 1 - q;
  if (a + b === Infinity) return betainccinv(a / 2, b / 2, q);
  return q <= 0.5 ? solve(b, a, q, true) : solve(a, b, 1 - q, false);
}

const isInDomain = (a: number, b: number, p: number): boolean =>
  a > 0 && b > 0 && p >= 0 && p <= 1 && (p === 0 || p === 1 || (a < Infinity && b < Infinity));

/**
 * x, or y = 1 - x if `complement`, with I_x(a, b) = p <= 1/2. The logarithm of I is a concave
 * function of ln(x / y), whose derivatives are at hand, so that Halley's method, or Newton's where
 * it would leave its ground, finds the root from anywhere.
 */
function solve(a: number, b: number, p: number, complement: boolean): number {
  if (p === 0) return complement ? 1 : 0;
  const logX = logOfPower(a, b, Math.log(p));
  // Here x^a / (a B(a, b)) is all of I, and x hardly a number.
  if (logX < -690) return complement ? 1 : Math.exp(logX);
  const logit = guess(a, b, p, logX);
  let x = 1 / (1 + Math.exp(-logit));
  let y = 1 / (1 + Math.exp(logit));
  for (let k = 0; k < 100; k++) {
    let [xLow, yLow] = [0, 0];
    if (x <= y) {
      y = 1 - x;
      yLow = 1 - y - x;
    } else {
      x = 1 - y;
      xLow = 1 - x - y;
    }
    if (x === 0 || y === 0) break;
    const distance = meanDistance(a, b, x, xLow, y, yLow);
    const value = betaTail(a, b, x, xLow, y, yLow, false, false, betaExpansion);
    let slope = betaFactor(a, b, x, xLow, y, yLow, distance) / value;
    let error =
      value > p / 2 && value < 2 * p ? Math.log1p((value - p) / p) : Math.log(value) - Math.log(p);
    if (value < 1e-306) {
      const log = betaTail(a, b, x, xLow, y, yLow, false, true, betaExpansion);
      error = log - Math.log(p);
      slope = Math.exp(logBetaFactor(a, b, x, y, distance) - log);
    }
    let step = -error / slope;
    const bend = 1 + (error * (distance + slope)) / (2 * slope);
    if (bend > 0.5 && bend < 2) step /= bend;
    // The root lies right of the asymptote's, and steps from the left of it end there.
    if (step < -1) step = Math.max(step, logX - Math.log(x / y));
    const grown = x * Math.exp(Math.min(step, 50));
    const whole = y + grown;
    x = grown / whole;
    y /= whole;
    if (Math.abs(step) < 1e-11) break;
  }
  return complement ? y : x;
}

/** ln x with x^a / (a B(a, b)) = p: nearly the root where x is small. */
function logOfPower(a: number, b: number, logP: number): number {
  const log = a < 1 ? gammaln1p(a) - gammalnDifference(b, a) : Math.log(a) + betaln(a, b);
  return (logP + log) / a;
}

/** About ln(x / y) at the root: by a power of x or of y, or Cornish and Fisher's expansion. */
function guess(a: number, b: number, p: number, logX: number): number {
  if (logX < -1.2 - Math.log1p(b)) return logX - Math.log1p(-Math.exp(logX));
  const logY = logOfPower(b, a, Math.log1p(-p));
  if (logY < -1.2 - Math.log1p(a)) return Math.log1p(-Math.exp(logY)) - logY;
  if (a <= 1 || b <= 1) return Math.log(a / b);
  // Abramowitz and Stegun 26.5.22.
  const z = -ndtri(p);
  const [u, v] = [1 / (2 * a - 1), 1 / (2 * b - 1)];
  const lambda = (z * z - 3) / 6;
  const h = 2 / (u + v);
  const root = Math.sqrt(Math.max(h + lambda, 0));
  return Math.log(a / b) - 2 * ((z * root) / h - (v - u) * (lambda + 5 / 6 - 2 / (3 * h)));
}
