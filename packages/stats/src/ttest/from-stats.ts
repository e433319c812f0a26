/** T tests of samples of which mean, standard deviation and size are known. */
import { broadcast_shapes, broadcast_to, formatShape, type NdArray } from '@numloom/ndarray';
import { assertOptions, type Operand } from '@numloom/ufunc';
import { type Moments, newMoments } from '../moments/moments.ts';
import { alternativeOf, assertFlags } from '../samples/options.ts';
import { realArray } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Alternative } from '../samples/types.ts';
import { oneSampleTest } from './one-sample.ts';
import type { TtestOneSampleResult, TtestTwoSampleResult } from './ttest-result.ts';
import { twoSampleTest } from './two-sample.ts';

/** A number for numbers, else an array. */
export type Elementwise<T> = [T] extends [number] ? number : NdArray<'float64'>;

/** Options of a test of what is known of one sample. */
export interface FromStatsOptions {
  /** The alternative hypothesis: `'two-sided'`, the default, `'less'` or `'greater'`. */
  readonly alternative?: Alternative;
}

/** The same of two samples. */
export interface IndFromStatsOptions extends FromStatsOptions {
  /** Whether both populations have the same variance; true by default. With false it is Welch's test. */
  readonly equal_var?: boolean;
}

/**
 * T test of the mean of one sample, as `ttest_1samp`, of which only the mean, the standard deviation
 * (with n - 1) and the number of observations are known. Arrays broadcast.
 *
 * @throws RangeError for negative deviations or sizes; TypeError for what is no real number
 *
 * @example
 * ```ts
 * import { ttest_1samp_from_stats } from '@numloom/stats';
 * const { statistic, pvalue } = ttest_1samp_from_stats(5.2, 1.1, 16, 4.5);
 * console.log(statistic.toFixed(3), pvalue.toFixed(4)); // => 2.545 0.0224
 * ```
 */
export function ttest_1samp_from_stats<
  M extends Operand,
  S extends Operand,
  N extends Operand,
  P extends Operand,
>(
  mean: M,
  std: S,
  nobs: N,
  popmean: P,
  options: FromStatsOptions = {},
): TtestOneSampleResult<Elementwise<M | S | N | P>> {
  const caller = 'ttest_1samp_from_stats';
  assertOptions(options, ['alternative'], caller);
  const given = broadcast(caller, { mean, std, nobs, popmean });
  const [means, deviations, sizes, popmeans] = given.values as Columns;
  return oneSampleTest(caller, momentsFrom(caller, means!, deviations!, sizes!), popmeans!, {
    ...given,
    alternative: alternativeOf(options.alternative, caller),
  });
}

/**
 * T test of two independent samples, as `ttest_ind`, of which only means, standard deviations (with
 * n - 1) and numbers of observations are known. Arrays broadcast.
 *
 * @throws RangeError for negative deviations or sizes; TypeError for what is no real number
 *
 * @example
 * ```ts
 * import { ttest_ind_from_stats } from '@numloom/stats';
 * const { statistic, pvalue } = ttest_ind_from_stats(5, 2, 12, 6, 3, 15);
 * console.log(statistic.toFixed(4), pvalue.toFixed(4)); // => -0.9901 0.3316
 * ```
 */
export function ttest_ind_from_stats<
  M1 extends Operand,
  S1 extends Operand,
  N1 extends Operand,
  M2 extends Operand,
  S2 extends Operand,
  N2 extends Operand,
>(
  mean1: M1,
  std1: S1,
  nobs1: N1,
  mean2: M2,
  std2: S2,
  nobs2: N2,
  options: IndFromStatsOptions = {},
): TtestTwoSampleResult<Elementwise<M1 | S1 | N1 | M2 | S2 | N2>> {
  const caller = 'ttest_ind_from_stats';
  assertOptions(options, ['alternative', 'equal_var'], caller);
  assertFlags(options, ['equal_var'], caller);
  const given = broadcast(caller, { mean1, std1, nobs1, mean2, std2, nobs2 });
  const [m1, s1, n1, m2, s2, n2] = given.values as Columns;
  return twoSampleTest(
    caller,
    momentsFrom(caller, m1!, s1!, n1!),
    momentsFrom(caller, m2!, s2!, n2!),
    options.equal_var ?? true,
    { ...given, alternative: alternativeOf(options.alternative, caller) },
  );
}

type Columns = readonly Float64Array[];

/** Operands of one shape, as columns of numbers. */
function broadcast(caller: string, operands: Readonly<Record<string, Operand>>) {
  const arrays = Object.entries(operands).map(([name, one]) => realArray(one, caller, name));
  let shape: readonly number[];
  try {
    shape = broadcast_shapes(...arrays.map((array) => array.shape));
  } catch {
    const shapes = Object.keys(operands).map(
      (name, k) => `${name} ${formatShape(arrays[k]!.shape)}`,
    );
    throw new RangeError(`${caller}: ${shapes.join(', ')} do not broadcast together`);
  }
  return {
    values: arrays.map((array) => packedValues(broadcast_to(array, shape))),
    shape,
    isNumber: Object.values(operands).every((one) => typeof one === 'number'),
  };
}

/** The moments that samples of those means, deviations and sizes have. */
function momentsFrom(
  caller: string,
  means: Float64Array,
  deviations: Float64Array,
  sizes: Float64Array,
): Moments {
  const moments = newMoments(means.length);
  means.forEach((mean, k) => {
    const deviation = deviations[k]!;
    const n = sizes[k]!;
    if (deviation < 0 || n < 0) {
      throw new RangeError(
        `${caller}: a ${deviation < 0 ? `standard deviation is ${deviation}` : `number of observations is ${n}`}, must not be negative`,
      );
    }
    const size = deviation > 0 && deviation < Infinity ? Math.floor(Math.log2(deviation)) : 0;
    const scale = Math.abs(size) > 400 ? 2 ** Math.max(-1000, Math.min(1000, -size)) : 1;
    moments.count[k] = n;
    moments.centre[k] = mean;
    moments.scale[k] = scale;
    moments.squares[k] = (deviation * scale) ** 2 * (n - 1);
  });
  return moments;
}
