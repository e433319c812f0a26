/** Statistics of many samples of the same lengths. */
import { asarray, type NdArray } from '@numloom/ndarray';
import { packedValues } from '../samples/slicewise.ts';
import { realArray } from '../samples/samples.ts';
import type { Sample } from '../samples/types.ts';

/** A statistic of samples of one axis. */
export type PlainStatistic = (...samples: Float64Array[]) => number;

/**
 * A statistic of arrays of samples, which lie along the axis that the last argument says, as those of this
 * library take it.
 */
export type VectorizedStatistic = (
  ...samplesAndOptions: [...NdArray<'float64'>[], { readonly axis: number }]
) => Sample;

/** What resampling takes for a statistic: one of arrays, if `vectorized` is set. */
export type ResampledStatistic = PlainStatistic | ((...args: never[]) => unknown);

/** Samples of one length, after one another. */
export interface Rows {
  readonly values: Float64Array;
  readonly length: number;
}

/** Computes a statistic of each of `count` samples. */
export type Evaluate = (rows: readonly Rows[], count: number) => Float64Array;

/** @throws TypeError where the statistic is no function, or does not give one number for each sample */
export function evaluator(statistic: unknown, vectorized: boolean, caller: string): Evaluate {
  if (typeof statistic !== 'function') {
    throw new TypeError(`${caller}: statistic must be a function, not ${typeof statistic}`);
  }
  if (!vectorized) {
    return (rows, count) => {
      const results = new Float64Array(count);
      for (let k = 0; k < count; k++) {
        const samples = rows.map(({ values, length }) =>
          values.subarray(k * length, (k + 1) * length),
        );
        const value: unknown = (statistic as (...samples: Float64Array[]) => unknown)(...samples);
        if (typeof value !== 'number') {
          throw new TypeError(
            `${caller}: statistic gives ${typeof value === 'object' ? 'an object' : typeof value}, must give a number; with vectorized it is given arrays`,
          );
        }
        results[k] = value;
      }
      return results;
    };
  }
  return (rows, count) => {
    const arrays = rows.map(({ values, length }) => asarray(values).reshape([count, length]));
    const given = (statistic as (...args: unknown[]) => Sample)(...arrays, { axis: -1 });
    const result = realArray(given, caller, 'the result of statistic');
    if (result.size !== count) {
      throw new TypeError(
        `${caller}: statistic gives ${result.size} numbers, must give one for each of ${count} samples along axis -1`,
      );
    }
    return packedValues(result);
  };
}

/** @throws RangeError where it is no positive whole number */
export function countOf(value: unknown, option: string, caller: string, least = 1): number {
  if (Number.isSafeInteger(value) && (value as number) >= least) return value as number;
  throw new RangeError(
    `${caller}: ${option} is ${String(value)}, must be a whole number from ${least} on`,
  );
}

/** @throws RangeError where there are more results than an array holds */
export function assertHeld(count: number, what: string, caller: string): void {
  if (count < 2 ** 31) return;
  throw new RangeError(`${caller}: ${what} are ${count}, more than the 2^31 that are held at most`);
}

/** Lengths of batches that make up a number. */
export function* batches(total: number, batch: number | undefined): Generator<number> {
  const length = batch ?? total;
  for (let done = 0; done < total; done += length) yield Math.min(length, total - done);
}
