/** The t test of pairs. */
import type { NdArray } from '@numloom/ndarray';
import {
  assertOptions,
  astype,
  evaluate,
  isnan,
  logical_or,
  subtract,
  where,
} from '@numloom/ufunc';
import { momentsOfOne, squaresOf } from '../moments/moments.ts';
import { alternativeOf, nanPolicyOf } from '../samples/options.ts';
import { samplesOf } from '../samples/samples.ts';
import type { NanPolicy, Sample, Statistic, TestOptions } from '../samples/types.ts';
import { oneSampleTest } from './one-sample.ts';
import { observationsOf, plainObservations, plainValues } from './plain.ts';
import { TTEST_OPTIONS } from './ttest_1samp.ts';
import type { TtestOneSampleResult } from './ttest-result.ts';

/**
 * T test of pairs of observations: do both have the same mean? It is the test whether the mean of the
 * differences `a - b` is 0, and mean, sd and n of the result are those of the differences. With
 * `nan_policy: 'omit'` a pair is left out if either has NaN.
 *
 * @throws RangeError where the numbers of observations differ, or shapes do not broadcast; Error for NaN
 *   where the policy is to raise; TypeError for other words than those of the options
 *
 * @example
 * ```ts
 * import { ttest_rel } from '@numloom/stats';
 * const before = [142, 140, 144, 144, 142, 146];
 * const after = [138, 136, 147, 139, 143, 141];
 * const { statistic, pvalue } = ttest_rel(before, after);
 * console.log(statistic.toFixed(4), pvalue.toFixed(4)); // => 1.6592 0.1580
 * ```
 */
export function ttest_rel<A extends Sample, B extends Sample, const O extends TestOptions>(
  a: A,
  b: B,
  options?: O,
): TtestOneSampleResult<Statistic<A, O, B>>;
export function ttest_rel(a: Sample, b: Sample, options: TestOptions = {}): unknown {
  const caller = 'ttest_rel';
  assertOptions(options, TTEST_OPTIONS, caller);
  const policy = nanPolicyOf(options.nan_policy, caller);
  const alternative = alternativeOf(options.alternative, caller);
  const values = plainValues(a, options);
  const others = plainValues(b, options);
  const none = [0];
  if (values && others) {
    assertPaired(values.length, others.length, caller);
    const differences = new Float64Array(values.length);
    for (let k = 0; k < values.length; k++) {
      differences[k] = pairDifference(values[k]!, others[k]!);
    }
    return oneSampleTest(caller, momentsOfOne(differences, policy, caller), none, {
      shape: [],
      isNumber: true,
      alternative,
      observations: plainObservations(differences),
    });
  }
  const given = samplesOf(caller, [a, b], options, ['a', 'b']);
  const differences = pairDifferences(given.arrays, policy, caller);
  return oneSampleTest(caller, squaresOf(differences, policy, caller), none, {
    ...given,
    alternative,
    observations: observationsOf(differences),
  });
}

/**
 * The differences of pairs along the last axis: NaN where one of them is.
 *
 * @throws RangeError where the numbers of observations differ
 */
function pairDifferences(
  [a, b]: readonly NdArray[],
  policy: NanPolicy,
  caller: string,
): NdArray<'float64'> {
  assertPaired(a!.shape.at(-1)!, b!.shape.at(-1)!, caller);
  const d = subtract(astype(a!, 'float64'), astype(b!, 'float64'));
  if (policy === 'propagate') return evaluate(d);
  const isMissing = logical_or(isnan(a!), isnan(b!));
  return evaluate(where(isMissing, NaN, where(isnan(d), Infinity, d)));
}

/** The difference of two numbers that are no pair of one infinity, for which it is infinite too. */
function pairDifference(a: number, b: number): number {
  const d = a - b;
  return d !== d && a === b ? Infinity : d;
}

function assertPaired(n: number, other: number, caller: string): void {
  if (n === other) return;
  throw new RangeError(
    `${caller}: the samples have ${n} and ${other} observations, must have equally many`,
  );
}
