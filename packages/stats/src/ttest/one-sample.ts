/** The t statistic of one sample. */
import type { Moments } from '../moments/moments.ts';
import type { Samples } from '../samples/samples.ts';
import type { Alternative } from '../samples/types.ts';
import { samplePartsOf, warnOfMoments } from './sample-parts.ts';
import { TtestOneSampleResult, type TtestParts } from './ttest-result.ts';

/** How a result is given. */
export interface Delivery extends Pick<Samples, 'shape' | 'isNumber'> {
  readonly alternative: Alternative;
  readonly observations?: TtestParts['observations'] | undefined;
}

/**
 * The test of moments against means, of which there is one for each or one for all. The difference is
 * that of the centre, which is near to the mean, and exact where it is small, plus what the mean is off
 * the centre; so it keeps digits that the mean as one number has not.
 */
export function oneSampleTest(
  caller: string,
  moments: Moments,
  popmeans: Float64Array,
  delivery: Delivery,
): TtestOneSampleResult<never> {
  warnOfMoments(caller, 2, moments);
  const { count, centre, offset, scale, squares } = moments;
  const sample = samplePartsOf(moments);
  const size = count.length;
  const statistic = new Float64Array(size);
  const df = new Float64Array(size);
  const error = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    const n = count[k]!;
    const popmean = popmeans[popmeans.length === 1 ? 0 : k]!;
    const unit = Math.sqrt(squares[k]! / (n - 1) / n);
    df[k] = n > 0 && popmean === popmean ? n - 1 : NaN;
    error[k] = unit / scale[k]!;
    statistic[k] = difference(centre[k]! * scale[k]!, popmean * scale[k]!, offset[k]!) / unit;
  }
  return new TtestOneSampleResult<never>(
    { ...delivery, statistic, df, estimate: sample.mean, error },
    sample,
  );
}

/** a - b + rest, with the digits that a - b loses. */
export function difference(a: number, b: number, rest: number): number {
  const d = a - b;
  const part = d - a;
  const lost = a - (d - part) - (b + part);
  return Number.isFinite(d) ? d + (lost + rest) : d;
}
