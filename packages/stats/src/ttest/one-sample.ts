/** The t statistic of one sample. */
import type { Moments } from '../moments/moments.ts';
import { type Column, newColumn } from '../results/column.ts';
import type { Samples } from '../samples/samples.ts';
import type { Alternative } from '../samples/types.ts';
import { samplePartsOf, warnOfMoments } from './sample-parts.ts';
import { TtestOneSampleResult, type TtestParts } from './ttest-result.ts';

/** How a result is given. */
export interface Delivery extends Pick<Samples, 'shape' | 'isNumber'> {
  readonly alternative: Alternative;
  readonly observations?: TtestParts['observations'] | undefined;
  readonly pvalue?: Column | undefined;
}

/**
 * The test of moments against means, of which there is one for each or one for all. The difference is
 * that of the centre, which is near to the mean, and exact where it is small, plus what the mean is off
 * the centre; so it keeps digits that the mean as one number has not.
 */
export function oneSampleTest(
  caller: string,
  moments: Moments,
  popmeans: Column,
  delivery: Delivery,
): TtestOneSampleResult<never> {
  warnOfMoments(caller, 2, moments);
  const { count, centre, offset, scale, squares } = moments;
  const sample = samplePartsOf(moments);
  const size = count.length;
  const statistic = newColumn(size);
  const df = newColumn(size);
  const error = newColumn(size);
  for (let k = 0; k < size; k++) {
    const n = count[k]!;
    const popmean = popmeans[popmeans.length === 1 ? 0 : k]!;
    const unit = Math.sqrt(squares[k]! / (n - 1) / n);
    df[k] = n > 0 && popmean === popmean ? n - 1 : NaN;
    error[k] = unit / scale[k]!;
    statistic[k] = difference(centre[k]! * scale[k]!, popmean * scale[k]!, offset[k]!) / unit;
  }
  const parts = partsOf(delivery, statistic, df, sample.mean, error);
  return new TtestOneSampleResult<never>(parts, sample);
}

/** Field by field: an object that is spread takes longer to make than a t test of ten observations does. */
export function partsOf(
  { shape, isNumber, alternative, observations, pvalue }: Delivery,
  statistic: Column,
  df: Column,
  estimate: Column,
  error: Column,
): TtestParts {
  return { shape, isNumber, alternative, observations, pvalue, statistic, df, estimate, error };
}

/** a - b + rest, with the digits that a - b loses. */
export function difference(a: number, b: number, rest: number): number {
  const d = a - b;
  const part = d - a;
  const lost = a - (d - part) - (b + part);
  return Number.isFinite(d) ? d + (lost + rest) : d;
}
