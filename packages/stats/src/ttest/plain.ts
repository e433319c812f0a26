/** Samples that need no arrays, and observations for plots. */
import type { NdArray } from '@numloom/ndarray';
import { LARGE } from '../moments/moments.ts';
import { startsOf } from '../moments/starts.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Sample, SampleOptions } from '../samples/types.ts';

/** A list of numbers or a Float64Array whose only axis is tested, as it is: a short cut for small samples. */
export function plainValues(
  sample: Sample,
  { axis, keepdims }: SampleOptions,
): ArrayLike<number> | undefined {
  if (axis !== undefined && axis !== null && axis !== 0 && axis !== -1) return;
  if (keepdims !== undefined && keepdims !== false) return;
  if (sample instanceof Float64Array) return sample.length < LARGE ? sample : undefined;
  if (!Array.isArray(sample) || sample.length >= LARGE) return;
  for (let k = 0; k < sample.length; k++) if (typeof sample[k] !== 'number') return;
  return sample as readonly number[];
}

/** The observations of such samples, for plots. */
export function plainObservations(...samples: readonly ArrayLike<number>[]) {
  return (): readonly Float64Array[] => samples.map((sample) => Float64Array.from(sample));
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
