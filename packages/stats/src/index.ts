export { sem, type SemOptions } from './descriptive/sem.ts';
export { TestResult } from './results/test-result.ts';
export type { PlotOptions } from './plots/ttest.ts';
export type { ConfidenceInterval } from './results/interval.ts';
export type {
  Alternative,
  NanPolicy,
  Plain,
  Sample,
  SampleOptions,
  Statistic,
  TestOptions,
} from './samples/types.ts';
export {
  type Elementwise,
  type FromStatsOptions,
  type IndFromStatsOptions,
  ttest_1samp_from_stats,
  ttest_ind_from_stats,
} from './ttest/from-stats.ts';
export { ttest_1samp } from './ttest/ttest_1samp.ts';
export { ttest_ind, type TtestIndOptions } from './ttest/ttest_ind.ts';
export { ttest_rel } from './ttest/ttest_rel.ts';
export { TtestOneSampleResult, TtestResult, TtestTwoSampleResult } from './ttest/ttest-result.ts';
export {
  ConstantInputWarning,
  DegenerateDataWarning,
  NearConstantInputWarning,
  onWarning,
  SmallSampleWarning,
  type StatisticsWarning,
  type WarningHandler,
} from './warnings.ts';
