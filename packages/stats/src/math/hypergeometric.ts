/** The hypergeometric distribution, of numbers: `good` of `total` are good, `draws` are drawn. */
import { binomialPmf, logBinomialPmf } from './binomial.ts';

const isLawful = (total: number, good: number, draws: number): boolean =>
  Number.isInteger(total) &&
  Number.isInteger(good) &&
  Number.isInteger(draws) &&
  good >= 0 &&
  draws >= 0 &&
  good <= total &&
  draws <= total;

/** The least and the largest number of good ones that can be drawn. */
const least = (total: number, good: number, draws: number): number =>
  Math.max(0, draws - (total - good));
const most = (good: number, draws: number): number => Math.min(good, draws);

/**
 * The probability of drawing k good ones. As of three binomial distributions of any one
 * probability: that of the mean keeps them large.
 */
export function hypergeometricPmf(k: number, total: number, good: number, draws: number): number {
  if (!isLawful(total, good, draws) || Number.isNaN(k)) return NaN;
  if (!Number.isInteger(k) || k < least(total, good, draws) || k > most(good, draws)) return 0;
  if (draws === 0 || draws === total) return 1;
  const p = draws / total;
  return (
    binomialPmf(k, good, p) *
    (binomialPmf(draws - k, total - good, p) / binomialPmf(draws, total, p))
  );
}

/** Its logarithm. */
export function logHypergeometricPmf(
  k: number,
  total: number,
  good: number,
  draws: number,
): number {
  const value = hypergeometricPmf(k, total, good, draws);
  if (!(value < 1e-290)) return Math.log(value);
  if (!Number.isInteger(k) || k < least(total, good, draws) || k > most(good, draws)) {
    return -Infinity;
  }
  const p = draws / total;
  return (
    logBinomialPmf(k, good, p) +
    logBinomialPmf(draws - k, total - good, p) -
    logBinomialPmf(draws, total, p)
  );
}

/** The sum of probabilities at k and further from the mean, relative to that at k. */
function sumOutwards(k: number, total: number, good: number, draws: number, down: boolean): number {
  let term = 1;
  let sum = 1;
  if (down) {
    const spare = total - good - draws;
    for (let j = k; j > 0 && term > 1e-18 * sum; j--) {
      term *= (j / (good - j + 1)) * ((spare + j) / (draws - j + 1));
      sum += term;
    }
  } else {
    const spare = total - good - draws + 1;
    const end = most(good, draws);
    for (let j = k; j < end && term > 1e-18 * sum; j++) {
      term *= ((good - j) / (j + 1)) * ((draws - j) / (spare + j));
      sum += term;
    }
  }
  return sum;
}

/**
 * The probability of drawing at most k good ones, or of more if `upper`, or its logarithm: a sum
 * over as many terms as matter, a few standard deviations, of the tail that lacks the mean.
 */
function tail(
  k: number,
  total: number,
  good: number,
  draws: number,
  upper: boolean,
  log: boolean,
): number {
  if (!isLawful(total, good, draws) || Number.isNaN(k)) return NaN;
  k = Math.floor(k);
  if (k < least(total, good, draws) || k >= most(good, draws)) {
    const is = k >= most(good, draws) !== upper;
    return log ? (is ? 0 : -Infinity) : is ? 1 : 0;
  }
  const down = k <= (good / total) * draws;
  const from = down ? k : k + 1;
  const sum = sumOutwards(from, total, good, draws, down);
  if (down === !upper) {
    return log
      ? Math.min(logHypergeometricPmf(from, total, good, draws) + Math.log(sum), 0)
      : Math.min(hypergeometricPmf(from, total, good, draws) * sum, 1);
  }
  const other = Math.min(hypergeometricPmf(from, total, good, draws) * sum, 1);
  return log ? Math.log1p(0 - other) : 1 - other;
}

/** The probability of drawing at most k good ones. */
export const hypergeometricCdf = (k: number, total: number, good: number, draws: number): number =>
  tail(k, total, good, draws, false, false);
/** The probability of drawing more than k good ones. */
export const hypergeometricSf = (k: number, total: number, good: number, draws: number): number =>
  tail(k, total, good, draws, true, false);
/** ln of `hypergeometricCdf`. */
export const logHypergeometricCdf = (
  k: number,
  total: number,
  good: number,
  draws: number,
): number => tail(k, total, good, draws, false, true);
/** ln of `hypergeometricSf`. */
export const logHypergeometricSf = (
  k: number,
  total: number,
  good: number,
  draws: number,
): number => tail(k, total, good, draws, true, true);
