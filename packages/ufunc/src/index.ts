export { StaleExpressionError } from './graph/node.ts';
export { TemplateSyntaxError } from './template/index.ts';
export { Expression } from './expression/expression.ts';
export { Lazy } from './expression/lazy.ts';
export type { DTypeOf, Operand, Promoted } from './expression/operand.ts';
export { assertOptions } from '@numloom/ndarray';
export { nd } from './nd.ts';
export { assign, evaluate, type EvaluateRoot, type Evaluated, Store, store } from './evaluate.ts';
export { assignAsync, evaluateAsync } from './evaluate-async.ts';
export { iterate, type IterateOptions } from './iterate/iterate.ts';
export { fuse, type FusedResult } from './fuse.ts';
export { explain } from './explain.ts';
export {
  type BackendName,
  type Configuration,
  configure,
  kernelStatistics,
  type KernelStatistics,
} from './run/backends.ts';
export type { CreateWorker } from './threads/settings.ts';
export { shareWork, type SharedWork, type ThreadCode, threadCount } from './threads/share-work.ts';
export type { ThreadWorker } from './threads/platform.ts';
export * from './functions/angles.ts';
export * from './functions/arithmetic.ts';
export * from './functions/closeness.ts';
export * from './functions/comparison.ts';
export * from './functions/complex.ts';
export * from './functions/conversion.ts';
export * from './functions/exponential.ts';
export * from './functions/floats.ts';
export * from './functions/integers.ts';
export * from './functions/hyperbolic.ts';
export * from './functions/logic.ts';
export type { Axis } from './reductions/options.ts';
export * from './functions/arg-reductions.ts';
export * from './functions/cumulative.ts';
export * from './functions/nan-reductions.ts';
export * from './functions/reductions.ts';
export * from './functions/rounding.ts';
export * from './functions/select.ts';
export * from './functions/selection.ts';
export * from './functions/special.ts';
export * from './functions/statistics.ts';
export * from './functions/trigonometric.ts';
export * from './functions/vectorize.ts';
export * from './order/index.ts';
export * from './calls/index.ts';
export * from './inspect/index.ts';
export * from './moves/index.ts';
export * from './polynomials/index.ts';
export * from './samples/index.ts';
export type {
  AlongOptions,
  Binary,
  BinaryFloat,
  BinaryMethods,
  BinaryPair,
  BinaryPredicate,
  BinaryUfunc,
  CallOptions,
  OutOptions,
  OutPairOptions,
  ReduceOptions,
  ScalingUfunc,
  Ufunc,
  Unary,
  UnaryFloat,
  UnaryPair,
  UnaryPredicate,
  UnaryUfunc,
} from './methods/signatures.ts';
export type { FloatOf, NumberOf, QuotientOf, ResultKind, Results } from './operators/results.ts';
export type {
  ArgFunction,
  ArgOptions,
  CountFunction,
  CumulativeFunction,
  CumulativeOptions,
  ExtremeFunction,
  ExtremeOptions,
  MaskedOptions,
  MeanFunction,
  MeanOf,
  MeanOptions,
  Out,
  RangeFunction,
  ReductionOptions,
  StandardCumulativeFunction,
  StandardCumulativeOptions,
  SumFunction,
  SumOf,
  SumOptions,
  TestFunction,
  VarianceFunction,
  VarianceOf,
  VarianceOptions,
} from './reductions/signatures.ts';
