/**
 * The incomplete gamma functions, both tails and their logarithms, of numbers. The smaller
 * tail is computed directly: exp(e) of the exponent e = a ln(x / a) - (x - a), which is known in twice
 * the digits, times a factor that is never small. Regions after Gautschi, "A computational procedure for
 * incomplete gamma functions", ACM TOMS 5 (1979), and Temme, "A set of algorithms for the incomplete
 * gamma functions", Probability in the Engineering and Informational Sciences 8 (1994).
 */
import { erfcx } from './error-function.ts';
import { gammaln1p } from './gamma.ts';
import { stirlingError } from './stirling.ts';
import { expTwofold, poissonExponent, rest } from './twofold.ts';

/** Coefficients of the powers of η of η / (λ - 1), where η² / 2 = λ - 1 - ln λ. */
const TEMME = [
  1.0, -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073,
  0.0003527336860670194, -0.0001787551440329218, 3.919263178522438e-5, -2.185448510679992e-6,
  -1.85406221071516e-6, 8.296711340953087e-7, -1.7665952736826078e-7, 6.707853543401498e-9,
  1.0261809784240309e-8, -4.382036018453353e-9, 9.14769958223679e-10, -2.5514193994946248e-11,
  -5.830772132550426e-11, 2.4361948020667415e-11, -5.0276692801141755e-12, 1.1004392031956135e-13,
  3.371763262400985e-13, -1.392388722418162e-13, 2.8534893807047445e-14, -5.139111834242572e-16,
  -1.9752288294349442e-15, 8.099521156704561e-16, -1.6522531216398162e-16, 2.5305430097478883e-18,
  1.1686939738559576e-17,
];

/** a^a e^-a / Γ(a + 1). */
export function poissonPeak(a: number): number {
  if (a < 0.5) return a === 0 ? 1 : Math.exp(a * Math.log(a) - a - gammaln1p(a));
  return (0.3989422804014327 * Math.exp(-stirlingError(a))) / Math.sqrt(a);
}

/** The lower tail over exp(e), by the series of DLMF 8.11.4; x is at most about a. */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 5000 && term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return poissonPeak(a) * sum;
}

/** The upper tail over exp(e), by the continued fraction of DLMF 8.9.2; x is above a. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let d = 1 / b;
  let term = d;
  let sum = d;
  for (let n = 1; n < 5000 && Math.abs(term) > sum * 1e-17; n++) {
    const above = n * (a - n);
    b += 2;
    d = 1 / (b + above * d);
    term *= b * d - 1;
    sum += term;
  }
  return poissonPeak(a) * a * sum;
}

/**
 * The smaller tail over exp(e), by Temme's uniform expansion, of a >= 12 and |η| <= 1. The tail is
 * erfc(|η| √(a/2)) / 2 ± exp(e) / √(2πa) Σ β_n η^n, where n + 1 times β_(n+1) / a gives β_(n-1) less
 * the coefficient of η / (λ - 1): backwards, as in section 4 there.
 */
function uniform(a: number, e: number, isUpper: boolean): number {
  const eta = (isUpper ? 1 : -1) * Math.sqrt((-2 * e) / a);
  let later = 0;
  let last = 0;
  let sum = 0;
  // Further terms are below the last digit.
  const terms = a > 1000 && e > -0.005 * a ? 14 : TEMME.length - 1;
  const reciprocal = 1 / a;
  for (let n = terms; n >= 1; n--) {
    const coefficient = TEMME[n]! + (n + 1) * reciprocal * later;
    later = last;
    last = coefficient;
    sum = sum * eta + coefficient;
  }
  // sum is of γ_0 upwards; Γ*(a) = 1 + γ_1 / a.
  const series = (sum / (1 + later / a)) * (0.3989422804014327 / Math.sqrt(a));
  return 0.5 * erfcx(Math.sqrt(-e)) + (isUpper ? series : -series);
}

/** The upper tail for x <= 3/2 and small a: 1 - x^a / Γ(a + 1) and the rest of the series of DLMF 8.7.3. */
function upperTaylor(a: number, x: number): number {
  const exponent = a * Math.log(x) - gammaln1p(a);
  let term = 1;
  let sum = 0;
  for (let n = 1; n < 100; n++) {
    term *= -x / n;
    const part = term / (a + n);
    sum -= part;
    if (Math.abs(part) < sum * 1e-17) break;
  }
  return -Math.expm1(exponent) + a * Math.exp(exponent) * sum;
}

/** The tail asked for, or its logarithm. */
function tail(a: number, x: number, isUpper: boolean, isLog: boolean): number {
  if (!(a >= 0) || !(x >= 0)) return NaN;
  if (x === 0 || a === Infinity) {
    if (a === 0 || x === Infinity) return NaN;
    if (isUpper === isLog) return 0;
    return isLog ? -Infinity : 1;
  }
  if (a === 0 || x === Infinity) return isUpper ? (isLog ? -Infinity : 0) : isLog ? 0 : 1;
  let factor: number;
  let isDirectUpper: boolean;
  let e = 0;
  let eRest = 0;
  if (x < 1.5 && a < (x < 0.5 ? Math.LN2 / -Math.log(x) : x + 0.25)) {
    isDirectUpper = true;
    factor = upperTaylor(a, x);
  } else {
    e = poissonExponent(a, x);
    eRest = rest[0]!;
    isDirectUpper = x > a && x >= 1.5;
    factor =
      a >= 12 && -2 * e <= a
        ? uniform(a, e, isDirectUpper)
        : isDirectUpper
          ? upperFraction(a, x)
          : lowerSeries(a, x);
  }
  if (isLog && isDirectUpper === isUpper) return Math.log(factor) + eRest + e;
  const value = e === 0 ? factor : factor * expTwofold(e, eRest);
  if (isDirectUpper === isUpper) return value;
  return isLog ? Math.log1p(-value) : 1 - value;
}

/** P(a, x) = γ(a, x) / Γ(a). */
export const gammainc = (a: number, x: number): number => tail(a, x, false, false);
/** Q(a, x) = Γ(a, x) / Γ(a). */
export const gammaincc = (a: number, x: number): number => tail(a, x, true, false);
/** ln P(a, x). */
export const log_gammainc = (a: number, x: number): number => tail(a, x, false, true);
/** ln Q(a, x). */
export const log_gammaincc = (a: number, x: number): number => tail(a, x, true, true);
