/** What expressions are to those who only want their values. */
import type { DType, NdArray } from '@numloom/ndarray';

/**
 * Has values that are computed when they are asked for. Whoever takes arrays and expressions alike,
 * as sorting does, asks this class, and needs nothing of what computes.
 */
export abstract class Lazy<D extends DType = DType> {
  /** The values as an array. */
  abstract evaluate(): NdArray<D>;
}
