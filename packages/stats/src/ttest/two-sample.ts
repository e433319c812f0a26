/** The t statistic of two independent samples. */
import type { Moments } from '../moments/moments.ts';
import { warnOfSmall } from '../samples/slicewise.ts';
import { difference, type Delivery } from './one-sample.ts';
import { samplePartsOf, warnOfMoments } from './sample-parts.ts';
import { TtestTwoSampleResult } from './ttest-result.ts';

/** The test whether the means of two samples differ, with one variance for both or with two (Welch). */
export function twoSampleTest(
  caller: string,
  first: Moments,
  second: Moments,
  equal_var: boolean,
  delivery: Delivery,
): TtestTwoSampleResult<never> {
  warnOfMoments(caller, equal_var ? 1 : 2, first, second);
  const samples = [samplePartsOf(first), samplePartsOf(second)] as const;
  const size = first.count.length;
  const statistic = new Float64Array(size);
  const df = new Float64Array(size);
  const estimate = new Float64Array(size);
  const error = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    const [n1, n2] = [first.count[k]!, second.count[k]!];
    const scale = commonScale(first, second, k);
    const [offset1, squares1] = scaled(first, k, scale);
    const [offset2, squares2] = scaled(second, k, scale);
    const shift = difference(
      first.centre[k]! * scale,
      second.centre[k]! * scale,
      offset1 - offset2,
    );
    let unit: number;
    if (equal_var) {
      df[k] = n1 > 0 && n2 > 0 ? n1 + n2 - 2 : NaN;
      unit = Math.sqrt(((squares1 + squares2) / df[k]!) * (1 / n1 + 1 / n2));
    } else {
      const variance1 = squares1 / (n1 - 1) / n1;
      const variance2 = squares2 / (n2 - 1) / n2;
      df[k] = welchDf(variance1, n1, variance2, n2);
      unit = Math.sqrt(variance1 + variance2);
    }
    estimate[k] = shift / scale;
    error[k] = unit / scale;
    statistic[k] = shift / unit;
  }
  if (equal_var && df.includes(0)) warnOfSmall(caller, 2);
  return new TtestTwoSampleResult<never>(
    { ...delivery, statistic, df, estimate, error },
    ...samples,
  );
}

/** The scale of the sample that varies more. */
function commonScale(first: Moments, second: Moments, k: number): number {
  const [one, other] = [first.scale[k]!, second.scale[k]!];
  if (first.squares[k] === 0) return other;
  return second.squares[k] === 0 ? one : Math.min(one, other);
}

/** Offset and squares by a scale. */
function scaled({ offset, squares, scale }: Moments, k: number, to: number): [number, number] {
  if (squares[k] === 0) return [0, 0];
  const ratio = to / scale[k]!;
  return [offset[k]! * ratio, squares[k]! * ratio * ratio];
}

/**
 * Degrees of freedom of Welch (1947), "The generalization of 'Student's' problem when several different
 * population variances are involved", Biometrika 34; from variances of means. 1 where both are 0.
 */
function welchDf(variance1: number, n1: number, variance2: number, n2: number): number {
  const sum = variance1 + variance2;
  if (sum === 0) return 1;
  const [share1, share2] = [variance1 / sum, variance2 / sum];
  return 1 / ((share1 * share1) / (n1 - 1) + (share2 * share2) / (n2 - 1));
}
