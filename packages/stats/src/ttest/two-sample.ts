/** The t statistic of two independent samples. */
import type { Moments } from '../moments/moments.ts';
import { newColumn } from '../results/column.ts';
import { warnOfSmall } from '../samples/slicewise.ts';
import { difference, type Delivery, partsOf } from './one-sample.ts';
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
  const statistic = newColumn(size);
  const df = newColumn(size);
  const estimate = newColumn(size);
  const error = newColumn(size);
  for (let k = 0; k < size; k++) {
    const found = studentise(first, second, equal_var, k);
    df[k] = found.df;
    estimate[k] = found.shift / found.scale;
    error[k] = found.unit / found.scale;
    statistic[k] = found.shift / found.unit;
  }
  if (equal_var && df.includes(0)) warnOfSmall(caller, 2);
  const parts = partsOf(delivery, statistic, df, estimate, error);
  return new TtestTwoSampleResult<never>(parts, ...samples, equal_var);
}

/** The statistic of two samples without anything else. */
export function twoSampleStatistic(first: Moments, second: Moments, equal_var: boolean): number {
  const { shift, unit } = studentise(first, second, equal_var, 0);
  return shift / unit;
}

/** The difference of the means k and its standard error, times the scale, and degrees of freedom. */
function studentise(first: Moments, second: Moments, equal_var: boolean, k: number) {
  const [n1, n2] = [first.count[k]!, second.count[k]!];
  const scale = commonScale(first, second, k);
  const [offset1, squares1] = scaled(first, k, scale);
  const [offset2, squares2] = scaled(second, k, scale);
  const [centre1, centre2] = [first.centre[k]! * scale, second.centre[k]! * scale];
  const shift = difference(centre1, centre2, offset1 - offset2);
  if (equal_var) {
    const df = n1 > 0 && n2 > 0 ? n1 + n2 - 2 : NaN;
    const unit = Math.sqrt(((squares1 + squares2) / df) * (1 / n1 + 1 / n2));
    return { shift, unit, df, scale };
  }
  const variance1 = squares1 / (n1 - 1) / n1;
  const variance2 = squares2 / (n2 - 1) / n2;
  const df = welchDf(variance1, n1, variance2, n2);
  return { shift, unit: Math.sqrt(variance1 + variance2), df, scale };
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
