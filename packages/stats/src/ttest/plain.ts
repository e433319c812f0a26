/** Samples that need no arrays, and observations for plots. */
import type { NdArray } from '@numloom/ndarray';
import { LARGE } from '../moments/moments.ts';
import { startsOf } from '../moments/starts.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Sample, SampleOptions } from '../samples/types.ts';

/** The values of a list of numbers or a Float64Array whose only axis is tested: a short cut for small samples. */
export function plainValues(
  sample: Sample,
  { axis, keepdims }: SampleOptions,
): Float64Array | undefined {
  if (keepdims || (axis !== undefined && axis !== null && axis !== 0 && axis !== -1)) return;
  if (sample instanceof Float64Array) return sample.length < LARGE ? sample : undefined;
  if (!Array.isArray(sample) || sample.length >= LARGE) return;
  const values = new Float64Array(sample.length);
  for (let k = 0; k < values.length; k++) {
    const value: unknown = sample[k];
    if (typeof value !== 'number') return;
    values[k] = value;
  }
  return values;
}

/** The observations of one of the samples along the last axis. */
export function observationsOf(...arrays: readonly NdArray[]) {
  return (index: number): readonly Float64Array[] =>
    arrays.map((array) =>
      packedValues(
        array.withLayout({
          shape: array.shape.slice(-1),
          strides: array.strides.slice(-1),
          offset: startsOf(array)[index]!,
        }),
      ),
    );
}
