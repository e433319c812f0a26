/** The moments of samples of a large array, by kernels that read it once. */
import { asarray, dtypes, type NdArray } from '@numloom/ndarray';
import {
  count_nonzero,
  evaluate,
  type Expression,
  isnan,
  square,
  subtract,
  sum,
  where,
} from '@numloom/ufunc';
import type { Column } from '../results/column.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { NanPolicy } from '../samples/types.ts';
import type { HigherMoments, Moments } from './moments.ts';
import { sliceMoments } from './slice.ts';
import { startsOf } from './starts.ts';

/** How many elements of each sample tell where it is. */
const SCOUTS = 9;

/**
 * Moments of the samples along the last axis. Deviations are taken from the median of some elements,
 * spread over the sample; if that is no more than a standard deviation off the mean, the sum of squares
 * loses less than a digit (Chan, Golub and LeVeque 1983, "Algorithms for computing the sample
 * variance", The American Statistician 37). Samples of which it is not so, that are nearly constant or
 * of which squares leave the range are computed one by one.
 *
 * @throws Error for NaN where the policy is to raise
 */
export function fusedMoments(
  array: NdArray,
  policy: NanPolicy,
  caller: string,
  moments: Moments,
  higher?: HigherMoments,
): void {
  const n = array.shape.at(-1)!;
  const batch = array.shape.slice(0, -1);
  const shift = (values: Column): Expression =>
    subtract(array, asarray(Float64Array.from(values)).reshape([...batch, 1]));
  const omits = policy === 'omit' && dtypes[array.dtype].kind === 'f';
  const { centre, scale, offset, squares } = moments;
  mediansOf(array).forEach((median, k) => (centre[k] = median));
  const along = { axis: -1 };
  const missing = omits ? isnan(array) : undefined;
  const deviations = (values: Column): Expression =>
    missing ? where(missing, 0, shift(values)) : shift(values);
  const d = deviations(centre);
  const roots = [sum(d, along), sum(square(d), along)];
  if (missing) roots.push(count_nonzero(missing, along));
  const [firsts, seconds, nans] = evaluate(roots).map(packedValues);
  const starts = startsOf(array);
  const isDone = new Uint8Array(starts.length);
  for (let k = 0; k < starts.length; k++) {
    const count = n - (nans ? nans[k]! : 0);
    const mean = firsts![k]! / count;
    const whole = seconds![k]!;
    const taken = mean * firsts![k]!;
    const left = whole - taken;
    const size = 1e-13 * (Math.abs(centre[k]!) + Math.abs(mean));
    if (taken <= left && left > count * size * size && left > 1e-140 && left < 1e140) {
      moments.count[k] = count;
      scale[k] = 1;
      offset[k] = mean;
      squares[k] = left;
    } else {
      const values = valuesAt(array, starts[k]!);
      sliceMoments(...values, n, policy, caller, moments, k);
      higher?.slice(...values, n, moments, k);
      isDone[k] = 1;
    }
  }
  higher?.fused(moments, isDone, deviations);
}

/** The median of some elements of each sample that are not NaN. */
function mediansOf(array: NdArray): Float64Array {
  const n = array.shape.at(-1)!;
  const some = array.slice('...', `::${Math.floor(n / SCOUTS)}`);
  const length = some.shape.at(-1)!;
  const values = packedValues(some);
  const medians = new Float64Array(values.length / length);
  for (let k = 0; k < medians.length; k++) {
    const scouts = values.subarray(k * length, (k + 1) * length).sort();
    // NaN is sorted to the end.
    let valid = length;
    while (valid > 0 && scouts[valid - 1] !== scouts[valid - 1]) valid--;
    medians[k] = valid > 0 ? scouts[valid >> 1]! : 0;
  }
  return medians;
}

/** The values of the sample that begins at a place: where they lie, or a copy of them. */
function valuesAt(
  array: NdArray,
  start: number,
): readonly [values: Float64Array, start: number, stride: number] {
  const stride = array.strides.at(-1)!;
  if (array.dtype === 'float64') {
    return [(array as NdArray<'float64'>).storage.view('float64'), start, stride];
  }
  const one = { shape: [array.shape.at(-1)!], strides: [stride], offset: start };
  return [packedValues(array.withLayout(one)), 0, 1];
}
