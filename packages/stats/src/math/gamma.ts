/**
 * The gamma function, its sign, reciprocal and logarithm, of numbers. Near 1 and 2 rational functions of
 * least relative error (`test/reference/make_coefficients.py` computes their coefficients), above 10
 * Stirling's formula with the power in twice the digits.
 */
import { stirlingError } from './stirling.ts';
import { expTwofold, logTwofold, productError, rest, sumError } from './twofold.ts';

const LOG_ROOT_TAU = 0.9189385332046728;
const ROOT_TAU = 2.5066282746310007;

/** ln Γ(x) for x from 1/2 to 3/2, to relative precision at its zero 1. */
function gammalnNear1(x: number): number {
  const u = x - 0.5;
  return (
    (x - 1) *
    ((((((((0.01610020182289374 * u + 0.39114210761042323) * u + 2.038988983991976) * u +
      2.678576267054706) *
      u -
      2.4009706703721307) *
      u -
      7.44913289928387) *
      u -
      5.177166762095181) *
      u -
      1.1447298858494002) /
      (((((((0.003907016666299492 * u + 0.1920172019943414) * u + 2.031755276465606) * u +
        8.0932505306941) *
        u +
        14.884236334329636) *
        u +
        13.573562134009322) *
        u +
        5.953131063213737) *
        u +
        1.0))
  );
}

/** ln Γ(u + 3/2) for u from 0 to 3/2, to relative precision at its zero 1/2. */
function gammalnNear2(u: number): number {
  return (
    (u - 0.5) *
    (((((((0.00035530814265149054 * u + 0.011780947252234967) * u + 0.11868014039053346) * u +
      0.5066604077489387) *
      u +
      1.0032669931593063) *
      u +
      0.8722071568497938) *
      u +
      0.24156447527049044) /
      (((((((-2.000850945856769e-7 * u + 8.737527681421425e-5) * u + 0.004917727198480398) * u +
        0.07439455627656921) *
        u +
        0.4661486706393437) *
        u +
        1.3795447298332237) *
        u +
        1.9127736135397355) *
        u +
        1.0))
  );
}

/** ln Γ(1 + a) for a from -1/2 to 2, to relative precision near 0 and 1. */
export function gammaln1p(a: number): number {
  if (a > 0.5) return gammalnNear2(a - 0.5);
  const u = a + 0.5;
  return (
    a *
    ((((((((0.01610020182289374 * u + 0.39114210761042323) * u + 2.038988983991976) * u +
      2.678576267054706) *
      u -
      2.4009706703721307) *
      u -
      7.44913289928387) *
      u -
      5.177166762095181) *
      u -
      1.1447298858494002) /
      (((((((0.003907016666299492 * u + 0.1920172019943414) * u + 2.031755276465606) * u +
        8.0932505306941) *
        u +
        14.884236334329636) *
        u +
        13.573562134009322) *
        u +
        5.953131063213737) *
        u +
        1.0))
  );
}

/** sin(πx), to relative precision. */
export function sinpi(x: number): number {
  const turn = x % 2;
  const z = Math.abs(turn);
  const y = z > 1.5 ? z - 2 : z > 0.5 ? 1 - z : z;
  const value = Math.sin(Math.PI * y);
  return turn < 0 ? -value : value;
}

/** cos(πx), to relative precision. */
export function cospi(x: number): number {
  const z = Math.abs(x % 2);
  return z < 0.25 || z > 1.75 ? Math.cos(Math.PI * z) : sinpi(z > 1 ? z - 1.5 : 0.5 - z);
}

/** ln |Γ(x)|; infinite at 0 and negative integers. DLMF 5.5.3, 5.11.1. */
export function gammaln(x: number): number {
  if (x >= 10) {
    if (x > 2.6e305) return Infinity;
    const log = Math.log(x) - 1;
    return x * log + (LOG_ROOT_TAU - 0.5 * (log + 1) + stirlingError(x));
  }
  if (x >= 3) return Math.log(gamma(x));
  if (x > 1.5) return gammalnNear2(x - 1.5);
  if (x >= 0.5) return gammalnNear1(x);
  if (x > 0) return gammaln1p(x) - Math.log(x);
  if (Number.isNaN(x)) return NaN;
  if (x === -Infinity) return x;
  if (Number.isInteger(x)) return Infinity;
  if (x > -0.5) return gammaln1p(x) - Math.log(-x);
  if (x > -150) return Math.log(Math.abs(gamma(x)));
  return Math.log(Math.PI / Math.abs(x * sinpi(x))) - gammaln(-x);
}

/** The sign of Γ(x): 1 or -1; NaN at negative integers; that of zero at zero. */
export function gammasgn(x: number): number {
  if (x > 0 || Object.is(x, 0)) return 1;
  if (x === 0) return -1;
  if (Number.isNaN(x) || Number.isInteger(x) || x === -Infinity) return NaN;
  return Math.floor(x) % 2 === 0 ? 1 : -1;
}

/** Γ(x) 2^-scale for x >= 10, by Stirling's formula. */
function gammaStirling(x: number, scale: number): number {
  const log = logTwofold(x);
  const logRest = rest[0]!;
  const product = x * log;
  const high = product - x;
  const low = sumError(product, -x, high) + productError(x, log, product) + x * logRest;
  // scale ln 2, the first part of 32 bits.
  const shifted = high - scale * 0.6931471803691238;
  return (
    expTwofold(
      shifted,
      sumError(high, -scale * 0.6931471803691238, shifted) + low - scale * 1.9082149292705877e-10,
    ) *
    (ROOT_TAU / Math.sqrt(x)) *
    Math.exp(stirlingError(x))
  );
}

/** Γ(x) for x from 1/2 to 12. */
function gammaMiddle(x: number): number {
  let above = 1;
  while (x > 2.5) above *= --x;
  return above * Math.exp(x < 1.5 ? gammalnNear1(x) : gammalnNear2(x - 1.5));
}

/** Γ(x); NaN at negative integers, infinite at 0. DLMF 5.5.3, 5.11.3. */
export function gamma(x: number): number {
  if (x >= 12) {
    if (x < 23.5 && Number.isInteger(x)) {
      let product = 1;
      for (let k = 2; k < x; k++) product *= k;
      return product;
    }
    return x > 171.7 ? Infinity : gammaStirling(x, 64) * 2 ** 64;
  }
  if (x >= 0.5) return gammaMiddle(x);
  if (x > -0.5) return Math.exp(gammaln1p(x)) / x;
  if (Number.isNaN(x) || Number.isInteger(x) || x === -Infinity) return NaN;
  const z = -x;
  if (z < 12) return Math.PI / (z * sinpi(x) * gammaMiddle(z));
  if (z > 184) return Math.floor(x) % 2 === 0 ? 0 : -0;
  return (Math.PI / (z * sinpi(x)) / gammaStirling(z, 128)) * 2 ** -128;
}

/** 1 / Γ(x), 0 where Γ has poles. */
export function rgamma(x: number): number {
  if (x > 171) return x > 179 ? 0 : 2 ** -128 / gammaStirling(x, 128);
  if (x >= 0.5) return 1 / gamma(x);
  if (x > -0.5) return x * Math.exp(-gammaln1p(x));
  if (Number.isInteger(x) || x === -Infinity) return 0;
  if (!(x >= -1e300)) return NaN;
  const z = -x;
  const power = z < 12 ? gammaMiddle(z) : z > 172 ? Infinity : gammaStirling(z, 64) * 2 ** 64;
  return z * sinpi(x) * (power / Math.PI);
}
