/** The public faces of distributions. */
import type { NdArray } from '@numloom/ndarray';
import type { Expression, Operand } from '@numloom/ufunc';
import type { Sample } from '../samples/types.ts';
import type { Seed } from '../random/default-rng.ts';

/** Where a distribution lies: names of its parameters beside the shapes. */
type Places = 'loc' | 'scale';

/** The shape parameters with their names, as operands. */
export type Operands<N extends readonly number[]> = { [I in keyof N]: Operand };

/** Location and scale as arguments in order. */
type InOrder<K extends Places, T> = 'scale' extends K ? [loc?: T, scale?: T] : [loc?: T];

/** Location and scale by name. */
type ByName<K extends Places, T> = { readonly [P in K]?: T };

/** Parameters in order, or shapes in order and the others by name. */
type Given<N extends readonly unknown[], K extends Places, T, O = object> =
  | [...shapes: N, options?: ByName<K, T> & O]
  | [...shapes: N, loc: T, options: ByName<K, T> & O]
  | [...shapes: N, ...places: InOrder<K, T>, options?: O];

/** A function of a value and parameters: a number of numbers, else an expression, broadcast. */
export interface OfValue<N extends readonly number[], K extends Places> {
  (x: number, ...parameters: Given<N, K, number>): number;
  (x: Operand, ...parameters: Given<Operands<N>, K, Operand>): Expression<'float64'>;
}

/** A function of parameters. */
interface OfParameters<N extends readonly number[], K extends Places> {
  (...parameters: Given<N, K, number>): number;
  (...parameters: Given<Operands<N>, K, Operand>): Expression<'float64'>;
}

/** Options of `stats`. */
interface StatsOptions {
  /** Which moments: letters of `'mvsk'`, for mean, variance, skewness, excess kurtosis; `'mv'` by default. */
  readonly moments?: string;
}

/** Options of `rvs`. */
export interface RvsOptions {
  /** How many: the shape of the array that is given; without it one number, or as many as parameters broadcast to. */
  readonly size?: number | readonly number[];
  /** A generator, or a seed as of `default_rng`; without one values are different each time. */
  readonly random_state?: Seed | null;
}

/** Options of `expect`. */
interface ExpectOptions {
  /** Between which values; the support by default. */
  readonly lb?: number;
  readonly ub?: number;
  /** Whether the mean is that of values between the bounds only; false by default. */
  readonly conditional?: boolean;
}

/** Random values: a number, or an array where a size is given. */
type RandomValues<O> = O extends { readonly size: number | readonly number[] }
  ? NdArray<'float64'>
  : number;

/** What all distributions have, for parameters that are given with each call. */
export interface Distribution<N extends readonly number[], K extends Places> {
  /** The probability of `x` or less. */
  readonly cdf: OfValue<N, K>;
  /** The probability of more than `x`, never computed as 1 - cdf. */
  readonly sf: OfValue<N, K>;
  /** The logarithm of `cdf`, which is a number also where that underflows. */
  readonly logcdf: OfValue<N, K>;
  /** The logarithm of `sf`, which is a number also where that underflows. */
  readonly logsf: OfValue<N, K>;
  /** The inverse of `cdf`: the quantile of a probability. */
  readonly ppf: OfValue<N, K>;
  /** The inverse of `sf`. */
  readonly isf: OfValue<N, K>;
  readonly mean: OfParameters<N, K>;
  readonly median: OfParameters<N, K>;
  /** The variance. */
  readonly var: OfParameters<N, K>;
  /** The standard deviation. */
  readonly std: OfParameters<N, K>;
  /** The differential entropy, in nats. */
  readonly entropy: OfParameters<N, K>;
  /** The mean of the value to the power of `order`, a whole number. */
  readonly moment: OfValue<N, K>;
  /** Moments by their letters: `moments` of the options says which. */
  stats(...parameters: Given<N, K, number, StatsOptions>): number[];
  stats(...parameters: Given<Operands<N>, K, Operand, StatsOptions>): Expression<'float64'>[];
  /** The interval around the median that holds a probability. */
  interval(confidence: number, ...parameters: Given<N, K, number>): [low: number, high: number];
  interval(
    confidence: Operand,
    ...parameters: Given<Operands<N>, K, Operand>
  ): [low: Expression<'float64'>, high: Expression<'float64'>];
  /** The ends of the support. */
  support(...parameters: Given<N, K, number>): [low: number, high: number];
  support(
    ...parameters: Given<Operands<N>, K, Operand>
  ): [low: Expression<'float64'>, high: Expression<'float64'>];
  /** Random values. */
  rvs(...parameters: Given<N, K, number, { readonly size?: undefined } & RvsOptions>): number;
  rvs(...parameters: Given<Operands<N>, K, Operand, RvsOptions>): NdArray<'float64'>;
  /** The mean of a function of the value. */
  expect(func: (x: number) => number, ...parameters: Given<N, K, number, ExpectOptions>): number;
}

/** Options of `fit`: `fa: 2` or `f0: 2` fixes a shape parameter, `floc` and `fscale` the others. */
export type FitOptions<S extends string> = {
  readonly [P in S | Places as `f${P}`]?: number;
} & {
  readonly [P in Places]?: number;
} & {
  /** The first shape parameter, fixed. */
  readonly f0?: number;
  /** The second. */
  readonly f1?: number;
  /** The third. */
  readonly f2?: number;
  /** Maximum likelihood, the default, or the method of moments. */
  readonly method?: 'MLE' | 'MM';
};

/** A continuous distribution; called with parameters it gives one that has them. */
export interface ContinuousDistribution<
  N extends readonly number[],
  S extends string,
> extends Distribution<N, Places> {
  (...parameters: Given<N, Places, number>): FrozenContinuous<number>;
  (...parameters: Given<Operands<N>, Places, Operand>): FrozenContinuous<Operand>;
  /** SciPy's name of the distribution. */
  readonly name: string;
  /** Names of its shape parameters. */
  readonly shapes: readonly S[];
  /** The probability density. */
  readonly pdf: OfValue<N, Places>;
  /** Its logarithm, which is a number also where the density underflows. */
  readonly logpdf: OfValue<N, Places>;
  /**
   * Estimates parameters from observations: `[...shapes, loc, scale]`, those fixed included.
   *
   * @throws RangeError where observations are not finite, or lie outside of what fixed parameters allow
   */
  fit(data: Sample, options?: FitOptions<S>): number[];
  /** The negative logarithm of the likelihood of `[...shapes, loc, scale]`. */
  nnlf(theta: readonly number[], data: Sample): number;
}

/** A function of a value, for a distribution that has its parameters. */
export type FrozenOfValue<T extends Operand> = [T] extends [number]
  ? { (x: number): number; (x: Operand): Expression<'float64'> }
  : (x: Operand) => Expression<'float64'>;

/** A number, where all parameters are numbers, else an expression. */
type FrozenValue<T extends Operand> = [T] extends [number] ? number : Expression<'float64'>;

/** What all distributions have that have their parameters. */
export interface Frozen<T extends Operand> {
  readonly cdf: FrozenOfValue<T>;
  readonly sf: FrozenOfValue<T>;
  readonly logcdf: FrozenOfValue<T>;
  readonly logsf: FrozenOfValue<T>;
  readonly ppf: FrozenOfValue<T>;
  readonly isf: FrozenOfValue<T>;
  mean(): FrozenValue<T>;
  median(): FrozenValue<T>;
  var(): FrozenValue<T>;
  std(): FrozenValue<T>;
  entropy(): FrozenValue<T>;
  moment(order: number): FrozenValue<T>;
  stats(options?: StatsOptions): FrozenValue<T>[];
  interval(confidence: number): [low: FrozenValue<T>, high: FrozenValue<T>];
  support(): [low: FrozenValue<T>, high: FrozenValue<T>];
  rvs<const O extends RvsOptions>(
    options?: O,
  ): [T] extends [number] ? RandomValues<O> : NdArray<'float64'>;
  expect(func: (x: number) => number, options?: ExpectOptions): number;
}

/** A continuous distribution that has its parameters. */
export interface FrozenContinuous<T extends Operand> extends Frozen<T> {
  readonly pdf: FrozenOfValue<T>;
  readonly logpdf: FrozenOfValue<T>;
}
