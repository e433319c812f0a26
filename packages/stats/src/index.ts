export { sem, type SemOptions } from './descriptive/sem.ts';
export { anderson, type AndersonOptions, AndersonResult } from './normality/anderson.ts';
export type { AndersonFamily } from './normality/anderson-tables.ts';
export {
  anderson_ksamp,
  type AndersonKsampOptions,
  AndersonKsampResult,
} from './normality/anderson-ksamp.ts';
export { jarque_bera } from './normality/jarque-bera.ts';
export { kurtosistest } from './normality/kurtosistest.ts';
export { normaltest } from './normality/normaltest.ts';
export { shapiro } from './normality/shapiro.ts';
export { skewtest } from './normality/skewtest.ts';
export { kendalltau, type KendallOptions } from './correlation/kendalltau.ts';
export { pearsonr, PearsonRResult } from './correlation/pearsonr.ts';
export { pointbiserialr } from './correlation/pointbiserialr.ts';
export { spearmanr, type SpearmanOptions } from './correlation/spearmanr.ts';
export { linregress, LinregressResult } from './regression/linregress.ts';
export {
  siegelslopes,
  type SiegelslopesOptions,
  SiegelslopesResult,
} from './regression/siegelslopes.ts';
export {
  theilslopes,
  type TheilslopesOptions,
  TheilslopesResult,
} from './regression/theilslopes.ts';
export type { ConfidenceInterval } from './results/interval.ts';
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
