/** Confidence intervals. */
import { asarray, type NdArray } from '@numloom/ndarray';
import { packedValues } from '../samples/slicewise.ts';

/** A confidence interval, or arrays of their ends. */
export interface ConfidenceInterval<T = number> {
  readonly low: T;
  readonly high: T;
}

/** Applies a function of numbers to results of the same shape, and gives results of that shape. */
export function mapResults<K extends string>(
  values: readonly (number | NdArray<'float64'>)[],
  keys: readonly K[],
  compute: (...numbers: number[]) => Record<K, number>,
): Record<K, number | NdArray<'float64'>> {
  const [first] = values;
  if (typeof first === 'number') return compute(...(values as number[]));
  const packed = values.map((one) => packedValues(one as NdArray));
  const results = keys.map(() => new Float64Array(packed[0]!.length));
  packed[0]!.forEach((_, k) => {
    const computed = compute(...packed.map((one) => one[k]!));
    keys.forEach((key, i) => (results[i]![k] = computed[key]));
  });
  const { shape } = first!;
  return Object.fromEntries(
    keys.map((key, i) => [key, asarray(results[i]!).reshape([...shape])]),
  ) as Record<K, NdArray<'float64'>>;
}
