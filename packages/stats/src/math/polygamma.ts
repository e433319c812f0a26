/** The derivatives of the logarithm of the gamma function, and the zeta functions, of numbers. */
import { cospi, gamma, gammaln, sinpi } from './gamma.ts';
import { stirlingError } from './stirling.ts';
import { expTwofold, logTwofold, productError, rest, sumError } from './twofold.ts';

/** ψ(x) for x from 1 to 2, to relative precision at its zero, which is given in two parts. */
function digammaCentre(x: number): number {
  const u = x - 1;
  return (
    (x - 1.4616321449683622 - 9.549995429965697e-17) *
    ((((((0.00022696252118405892 * u + 0.012447933631276959) * u + 0.1687266980729216) * u +
      0.8597270873811907) *
      u +
      1.7839113258926556) *
      u +
      1.2503801375034054) /
      ((((((4.012521037152905e-5 * u + 0.003460394498855096) * u + 0.06652217126733054) * u +
        0.48109004084365947) *
        u +
        1.5282301657127775) *
        u +
        2.1102420034941223) *
        u +
        1.0))
  );
}

/** ψ(x), the derivative of ln Γ; infinite at 0, NaN at negative integers. DLMF 5.11.2, 5.5.2, 5.5.4. */
export function digamma(x: number): number {
  if (x >= 10) {
    const w = 1 / (x * x);
    const series =
      1 / 12 -
      w *
        (1 / 120 -
          w *
            (1 / 252 -
              w *
                (1 / 240 - w * (1 / 132 - w * (691 / 32760 - w * (1 / 12 - w * (3617 / 8160)))))));
    return Math.log(x) - 0.5 / x - w * series;
  }
  if (x >= 1) {
    let sum = 0;
    while (x > 2) sum += 1 / --x;
    return sum + digammaCentre(x);
  }
  if (x === 0) return -1 / x;
  if (x > 0) return digammaCentre(x + 1) - 1 / x;
  if (!(x > -Infinity) || Number.isInteger(x)) return NaN;
  // ψ(1 - x) = ψ(-x) - 1 / x
  return digamma(-x) - 1 / x - (Math.PI * cospi(x)) / sinpi(x);
}

/** B(2k) / (2k)! */
const MACLAURIN = [
  0.08333333333333333, -0.001388888888888889, 3.306878306878307e-5, -8.267195767195768e-7,
  2.08767569878681e-8, -5.284190138687493e-10, 1.3382536530684679e-11, -3.3896802963225827e-13,
  8.586062056277845e-15, -2.174868698558062e-16, 5.5090028283602295e-18, -1.3954464685812522e-19,
];

/** Hurwitz's zeta function of q > 0 by Euler and Maclaurin's formula, which continues it to s < 1. DLMF 25.11.5. */
function hurwitz(s: number, q: number): number {
  let sum = 0;
  let z = q;
  for (let k = 0; k < 10 || z < 10; k++, z++) {
    const term = Math.pow(z, -s);
    sum += term;
    if (term <= sum * 1e-17 && s > 1) return sum;
  }
  const last = Math.pow(z, -s);
  sum += (last * z) / (s - 1) + 0.5 * last;
  let factor = (last * s) / z;
  for (let k = 0; k < MACLAURIN.length; k++) {
    const term = MACLAURIN[k]! * factor;
    sum += term;
    if (Math.abs(term) < Math.abs(sum) * 1e-17) break;
    factor *= ((s + 2 * k + 1) / z) * ((s + 2 * k + 2) / z);
  }
  return sum;
}

/** ζ(s) of s < 0 by reflection: 2 Γ(z) / (2π)^z cos(πz / 2) ζ(z), z = 1 - s. DLMF 25.4.1. */
function reflected(s: number): number {
  const z = 1 - s;
  const turn = sinpi(s / 2);
  // Its zeros, also where the power is infinite.
  if (turn === 0) return 0;
  let power: number;
  if (z < 10) power = gamma(z) / Math.pow(2 * Math.PI, z);
  else {
    const log = logTwofold(z);
    const logRest = rest[0]!;
    // ln 2π + 1, in two parts.
    const high = log - 2.8378770664093453;
    const low = sumError(log, -2.8378770664093453, high) + logRest - 1.4447872176368647e-16;
    const product = z * high;
    power =
      expTwofold(product, productError(z, high, product) + z * low) *
      Math.sqrt((2 * Math.PI) / z) *
      Math.exp(stirlingError(z));
  }
  return 2 * turn * power * hurwitz(z, 1);
}

/**
 * Riemann's ζ(s) of all s, or Hurwitz's ζ(s, q) = Σ (q + k)^-s of s > 1 and q > 0, and of q below 0 where
 * s is an integer; infinite at the poles. DLMF 25.2.1, 25.11.1.
 */
export function zeta(s: number, q?: number): number {
  if (q === undefined) {
    if (s === Infinity || s > 60) return 1;
    if (s === 1) return Infinity;
    if (s >= 0) return hurwitz(s, 1);
    return s > -Infinity ? reflected(s) : NaN;
  }
  if (s === 1) return Infinity;
  if (!(s > 1) || Number.isNaN(q)) return NaN;
  if (q > 0) {
    if (q > 1e8) return (1 / (s - 1) + 1 / (2 * q)) * Math.pow(q, 1 - s);
    return s === Infinity ? (q < 1 ? Infinity : q === 1 ? 1 : 0) : hurwitz(s, q);
  }
  if (Number.isInteger(q)) return Infinity;
  if (!Number.isInteger(s) || q === -Infinity) return NaN;
  // The terms below zero are from r = -q - floor(-q) to -q.
  const z = -q;
  const r = z - Math.floor(z);
  const below = hurwitz(s, r) - hurwitz(s, z + 1);
  return hurwitz(s, 1 - r) + (s % 2 === 0 ? below : -below);
}

/** The n-th derivative of ψ at x, for an integer n >= 0. DLMF 25.11.12. */
export function polygamma(n: number, x: number): number {
  if (!(n >= 0) || !Number.isInteger(n)) return NaN;
  if (n === 0) return digamma(x);
  const sum = zeta(n + 1, x);
  const size = n < 171 ? gamma(n + 1) * sum : Math.exp(gammaln(n + 1) + Math.log(sum));
  return n % 2 === 0 ? -size : size;
}
