/** The tasks in numloom. */
import { asarray, heap, type NdArray } from '@numloom/ndarray';
import * as stats from '@numloom/stats';
import { default_rng } from '@numloom/stats/random';
import { evaluate, type Expression } from '@numloom/ufunc';
import type { Contender, Prepared } from '../contender.ts';
import { SHAPES } from './tasks.ts';

export const numloom: Contender = {
  name: 'numloom',
  prepare(task, operands): Prepared | undefined {
    heap.configure({ budget: 2 ** 31 });
    const arrays = operands.map((data) =>
      asarray(data)
        .reshape([...(SHAPES[task] ?? [data.length])])
        .copy(),
    );
    const compute = wayOf(task, arrays, operands);
    return compute && { run: () => void compute(), result: () => numbers(compute()) };
  },
};

/** Distributions give expressions. */
const computed = (result: NdArray | Expression): NdArray => evaluate(result) as NdArray;

function wayOf(
  task: string,
  [x, y]: readonly NdArray[],
  [plain]: readonly Float64Array[],
): (() => unknown) | undefined {
  const random = default_rng(1);
  switch (task) {
    case 'ttest_1samp:10':
      return () => stats.ttest_1samp(plain!, 0).pvalue;
    case 'ttest_1samp:1e6':
    case 'ttest_1samp:columns':
    case 'ttest_1samp:propagate':
      return () => stats.ttest_1samp(x!, 0).pvalue;
    case 'ttest_1samp:omit':
      return () => stats.ttest_1samp(x!, 0, { nan_policy: 'omit' }).pvalue;
    case 'ttest_ind:1e5':
      return () => stats.ttest_ind(x!, y!).pvalue;
    case 't.cdf':
      return () => computed(stats.t.cdf(x!, 9));
    case 'norm.ppf':
      return () => computed(stats.norm.ppf(x!));
    case 'beta.cdf':
      return () => computed(stats.beta.cdf(x!, 2.5, 3.5));
    case 'skew':
      return () => stats.skew(x!);
    case 'rankdata':
      return () => stats.rankdata(x!);
    case 'spearmanr':
      return () => stats.spearmanr(x!, y!).pvalue;
    case 'random':
      return () => random.random(1_000_000);
    case 'standard_normal':
      return () => random.standard_normal(1_000_000);
    default:
      return undefined;
  }
}

function numbers(result: unknown): number[] {
  if (typeof result === 'number') return [result];
  return Array.from((result as NdArray).reshape(-1).values(), Number);
}
