/** Somers' D. */
import { asarray, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { tabulate } from '../contingency/crosstab.ts';
import { countsOf } from '../contingency/tables.ts';
import { normalPvalue } from '../pvalues/normal.ts';
import { TestResult } from '../results/test-result.ts';
import { alternativeOf } from '../samples/options.ts';
import { isPlain } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Alternative, Sample } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';

/** Options of Somers' D. */
export interface SomersOptions {
  /** The alternative hypothesis; `'two-sided'` by default. */
  readonly alternative?: Alternative;
}

/** What the test of Somers' D gives. */
export class SomersDResult extends TestResult<number> {
  /** The table of counts that it is of. */
  readonly table: NdArray;

  constructor(statistic: number, pvalue: number, table: NdArray) {
    super(statistic, pvalue);
    this.table = table;
  }

  /** Somers' D: `statistic` by its other name. */
  get correlation(): number {
    return this.statistic;
  }
}

/**
 * Somers' D of y with respect to x, an asymmetric measure of how far two ordinal variables are in the
 * same order, and the test that it is 0. Given are two samples, or a table of counts with the values of
 * x as rows. Somers, American Sociological Review 27 (1962); Brown and Benedetti, JASA 72 (1977).
 *
 * @throws RangeError where samples differ in length, or a table has values that are no counts
 *
 * @example
 * ```ts
 * import { somersd } from '@numloom/stats';
 * const { statistic, pvalue } = somersd([[27, 25, 14, 7, 0], [7, 14, 18, 35, 12], [1, 3, 2, 7, 17]]);
 * console.log(statistic.toFixed(4), pvalue.toExponential(3)); // => 0.6033 1.001e-27
 * ```
 */
export function somersd(x: Sample, y: Sample, options?: SomersOptions): SomersDResult;
export function somersd(table: Sample, options?: SomersOptions): SomersDResult;
export function somersd(...args: unknown[]): SomersDResult {
  const caller = 'somersd';
  const [samples, options] = variadic<SomersOptions>(args, 1, caller);
  assertOptions(options, ['alternative'], caller);
  const alternative = alternativeOf(options.alternative, caller);
  if (samples.length === 1 && isPlain(samples[0]!)) {
    throw new TypeError(`${caller}: needs two samples, or a table with two axes`);
  }
  if (samples.length > 2) {
    throw new TypeError(`${caller}: takes two samples or a table, got ${samples.length}`);
  }
  const table = samples.length === 1 ? samples[0]! : tabulate(samples, ['x', 'y'], caller).count;
  const { shape, values } = countsOf(table, caller, 'table');
  const result = asarray(values).reshape([...shape]);
  if (samples.length === 1 && values.filter((count) => count > 0).length < 2) {
    throw new RangeError(`${caller}: fewer than two elements of the table are above 0`);
  }
  const [rows, columns] = shape as [number, number];
  if (rows < 2 || columns < 2) return new SomersDResult(NaN, NaN, result);
  const { difference, squares, untied, total } = pairsOf(packedValues(result), rows, columns);
  const variance = 4 * (squares - difference ** 2 / total);
  const z = difference === 0 ? 0 : difference / Math.sqrt(Math.max(variance, 0));
  const pvalue = untied > 0 ? normalPvalue(z, alternative) : NaN;
  return new SomersDResult(difference / untied, pvalue, result);
}

/** Sums over the cells of a table of how many observations are in the same and in the other order. */
function pairsOf(counts: Float64Array, rows: number, columns: number) {
  // Sums of all cells above and left of a corner.
  const corner = new Float64Array((rows + 1) * (columns + 1));
  const width = columns + 1;
  let [total, tied] = [0, 0];
  for (let i = 0; i < rows; i++) {
    let row = 0;
    for (let j = 0; j < columns; j++) {
      row += counts[i * columns + j]!;
      corner[(i + 1) * width + j + 1] = corner[i * width + j + 1]! + row;
    }
    total += row;
    tied += row * row;
  }
  const region = (i0: number, i1: number, j0: number, j1: number) =>
    corner[i1 * width + j1]! -
    corner[i0 * width + j1]! -
    corner[i1 * width + j0]! +
    corner[i0 * width + j0]!;
  let [difference, squares] = [0, 0];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const count = counts[i * columns + j]!;
      const same = region(0, i, 0, j) + region(i + 1, rows, j + 1, columns);
      const other = region(i + 1, rows, 0, j) + region(0, i, j + 1, columns);
      difference += count * (same - other);
      squares += count * (same - other) ** 2;
    }
  }
  return { difference, squares, untied: total * total - tied, total };
}
