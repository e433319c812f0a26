/** Quantiles, moments and sums of distributions of whole numbers. */
import { ndtri } from '../math/normal.ts';
import type { Law, OfShapes } from './law.ts';

/** Relative errors that probabilities may have. */
const NEAR = 2 ** -48;
/** How far the nearest number may be from one in [1/2, 1). */
const HALF_STEP = 2 ** -54;

/** What quantiles of a distribution follow from. */
export interface Cumulated {
  readonly cdf: Law;
  readonly sf: Law;
  readonly mean: OfShapes;
  readonly variance: OfShapes;
  readonly skewness: OfShapes;
  readonly low: OfShapes;
  readonly high: OfShapes;
}

/**
 * `ppf` and `isf`: the least whole number with a probability of at least p for it or less, and of at most q
 * for more. The smaller one of p and 1 - p is compared, within the errors of probabilities, so that
 * `ppf(cdf(k))` is k. They are searched for from where the Cornish-Fisher expansion expects them.
 */
export function quantilesOf(law: Cumulated): { readonly ppf: Law; readonly isf: Law } {
  const { cdf, sf } = law;
  const search = (
    p: number,
    q: number,
    isUpper: boolean,
    a: number,
    b: number,
    c: number,
  ): number => {
    // The given one of p and q is exact, and so is the other one where that is 1/2 or more.
    const rounding = (isUpper ? q : p) >= 0.5 ? HALF_STEP : 0;
    const reached = (k: number): boolean =>
      p <= q
        ? cdf(k, a, b, c) >= p - p * NEAR - rounding
        : sf(k, a, b, c) <= q + q * NEAR + rounding;
    const z = isUpper ? -ndtri(q) : ndtri(p);
    const skewed = z + (law.skewness(a, b, c) * (z * z - 1)) / 6;
    const guess = law.mean(a, b, c) + Math.sqrt(law.variance(a, b, c)) * skewed;
    return leastWhere(reached, guess, law.low(a, b, c), law.high(a, b, c));
  };
  return {
    ppf: (p, a, b, c) => search(p, 1 - p, false, a, b, c),
    isf: (q, a, b, c) => search(1 - q, q, true, a, b, c),
  };
}

/** The least whole number from `low` to `high` that is reached, as all above it are; searched for from a guess. */
function leastWhere(
  reached: (k: number) => boolean,
  guess: number,
  low: number,
  high: number,
): number {
  let above = Math.min(Math.max(Math.round(guess) || 0, low), high);
  let below: number;
  if (reached(above)) {
    below = above - 1;
    for (let step = 1; below >= low && reached(below); step *= 2) {
      above = below;
      below -= step;
    }
    below = Math.max(below, low - 1);
  } else {
    below = above;
    above += 1;
    for (let step = 1; above < high && !reached(above); step *= 2) {
      below = above;
      above += step;
    }
    above = Math.min(above, high);
  }
  while (above - below > 1) {
    const middle = below + Math.floor((above - below) / 2);
    if (middle === below || middle === above) break;
    if (reached(middle)) above = middle;
    else below = middle;
  }
  return above;
}

/** The mean of x^order, from those of x (x - 1) … (x - r + 1). DLMF 26.8.10. */
export function momentFromFactorials(order: number, factorial: (r: number) => number): number {
  if (order === 0) return 1;
  // Stirling numbers of the second kind.
  let row = [1];
  for (let n = 1; n < order; n++) {
    row = Array.from({ length: n + 1 }, (_, r) => (row[r - 1] ?? 0) + (r + 1) * (row[r] ?? 0));
  }
  let sum = 0;
  for (let r = order; r > 0; r--) sum += row[r - 1]! * factorial(r);
  return sum;
}

/** x (x - 1) … (x - r + 1). */
export function fallingFactorial(x: number, r: number): number {
  let product = 1;
  for (let k = 0; k < r; k++) product *= x - k;
  return product;
}

/** Terms in a row that change nothing, after which there is nothing to come. */
const IDLE = 16;

/**
 * Σ f(k, pmf(k)) over whole numbers from `low` to `high`: from about the mean outwards, until
 * probabilities are too small to matter. As many terms as some ten standard deviations have. NaN where a
 * term is, or where whole numbers are too large to be told apart.
 */
export function sumOfCounts(
  f: (k: number, probability: number) => number,
  pmf: (k: number) => number,
  mean: number,
  low: number,
  high: number,
): number {
  if (!(low <= high)) return 0;
  const start = Math.min(Math.max(Math.floor(mean), low), high);
  let sum = 0;
  let lost = 0;
  let size = 0;
  let largest = 0;
  const walk = (from: number, step: 1 | -1, end: number): void => {
    let idle = 0;
    for (let k = from; step * (end - k) >= 0 && idle < IDLE; k += step) {
      // Numbers that large have no neighbour to go to.
      if (k + step === k) sum = NaN;
      if (Number.isNaN(sum)) return;
      const probability = pmf(k);
      const term = probability === 0 ? 0 : f(k, probability);
      const next = sum + term;
      lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
      sum = next;
      size += Math.abs(term);
      largest = Math.max(largest, probability);
      idle =
        Math.abs(term) <= 1e-19 * size && probability <= 1e-19 * largest && largest > 0
          ? idle + 1
          : 0;
    }
  };
  walk(start, 1, high);
  walk(start - 1, -1, low);
  return sum + lost;
}
