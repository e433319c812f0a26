/** Arguments that are none: errors name the function that was called, and the argument. */
import { array } from '@numloom/ndarray';
import * as stats from '@numloom/stats';
import { default_rng, PCG64, SeedSequence } from '@numloom/stats/random';
import { expect, test } from 'vitest';

const x = [1, 2, 3.5, 4, 5];
const many = new Float64Array(30);
const mean = (sample: Float64Array) => sample.reduce((sum, one) => sum + one, 0) / sample.length;

const cases: [call: () => unknown, message: string][] = [
  [() => stats.moment(x, []), 'moment: order is empty, must have one or more'],
  [() => stats.trim_mean(x, array([0.1, 0.2]) as never), 'trim_mean: proportiontocut is [0.1 0.2]'],
  [
    () => stats.ttost_1samp(x, array([1, 2]) as never, 3),
    'ttost_1samp: low is [1. 2.], must be a number',
  ],
  [() => stats.ttost_ind(x, x, -1, '1' as never), 'ttost_ind: upp is 1, must be a number'],
  [
    () => stats.report(undefined as never),
    'report: result must be what a test gives, not undefined',
  ],
  [() => stats.report(null as never), 'report: result must be what a test gives, not null'],
  [() => stats.report([1] as never), 'report: result must be what a test gives, not object'],
  [
    () => stats.ttest_1samp_from_stats([1, 2], 1, 5, [1, 2, 3]),
    'ttest_1samp_from_stats: mean (2,), std (), nobs (), popmean (3,) do not broadcast together',
  ],
  [
    () =>
      stats.zmap(
        [1, 2, 3],
        [
          [1, 2],
          [3, 4],
        ],
      ),
    'zmap: scores (3,) do not broadcast with compare (2, 2) but for axis 0',
  ],
  [() => default_rng(1).random(1.5), 'random: shape has the length 1.5'],
  [
    () => default_rng(1).standard_normal({ size: [2, -1] }),
    'standard_normal: shape has the length -1',
  ],
  [() => default_rng(1).choice(undefined as never), 'choice: a must be an array or a list'],
  [
    () => default_rng(1).permutation([[1, 2], [3]] as never),
    'permutation: x must be an array or a list',
  ],
  [() => default_rng(1).permuted(undefined as never), 'permuted: x must be an array or a list'],
  [() => new PCG64(1).advance(1.5), 'advance: delta is 1.5, must be a whole number'],
  [() => new PCG64(1).advance(undefined as never), 'advance: delta is undefined'],
  [() => new PCG64(1).jumped('a' as never), 'jumped: jumps is a, must be a whole number'],
  [() => new PCG64(1).random_raw(-1), 'random_raw: shape has the length -1'],
  [
    () => new SeedSequence(1).generate_state(-1),
    'generate_state: n_words is -1, must be a whole number',
  ],
  [() => new stats.PermutationMethod({ n: 9 } as never), 'PermutationMethod: takes no option n'],
  [
    () => new stats.BootstrapMethod(null as never),
    'BootstrapMethod: options are null, must be an object',
  ],
  [() => new stats.MonteCarloMethod({ method: 1 } as never), 'MonteCarloMethod: takes no option'],
  [
    () => stats.bootstrap([x], mean, { bootstrap_result: {} as never }),
    'bootstrap: bootstrap_result has no bootstrap_distribution',
  ],
  [
    () => stats.bootstrap([x], mean, { n_resamples: 1e12 }),
    'bootstrap: resamples are 1000000000000, more than the 2^31',
  ],
  [
    () => stats.monte_carlo_test(x, () => x, mean, { n_resamples: 1e12 }),
    'monte_carlo_test: resamples are 1000000000000, more than the 2^31',
  ],
  [
    () => stats.permutation_test([many, many], mean, { n_resamples: Infinity }),
    'permutation_test: permutations are 118264581564861420, more than the 2^31',
  ],
  [
    () => stats.dunnett([1], [2], { control: [3] }),
    'dunnett: all groups have one observation, one must have more',
  ],
];

for (const [call, message] of cases) {
  test(message, () => {
    expect(call).toThrow(message);
  });
}

test('an array to fill that is null is none', () => {
  expect(default_rng(1).random({ out: null as never, size: 2 }).shape).toEqual([2]);
});

const array2 = [
  [1, 2],
  [3, 4],
];
const flags: [name: string, flag: string, call: (options: never) => unknown][] = [
  ['ttest_1samp', 'keepdims', (options) => stats.ttest_1samp(x, 0, options)],
  ['skew', 'keepdims', (options) => stats.skew(array2, options)],
  ['quantile', 'keepdims', (options) => stats.quantile(x, 0.5, options)],
  ['ttest_ind', 'equal_var', (options) => stats.ttest_ind(x, x, options)],
  ['ttest_ind_from_stats', 'equal_var', (options) => stats.ttest_ind_from_stats(1, 1, 5, 2, 1, 5, options)], // prettier-ignore
  ['cohens_d', 'paired', (options) => stats.cohens_d(x, x, options)],
  ['f_oneway', 'equal_var', (options) => stats.f_oneway(x, x, options)],
  ['tukey_hsd', 'equal_var', (options) => stats.tukey_hsd(x, x, options)],
  ['page_trend_test', 'ranked', (options) => stats.page_trend_test([x, x], options)],
  ['mannwhitneyu', 'use_continuity', (options) => stats.mannwhitneyu(x, x, options)],
  ['wilcoxon', 'correction', (options) => stats.wilcoxon(x, options)],
  ['cov', 'rowvar', (options) => stats.cov(x, options)],
  ['corrcoef', 'rowvar', (options) => stats.corrcoef([x, x], options)],
  ['weightedtau', 'additive', (options) => stats.weightedtau(x, x, options)],
  ['chisquare', 'sum_check', (options) => stats.chisquare(x, x, options)],
  ['barnard_exact', 'pooled', (options) => stats.barnard_exact(array2, options)],
  ['chi2_contingency', 'correction', (options) => stats.chi2_contingency(array2, options)],
  ['association', 'correction', (options) => stats.association(array2, options)],
  ['describe', 'bias', (options) => stats.describe(x, options)],
  ['kurtosis', 'fisher', (options) => stats.kurtosis(x, options)],
  ['bootstrap', 'vectorized', (options) => stats.bootstrap([x], mean, options)],
  ['permutation_test', 'vectorized', (options) => stats.permutation_test([x, x], mean, options)],
  [
    'monte_carlo_test',
    'vectorized',
    (options) => stats.monte_carlo_test(x, () => x, mean, options),
  ],
  [
    'power',
    'vectorized',
    (options) =>
      stats.power(
        () => 0.5,
        () => x,
        5,
        options,
      ),
  ],
  ['norm.expect', 'conditional', (options) => stats.norm.expect((t) => t, options)],
  ['binom.expect', 'conditional', (options) => stats.binom.expect((t) => t, 5, 0.5, options)],
  ['integers', 'endpoint', (options) => default_rng(1).integers(0, 9, options)],
  ['choice', 'replace', (options) => default_rng(1).choice(x, options)],
];

test.each(flags)('%s refuses %s that is neither true nor false', (name, flag, call) => {
  for (const value of [0, 'false', null]) {
    const message = `${name}: ${flag} is ${value === 'false' ? "'false'" : value}, must be true or false`;
    expect(() => call({ [flag]: value } as never)).toThrow(message);
  }
  expect(() => call({ [flag]: undefined } as never)).not.toThrow(/true or false/);
});
