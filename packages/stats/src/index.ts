export { beta } from './continuous/beta.ts';
export { cauchy } from './continuous/cauchy.ts';
export { chi2 } from './continuous/chi2.ts';
export { expon } from './continuous/expon.ts';
export { f } from './continuous/f.ts';
export { gamma } from './continuous/gamma.ts';
export { gumbel_r } from './continuous/gumbel_r.ts';
export { laplace } from './continuous/laplace.ts';
export { logistic } from './continuous/logistic.ts';
export { lognorm } from './continuous/lognorm.ts';
export { norm } from './continuous/norm.ts';
export { pareto } from './continuous/pareto.ts';
export { rayleigh } from './continuous/rayleigh.ts';
export { t } from './continuous/t.ts';
export { triang } from './continuous/triang.ts';
export { uniform } from './continuous/uniform.ts';
export { weibull_min } from './continuous/weibull_min.ts';
export {
  binned_statistic,
  type BinnedStatisticOptions,
  type BinnedStatisticResult,
  type BinStatistic,
} from './descriptive/binned-statistic.ts';
export { describe, type DescribeOptions, type DescribeResult } from './descriptive/describe.ts';
export {
  cumfreq,
  type CumfreqResult,
  type FrequencyOptions,
  relfreq,
  type RelfreqResult,
} from './descriptive/frequencies.ts';
export { gmean, hmean, type MeanOfOptions, pmean } from './descriptive/means.ts';
export { mode, type ModeResult } from './descriptive/mode.ts';
export { moment, type MomentOptions } from './descriptive/moment.ts';
export { quantile, type QuantileOptions } from './descriptive/quantile.ts';
export { gzscore, type ScoreOptions, zmap, zscore } from './descriptive/scores.ts';
export { type DeviationOptions, sem, variation } from './descriptive/sem.ts';
export {
  kurtosis,
  type KurtosisOptions,
  skew,
  type SkewOptions,
} from './descriptive/skew-kurtosis.ts';
export type { QuantileMethod } from './descriptive/sorted-quantiles.ts';
export {
  iqr,
  type IqrOptions,
  median_abs_deviation,
  type MedianAbsDeviationOptions,
} from './descriptive/spread.ts';
export { trim_mean } from './descriptive/trim-mean.ts';
export type {
  ContinuousDistribution,
  Distribution,
  FitOptions,
  Frozen,
  FrozenContinuous,
  RvsOptions,
} from './distributions/types.ts';
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
