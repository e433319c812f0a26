/** Methods for other continuous distributions. */
import {
  gumbel,
  laplace,
  logistic,
  lognormal,
  pareto,
  power,
  rayleigh,
  triangular,
  vonmises,
  wald,
  weibull,
} from '../samplers/continuous.ts';
import { ContinuousMethods } from './continuous.ts';
import { draw } from './draw.ts';
import { ABOVE_0, ANY, FROM_0 } from './parameters.ts';
import type { Drawn, Parameter, SizeArgument, SizeOptions } from './types.ts';

/** Methods for other continuous distributions. */
export class TransformedMethods extends ContinuousMethods {
  /**
   * Numbers of the Laplace distribution.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  laplace<
    A extends Parameter = number,
    B extends Parameter = number,
    const S extends SizeArgument = undefined,
  >(loc?: A | SizeOptions, scale?: B | SizeOptions, size?: S): Drawn<A | B, S>;
  laplace(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'laplace', sample: laplace },
      [
        ['loc', 0, ANY],
        ['scale', 1, FROM_0],
      ],
      args,
    );
  }

  /**
   * Numbers of the Gumbel distribution, the limit of largest values.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  gumbel<
    A extends Parameter = number,
    B extends Parameter = number,
    const S extends SizeArgument = undefined,
  >(loc?: A | SizeOptions, scale?: B | SizeOptions, size?: S): Drawn<A | B, S>;
  gumbel(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'gumbel', sample: gumbel },
      [
        ['loc', 0, ANY],
        ['scale', 1, FROM_0],
      ],
      args,
    );
  }

  /**
   * Numbers of the logistic distribution.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  logistic<
    A extends Parameter = number,
    B extends Parameter = number,
    const S extends SizeArgument = undefined,
  >(loc?: A | SizeOptions, scale?: B | SizeOptions, size?: S): Drawn<A | B, S>;
  logistic(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'logistic', sample: logistic },
      [
        ['loc', 0, ANY],
        ['scale', 1, FROM_0],
      ],
      args,
    );
  }

  /**
   * Numbers whose logarithms are normal with this mean and standard deviation.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  lognormal<
    A extends Parameter = number,
    B extends Parameter = number,
    const S extends SizeArgument = undefined,
  >(mean?: A | SizeOptions, sigma?: B | SizeOptions, size?: S): Drawn<A | B, S>;
  lognormal(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'lognormal', sample: lognormal },
      [
        ['mean', 0, ANY],
        ['sigma', 1, FROM_0],
      ],
      args,
    );
  }

  /**
   * Numbers of the Rayleigh distribution.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  rayleigh<A extends Parameter = number, const S extends SizeArgument = undefined>(
    scale?: A | SizeOptions,
    size?: S,
  ): Drawn<A, S>;
  rayleigh(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'rayleigh', sample: rayleigh },
      [['scale', 1, FROM_0]],
      args,
    );
  }

  /**
   * Numbers of the Lomax distribution, the Pareto distribution moved to 0, of shape `a`.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  pareto<A extends Parameter, const S extends SizeArgument = undefined>(
    a: A,
    size?: S,
  ): Drawn<A, S>;
  pareto(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'pareto', sample: pareto },
      [['a', undefined, ABOVE_0]],
      args,
    );
  }

  /**
   * Numbers of the Weibull distribution of shape `a` and scale 1.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  weibull<A extends Parameter, const S extends SizeArgument = undefined>(
    a: A,
    size?: S,
  ): Drawn<A, S>;
  weibull(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'weibull', sample: weibull },
      [['a', undefined, FROM_0]],
      args,
    );
  }

  /**
   * Numbers in [0, 1] of the density a xᵃ⁻¹.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  power<A extends Parameter, const S extends SizeArgument = undefined>(a: A, size?: S): Drawn<A, S>;
  power(...args: unknown[]): unknown {
    return draw(this.source, { caller: 'power', sample: power }, [['a', undefined, ABOVE_0]], args);
  }

  /**
   * Angles of the von Mises distribution, from -π to π. Its cosines are those of the engine, so that
   * last digits may differ from NumPy's.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  vonmises<A extends Parameter, B extends Parameter, const S extends SizeArgument = undefined>(
    mu: A,
    kappa: B,
    size?: S,
  ): Drawn<A | B, S>;
  vonmises(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'vonmises', sample: vonmises },
      [
        ['mu', undefined, ANY],
        ['kappa', undefined, FROM_0],
      ],
      args,
    );
  }

  /**
   * Numbers of the inverse Gaussian distribution.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  wald<A extends Parameter, B extends Parameter, const S extends SizeArgument = undefined>(
    mean: A,
    scale: B,
    size?: S,
  ): Drawn<A | B, S>;
  wald(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'wald', sample: wald },
      [
        ['mean', undefined, ABOVE_0],
        ['scale', undefined, ABOVE_0],
      ],
      args,
    );
  }

  /**
   * Numbers of the triangular distribution from `left` to `right` with the largest density at `mode`.
   *
   * NaN where one of these is.
   *
   * @throws RangeError where left ≤ mode ≤ right and left < right do not hold
   */
  triangular<A extends Parameter, B extends Parameter, C extends Parameter, const S extends SizeArgument = undefined>(
    left: A,
    mode: B,
    right: C,
    size?: S,
  ): Drawn<A | B | C, S>; // prettier-ignore
  triangular(...args: unknown[]): unknown {
    return draw(
      this.source,
      {
        caller: 'triangular',
        sample: triangular,
        check: (left, mode, right) => {
          if (!(left > mode || mode > right || left === right)) return;
          throw new RangeError(
            `triangular: left, mode and right are ${left}, ${mode} and ${right}, must increase`,
          );
        },
      },
      [
        ['left', undefined, ANY],
        ['mode', undefined, ANY],
        ['right', undefined, ANY],
      ],
      args,
    );
  }
}
