/** Binomial coefficients, and the binomial and negative binomial distributions, of numbers. */
import { betaFactor, logBetaFactor, meanDistance } from './beta-factor.ts';
import { gammaln, gammasgn } from './gamma.ts';
import { betainc, betaincc, log_betainc, log_betaincc } from './incomplete-beta.ts';

/** C(n, k) = Γ(n + 1) / (Γ(k + 1) Γ(n - k + 1)) of real n and k; exact below 2^53 for integers. DLMF 1.2.1. */
export function binom(n: number, k: number): number {
  if (Number.isInteger(k) && k < 60) {
    if (k < 0) return n < 0 && Number.isInteger(n) ? NaN : 0;
    if (k === 0) return 1;
  }
  if (Number.isInteger(n)) {
    if (n < 0) return NaN;
    if (Number.isInteger(k)) {
      if (k > n) return 0;
      if (n - k < k) k = n - k;
    }
  }
  if (Number.isInteger(k) && k < 60) {
    let product = 1;
    for (let i = 1; i <= k; i++) {
      const factor = n - k + i;
      const rest = product % i;
      // Of integers both quotients are without a rest, so that no product is too large for 53 bits.
      product = Number.isInteger(n)
        ? ((product - rest) / i) * factor + (rest * factor) / i
        : (product * factor) / i;
    }
    return product;
  }
  if (k > 0 && n > k) {
    const m = Math.min(k, n - k);
    // Less by 2^m, the factor does not overflow before the coefficient does.
    const value = (betaFactor(m, n - m, 0.5, 0, 1, 0, 0) / m / (n - m)) * n;
    return m > 1000 ? Infinity : value * Math.pow(2, m);
  }
  const sign = gammasgn(n + 1) * gammasgn(k + 1) * gammasgn(n - k + 1);
  return sign * Math.exp(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)) || 0;
}

/** ln C(n, k) of 0 <= k <= n. */
export function logBinomial(n: number, k: number): number {
  const value = binom(n, k);
  if (value < 1e300) return Math.log(value);
  return logBetaFactor(k, n - k, 1, 1, 0) + Math.log(n / k / (n - k));
}

/** p^a (1 - p)^b / B(a, b) of a, b > 0. */
function factor(a: number, b: number, p: number): number {
  let x = p;
  const y = 1 - p;
  // What 1 - p lacks; where p is the larger one, 1 - p is exact.
  let [xLow, yLow] = [0, 0];
  if (p <= 0.5) yLow = 1 - y - p;
  else {
    x = 1 - y;
    xLow = 1 - x - y;
  }
  return betaFactor(a, b, x, xLow, y, yLow, meanDistance(a, b, x, xLow, y, yLow));
}

/** (1 - p)^n, whose base is not rounded. */
const powerOfRest = (p: number, n: number): number => {
  const q = 1 - p;
  return Math.pow(q, n) * Math.exp((n * (1 - q - p)) / q);
};

const isCount = (n: number): boolean => n >= 0 && Number.isInteger(n);

/** The probability of k successes of n, each of probability p. Loader 2000: by the ratios to the mean. */
export function binomialPmf(k: number, n: number, p: number): number {
  if (!isCount(n) || !(p >= 0 && p <= 1) || Number.isNaN(k)) return NaN;
  if (k < 0 || k > n || !Number.isInteger(k)) return 0;
  if (p === 0 || p === 1) return k === p * n ? 1 : 0;
  if (k === 0) return powerOfRest(p, n);
  if (k === n) return Math.pow(p, n);
  return (factor(k, n - k, p) / k) * (n / (n - k));
}

/** Its logarithm. */
export function logBinomialPmf(k: number, n: number, p: number): number {
  const value = binomialPmf(k, n, p);
  if (!(value < 1e-290)) return Math.log(value);
  if (k < 0 || k > n || p === 0 || p === 1 || !Number.isInteger(k)) return -Infinity;
  if (k === 0) return n * Math.log1p(-p);
  if (k === n) return n * Math.log(p);
  const q = 1 - p;
  const distance = meanDistance(k, n - k, p, 0, q, p <= 0.5 ? 1 - q - p : 0);
  return logBetaFactor(k, n - k, p, q, distance) + Math.log(n / k / (n - k));
}

/** The probability of at most k successes of n. DLMF 8.17.24. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (!isCount(n) || !(p >= 0 && p <= 1)) return NaN;
  return k < 0 ? 0 : k >= n ? 1 : betaincc(Math.floor(k) + 1, n - Math.floor(k), p);
}

/** The probability of more than k successes of n. */
export function binomialSf(k: number, n: number, p: number): number {
  if (!isCount(n) || !(p >= 0 && p <= 1)) return NaN;
  return k < 0 ? 1 : k >= n ? 0 : betainc(Math.floor(k) + 1, n - Math.floor(k), p);
}

/** ln of `binomialCdf`. */
export function logBinomialCdf(k: number, n: number, p: number): number {
  if (!isCount(n) || !(p >= 0 && p <= 1)) return NaN;
  if (k < 0) return -Infinity;
  return k >= n ? 0 : log_betaincc(Math.floor(k) + 1, n - Math.floor(k), p);
}

/** ln of `binomialSf`. */
export function logBinomialSf(k: number, n: number, p: number): number {
  if (!isCount(n) || !(p >= 0 && p <= 1)) return NaN;
  if (k < 0) return 0;
  return k >= n ? -Infinity : log_betainc(Math.floor(k) + 1, n - Math.floor(k), p);
}

/** The probability of k failures before the n-th success; n > 0 need not be an integer. */
export function negativeBinomialPmf(k: number, n: number, p: number): number {
  if (!(n > 0) || !(p > 0 && p <= 1) || Number.isNaN(k)) return NaN;
  if (!isCount(k)) return 0;
  if (p === 1) return k === 0 ? 1 : 0;
  return k === 0 ? Math.pow(p, n) : factor(n, k, p) / k;
}
