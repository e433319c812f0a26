export {
  cramervonmises,
  cramervonmises_2samp,
  type CramerVonMises2sampOptions,
  type CramerVonMisesOptions,
} from './goodness/cramervonmises.ts';
export type { DistributionFunction } from './goodness/distribution.ts';
export { alexandergovern } from './groups/alexandergovern.ts';
export { f_oneway, type FOnewayOptions } from './groups/f-oneway.ts';
export { brunnermunzel, type BrunnerMunzelOptions } from './ranks/brunnermunzel.ts';
export { friedmanchisquare, kruskal } from './ranks/kruskal.ts';
export { mannwhitneyu, type MannWhitneyUOptions, ranksums } from './ranks/mannwhitneyu.ts';
export { rankdata, type RankdataOptions, tiecorrect } from './ranks/rankdata.ts';
export type { RankMethod } from './ranks/ranks.ts';
export { wilcoxon, type WilcoxonOptions, WilcoxonResult } from './ranks/wilcoxon.ts';
export {
  association,
  type AssociationOptions,
  chi2_contingency,
  type Chi2ContingencyOptions,
  Chi2ContingencyResult,
} from './contingency/chi2-contingency.ts';
export { barnard_exact, type BarnardOptions } from './contingency/barnard-exact.ts';
export {
  binomtest,
  BinomTestResult,
  type BinomOptions,
  type ProportionOptions,
} from './contingency/binomtest.ts';
export { boschloo_exact, type BoschlooOptions } from './contingency/boschloo-exact.ts';
export {
  chisquare,
  type ChisquareOptions,
  power_divergence,
  type PowerDivergenceOptions,
} from './contingency/chisquare.ts';
export { crosstab, type CrosstabOptions, CrosstabResult } from './contingency/crosstab.ts';
export type { Divergence } from './contingency/divergence.ts';
export { expected_freq, margins } from './contingency/expected-freq.ts';
export { fisher_exact, type FisherOptions } from './contingency/fisher-exact.ts';
export {
  odds_ratio,
  type OddsIntervalOptions,
  type OddsRatioOptions,
  OddsRatioResult,
} from './contingency/odds-ratio.ts';
export { relative_risk, RelativeRiskResult } from './contingency/relative-risk.ts';
export { somersd, SomersDResult, type SomersOptions } from './correlation/somersd.ts';
export { weightedtau, type WeightedTauOptions } from './correlation/weightedtau.ts';
export type { AdjustMethod } from './multiple/adjust.ts';
export {
  adjust_pvalues,
  type AdjustOptions,
  false_discovery_control,
  type FalseDiscoveryOptions,
} from './multiple/adjust-pvalues.ts';
export { combine_pvalues, type CombineOptions } from './multiple/combine-pvalues.ts';
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
