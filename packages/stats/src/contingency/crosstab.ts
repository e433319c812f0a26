/** Tables of counts of observations. */
import { asarray, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { plainSample } from '../samples/plain.ts';
import type { Sample } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';

/** Options of tables of counts. */
export interface CrosstabOptions {
  /** For each sample the values that are counted, in this order; null for all, ascending. */
  readonly levels?: readonly (Sample | null)[];
}

/** A table of counts, and what its rows and columns stand for. */
export class CrosstabResult {
  /** The values that are counted, for each axis. */
  readonly elements: readonly Float64Array[];
  /** How often each combination occurs. */
  readonly count: NdArray<'int32'>;

  constructor(elements: readonly Float64Array[], count: NdArray<'int32'>) {
    this.elements = elements;
    this.count = count;
  }
}

/**
 * How often each combination of the values of samples occurs: a table with one axis for each sample.
 *
 * @throws RangeError where samples differ in length or have other than one axis, or there are not as
 * many levels as samples
 *
 * @example
 * ```ts
 * import { crosstab } from '@numloom/stats';
 * const { count } = crosstab([1, 1, 2, 2, 2], [0, 1, 0, 0, 1]);
 * console.log(count.tolist()); // => [ [ 1, 1 ], [ 2, 1 ] ]
 * ```
 */
export function crosstab(...args: [...samples: Sample[], options: CrosstabOptions]): CrosstabResult;
export function crosstab(...samples: Sample[]): CrosstabResult;
export function crosstab(...args: unknown[]): CrosstabResult {
  const caller = 'crosstab';
  const [given, options] = variadic<CrosstabOptions>(args, 1, caller);
  assertOptions(options, ['levels'], caller);
  const names = given.map((_, k) => `sample ${k + 1}`);
  return tabulate(given, names, caller, options.levels);
}

/** The table of samples, which errors call by these names. */
export function tabulate(
  given: readonly Sample[],
  names: readonly string[],
  caller: string,
  levels?: CrosstabOptions['levels'],
): CrosstabResult {
  const samples = given.map((one, k) => plainSample(one, caller, names[k]!));
  const lengths = samples.map(({ length }) => length);
  if (lengths.some((length) => length !== lengths[0])) {
    throw new RangeError(`${caller}: the samples have ${lengths.join(' and ')} observations`);
  }
  if (levels && levels.length !== samples.length) {
    throw new RangeError(
      `${caller}: levels has ${levels.length} lists, must have ${samples.length}`,
    );
  }
  const elements = samples.map((sample, k) => {
    const level = levels?.[k];
    if (level !== null && level !== undefined) return plainSample(level, caller, `levels[${k}]`);
    return Float64Array.from(new Set(sample)).sort();
  });
  const places = elements.map((values) => new Map([...values].map((value, k) => [value, k])));
  const shape = elements.map(({ length }) => length);
  const counts = new Int32Array(shape.reduce((product, length) => product * length, 1));
  for (let i = 0; i < lengths[0]!; i++) {
    let at = 0;
    for (let k = 0; k < samples.length; k++) {
      at = at * shape[k]! + (places[k]!.get(samples[k]![i]!) ?? NaN);
    }
    if (!Number.isNaN(at)) counts[at]!++;
  }
  return new CrosstabResult(elements, asarray(counts).reshape(shape));
}
