/** Ways to compute p-values and intervals by drawing, for tests that take a `method`. */
import { asarray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { generatorOf, type Seed } from '../random/default-rng.ts';
import type { Generator } from '../random/generator/generator.ts';
import type { Sample } from '../samples/types.ts';
import { bootstrap, type BootstrapOptions, type BootstrapResult } from './bootstrap.ts';
import { monte_carlo_test, type MonteCarloTestOptions } from './monte-carlo-test.ts';
import type { ResamplingTestResult } from './null-distribution.ts';
import {
  type OfSamples,
  permutation_test,
  type PermutationTestOptions,
} from './permutation-test.ts';
import type { ResampledStatistic } from './statistic.ts';

/** Options of all of them. */
export interface ResamplingOptions {
  /** How often is drawn; 9999 by default. */
  readonly n_resamples?: number | undefined;
  /** How many draws are held at a time; all by default. */
  readonly batch?: number | undefined;
  /** Where draws come from: a generator or a seed; by default they are different each time. */
  readonly rng?: Seed | null | undefined;
}

/** Numbers of a distribution: an array of the shape `size`. */
export type Rvs = (options: { readonly size: readonly [number, number] }) => unknown;

/** What all of them have. */
export class ResamplingMethod {
  readonly n_resamples: number;
  readonly batch: number | undefined;
  readonly rng: Seed | null | undefined;

  constructor(options: ResamplingOptions, more: readonly string[], caller: string) {
    assertOptions(options, ['n_resamples', 'batch', 'rng', ...more], caller);
    const { n_resamples = 9999, batch, rng } = options;
    this.n_resamples = n_resamples;
    this.batch = batch;
    this.rng = rng;
  }
}

/**
 * A p-value by permutations of the observations.
 *
 * @example
 * ```ts
 * import { PermutationMethod } from '@numloom/stats';
 * console.log(new PermutationMethod({ n_resamples: 999, rng: 1 }).n_resamples); // => 999
 * ```
 */
export class PermutationMethod extends ResamplingMethod {
  readonly kind = 'permutation';

  constructor(options: ResamplingOptions = {}) {
    super(options, [], 'PermutationMethod');
  }

  /** Runs `permutation_test` as this says. Tests reach it here, so that who needs none bundles none. */
  test<const S extends readonly Sample[]>(
    data: S,
    statistic: ResampledStatistic,
    options: PermutationTestOptions,
  ): ResamplingTestResult<OfSamples<S>> {
    const { n_resamples, batch, rng } = this;
    return permutation_test(data, statistic, { ...options, n_resamples, batch, rng });
  }
}

/** A p-value by samples that are drawn from a distribution: `rvs`, by default the test's own. */
export class MonteCarloMethod extends ResamplingMethod {
  readonly kind = 'monte-carlo';
  readonly rvs: Rvs | readonly Rvs[] | undefined;

  /** @throws TypeError where both `rvs` and `rng` are given */
  constructor(options: ResamplingOptions & { readonly rvs?: Rvs | readonly Rvs[] } = {}) {
    super(options, ['rvs'], 'MonteCarloMethod');
    if (options.rvs !== undefined && options.rng !== undefined) {
      throw new TypeError('MonteCarloMethod: rvs and rng exclude one another');
    }
    this.rvs = options.rvs;
  }

  /** Runs `monte_carlo_test` as this says, of normal samples unless `rvs` draws others. */
  test(
    data: readonly Sample[],
    statistic: ResampledStatistic,
    options: MonteCarloTestOptions,
  ): ResamplingTestResult {
    const { n_resamples, batch, rng } = this;
    const generator = this.rvs === undefined ? generatorOf(rng) : undefined;
    const normal: Rvs = ({ size }) => generator!.standard_normal(size);
    const rvs = this.rvs ?? normal;
    const each = Array.isArray(rvs) ? (rvs as readonly Rvs[]) : data.map(() => rvs as Rvs);
    return monte_carlo_test(data, each, statistic, { ...options, n_resamples, batch });
  }

  /**
   * The same where the test itself knows what to draw: `draw` gives one sample.
   *
   * @throws TypeError naming `caller` where there is an `rvs`
   */
  testDrawn(
    sample: Float64Array,
    draw: (generator: Generator) => Float64Array,
    statistic: (sample: Float64Array) => number,
    options: MonteCarloTestOptions,
    caller: string,
  ): ResamplingTestResult {
    if (this.rvs !== undefined) {
      throw new TypeError(`${caller}: draws from its own distribution, method must have no rvs`);
    }
    const { n_resamples, batch, rng } = this;
    const generator = generatorOf(rng);
    const rvs: Rvs = ({ size: [count, length] }) => {
      const drawn = new Float64Array(count * length);
      for (let k = 0; k < count; k++) drawn.set(draw(generator), k * length);
      return asarray(drawn).reshape([count, length]);
    };
    return monte_carlo_test([sample], [rvs], statistic, { ...options, n_resamples, batch });
  }
}

/** A confidence interval by resampling with replacement. */
export class BootstrapMethod extends ResamplingMethod {
  readonly kind = 'bootstrap';
  readonly method: 'BCa' | 'percentile' | 'basic';

  constructor(options: ResamplingOptions & { readonly method?: BootstrapMethod['method'] } = {}) {
    super(options, ['method'], 'BootstrapMethod');
    this.method = options.method ?? 'BCa';
  }

  /** Runs `bootstrap` as this says. */
  bootstrap<const S extends readonly Sample[]>(
    data: S,
    statistic: ResampledStatistic,
    options: BootstrapOptions,
  ): BootstrapResult<OfSamples<S>> {
    const { n_resamples, batch, rng, method } = this;
    return bootstrap(data, statistic, { ...options, n_resamples, batch, rng, method });
  }
}
