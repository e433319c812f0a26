/** Student's t distribution, of numbers. */
import { betaFactor } from './beta-factor.ts';
import { betaTail } from './beta-tail.ts';
import { SMALL, smallBetaTail } from './beta-small.ts';
import { productError, sumError } from './twofold.ts';

/** From here on the distribution is the normal one to all digits: more degrees make no difference. */
const NORMAL = 1e25;

/** Which part of the distribution: beyond t > 0, the logarithm of that, or between 0 and t. */
type Part = 0 | 1 | 2;
const TAIL = 0;
const LOG_TAIL = 1;
const BODY = 2;

/** Of t > 0 and finite df > 0. DLMF 8.17. */
function part(df: number, t: number, kind: Part): number {
  if (t * t > 1e32 * df) {
    // x^(df/2) / (df B), x = df / t²; the rest of the series is below the rounding.
    const ratio = Math.sqrt(df) / t;
    const front = betaFactor(df / 2, 0.5, 1, 0, 1, 0, 0) / df;
    if (kind === LOG_TAIL) return df * Math.log(ratio) + Math.log(front);
    const tail = front * Math.pow(ratio, df);
    return kind === TAIL ? tail : 0.5 - tail;
  }
  // x = df / (df + t²) and y = 1 - x, with what they lack.
  const square = t * t;
  if (kind !== LOG_TAIL && df < 2 * SMALL) {
    const whole = df + square;
    const value = smallBetaTail(df / 2, 0.5, df / whole, square / whole, kind === BODY);
    if (!Number.isNaN(value)) return value / 2;
  }
  const squareLow = productError(t, t, square);
  const whole = df + square;
  const wholeLow = sumError(df, square, whole) + squareLow;
  const x = df / whole;
  const y = square / whole;
  const px = x * whole;
  const py = y * whole;
  const xLow = (df - px - productError(x, whole, px) - x * wholeLow) / whole;
  const yLow = (square - py - productError(y, whole, py) + squareLow - y * wholeLow) / whole;
  const value = betaTail(df / 2, 0.5, x, xLow, y, yLow, kind === BODY, kind === LOG_TAIL);
  return kind === LOG_TAIL ? value - Math.LN2 : value / 2;
}

/** The probability of more than t > 0. */
function upper(df: number, t: number): number {
  if (df === 1) return Math.atan2(1, t) / Math.PI;
  if (df === 2) {
    const root = Math.hypot(Math.SQRT2, t);
    return 1 / root / (root + t);
  }
  // At most a digit and a half is lost by 1/2 less the body.
  if (df <= 30 && t < 2 && Number.isInteger(df)) return 0.5 - elementaryBody(df, t);
  return part(df, t, TAIL);
}

/** The probability of 0 to t, of whole df > 2: a finite sum. Abramowitz and Stegun 26.7.3, 26.7.4. */
function elementaryBody(df: number, t: number): number {
  const square = df / (df + t * t);
  const sine = t / Math.sqrt(df + t * t);
  const isOdd = df % 2 === 1;
  let term = isOdd ? sine * Math.sqrt(square) : sine;
  let sum = term;
  for (let k = isOdd ? 2 : 1; k < df - 2; k += 2) {
    term *= (square * k) / (k + 1);
    sum += term;
  }
  return isOdd ? (Math.atan(t / Math.sqrt(df)) + sum) / Math.PI : sum / 2;
}

/** Whether the tail is one half to all digits. */
const isCentral = (df: number, t: number): boolean =>
  Math.abs(t) < 1e-150 || (df < 1e-290 && Math.abs(t) < Infinity);

/**
 * The probability of less than t with df degrees of freedom. The upper tail is stdtr(df, -t).
 * Both are right to 2e-14 of their value, however small.
 */
export function stdtr(df: number, t: number): number {
  if (!(df > 0) || Number.isNaN(t)) return NaN;
  if (df > NORMAL) df = NORMAL;
  if (isCentral(df, t)) return 0.5;
  if (Math.abs(t) === Infinity) return t > 0 ? 1 : 0;
  const tail = upper(df, Math.abs(t));
  return t > 0 ? 1 - tail : tail;
}

/** ln stdtr(df, t). */
export function log_stdtr(df: number, t: number): number {
  if (!(df > 0) || Number.isNaN(t)) return NaN;
  if (df > NORMAL) df = NORMAL;
  if (isCentral(df, t)) return -Math.LN2;
  if (t > 0) return Math.log1p(0 - upper(df, t));
  const tail = upper(df, -t);
  if (tail > 1e-290) return Math.log(tail);
  return t === -Infinity ? -Infinity : part(df, -t, LOG_TAIL);
}

/** t with stdtr(df, t) = p: by Newton's method for ln t, from the values of Hill 1970. */
export function stdtrit(df: number, p: number): number {
  if (!(df > 0) || !(p >= 0) || !(p <= 1)) return NaN;
  if (df > NORMAL) df = NORMAL;
  if (p === 0.5) return 0;
  const t = quantile(df, p < 0.5 ? p : 1 - p);
  return p < 0.5 ? -t : t;
}

/** t > 0 with a probability of p < 1/2 for more. */
function quantile(df: number, p: number): number {
  if (p === 0) return Infinity;
  if (df === 1) {
    return p > 0.25 ? Math.tan(Math.PI * (0.5 - p)) : 1 / Math.tan(Math.PI * p);
  }
  if (df === 2) return (1 - 2 * p) / Math.sqrt(2 * p) / Math.sqrt(1 - p);
  // Near the centre the probability between 0 and t, else the tail, has the digits.
  const central = p > 0.25;
  const target = central ? 0.5 - p : p;
  let t = guess(df, p);
  for (let k = 0; k < 60 && t < 1e300; k++) {
    let value = part(df, t, central ? BODY : TAIL);
    let error =
      value > target / 2 && value < 2 * target
        ? Math.log1p((value - target) / target)
        : Math.log(value) - Math.log(target);
    if (value < 1e-305) {
      error = part(df, t, LOG_TAIL) - Math.log(target);
      value = Math.exp(error) * target;
    }
    const step = (central ? -error : error) * (value / massAt(df, t));
    t *= Math.exp(Math.max(Math.min(step, 10), -10));
    if (Math.abs(step) < 1e-9) break;
  }
  return t;
}

/** t times the density at t. */
function massAt(df: number, t: number): number {
  const square = t * t;
  // As good as the normal one, for steps of Newton's method.
  if (df > 1e12) return (t * Math.exp(-square / 2)) / Math.sqrt(2 * Math.PI);
  const whole = df + square;
  const x = df / whole;
  if (t * t > 1e32 * df) return df * part(df, t, TAIL);
  const a = df / 2;
  return betaFactor(
    a,
    0.5,
    x,
    0,
    square / whole,
    0,
    x <= 0.5 ? (a + 0.5) * x - a : 0.5 - (a + 0.5) * (square / whole),
  );
}

/** Where to start from: within 1e-3 or so for df >= 1, else on a side from where Newton's method converges. */
function guess(df: number, p: number): number {
  const inverseBeta = betaFactor(df / 2, 0.5, 1, 0, 1, 0, 0);
  if (p > 0.25) {
    const u = ((0.5 - p) / inverseBeta) * Math.sqrt(df);
    return df < 1 ? u : u + ((1 + 1 / df) / 6) * u * u * u;
  }
  // Far out, p is a power of t.
  const exponent = (Math.log(inverseBeta / df) - Math.log(p)) / df;
  return df < 1 || exponent > 15 ? Math.sqrt(df) * Math.exp(exponent) : hill(df, p);
}

/** What a normal variable exceeds with probability p < 1/2, to 5e-4: Abramowitz and Stegun 26.2.23. */
function normalGuess(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  return (
    t -
    ((0.010328 * t + 0.802853) * t + 2.515517) /
      (((0.001308 * t + 0.189269) * t + 1.432788) * t + 1)
  );
}

/** Hill 1970, Algorithm 396: Student's t-quantiles, for a tail p. */
function hill(n: number, p: number): number {
  const a = 1 / (n - 0.5);
  const b = 48 / (a * a);
  let c = ((20700 * (a / b) - 98) * a - 16) * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * n;
  let y = Math.pow(2 * d * p, 2 / n);
  if (y > 0.05 + a) {
    const x = -normalGuess(p);
    y = x * x;
    if (n < 5) c += 0.3 * (n - 4.5) * (x + 0.6);
    c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
    y = Math.expm1(a * y * y);
  } else {
    y =
      ((1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1) *
        ((n + 1) / (n + 2)) +
      1 / y;
  }
  return Math.sqrt(n * y);
}
