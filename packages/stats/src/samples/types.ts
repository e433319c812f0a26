/** What samples may be, and what statistics of them are. */
import type { NdArray, TypedArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/ufunc';

/** An array, an expression, or anything that `asarray` takes; one axis of it is the sample. */
export type Sample = Operand;

/** Samples of one axis that are no arrays of this library: a list of numbers, a typed array, a number. */
export type Plain = number | readonly number[] | TypedArray;

/**
 * A statistic of samples: a number, where all of them are plain, else an array, that has no axis for a
 * sample of one axis. With `keepdims` it is an array always.
 */
export type Statistic<A, O = object, B = number> = A extends Plain
  ? B extends Plain
    ? O extends { readonly keepdims: infer K }
      ? K extends true
        ? NdArray<'float64'>
        : number
      : number
    : NdArray<'float64'>
  : NdArray<'float64'>;

/** What is done where a sample has NaN. */
export type NanPolicy = 'propagate' | 'omit' | 'raise';

/** Which differences count as extreme. */
export type Alternative = 'two-sided' | 'less' | 'greater';

/** Options of functions that give one number for each sample. */
export interface SampleOptions {
  /** The axis or axes along which the observations of a sample lie; null for all. 0 by default. */
  readonly axis?: number | readonly number[] | null;
  /**
   * What is done with NaN: `'propagate'`, the default, gives NaN for samples that have any, `'omit'`
   * leaves them out, `'raise'` throws.
   */
  readonly nan_policy?: NanPolicy;
  /** Whether the axes of observations stay, with length 1; false by default. */
  readonly keepdims?: boolean;
}

/** The same of tests. */
export interface TestOptions extends SampleOptions {
  /** The alternative hypothesis: `'two-sided'`, the default, `'less'` or `'greater'`. */
  readonly alternative?: Alternative;
}
