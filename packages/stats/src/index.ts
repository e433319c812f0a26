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
export type {
  ContinuousDistribution,
  Distribution,
  FitOptions,
  Frozen,
  FrozenContinuous,
  RvsOptions,
} from './distributions/types.ts';
export {
  type BandwidthMethod,
  gaussian_kde,
  GaussianKde,
  type KdeOptions,
} from './density/gaussian_kde.ts';
export {
  multivariate_normal,
  MultivariateNormal,
  type MultivariateNormalDistribution,
  type NormalCdfOptions,
  type NormalFitOptions,
  type NormalParameters,
} from './density/multivariate_normal.ts';
export { bernoulli } from './discrete/bernoulli.ts';
export { binom } from './discrete/binom.ts';
export { geom } from './discrete/geom.ts';
export { hypergeom } from './discrete/hypergeom.ts';
export { nbinom } from './discrete/nbinom.ts';
export { poisson } from './discrete/poisson.ts';
export { randint } from './discrete/randint.ts';
export type { DiscreteDistribution, FrozenDiscrete } from './distributions/discrete-types.ts';
