export { barnard_exact, type BarnardOptions } from './contingency/barnard-exact.ts';
export {
  type BinomOptions,
  binomtest,
  BinomTestResult,
  type ProportionOptions,
} from './contingency/binomtest.ts';
export { boschloo_exact, type BoschlooOptions } from './contingency/boschloo-exact.ts';
export {
  association,
  type AssociationOptions,
  chi2_contingency,
  type Chi2ContingencyOptions,
  Chi2ContingencyResult,
} from './contingency/chi2-contingency.ts';
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
export { poisson_means_test, type PoissonMeansOptions } from './contingency/poisson-means-test.ts';
export { relative_risk, RelativeRiskResult } from './contingency/relative-risk.ts';
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
export { corrcoef, type CorrcoefOptions, cov, type CovOptions } from './correlation/cov.ts';
export { type KendallOptions, kendalltau } from './correlation/kendalltau.ts';
export {
  type CorrelationIntervalOptions,
  pearsonr,
  type PearsonROptions,
  PearsonRResult,
} from './correlation/pearsonr.ts';
export { pointbiserialr } from './correlation/pointbiserialr.ts';
export { somersd, SomersDResult, type SomersOptions } from './correlation/somersd.ts';
export { type SpearmanOptions, spearmanr } from './correlation/spearmanr.ts';
export { weightedtau, type WeightedTauOptions } from './correlation/weightedtau.ts';
export { gaussian_kde, type KdeOptions } from './density/gaussian_kde.ts';
export { type BandwidthMethod, GaussianKde } from './density/kde.ts';
export {
  multivariate_normal,
  MultivariateNormal,
  type MultivariateNormalDistribution,
  type NormalCdfOptions,
  type NormalFitOptions,
} from './density/multivariate_normal.ts';
export type { NormalParameters } from './density/normal-parameters.ts';
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
export type { NeighbourMethod, QuantileMethod } from './descriptive/sorted-quantiles.ts';
export {
  iqr,
  type IqrOptions,
  median_abs_deviation,
  type MedianAbsDeviationOptions,
} from './descriptive/spread.ts';
export { trim_mean } from './descriptive/trim-mean.ts';
export { bernoulli } from './discrete/bernoulli.ts';
export { binom } from './discrete/binom.ts';
export { geom } from './discrete/geom.ts';
export { hypergeom } from './discrete/hypergeom.ts';
export { nbinom } from './discrete/nbinom.ts';
export { poisson } from './discrete/poisson.ts';
export { randint } from './discrete/randint.ts';
export type { DiscreteDistribution, FrozenDiscrete } from './distributions/discrete-types.ts';
export type {
  ContinuousDistribution,
  Distribution,
  FitOptions,
  Frozen,
  FrozenContinuous,
  RvsOptions,
} from './distributions/types.ts';
export {
  cramervonmises,
  type CramerVonMises2sampOptions,
  cramervonmises_2samp,
  type CramerVonMisesOptions,
} from './goodness/cramervonmises.ts';
export type { DistributionFunction } from './goodness/distribution.ts';
export { type Ks1sampOptions, ks_1samp, kstest, type KstestOptions } from './goodness/ks-1samp.ts';
export { type Ks2sampOptions, ks_2samp } from './goodness/ks-2samp.ts';
export { KstestResult } from './goodness/kstest-result.ts';
export { alexandergovern } from './groups/alexandergovern.ts';
export { dunnett, type DunnettOptions, DunnettResult } from './groups/dunnett.ts';
export { f_oneway, type FOnewayOptions } from './groups/f-oneway.ts';
export { tukey_hsd, type TukeyHSDOptions, TukeyHSDResult } from './groups/tukey-hsd.ts';
export {
  adjust_pvalues,
  type AdjustOptions,
  false_discovery_control,
  type FalseDiscoveryOptions,
} from './multiple/adjust-pvalues.ts';
export type { AdjustMethod } from './multiple/adjust.ts';
export { combine_pvalues, type CombineOptions } from './multiple/combine-pvalues.ts';
export {
  anderson_ksamp,
  type AndersonKsampOptions,
  AndersonKsampResult,
} from './normality/anderson-ksamp.ts';
export type { AndersonFamily } from './normality/anderson-tables.ts';
export { anderson, type AndersonOptions, AndersonResult } from './normality/anderson.ts';
export { jarque_bera } from './normality/jarque-bera.ts';
export { kurtosistest } from './normality/kurtosistest.ts';
export { normaltest } from './normality/normaltest.ts';
export { shapiro } from './normality/shapiro.ts';
export { skewtest } from './normality/skewtest.ts';
export type { PlotOptions } from './plots/ttest.ts';
export { brunnermunzel, type BrunnerMunzelOptions } from './ranks/brunnermunzel.ts';
export { friedmanchisquare, kruskal } from './ranks/kruskal.ts';
export { mannwhitneyu, type MannWhitneyUOptions, ranksums } from './ranks/mannwhitneyu.ts';
export {
  page_trend_test,
  type PageTrendOptions,
  PageTrendTestResult,
} from './ranks/page-trend-test.ts';
export { rankdata, type RankdataOptions, tiecorrect } from './ranks/rankdata.ts';
export type { RankMethod } from './ranks/ranks.ts';
export { wilcoxon, type WilcoxonOptions, WilcoxonResult } from './ranks/wilcoxon.ts';
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
export { report, type ReportOptions } from './reports/report.ts';
export { bootstrap, type BootstrapOptions, type BootstrapResult } from './resampling/bootstrap.ts';
export {
  BootstrapMethod,
  MonteCarloMethod,
  PermutationMethod,
  ResamplingMethod,
  type ResamplingOptions,
  type Rvs,
} from './resampling/methods.ts';
export { monte_carlo_test, type MonteCarloTestOptions } from './resampling/monte-carlo-test.ts';
export { ResamplingTestResult } from './resampling/null-distribution.ts';
export { permutation_test, type PermutationTestOptions } from './resampling/permutation-test.ts';
export { power, type SimulatedPower, type SimulatedPowerOptions } from './resampling/power.ts';
export type {
  PlainStatistic,
  ResampledStatistic,
  VectorizedStatistic,
} from './resampling/statistic.ts';
export type { ConfidenceInterval } from './results/interval.ts';
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
export { cohens_d, EffectSize, type EffectSizeOptions, hedges_g } from './ttest/effect-size.ts';
export {
  type Elementwise,
  type FromStatsOptions,
  type IndFromStatsOptions,
  ttest_1samp_from_stats,
  ttest_ind_from_stats,
} from './ttest/from-stats.ts';
export { ttest_power, type TtestPower, type TtestPowerOptions } from './ttest/ttest-power.ts';
export { TtestOneSampleResult, TtestResult, TtestTwoSampleResult } from './ttest/ttest-result.ts';
export { ttest_1samp } from './ttest/ttest_1samp.ts';
export { ttest_ind, type TtestIndOptions } from './ttest/ttest_ind.ts';
export { ttest_rel } from './ttest/ttest_rel.ts';
export {
  ttost_1samp,
  ttost_ind,
  ttost_rel,
  type TtostIndOptions,
  TtostResult,
} from './ttest/ttost.ts';
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
