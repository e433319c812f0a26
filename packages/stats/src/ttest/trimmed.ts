/** Moments of samples whose extremes are left out. */
import { type NdArray, sizeOf } from '@numloom/ndarray';
import { type Moments, newMoments } from '../moments/moments.ts';
import { sliceMoments } from '../moments/slice.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { NanPolicy } from '../samples/types.ts';

/**
 * What a trimmed t test needs of the samples along the last axis: how many observations are left and
 * their mean, and the squares of the winsorized sample, in which those left out are replaced by the
 * nearest that is left.
 *
 * @throws Error for NaN where the policy is to raise
 */
export function trimmedMoments(
  array: NdArray,
  trim: number,
  policy: NanPolicy,
  caller: string,
): Moments {
  const n = array.shape.at(-1)!;
  const count = sizeOf(array.shape.slice(0, -1));
  const values = packedValues(array);
  const moments = newMoments(count);
  const one = newMoments(1);
  for (let k = 0; k < count; k++) {
    // NaN is sorted to the end.
    const sorted = values.subarray(k * n, (k + 1) * n).sort();
    let valid = n;
    while (valid > 0 && sorted[valid - 1] !== sorted[valid - 1]) valid--;
    if (valid < n && policy !== 'omit') {
      sliceMoments(sorted, 0, 1, n, policy, caller, moments, k);
      continue;
    }
    const off = Math.floor(valid * trim);
    sliceMoments(sorted, off, 1, valid - 2 * off, policy, caller, one, 0);
    sorted.fill(sorted[off]!, 0, off).fill(sorted[valid - off - 1]!, valid - off, valid);
    sliceMoments(sorted, 0, 1, valid, policy, caller, moments, k);
    moments.count[k] = one.count[0]!;
    moments.centre[k] = one.centre[0]!;
    moments.offset[k] = (one.offset[0]! / one.scale[0]!) * moments.scale[k]!;
  }
  return moments;
}
