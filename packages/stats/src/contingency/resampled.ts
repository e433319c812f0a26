/** p-values of tables by tables that are drawn with the same margins. */
import type { MonteCarloMethod, PermutationMethod } from '../resampling/methods.ts';
import type { Table } from './tables.ts';

/** Observations that are held one by one. */
const MOST = 1e8;

/**
 * The p-value of a table of two axes among tables with its margins: those of permutations of the
 * observations that it counts, exactly where there are few, or those of observations whose columns are
 * shuffled.
 *
 * @param statistic - of the counts of a table, row after row
 * @throws TypeError for a method that is none, or one that draws something else; RangeError for a table of
 * more than 10^8 observations
 */
export function resampledPvalue(
  { shape, values }: Table,
  method: PermutationMethod | MonteCarloMethod,
  statistic: (counts: Float64Array) => number,
  alternative: 'less' | 'greater',
  caller: string,
): number {
  const total = values.reduce((sum, one) => sum + one, 0);
  if (total > MOST) {
    throw new RangeError(
      `${caller}: the table counts ${total}, must be at most ${MOST} for a method`,
    );
  }
  const [rows, columns] = observationsOf(shape[1]!, values);
  const tabulated = (xs: Float64Array, ys: Float64Array): Float64Array => {
    const counts = new Float64Array(values.length);
    for (let i = 0; i < xs.length; i++) counts[xs[i]! * shape[1]! + ys[i]!]!++;
    return counts;
  };
  const kind: unknown = (method as Partial<PermutationMethod | MonteCarloMethod> | null)?.kind;
  if (kind === 'permutation') {
    const ofRows = (xs: Float64Array): number => statistic(tabulated(xs, columns));
    const options = { permutation_type: 'pairings', alternative } as const;
    return (method as PermutationMethod).test([rows], ofRows, options).pvalue;
  }
  if (kind !== 'monte-carlo') {
    throw new TypeError(`${caller}: method must be a PermutationMethod or a MonteCarloMethod`);
  }
  const { pvalue } = (method as MonteCarloMethod).testDrawn(
    values,
    (generator) => {
      generator.shuffle(columns);
      return tabulated(rows, columns);
    },
    statistic,
    { alternative },
    caller,
  );
  return pvalue as number;
}

/** Row and column of each observation that a table counts. */
function observationsOf(width: number, values: Float64Array): [Float64Array, Float64Array] {
  const total = values.reduce((sum, one) => sum + one, 0);
  const [rows, columns] = [new Float64Array(total), new Float64Array(total)];
  let at = 0;
  values.forEach((count, cell) => {
    rows.fill(Math.floor(cell / width), at, at + count);
    columns.fill(cell % width, at, at + count);
    at += count;
  });
  return [rows, columns];
}
