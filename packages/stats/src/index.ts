export { sem, type SemOptions } from './descriptive/sem.ts';
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
