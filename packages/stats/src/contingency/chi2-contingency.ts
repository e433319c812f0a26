/** The chi-squared test of independence. */
import { asarray, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { chi2Tail } from '../pvalues/chi2.ts';
import type { MonteCarloMethod, PermutationMethod } from '../resampling/methods.ts';
import { TestResult } from '../results/test-result.ts';
import { assertFlags, oneOf } from '../samples/options.ts';
import type { Sample } from '../samples/types.ts';
import { type Divergence, divergence, exponentOf } from './divergence.ts';
import { resampledPvalue } from './resampled.ts';
import { countsOf, expectedOf, type Table, tableOf } from './tables.ts';

/** Options of the test of independence. */
export interface Chi2ContingencyOptions {
  /**
   * Whether observed frequencies are moved by up to 0.5 towards the expected ones where there is one
   * degree of freedom (Yates); true by default.
   */
  readonly correction?: boolean;
  /** The divergence by its name or its exponent; `'pearson'` by default. */
  readonly lambda_?: Divergence;
  /**
   * How the p-value is found, if not from the chi-squared distribution: among tables with the same
   * margins. The table must have two axes of counts then, `correction` false, and `lambda_` not be given.
   */
  readonly method?: PermutationMethod | MonteCarloMethod;
}

/** What the test of independence gives. */
export class Chi2ContingencyResult extends TestResult<number> {
  /** Degrees of freedom; NaN where the p-value comes from tables that are drawn. */
  readonly dof: number;
  /** The frequencies that are expected of independent variables, in the shape of the table. */
  readonly expected_freq: NdArray<'float64'>;

  constructor(statistic: number, pvalue: number, dof: number, expected: NdArray<'float64'>) {
    super(statistic, pvalue);
    this.dof = dof;
    this.expected_freq = expected;
  }
}

/** Statistic and degrees of freedom of a table with expected frequencies. */
function independence(
  { shape, values }: Table,
  expected: Float64Array,
  correction: boolean,
  lambda: number,
): readonly [statistic: number, dof: number] {
  const dof = values.length - shape.reduce((sum, n) => sum + n, 0) + shape.length - 1;
  if (dof === 0) return [0, 0];
  const observed =
    dof === 1 && correction
      ? values.map((o, k) => {
          const difference = expected[k]! - o;
          return o + Math.sign(difference) * Math.min(0.5, Math.abs(difference));
        })
      : values;
  return [divergence(observed, expected, lambda), dof];
}

function expectedAboveZero(table: Table, caller: string): Float64Array {
  if (table.values.length === 0) throw new RangeError(`${caller}: observed is empty`);
  const expected = expectedOf(table);
  if (expected.every((one) => one !== 0 && !Number.isNaN(one))) return expected;
  throw new RangeError(`${caller}: a row, column or slice of observed has nothing but zeros`);
}

/**
 * The chi-squared test that the variables of a table of counts, one for each axis, are independent.
 *
 * @throws RangeError for negative values, an empty table, one with a margin that is 0, and options that
 * do not go with `method`; TypeError for a divergence or method that is none
 *
 * @example
 * ```ts
 * import { chi2_contingency } from '@numloom/stats';
 * const { statistic, pvalue, dof } = chi2_contingency([[10, 10, 20], [20, 20, 20]]);
 * console.log(statistic.toFixed(4), pvalue.toFixed(4), dof); // => 2.7778 0.2494 2
 * ```
 */
export function chi2_contingency(
  observed: Sample,
  options: Chi2ContingencyOptions = {},
): Chi2ContingencyResult {
  const caller = 'chi2_contingency';
  assertOptions(options, ['correction', 'lambda_', 'method'], caller);
  assertFlags(options, ['correction'], caller);
  const { correction = true, lambda_, method } = options;
  const table =
    method !== undefined
      ? countsOf(observed, caller, 'observed')
      : tableOf(observed, caller, 'observed');
  const expected = expectedAboveZero(table, caller);
  const [statistic, dof] = independence(table, expected, correction, exponentOf(lambda_, caller));
  if (method !== undefined) {
    if (correction || lambda_ !== undefined) {
      const given = correction ? 'correction is true, must be false' : 'lambda_ is given, must not';
      throw new RangeError(`${caller}: ${given} where method is given`);
    }
    const ofCounts = (counts: Float64Array): number => divergence(counts, expected, 1);
    const pvalue = resampledPvalue(table, method, ofCounts, 'greater', caller);
    return new Chi2ContingencyResult(
      statistic,
      pvalue,
      NaN,
      asarray(expected).reshape([...table.shape]),
    );
  }
  return new Chi2ContingencyResult(
    statistic,
    dof === 0 ? 1 : chi2Tail(statistic, dof),
    dof,
    asarray(expected).reshape([...table.shape]),
  );
}

/** Options of measures of association. */
export interface AssociationOptions extends Omit<Chi2ContingencyOptions, 'method'> {
  /** `'cramer'`, the default, for Cramér's V, `'tschuprow'` or `'pearson'`. */
  readonly method?: 'cramer' | 'tschuprow' | 'pearson';
}

/**
 * How strongly the two variables of a table of counts are associated, from 0 to 1: Cramér's V,
 * Tschuprow's T or Pearson's contingency coefficient. No correction is made by default.
 *
 * @throws RangeError where the table has other than two axes or values that are no counts
 *
 * @example
 * ```ts
 * import { association } from '@numloom/stats';
 * console.log(association([[100, 150], [203, 322], [420, 700], [320, 210]]).toFixed(6)); // => 0.186178
 * ```
 */
export function association(observed: Sample, options: AssociationOptions = {}): number {
  const caller = 'association';
  assertOptions(options, ['method', 'correction', 'lambda_'], caller);
  assertFlags(options, ['correction'], caller);
  const { correction = false, lambda_ } = options;
  const methods = ['cramer', 'tschuprow', 'pearson'] as const;
  const method = oneOf(options.method ?? 'cramer', methods, 'method', caller);
  const table = countsOf(observed, caller, 'observed');
  const expected = expectedAboveZero(table, caller);
  const [statistic] = independence(table, expected, correction, exponentOf(lambda_, caller));
  const phi2 = statistic / table.values.reduce((sum, one) => sum + one, 0);
  const [rows, columns] = [table.shape[0]! - 1, table.shape[1]! - 1];
  if (method === 'pearson') return Math.sqrt(phi2 / (1 + phi2));
  return Math.sqrt(
    phi2 / (method === 'cramer' ? Math.min(rows, columns) : Math.sqrt(rows * columns)),
  );
}
