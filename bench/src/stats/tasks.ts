/** What is computed: t tests of samples of several sizes, distributions of a million values. */
import type { Task } from '../compare.ts';

/** Numbers that look normally distributed, the same each time. */
function normal(size: number, seed: number): Float64Array {
  let state = seed;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return ((state >>> 0) + 0.5) / 2 ** 32;
  };
  return Float64Array.from(
    { length: size },
    () => 0.1 + Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
  );
}

const probabilities = (size: number): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => (i + 0.5) / size);

/** One of twenty is NaN, in each column. */
const holed = (values: Float64Array): Float64Array =>
  values.map((value, i) => ((i + Math.floor(i / 1000)) % 20 === 0 ? NaN : value));

const samples = (rows: number, columns: number): Float64Array => normal(rows * columns, rows);

/** Rows and columns of what the t tests are of, by the names of tasks. */
export const SHAPES: Readonly<Record<string, readonly number[]>> = {
  'ttest_1samp:10': [10],
  'ttest_1samp:1e6': [1_000_000],
  'ttest_1samp:columns': [10_000, 1000],
  'ttest_1samp:omit': [10_000, 1000],
  'ttest_1samp:propagate': [10_000, 1000],
  'ttest_ind:1e5': [100_000],
};

export const tasks: readonly Task[] = [
  { name: 'ttest_1samp:10', title: 'ttest_1samp, 10 values', operands: () => [normal(10, 1)] },
  {
    name: 'ttest_1samp:1e6',
    title: 'ttest_1samp, 1e6 values',
    operands: () => [normal(1_000_000, 1)],
  },
  {
    name: 'ttest_1samp:columns',
    title: 'ttest_1samp, 1000 columns of 10,000',
    operands: () => [samples(10_000, 1000)],
  },
  {
    name: 'ttest_1samp:propagate',
    title: 'ttest_1samp, 1000 columns, NaN propagated',
    operands: () => [holed(samples(10_000, 1000))],
  },
  {
    name: 'ttest_1samp:omit',
    title: 'ttest_1samp, 1000 columns, NaN left out',
    operands: () => [holed(samples(10_000, 1000))],
  },
  {
    name: 'ttest_ind:1e5',
    title: 'ttest_ind, 1e5 values each',
    operands: () => [normal(100_000, 1), normal(100_000, 2)],
  },
  { name: 't.cdf', title: 't.cdf(x, 9), 1e6 values', operands: () => [normal(1_000_000, 3)] },
  {
    name: 'norm.ppf',
    title: 'norm.ppf(p), 1e6 values',
    operands: () => [probabilities(1_000_000)],
  },
  {
    name: 'beta.cdf',
    title: 'beta.cdf(x, 2.5, 3.5), 1e6 values',
    operands: () => [probabilities(1_000_000)],
  },
  { name: 'skew', title: 'skew, 1e6 values', operands: () => [normal(1_000_000, 4)] },
  { name: 'rankdata', title: 'rankdata, 1e5 values', operands: () => [normal(100_000, 5)] },
  {
    name: 'spearmanr',
    title: 'spearmanr, 1e4 values',
    operands: () => [normal(10_000, 6), normal(10_000, 7)],
  },
  { name: 'random', title: 'random, 1e6 numbers', operands: () => [] },
  { name: 'standard_normal', title: 'standard_normal, 1e6 numbers', operands: () => [] },
];
