/** Probabilities of statistics that follow Student's t distribution. */
import { log_stdtr, stdtr } from '../math/student-t.ts';
import type { Alternative } from '../samples/types.ts';

/** The probability of a statistic at least as extreme as t, with df degrees of freedom. */
export function studentPvalue(t: number, df: number, alternative: Alternative): number {
  if (alternative === 'less') return stdtr(df, t);
  return alternative === 'greater' ? stdtr(df, -t) : Math.min(2 * stdtr(df, -Math.abs(t)), 1);
}

/** Its logarithm, which is a number where the probability underflows. */
export function logStudentPvalue(t: number, df: number, alternative: Alternative): number {
  if (alternative === 'less') return log_stdtr(df, t);
  if (alternative === 'greater') return log_stdtr(df, -t);
  return Math.min(Math.LN2 + log_stdtr(df, -Math.abs(t)), 0);
}
