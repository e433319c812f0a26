/** The noncentral t distribution, of numbers. */
import { erfcx } from './error-function.ts';
import { gammainc, gammaincc } from './incomplete-gamma.ts';
import { ndtr, ndtri } from './normal.ts';
import { densityOfScale, exponentOfScale } from './scale-density.ts';
import { stdtr } from './student-t.ts';

/** From here on the denominator of t is 1 to all digits. */
const NORMAL = 1e25;

/** Normal variables exceed that with a probability of less than the least number. */
const FAR = 39;

/**
 * The probability of less than t with df degrees of freedom and noncentrality nc. The upper tail
 * is nctdtr(df, -nc, -t); both keep their digits however small they are.
 *
 * Mostly the mean of Φ(t s - nc) over s = √(χ²/df), by the trapezoidal rule in ln s around the maximum of
 * the integrand: its terms are positive.
 */
export function nctdtr(df: number, nc: number, t: number): number {
  if (!(df > 0) || Number.isNaN(nc) || Number.isNaN(t)) return NaN;
  if (nc === 0) return stdtr(df, t);
  if (Math.abs(nc) === Infinity) return Math.abs(t) === Infinity && t !== nc ? +(t > nc) : NaN;
  if (Math.abs(t) === Infinity) return t > 0 ? 1 : 0;
  if (t === 0) return ndtr(-nc);
  if (df > NORMAL) return ndtr(t - nc);
  const size = Math.abs(nc);
  if (size > FAR) {
    if (t > 0 !== nc > 0) return t > 0 ? 1 : 0;
    // The mean over the numerator, which varies less than the denominator, is nowhere steep.
    const isFlat = df <= 2 * size && df * size <= t * t;
    if (isFlat || size > Math.max(1e3, 10 * Math.sqrt(df))) return farTail(df, nc, t);
  }
  const centre = mode(df, nc, t);
  const s = Math.exp(centre);
  const z = t * s - nc;
  const ratio = millsRatio(z);
  let h = 0.4 / Math.sqrt(df * (1 + s * s) + t * s * (t * s) * ratio * (z + ratio));
  // Where t s passes nc, the integrand may be steeper than at its maximum.
  if (t * nc > 0) h = Math.min(h, 0.3 / Math.abs(nc));
  // The transform of the density of ln s falls off as exp(-π |ω| / 4) at the least.
  h = Math.min(h, 0.08);
  const peak = exponent(df, t, nc, centre);
  let sum = 0;
  for (const direction of [1, -1]) {
    for (let k = direction === 1 ? 0 : 1; k < 1_000_000; k++) {
      const u = centre + direction * k * h;
      const y = t * Math.exp(u) - nc;
      const term =
        Math.exp(exponent(df, t, nc, u) - peak) *
        (y > 0 ? ndtr(y) : 0.5 * erfcx(-y * Math.SQRT1_2));
      sum += term;
      if (term <= 1e-17 * sum) break;
    }
  }
  return Math.min(sum * h * densityOfScale(df) * Math.exp(peak), 1);
}

/**
 * The same for t and nc of one sign, nc being large: the mean of the probability that s exceeds (z + nc) / t, or
 * is less, over the normal variable z, by the trapezoidal rule.
 */
function farTail(df: number, nc: number, t: number): number {
  let sum = 0;
  for (let z = -12; z <= 12; z += 0.5) {
    const s = nc / t + z / t;
    const x = (df / 2) * s * s;
    sum += Math.exp((-z * z) / 2) * (t > 0 ? gammaincc(df / 2, x) : gammainc(df / 2, x));
  }
  return Math.min((0.5 * sum) / Math.sqrt(2 * Math.PI), 1);
}

/** φ(z) / Φ(z). */
const millsRatio = (z: number): number =>
  z > 5
    ? Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / ndtr(z)
    : Math.sqrt(2 / Math.PI) / erfcx(-z * Math.SQRT1_2);

/** The logarithm of the integrand at u = ln s, but for a factor between 0 and 1 that changes slowly. */
function exponent(df: number, t: number, nc: number, u: number): number {
  const z = t * Math.exp(u) - nc;
  return exponentOfScale(df, u) - (z > 0 ? 0 : (z * z) / 2);
}

/** ln s of the maximum of s^df exp(-df s² / 2) Φ(t s - nc), whose logarithm is concave in s. */
function mode(df: number, nc: number, t: number): number {
  let s = 1;
  for (let k = 0; k < 100; k++) {
    const z = t * s - nc;
    const ratio = millsRatio(z);
    const slope = df / s - df * s + t * ratio;
    // The sum cancels.
    const rest = z < -1e4 ? -1 / z : z + ratio;
    const bend = -df / (s * s) - df - t * ratio * (t * rest);
    const next = Math.min(Math.max(s - slope / bend, s / 8), s * 8);
    const change = Math.abs(next - s);
    s = next;
    if (change < 1e-3 * s) break;
  }
  return Math.log(s);
}

/**
 * nc with nctdtr(df, nc, t) = p: the bounds of confidence intervals of effect sizes. By the secant
 * method for the normal quantile of the probability, which is nearly linear in nc.
 */
export function nctdtrinc(df: number, p: number, t: number): number {
  if (!(df > 0) || !(p >= 0 && p <= 1) || Number.isNaN(t)) return NaN;
  if (p > 0.5) return -nctdtrinc(df, 1 - p, -t);
  if (p === 0 || Math.abs(t) === Infinity) return p === 0 ? Infinity : t;
  const target = ndtri(p);
  // The slope of the normal quantile if t were normal with the variance of its denominator.
  let slope = -1 / Math.hypot(1, t / Math.sqrt(2 * df));
  let nc = t * (1 - 0.25 / Math.max(df, 1)) + target / slope;
  let [low, high] = [-Infinity, Infinity];
  let [lastNc, lastError] = [NaN, NaN];
  for (let k = 0; k < 200; k++) {
    const error = ndtri(nctdtr(df, nc, t)) - target;
    if (error > 0) low = nc;
    else high = nc;
    if (Math.abs(error) <= 2e-16 * Math.max(Math.abs(target), 1)) break;
    if (lastError !== error && Math.abs(error) < Infinity && Math.abs(lastError) < Infinity) {
      slope = (error - lastError) / (nc - lastNc);
    }
    [lastNc, lastError] = [nc, error];
    let next =
      Math.abs(error) < Infinity
        ? nc - error / slope
        : nc + Math.sign(error) * (5 + Math.abs(nc) / 2) * 2 ** k;
    const close = Math.abs(next - nc) <= 4e-16 * Math.abs(nc) + 1e-300;
    // Where secants creep, every other step halves.
    const isLong = k > 20 && k % 2 === 1 && high - low < Infinity;
    if (!close && (isLong || !(next > low && next < high))) {
      next =
        low === -Infinity
          ? high - 2 - Math.abs(high)
          : high === Infinity
            ? low + 2 + Math.abs(low)
            : (low + high) / 2;
    }
    nc = next;
    if (close) break;
  }
  return nc;
}
