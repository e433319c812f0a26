/** Arguments that are none: errors name the function that was called, and the argument. */
import { array } from '@numloom/ndarray';
import * as stats from '@numloom/stats';
import { default_rng, PCG64, SeedSequence } from '@numloom/stats/random';
import { expect, test } from 'vitest';

const x = [1, 2, 3.5, 4, 5];

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
];

for (const [call, message] of cases) {
  test(message, () => {
    expect(call).toThrow(message);
  });
}

test('an array to fill that is null is none', () => {
  expect(default_rng(1).random({ out: null as never, size: 2 }).shape).toEqual([2]);
});
