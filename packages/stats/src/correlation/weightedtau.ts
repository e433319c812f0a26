/** The weighted tau. */
import { assertOptions } from '@numloom/ufunc';
import { ranksOf } from '../ranks/ranks.ts';
import { TestResult } from '../results/test-result.ts';
import { assertFlags, SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';

/** Options of the weighted tau. */
export interface WeightedTauOptions extends SampleOptions {
  /**
   * The importance of observations, as ranks from 0, the most important. By default, `true`, the mean of
   * two values of tau is taken, for ranks by falling x, then y, and by falling y, then x; `null` takes the
   * first of them only, and `false` the places of observations.
   */
  readonly rank?: boolean | null | Exclude<Sample, boolean>;
  /** The weight of a rank; 1 / (1 + rank) by default. */
  readonly weigher?: (rank: number) => number;
  /** Whether the weight of a pair is the sum of the weights of both; else it is their product. */
  readonly additive?: boolean;
}

/** Ranks from 0 by falling x, those of the same x by falling y. */
function ranksByFalling(x: Float64Array, y: Float64Array): Float64Array {
  const order = Uint32Array.from(x, (_, k) => k).sort((i, j) => x[j]! - x[i]! || y[j]! - y[i]!);
  const ranks = new Float64Array(x.length);
  order.forEach((place, rank) => (ranks[place] = rank));
  return ranks;
}

/** Sums over prefixes of a list whose elements grow (Fenwick 1994). */
class Prefixes {
  readonly #sums: Float64Array;
  total = 0;

  constructor(length: number) {
    this.#sums = new Float64Array(length + 1);
  }

  add(place: number, value: number): void {
    this.total += value;
    for (let k = place; k < this.#sums.length; k += k & -k) this.#sums[k]! += value;
  }

  /** The sum of the elements up to a place, counted from 1. */
  upTo(place: number): number {
    let sum = 0;
    for (let k = place; k > 0; k -= k & -k) sum += this.#sums[k]!;
    return sum;
  }
}

/** The weight of all pairs of observations whose dense ranks differ. */
function weightOfUntied(ranks: Float64Array, weights: Float64Array, additive: boolean): number {
  const groups = ranks.reduce((most, rank) => Math.max(most, rank), 0);
  const [sums, counts, squares] = [0, 1, 2].map(() => new Float64Array(groups + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let [sum, square] = [0, 0];
  ranks.forEach((rank, k) => {
    const weight = weights[k]!;
    sums[rank]! += weight;
    counts[rank]! += 1;
    squares[rank]! += weight * weight;
    sum += weight;
    square += weight * weight;
  });
  const ofGroup = (total: number, count: number, squared: number) =>
    additive ? total * (count - 1) : (total * total - squared) / 2;
  let all = ofGroup(sum, ranks.length, square);
  sums.forEach((total, k) => {
    if (counts[k]! > 1) all -= ofGroup(total, counts[k]!, squares[k]!);
  });
  return all;
}

/** Tau with weights of observations. O(n log n). */
function tauOf(x: Float64Array, y: Float64Array, weights: Float64Array, additive: boolean): number {
  const n = x.length;
  const [ranksX, ranksY] = [ranksOf(x, 'dense').ranks, ranksOf(y, 'dense').ranks];
  const order = Uint32Array.from(x, (_, k) => k).sort((i, j) => ranksX[i]! - ranksX[j]!);
  const [counts, sums] = [new Prefixes(n), new Prefixes(n)];
  let sum = 0;
  for (let start = 0, end = 0; start < n; start = end) {
    while (end < n && ranksX[order[end]!] === ranksX[order[start]!]) end++;
    for (let k = start; k < end; k++) {
      const rank = ranksY[order[k]!]!;
      const weight = weights[order[k]!]!;
      // Those of lesser x and lesser y, less those of greater y.
      const difference = (tree: Prefixes) => tree.upTo(rank - 1) + tree.upTo(rank) - tree.total;
      sum += additive ? difference(sums) + weight * difference(counts) : weight * difference(sums);
    }
    for (let k = start; k < end; k++) {
      counts.add(ranksY[order[k]!]!, 1);
      sums.add(ranksY[order[k]!]!, weights[order[k]!]!);
    }
  }
  const normX = weightOfUntied(ranksX, weights, additive);
  const normY = weightOfUntied(ranksY, weights, additive);
  return Math.max(-1, Math.min(sum / Math.sqrt(normX) / Math.sqrt(normY), 1));
}

/**
 * Kendall's tau with weights: exchanges between important observations count more. Its distribution is
 * not known, so the p-value is NaN. Observations lie along all axes by default. Samples that do not vary
 * give NaN. O(n log n). Vigna, Proceedings of WWW (2015).
 *
 * @throws RangeError where samples differ in length or the axis is out of range; Error for NaN where the
 * policy is to raise
 *
 * @example
 * ```ts
 * import { weightedtau } from '@numloom/stats';
 * const { statistic } = weightedtau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]);
 * console.log(statistic.toFixed(4)); // => -0.5669
 * ```
 */
export function weightedtau<A extends Sample, B extends Sample, const O extends WeightedTauOptions>(
  x: A,
  y: B,
  options?: O,
): TestResult<Statistic<A, O, B>>;
export function weightedtau(x: Sample, y: Sample, options: WeightedTauOptions = {}): unknown {
  const caller = 'weightedtau';
  assertOptions(options, [...SAMPLE_OPTIONS, 'rank', 'weigher', 'additive'], caller);
  assertFlags(options, ['additive'], caller);
  const { rank = true, weigher = (at: number) => 1 / (1 + at), additive = true, ...rest } = options;
  const isGiven = rank !== null && typeof rank !== 'boolean';
  const { statistic, pvalue } = slicewise(
    {
      name: caller,
      samples: ['x', 'y', 'rank'],
      outputs: ['statistic', 'pvalue'],
      paired: true,
      least: 2,
    },
    isGiven ? [x, y, rank] : [x, y],
    { axis: null, ...rest },
    (a, b, ranks) => {
      const by = (order: Float64Array) =>
        tauOf(
          a,
          b,
          order.map((at) => weigher(at)),
          additive,
        );
      let statistic: number;
      if (ranks) statistic = by(ranks);
      else if (rank === false) statistic = by(a.map((_, k) => k));
      else {
        statistic = by(ranksByFalling(a, b));
        if (rank === true) statistic = (statistic + by(ranksByFalling(b, a))) / 2;
      }
      return { statistic, pvalue: NaN };
    },
  );
  return new TestResult(statistic, pvalue);
}
