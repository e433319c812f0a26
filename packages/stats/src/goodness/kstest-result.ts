/** What Kolmogorov-Smirnov tests give. */
import { TestResult } from '../results/test-result.ts';

/** The outcome of a Kolmogorov-Smirnov test. */
export class KstestResult<T> extends TestResult<T> {
  /** The observation at which the distribution functions differ by the statistic. */
  readonly statistic_location: T;
  /** 1 if the (first) empirical distribution function is the greater one there, else -1. */
  readonly statistic_sign: T;

  constructor(results: Record<(typeof KS_OUTPUTS)[number], T>) {
    super(results.statistic, results.pvalue);
    this.statistic_location = results.statistic_location;
    this.statistic_sign = results.statistic_sign;
  }
}

/** The results of a Kolmogorov-Smirnov test by name. */
export const KS_OUTPUTS = ['statistic', 'pvalue', 'statistic_location', 'statistic_sign'] as const;
