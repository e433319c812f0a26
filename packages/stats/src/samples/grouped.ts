/** Types of functions of any number of samples. */
import type { NdArray } from '@numloom/ndarray';
import type { Plain, Sample } from './types.ts';

/** A statistic of any number of samples: a number, where all of them are plain, else an array. */
export type GroupStatistic<S extends readonly Sample[], O = object> = S extends readonly Plain[]
  ? O extends { readonly keepdims: infer K }
    ? K extends true
      ? NdArray<'float64'>
      : number
    : number
  : NdArray<'float64'>;
