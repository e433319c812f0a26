/** Levels of bias-corrected and accelerated intervals. */
import { ndtr, ndtri } from '../math/normal.ts';
import { batches, type Evaluate, type Rows } from './statistic.ts';
import { mean } from './summaries.ts';

/** What levels are adjusted by. */
interface Adjustment {
  /** The statistics of resamples. */
  readonly sorted: Float64Array;
  readonly alpha: number;
  readonly batch: number | undefined;
  readonly paired: boolean;
}

/**
 * The levels of both ends: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), 14.3 and
 * equation 15.36.
 */
export function adjustedLevels(
  slice: readonly Float64Array[],
  evaluate: Evaluate,
  { sorted, alpha, batch, paired }: Adjustment,
): [number, number] {
  const whole = evaluate(slice.map((values) => ({ values, length: values.length })), 1)[0]!; // prettier-ignore
  let nearby = 0;
  for (const value of sorted) nearby += Number(value < whole) + Number(value <= whole);
  const z0 = ndtri(nearby / (2 * sorted.length));
  let cubes = 0;
  let squares = 0;
  const sets = paired ? [slice.map((_, j) => j)] : slice.map((_, j) => [j]);
  for (const set of sets) {
    const values = leftOut(slice, set, evaluate, batch);
    const centre = mean(values);
    const n = values.length;
    let cube = 0;
    let square = 0;
    for (const value of values) {
      const influence = (n - 1) * (centre - value);
      cube += influence ** 3;
      square += influence ** 2;
    }
    cubes += cube / n ** 3;
    squares += square / n ** 2;
  }
  const acceleration = cubes / 6 / squares ** 1.5;
  const z = ndtri(alpha);
  const level = (sum: number): number => ndtr(z0 + sum / (1 - acceleration * sum));
  return [level(z0 + z), level(z0 - z)];
}

/** The statistic without each of the observations of some of the samples. */
function leftOut(
  slice: readonly Float64Array[],
  set: readonly number[],
  evaluate: Evaluate,
  batch: number | undefined,
): Float64Array {
  const n = slice[set[0]!]!.length;
  const results = new Float64Array(n);
  const widest = slice.reduce((sum, { length }) => sum + length, 0);
  const part = Math.min(batch ?? Infinity, Math.max(1, Math.floor(1e6 / widest)));
  let first = 0;
  for (const count of batches(n, part)) {
    const rows = slice.map((values, j): Rows => {
      const isLess = set.includes(j);
      const length = values.length - Number(isLess);
      const all = new Float64Array(count * length);
      for (let k = 0; k < count; k++) {
        if (!isLess) all.set(values, k * length);
        else {
          all.set(values.subarray(0, first + k), k * length);
          all.set(values.subarray(first + k + 1), k * length + first + k);
        }
      }
      return { values: all, length };
    });
    results.set(evaluate(rows, count), first);
    first += count;
  }
  return results;
}
