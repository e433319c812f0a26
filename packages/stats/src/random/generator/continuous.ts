/** Methods for normal, exponential and gamma numbers, and for what they make up. */
import { copyto } from '@numloom/ndarray';
import type { Source } from '../bits/source.ts';
import {
  beta,
  chisquare,
  floatStandardGamma,
  fRatio,
  gamma,
  standardGamma,
  standardT,
} from '../samplers/gamma.ts';
import { noncentralChisquare, noncentralF } from '../samplers/noncentral.ts';
import { standardCauchy } from '../samplers/continuous.ts';
import {
  exponential,
  fillExponentials,
  fillFloatExponentials,
  fillFloatNormals,
  fillNormals,
  floatExponential,
  floatNormal,
  normal,
} from '../ziggurat/draws.ts';
import { draw, drawGiven, fillOneByOne, floats, optionsOf, target } from './draw.ts';
import { ABOVE_0, ANY, FROM_0 } from './parameters.ts';
import type { Drawn, DTypeOf, FillOptions, Parameter, SizeArgument, SizeOptions } from './types.ts';
import { UniformMethods } from './uniform.ts';

/** Options of `standard_exponential`. */
export interface ExponentialOptions extends FillOptions {
  /** `'zig'`, the ziggurat, by default; `'inv'` takes the logarithm of one number each. */
  readonly method?: 'zig' | 'inv' | undefined;
}

const NORMAL = {
  float64: [normal, fillNormals],
  float32: [floatNormal, fillFloatNormals],
} as const;

const EXPONENTIAL = {
  float64: [exponential, fillExponentials],
  float32: [floatExponential, fillFloatExponentials],
} as const;

const inverse = (source: Source): number => -Math.log1p(-source.double());
const floatInverse = (source: Source): number => Math.fround(-Math.log1p(-source.float()));

/** Methods for normal, exponential and gamma numbers. */
export class ContinuousMethods extends UniformMethods {
  /**
   * Normal numbers of mean 0 and standard deviation 1, by a ziggurat.
   *
   * @param size the shape of the result, or options; without it the result is a number
   * @throws TypeError for another dtype than float64 and float32
   *
   * @example
   * ```ts
   * import { default_rng } from '@numloom/stats/random';
   * console.log(default_rng(12345).standard_normal()); // => -1.4238250364546312
   * ```
   */
  standard_normal<const S extends SizeArgument | FillOptions = undefined>(
    size?: S,
  ): Drawn<never, S, DTypeOf<S>> {
    return floats(this.source, size, 'standard_normal', NORMAL) as Drawn<never, S, DTypeOf<S>>;
  }

  /**
   * Normal numbers of the mean `loc` and the standard deviation `scale`.
   *
   * @throws RangeError where scale is negative or parameters do not broadcast to the size
   *
   * @example
   * ```ts
   * import { default_rng } from '@numloom/stats/random';
   * const rng = default_rng(12345);
   * console.log(rng.normal(10, 2).toFixed(12)); // => 7.152349927091
   * console.log(rng.normal([0, 100], 1).shape, rng.normal({ size: 3 }).shape); // => [ 2 ] [ 3 ]
   * ```
   */
  normal<A extends Parameter = number, B extends Parameter = number, const S extends SizeArgument = undefined>(
    loc?: A | SizeOptions,
    scale?: B | SizeOptions,
    size?: S,
  ): Drawn<A | B, S>; // prettier-ignore
  normal(...args: unknown[]): unknown {
    return draw(
      this.source,
      {
        caller: 'normal',
        sample: (source, loc, scale) => loc + scale * normal(source),
        bulk: [fillNormals, (z, loc, scale) => loc + scale * z],
      },
      [
        ['loc', 0, ANY],
        ['scale', 1, FROM_0],
      ],
      args,
    );
  }

  /**
   * Exponential numbers of scale 1.
   *
   * @throws TypeError for another dtype than float64 and float32
   */
  standard_exponential<const S extends SizeArgument | ExponentialOptions = undefined>(
    size?: S,
  ): Drawn<never, S, DTypeOf<S>>;
  standard_exponential(argument?: SizeArgument | ExponentialOptions): unknown {
    const known = ['size', 'dtype', 'method', 'out'];
    const caller = 'standard_exponential';
    const { method = 'zig', ...rest } = optionsOf<ExponentialOptions>(argument, known, caller);
    if (method === 'zig') return floats(this.source, rest, caller, EXPONENTIAL);
    if (method !== 'inv') {
      throw new TypeError(`${caller}: method is ${String(method)}, must be 'zig' or 'inv'`);
    }
    return floats(this.source, rest, caller, {
      float64: [inverse, fillOneByOne(inverse, 'float64')],
      float32: [floatInverse, fillOneByOne(floatInverse, 'float32')],
    });
  }

  /**
   * Exponential numbers of the mean `scale`.
   *
   * @throws RangeError where scale is negative or parameters do not broadcast to the size
   */
  exponential<A extends Parameter = number, const S extends SizeArgument = undefined>(
    scale?: A | SizeOptions,
    size?: S,
  ): Drawn<A, S>;
  exponential(...args: unknown[]): unknown {
    return draw(
      this.source,
      {
        caller: 'exponential',
        sample: (source, scale) => scale * exponential(source),
        bulk: [fillExponentials, (z, scale) => scale * z],
      },
      [['scale', 1, FROM_0]],
      args,
    );
  }

  /**
   * Gamma numbers of a shape, and of scale 1.
   *
   * @throws RangeError where shape is negative or does not broadcast to the size; TypeError for another dtype than
   * float64 and float32
   */
  standard_gamma<A extends Parameter, const S extends SizeArgument | FillOptions = undefined>(
    shape: A,
    size?: S,
  ): Drawn<A, S, DTypeOf<S>>;
  standard_gamma(shape: Parameter, argument?: SizeArgument | FillOptions): unknown {
    const caller = 'standard_gamma';
    const options = optionsOf<FillOptions>(argument, ['size', 'dtype', 'out'], caller);
    const { out, dtype = out?.dtype ?? 'float64', size = out?.shape } = options;
    if (dtype !== 'float64' && dtype !== 'float32') {
      throw new TypeError(`${caller}: dtype is ${String(dtype)}, must be float64 or float32`);
    }
    if (out) target({ out, size }, dtype, caller);
    const sample = dtype === 'float64' ? standardGamma : floatStandardGamma;
    const given = [['shape', shape, FROM_0]] as const;
    const result = drawGiven(this.source, { caller, sample }, given, size);
    if (out) copyto(out, result);
    return out ?? (typeof result === 'number' ? result : result.astype(dtype, { copy: false }));
  }

  /**
   * Gamma numbers of a shape and a scale.
   *
   * @throws RangeError where a parameter is negative or they do not broadcast to the size
   */
  gamma<A extends Parameter, B extends Parameter = number, const S extends SizeArgument = undefined>(
    shape: A,
    scale?: B | SizeOptions,
    size?: S,
  ): Drawn<A | B, S>; // prettier-ignore
  gamma(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'gamma', sample: gamma },
      [
        ['shape', undefined, FROM_0],
        ['scale', 1, FROM_0],
      ],
      args,
    );
  }

  /** Numbers of the Cauchy distribution: ratios of normal numbers. */
  standard_cauchy<const S extends SizeArgument = undefined>(size?: S): Drawn<never, S>;
  standard_cauchy(...args: unknown[]): unknown {
    return draw(this.source, { caller: 'standard_cauchy', sample: standardCauchy }, [], args);
  }

  /**
   * Numbers of the chi-squared distribution with `df` degrees of freedom.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  chisquare<A extends Parameter, const S extends SizeArgument = undefined>(
    df: A,
    size?: S,
  ): Drawn<A, S>;
  chisquare(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'chisquare', sample: chisquare },
      [['df', undefined, ABOVE_0]],
      args,
    );
  }

  /**
   * Numbers of the noncentral chi-squared distribution.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  noncentral_chisquare<
    A extends Parameter,
    B extends Parameter,
    const S extends SizeArgument = undefined,
  >(df: A, nonc: B, size?: S): Drawn<A | B, S>;
  noncentral_chisquare(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'noncentral_chisquare', sample: noncentralChisquare },
      [
        ['df', undefined, ABOVE_0],
        ['nonc', undefined, FROM_0],
      ],
      args,
    );
  }

  /**
   * Numbers of the F distribution.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  f<A extends Parameter, B extends Parameter, const S extends SizeArgument = undefined>(
    dfnum: A,
    dfden: B,
    size?: S,
  ): Drawn<A | B, S>;
  f(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'f', sample: fRatio },
      [
        ['dfnum', undefined, ABOVE_0],
        ['dfden', undefined, ABOVE_0],
      ],
      args,
    );
  }

  /**
   * Numbers of the noncentral F distribution.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  noncentral_f<
    A extends Parameter,
    B extends Parameter,
    C extends Parameter,
    const S extends SizeArgument = undefined,
  >(dfnum: A, dfden: B, nonc: C, size?: S): Drawn<A | B | C, S>;
  noncentral_f(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'noncentral_f', sample: noncentralF },
      [
        ['dfnum', undefined, ABOVE_0],
        ['dfden', undefined, ABOVE_0],
        ['nonc', undefined, FROM_0],
      ],
      args,
    );
  }

  /**
   * Numbers of Student's t distribution with `df` degrees of freedom.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  standard_t<A extends Parameter, const S extends SizeArgument = undefined>(
    df: A,
    size?: S,
  ): Drawn<A, S>;
  standard_t(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'standard_t', sample: standardT },
      [['df', undefined, ABOVE_0]],
      args,
    );
  }

  /**
   * Numbers of the beta distribution.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  beta<A extends Parameter, B extends Parameter, const S extends SizeArgument = undefined>(
    a: A,
    b: B,
    size?: S,
  ): Drawn<A | B, S>;
  beta(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'beta', sample: beta },
      [
        ['a', undefined, ABOVE_0],
        ['b', undefined, ABOVE_0],
      ],
      args,
    );
  }
}
