/** Functions of single samples, applied to each of the samples that arrays hold. */
import { asarray, copyto, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { SmallSampleWarning, warn } from '../warnings.ts';
import { nanPolicyOf, SAMPLE_OPTIONS } from './options.ts';
import { delivered, samplesOf } from './samples.ts';
import type { Sample, SampleOptions } from './types.ts';

/** How a function of single samples is applied to arrays of them. */
export interface Slicewise<K extends string> {
  /** The function that is named in errors. */
  readonly name: string;
  /** Names of the samples in errors. */
  readonly samples?: readonly string[];
  /** What is computed of each. */
  readonly outputs: readonly K[];
  /** Whether observations belong together by their place. */
  readonly paired?: boolean;
  /** Observations that each sample needs: with fewer the results are NaN. 1 by default. */
  readonly least?: number;
  /** Whether NaN that is not left out is an observation like others. */
  readonly seesNaN?: boolean;
}

/** A number, or an array of numbers, for each output. */
export type Outputs<K extends string> = Record<K, number | NdArray<'float64'>>;

/**
 * Applies `compute` to each sample: it is given the observations, without NaN, and must not change them.
 * Samples that have NaN give NaN unless they are left out; so do samples that are too small, with a
 * warning. Options that are not those of samples must be checked before and left out.
 *
 * @throws Error where there is NaN and the policy is to raise; RangeError for shapes that do not fit
 */
export function slicewise<K extends string>(
  { name, samples: names, outputs, paired = false, least = 1, seesNaN = false }: Slicewise<K>,
  samples: readonly Sample[],
  options: SampleOptions,
  compute: (...slices: Float64Array[]) => Record<K, number>,
): Outputs<K> {
  assertOptions(options, SAMPLE_OPTIONS, name);
  const policy = nanPolicyOf(options.nan_policy, name);
  const given = samplesOf(name, samples, options, names);
  const count = given.batch.reduce((product, length) => product * length, 1);
  const lengths = given.arrays.map((array) => array.shape.at(-1)!);
  if (paired && lengths.some((length) => length !== lengths[0])) {
    throw new RangeError(
      `${name}: the samples have ${lengths.join(' and ')} observations, must have equally many`,
    );
  }
  const packed = given.arrays.map((array) => packedValues(array));
  const results = outputs.map(() => new Float64Array(count).fill(NaN));
  let isSmall = false;
  for (let k = 0; k < count; k++) {
    let slices = packed.map((values, i) => values.subarray(k * lengths[i]!, (k + 1) * lengths[i]!));
    if (slices.some((slice) => slice.some(Number.isNaN))) {
      if (policy === 'raise') throw new Error(`${name}: the input contains nan values`);
      if (policy === 'propagate' && !seesNaN) continue;
      if (policy === 'omit')
        slices = paired
          ? withoutPairs(slices)
          : slices.map((slice) => slice.filter((x) => x === x));
    }
    if (slices.some((slice) => slice.length < least)) {
      isSmall = true;
      continue;
    }
    const computed = compute(...slices);
    outputs.forEach((output, i) => (results[i]![k] = computed[output]));
  }
  if (isSmall) warnOfSmall(name, least);
  return Object.fromEntries(
    outputs.map((output, i) => [output, delivered(given, results[i]!)]),
  ) as Outputs<K>;
}

/** Warns that samples were too small. */
export function warnOfSmall(name: string, least: number): void {
  warn(
    new SmallSampleWarning(
      `${name}: a sample has fewer than ${least} observation${least === 1 ? '' : 's'}; its results are NaN`,
    ),
  );
}

/** The elements of an array as numbers, row after row: a copy. */
export function packedValues(array: NdArray): Float64Array {
  const values = new Float64Array(array.size);
  copyto(asarray(values).reshape([...array.shape]), array, { casting: 'unsafe' });
  return values;
}

/** Observations of places where no sample has NaN. */
function withoutPairs(slices: readonly Float64Array[]): Float64Array[] {
  const keeps = slices[0]!.map((_, i) => Number(slices.every((slice) => slice[i] === slice[i])));
  return slices.map((slice) => slice.filter((_, i) => keeps[i] === 1));
}
