/** Samples of functions that have no axes. */
import { formatShape } from '@numloom/ndarray';
import { realArray } from './samples.ts';
import { packedValues } from './slicewise.ts';
import type { Sample } from './types.ts';

/**
 * The observations of a sample of one axis, as a copy.
 *
 * @throws RangeError where it has another number of axes; TypeError where it is no real array
 */
export function plainSample(sample: Sample, caller: string, name: string): Float64Array {
  const array = realArray(sample, caller, name);
  if (array.ndim === 1) return packedValues(array);
  throw new RangeError(
    `${caller}: ${name} has the shape ${formatShape(array.shape)}, must have one axis`,
  );
}
