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
export { TestResult } from './results/test-result.ts';
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
  ConstantInputWarning,
  DegenerateDataWarning,
  NearConstantInputWarning,
  onWarning,
  SmallSampleWarning,
  type StatisticsWarning,
  type WarningHandler,
} from './warnings.ts';
export { norm } from './continuous/norm.ts';
