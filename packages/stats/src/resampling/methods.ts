/** Ways to compute p-values and intervals by drawing, for tests that take a `method`. */
import type { Seed } from '../random/default-rng.ts';
import { permutation_test, type PermutationTestOptions } from './permutation-test.ts';
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

  constructor({ n_resamples = 9999, batch, rng }: ResamplingOptions = {}) {
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

  /**
   * The p-value of a statistic of samples: here, so that tests take `permutation_test` along only for who
   * has such an object.
   *
   * @internal
   */
  pvalueOf(
    samples: readonly Float64Array[],
    statistic: ResampledStatistic,
    options: Pick<PermutationTestOptions, 'permutation_type' | 'alternative'>,
  ): number {
    const { n_resamples, batch, rng } = this;
    return permutation_test(samples, statistic, { ...options, n_resamples, batch, rng }).pvalue;
  }
}

/** A p-value by samples that are drawn from a distribution: `rvs`, by default the test's own. */
export class MonteCarloMethod extends ResamplingMethod {
  readonly kind = 'monte-carlo';
  readonly rvs: Rvs | readonly Rvs[] | undefined;

  /** @throws TypeError where both `rvs` and `rng` are given */
  constructor(options: ResamplingOptions & { readonly rvs?: Rvs | readonly Rvs[] } = {}) {
    super(options);
    if (options.rvs !== undefined && options.rng !== undefined) {
      throw new TypeError('MonteCarloMethod: rvs and rng exclude one another');
    }
    this.rvs = options.rvs;
  }
}

/** A confidence interval by resampling with replacement. */
export class BootstrapMethod extends ResamplingMethod {
  readonly kind = 'bootstrap';
  readonly method: 'BCa' | 'percentile' | 'basic';

  constructor(options: ResamplingOptions & { readonly method?: BootstrapMethod['method'] } = {}) {
    super(options);
    this.method = options.method ?? 'BCa';
  }
}
