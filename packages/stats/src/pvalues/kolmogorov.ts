/** The distribution of Kolmogorov's statistic of n observations. */
import { log1pmx } from '../math/beta-factor.ts';
import { stirlingError } from '../math/stirling.ts';
import { kolmogorovLimitTail, smirnovTail } from './smirnov.ts';

/** Up to this number the distribution is exact; beyond, it is extrapolated from some numbers below. */
const EXACT = 3000;
const KNOWN = [200, 500, 1000, 2000];

/**
 * The probability that the empirical distribution function of n observations differs from their distribution
 * function by d somewhere. Up to n = 3000 and for d √n > 2.5 all digits are right but the last two or three, in time
 * O(n √n); else the error is below 1e-11.
 */
export function kolmogorovTail(n: number, d: number): number {
  if (Number.isNaN(d)) return NaN;
  if (2 * n * d <= 1) return 1;
  if (d >= 1) return 0;
  // Paths that leave on both sides: there are none from 1/2 on, and fewer than rounding if d is large.
  const square = n * d * d;
  if (d >= 0.5 || square > 6.2) return Math.min(2 * smirnovTail(n, d), 1);
  if (square < 0.02) return 1;
  return n <= EXACT ? poissonTail(n, d) : extrapolatedTail(n, Math.sqrt(square));
}

/**
 * Observations are the jumps of a Poisson process with n in the end. Between the times when a bound of the
 * strip passes a whole number nothing needs to be looked at, and there the shares of paths that are outside
 * go out, with the probability that they end in n. All terms are positive.
 *
 * @see Pomeranz (1974), CACM 17, of the inside
 */
function poissonTail(n: number, d: number): number {
  const a = n * d;
  const whole = Math.floor(a);
  const fraction = a - whole;
  const between = Math.abs(2 * fraction - 1);
  const lengths = [1, fraction, 1 - fraction, between, 1 - between];
  const weights = new Map(lengths.map((length) => [length, poissonWeights(length)]));
  const inside = new Float64Array(n + 40);
  inside[0] = 1;
  let [low, high] = [0, 0];
  let time = 0;
  let outside = 0;
  // The next whole number that the upper bound leaves behind, and the one that the lower bound reaches.
  for (let upper = whole + 1, lower = 0; upper <= n || lower + a < n;) {
    const upperTime = upper - a;
    const lowerTime = lower + a;
    const isUpper = upper <= n && upperTime <= lowerTime;
    const next = isUpper ? upperTime : lowerTime;
    const steps = weights.get(nearest(lengths, next - time))!;
    const top = isUpper ? upper - 1 : Math.min(high + steps.length - 1, n);
    for (let x = Math.min(high + steps.length - 1, n); x >= low; x--) {
      let mass = 0;
      for (let k = Math.max(x - high, 0); k < steps.length && x - k >= low; k++) {
        mass += steps[k]! * inside[x - k]!;
      }
      if (x > top) outside += mass * ending(n, n - x, n - next);
      else inside[x] = mass;
    }
    high = Math.min(top, high + steps.length - 1);
    time = next;
    if (isUpper) upper++;
    else {
      outside += inside[lower]! * ending(n, n - lower, n - next);
      low = ++lower;
    }
  }
  return Math.min(outside, 1);
}

/** The one of few lengths that a difference of times is but for rounding. */
const nearest = (lengths: readonly number[], difference: number): number =>
  lengths.reduce((best, one) =>
    Math.abs(one - difference) < Math.abs(best - difference) ? one : best,
  );

/** The probabilities of 0, 1, 2, … jumps in a time. */
function poissonWeights(time: number): Float64Array {
  const weights: number[] = [];
  for (let weight = Math.exp(-time), k = 0; weight > 1e-19; weight *= time / ++k) {
    weights.push(weight);
  }
  return Float64Array.from(weights);
}

/** The probability of k jumps in a time, by that of n jumps in n. */
function ending(n: number, k: number, time: number): number {
  const front = Math.sqrt(2 * Math.PI * n) * Math.exp(stirlingError(n));
  if (k <= 0) return k < 0 ? 0 : front * Math.exp(-time);
  const exponent = k * log1pmx((time - k) / k) - stirlingError(k);
  return (front * Math.exp(exponent)) / Math.sqrt(2 * Math.PI * k);
}

/**
 * Vrbik's approximation leaves an error of order 1 / n, a series in 1 / √n, of which the exact tails of
 * smaller numbers tell the first terms.
 */
function extrapolatedTail(n: number, z: number): number {
  // Lagrange's polynomial in 1 / √m through the errors times m.
  const at = 1 / Math.sqrt(n);
  let error = 0;
  for (const m of KNOWN) {
    let weight = m * (poissonTail(m, z / Math.sqrt(m)) - vrbikTail(m, z));
    for (const other of KNOWN) {
      if (other === m) continue;
      weight *= (at - 1 / Math.sqrt(other)) / (1 / Math.sqrt(m) - 1 / Math.sqrt(other));
    }
    error += weight;
  }
  return Math.min(Math.max(vrbikTail(n, z) + error / n, 0), 1);
}

/** The limit at a place that is moved by terms of order 1 / √n and 1 / n. Vrbik (2018). */
const vrbikTail = (n: number, z: number): number =>
  kolmogorovLimitTail(z + 1 / (6 * Math.sqrt(n)) + (z - 1) / (4 * n));
