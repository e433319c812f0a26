/** Probabilities of coefficients of correlation of samples that are not correlated. */
import type { Alternative } from '../samples/types.ts';
import { studentPvalue } from './student.ts';

/**
 * The probability of a coefficient at least as extreme as r of n observations of two normal variables;
 * `unexplained` is 1 - r².
 */
export function correlationPvalue(
  r: number,
  unexplained: number,
  n: number,
  alternative: Alternative,
): number {
  if (Number.isNaN(r)) return NaN;
  if (unexplained === 0) {
    return alternative === 'two-sided' || r > 0 === (alternative === 'greater') ? 0 : 1;
  }
  return studentPvalue(r * Math.sqrt((n - 2) / unexplained), n - 2, alternative);
}
