/** What tests give. */
import type { NdArray } from '@numloom/ndarray';

/** The outcome of a test: numbers, or arrays of them where samples are arrays. */
export class TestResult<T = number | NdArray<'float64'>> {
  /** The test's statistic. */
  readonly statistic: T;
  /** The probability of a statistic at least as extreme, if the null hypothesis is true. */
  readonly pvalue: T;

  constructor(statistic: T, pvalue: T) {
    this.statistic = statistic;
    this.pvalue = pvalue;
  }

  /** Statistic and p-value, so that `const [t, p] = …` works as in SciPy. */
  *[Symbol.iterator](): IterableIterator<T> {
    yield this.statistic;
    yield this.pvalue;
  }
}
