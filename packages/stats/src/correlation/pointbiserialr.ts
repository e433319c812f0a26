/** The point biserial coefficient of correlation. */
import type { Sample, Statistic, TestOptions } from '../samples/types.ts';
import { correlate, type PearsonRResult } from './pearsonr.ts';

/**
 * The correlation of a sample of two values, such as 0 and 1, with one of numbers: Pearson's
 * coefficient and its test.
 *
 * @throws as `pearsonr`
 *
 * @example
 * ```ts
 * import { pointbiserialr } from '@numloom/stats';
 * const { statistic } = pointbiserialr([0, 0, 0, 1, 1, 1, 1], [0, 1, 2, 3, 4, 5, 6]);
 * console.log(statistic.toFixed(6)); // => 0.866025
 * ```
 */
export function pointbiserialr<A extends Sample, B extends Sample, const O extends TestOptions>(
  x: A,
  y: B,
  options?: O,
): PearsonRResult<Statistic<A, O, B>>;
export function pointbiserialr(x: Sample, y: Sample, options: TestOptions = {}): unknown {
  return correlate('pointbiserialr', [x, y], ['x', 'y'], options);
}
