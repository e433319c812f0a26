/**
 * The beta function, its logarithm and ratios of gamma functions, of numbers. Stirling's formula is
 * applied to the ratio, so that large terms cancel before they are rounded.
 */
import { gamma, gammaln, gammasgn, rgamma } from './gamma.ts';
import { digamma } from './polygamma.ts';
import { stirlingError } from './stirling.ts';
import { expTwofold, logTwofold, productError, rest, sumError } from './twofold.ts';

const LOG_ROOT_TAU = 0.9189385332046728;
const ROOT_TAU = 2.5066282746310007;

/** ln Γ(b) - ln Γ(a + b) + a ln(a + b), for b >= 10 and a >= 0. */
function gammaRatioRest(a: number, b: number): number {
  return a - (b - 0.5) * Math.log1p(a / b) + (stirlingError(b) - stirlingError(a + b));
}

/** `factor` Γ(b) / Γ(a + b) for b >= 10 and a >= 0, also where the ratio alone underflows. */
function gammaRatio(a: number, b: number, factor = 1): number {
  const n = a + b;
  const log = logTwofold(n, sumError(a, b, n));
  const logRest = rest[0]!;
  const other = gammaRatioRest(a, b);
  const product = -a * log;
  const first = product + other;
  const low = sumError(product, other, first) + productError(-a, log, product) - a * logRest;
  const root = expTwofold(0.5 * first, 0.5 * low);
  return root * factor * root;
}

/** a ln(a / (a + b)), with its second part in rest[0]. */
function shareExponent(a: number, b: number): number {
  const n = a + b;
  const ratio = a / n;
  const back = ratio * n;
  const low = (a - back - productError(ratio, n, back) - ratio * sumError(a, b, n)) / n;
  const log = logTwofold(ratio, low);
  const product = a * log;
  rest[0] = productError(a, log, product) + a * rest[0]!;
  return product;
}

/** ln |B(a, b)|. */
export function betaln(a: number, b: number): number {
  if (a > b) [a, b] = [b, a];
  if (!(a > 0))
    return a < 0 && Number.isInteger(a) ? Math.log(Math.abs(beta(a, b))) : sumOfLogarithms(a, b);
  if (b === Infinity) return -Infinity;
  if (b < 10) {
    return a < 1e-3 ? gammaln(a) + (gammaln(b) - gammaln(a + b)) : Math.log(beta(a, b));
  }
  if (a < 10) return gammaln(a) + (gammaRatioRest(a, b) - a * Math.log(a + b));
  const correction = stirlingError(a) + stirlingError(b) - stirlingError(a + b);
  const power = (a - 0.5) * Math.log(a / (a + b)) - b * Math.log1p(a / b);
  return LOG_ROOT_TAU - 0.5 * Math.log(b) + correction + power;
}

const sumOfLogarithms = (a: number, b: number): number => {
  const first = gammaln(a) + gammaln(b);
  return first === Infinity ? first : first - gammaln(a + b);
};

/** Γ(a + b)^power, which is f(a + b), also where a + b has been rounded. */
function gammaOfSum(a: number, b: number, f: (x: number) => number, power: 1 | -1): number {
  const n = a + b;
  const lost = sumError(a, b, n);
  const value = f(n);
  return lost === 0 || value === 0 ? value : value + power * value * digamma(n) * lost;
}

/** B(a, b) = Γ(a) Γ(b) / Γ(a + b); of negative integers the limit, where b is an integer too. */
export function beta(a: number, b: number): number {
  if (a > b) [a, b] = [b, a];
  if (!(a > 0)) {
    if (a < 0 && Number.isInteger(a)) {
      if (!Number.isInteger(b) || !(a + b < 1)) return Number.isNaN(b) ? NaN : Infinity;
      return (b % 2 === 0 ? 1 : -1) * beta(1 - a - b, b);
    }
    if (a === 0 || b === 0) return Number.isNaN(a + b) ? NaN : Infinity;
    if (!(Math.abs(a) < 100) || !(b < 100)) {
      const n = a + b;
      if (n <= 0 && Number.isInteger(n)) return 0;
      return gammasgn(a) * gammasgn(b) * gammasgn(n) * Math.exp(betaln(a, b));
    }
    return gamma(a) * gammaOfSum(a, b, rgamma, -1) * gamma(b);
  }
  if (b === Infinity) return 0;
  if (b < 10) return gamma(a) * gammaOfSum(a, b, rgamma, -1) * gamma(b);
  if (!(b < 1e150)) return Math.exp(betaln(a, b));
  if (a < 10) return gammaRatio(a, b, gamma(a));
  const left = shareExponent(a, b);
  const leftRest = rest[0]!;
  const right = shareExponent(b, a);
  const sum = left + right;
  const power = expTwofold(sum, sumError(left, right, sum) + leftRest + rest[0]!);
  const correction = stirlingError(a) + stirlingError(b) - stirlingError(a + b);
  return ROOT_TAU * Math.sqrt(1 / a + 1 / b) * Math.exp(correction) * power;
}

/** Γ(z + m) / Γ(z). */
export function poch(z: number, m: number): number {
  if (Number.isInteger(m) && Math.abs(m) <= 30) {
    let product = 1;
    for (let k = 0; k < m; k++) product *= z + k;
    for (let k = -1; k >= m; k--) product /= z + k;
    return product;
  }
  if (z >= 10 && m >= 0 && m < 1e150) return 1 / gammaRatio(m, z);
  if (z + m >= 10 && m < 0 && z < 1e150) return gammaRatio(-m, z + m);
  const top = z + m;
  if (Math.abs(top) < 171 && Math.abs(z) < 170) return gammaOfSum(z, m, gamma, 1) * rgamma(z);
  if (z <= 0 && Number.isInteger(z)) return top <= 0 && Number.isInteger(top) ? NaN : 0;
  return gammasgn(top) * gammasgn(z) * Math.exp(gammaln(top) - gammaln(z));
}
