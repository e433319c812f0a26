export { BitGenerator, type BitGeneratorState } from './bits/bit-generator.ts';
export { PCG64, PCG64DXSM } from './bits/pcg64.ts';
export { default_rng, generatorOf, type Seed } from './default-rng.ts';
export type { ChoiceOptions } from './generator/choice.ts';
export type { ExponentialOptions } from './generator/continuous.ts';
export type { CovarianceMethod } from './generator/covariance.ts';
export { Generator } from './generator/generator.ts';
export type {
  MultivariateHypergeometricOptions,
  MultivariateNormalOptions,
} from './generator/multivariate.ts';
export type { AxisOptions, PermutedOptions } from './generator/permutations.ts';
export type {
  Drawn,
  FillOptions,
  Parameter,
  Size,
  SizeArgument,
  SizeOptions,
} from './generator/types.ts';
export type { DrawnInteger, DrawnIntegers, IntegersOptions } from './generator/uniform.ts';
export { type Entropy, SeedSequence, type SeedSequenceOptions } from './seed-sequence.ts';
