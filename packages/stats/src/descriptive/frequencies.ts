/** How often values fall into bins of equal width: cumulated, and relative. */
import { asarray, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { realArray } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Sample } from '../samples/types.ts';

/** Options of frequencies. */
export interface FrequencyOptions {
  /** The number of bins; 10 by default. */
  readonly numbins?: number;
  /** The limits of the bins; by default those of the observations, widened by half a bin. */
  readonly defaultreallimits?: readonly [lower: number, upper: number];
  /** How much each observation counts; 1 by default. */
  readonly weights?: Sample;
}

/** Where bins are, and what lies outside of them. */
interface Bins {
  readonly lowerlimit: number;
  readonly binsize: number;
  /** The number of observations outside of the bins. */
  readonly extrapoints: number;
}

/** Cumulated frequencies. */
export interface CumfreqResult extends Bins {
  /** The observations in each bin and the bins below it. */
  readonly cumcount: NdArray<'float64'>;
}

/** Relative frequencies. */
export interface RelfreqResult extends Bins {
  /** The part of all observations that is in each bin. */
  readonly frequency: NdArray<'float64'>;
}

/**
 * Cumulated frequencies of observations in bins of equal width.
 *
 * @throws RangeError where the bins or their limits make no sense
 *
 * @example
 * ```ts
 * import { cumfreq } from '@numloom/stats';
 * const { cumcount, binsize } = cumfreq([1, 4, 2, 1, 3, 1], { numbins: 4, defaultreallimits: [1.5, 5] });
 * console.log(cumcount.tolist(), binsize); // => [ 1, 2, 3, 3 ] 0.875
 * ```
 */
export function cumfreq(a: Sample, options: FrequencyOptions = {}): CumfreqResult {
  const { counts, ...bins } = frequencies('cumfreq', a, options);
  for (let k = 1; k < counts.length; k++) counts[k]! += counts[k - 1]!;
  return { cumcount: asarray(counts), ...bins };
}

/**
 * Relative frequencies of observations in bins of equal width.
 *
 * @throws RangeError where the bins or their limits make no sense
 *
 * @example
 * ```ts
 * import { relfreq } from '@numloom/stats';
 * const { frequency } = relfreq([2, 4, 1, 2, 3, 2, 1, 2], { numbins: 4 });
 * console.log(frequency.tolist()); // => [ 0.25, 0.5, 0.125, 0.125 ]
 * ```
 */
export function relfreq(a: Sample, options: FrequencyOptions = {}): RelfreqResult {
  const { counts, ...bins } = frequencies('relfreq', a, options);
  const n = realArray(a, 'relfreq', 'a').size;
  return { frequency: asarray(counts.map((count) => count / n)), ...bins };
}

function frequencies(
  name: string,
  a: Sample,
  options: FrequencyOptions,
): Bins & { readonly counts: Float64Array } {
  assertOptions(options, ['numbins', 'defaultreallimits', 'weights'], name);
  const { numbins = 10, defaultreallimits: given, weights } = options;
  if (!Number.isInteger(numbins) || numbins < 1 || numbins > 1e8) {
    throw new RangeError(`${name}: numbins is ${String(numbins)}, must be an integer from 1`);
  }
  const values = packedValues(realArray(a, name, 'a'));
  const each =
    weights === undefined ? undefined : packedValues(realArray(weights, name, 'weights'));
  if (each && each.length !== values.length) {
    throw new RangeError(
      `${name}: there are ${each.length} weights of ${values.length} observations`,
    );
  }
  const [lower, upper] = given === undefined ? limitsOf(values, numbins) : given;
  if (!(Number.isFinite(lower) && Number.isFinite(upper) && lower < upper)) {
    throw new RangeError(
      `${name}: the limits are ${String(lower)} and ${String(upper)}, must be finite and ascend`,
    );
  }
  const counts = new Float64Array(numbins);
  const binsize = (upper - lower) / numbins;
  let extrapoints = 0;
  values.forEach((value, i) => {
    if (!(value >= lower && value <= upper)) {
      extrapoints++;
      return;
    }
    let bin = Math.min(Math.floor(((value - lower) / (upper - lower)) * numbins), numbins - 1);
    // As the edges say, which are rounded otherwise.
    if (value < lower + bin * binsize) bin--;
    else if (bin < numbins - 1 && value >= lower + (bin + 1) * binsize) bin++;
    counts[bin]! += each ? each[i]! : 1;
  });
  return { counts, lowerlimit: lower, binsize, extrapoints };
}

/**
 * The least and the greatest value, with half a bin at either side; 0 and 1 where there are none. Around one
 * value they are 1 apart, or more where that is nothing beside it.
 */
function limitsOf(values: Float64Array, numbins: number): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  const least = values.reduce((one, other) => Math.min(one, other), Infinity);
  const most = values.reduce((one, other) => Math.max(one, other), -Infinity);
  if (least === most) {
    const reach = Math.max(0.5, Math.abs(least) * 2 ** -40);
    return [least - reach, least + reach];
  }
  const half = numbins === 1 ? (most - least) / 2 : (most - least) / (2 * (numbins - 1));
  return [least - half, most + half];
}
