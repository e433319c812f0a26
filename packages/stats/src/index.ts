export { sem, type SemOptions } from './descriptive/sem.ts';
export { alexandergovern } from './groups/alexandergovern.ts';
export { f_oneway, type FOnewayOptions } from './groups/f-oneway.ts';
export { brunnermunzel, type BrunnerMunzelOptions } from './ranks/brunnermunzel.ts';
export { friedmanchisquare, kruskal } from './ranks/kruskal.ts';
export { mannwhitneyu, type MannWhitneyUOptions, ranksums } from './ranks/mannwhitneyu.ts';
export { rankdata, type RankdataOptions, tiecorrect } from './ranks/rankdata.ts';
export type { RankMethod } from './ranks/ranks.ts';
export { wilcoxon, type WilcoxonOptions, WilcoxonResult } from './ranks/wilcoxon.ts';
export { TestResult } from './results/test-result.ts';
export type { GroupStatistic } from './samples/grouped.ts';
export type {
  Alternative,
  NanPolicy,
  Plain,
  Sample,
  SampleOptions,
  Statistic,
  TestOptions,
} from './samples/types.ts';
export { ansari, mood } from './variances/ansari.ts';
export { bartlett } from './variances/bartlett.ts';
export type { CentreOptions } from './variances/centre.ts';
export { fligner } from './variances/fligner.ts';
export { levene } from './variances/levene.ts';
export {
  ConstantInputWarning,
  DegenerateDataWarning,
  NearConstantInputWarning,
  onWarning,
  SmallSampleWarning,
  type StatisticsWarning,
  type WarningHandler,
} from './warnings.ts';
