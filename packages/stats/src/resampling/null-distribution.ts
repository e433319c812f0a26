/** From a statistic and what it comes to by chance to a p-value. */
import { asarray, type NdArray } from '@numloom/ndarray';
import { TestResult } from '../results/test-result.ts';
import { delivered, type Samples } from '../samples/samples.ts';
import type { Alternative } from '../samples/types.ts';
import type { Orders } from './permutations.ts';

/** The outcome of a test by resampling. */
export class ResamplingTestResult<T = number | NdArray<'float64'>> extends TestResult<T> {
  /** The statistic of each resample, along the first axis. */
  readonly null_distribution: NdArray<'float64'>;

  constructor(statistic: T, pvalue: T, null_distribution: NdArray<'float64'>) {
    super(statistic, pvalue);
    this.null_distribution = null_distribution;
  }
}

/** Statistics that are equal but for rounding count as equal. */
const TOLERANCE = 100 * Number.EPSILON;

/** The p-value of one statistic; `extra` is what is added to counts, 1 where resamples are random. */
function pvalueOf(
  observed: number,
  distribution: Float64Array,
  alternative: Alternative,
  extra: number,
): number {
  if (Number.isNaN(observed)) return NaN;
  const gamma = Math.abs(TOLERANCE * observed);
  let less = extra;
  let greater = extra;
  for (const value of distribution) {
    if (value <= observed + gamma) less++;
    if (value >= observed - gamma) greater++;
  }
  const count =
    alternative === 'less'
      ? less
      : alternative === 'greater'
        ? greater
        : 2 * Math.min(less, greater);
  return Math.min(1, count / (distribution.length + extra));
}

/** The result of a test, of the statistic and its distribution for each place of the samples. */
export function testedBy(
  samples: Samples,
  observed: Float64Array,
  distributions: readonly Float64Array[],
  alternative: Alternative,
  { count, isExact }: Pick<Orders, 'count' | 'isExact'>,
): ResamplingTestResult {
  const places = observed.length;
  const together = new Float64Array(count * places);
  distributions.forEach((distribution, k) => {
    for (let i = 0; i < count; i++) together[i * places + k] = distribution[i]!;
  });
  const pvalues = observed.map((value, k) =>
    pvalueOf(value, distributions[k]!, alternative, isExact ? 0 : 1),
  );
  return new ResamplingTestResult(
    delivered(samples, observed),
    delivered(samples, pvalues),
    asarray(together).reshape([count, ...samples.shape]),
  );
}

/** The same with one random distribution for all places. */
export function testedByOne(
  samples: Samples,
  observed: Float64Array,
  distribution: Float64Array,
  alternative: Alternative,
): ResamplingTestResult {
  const pvalues = observed.map((value) => pvalueOf(value, distribution, alternative, 1));
  return new ResamplingTestResult(
    delivered(samples, observed),
    delivered(samples, pvalues),
    asarray(distribution).reshape([-1, ...samples.shape.map(() => 1)]),
  );
}
