/** Upper tails of statistics that follow the chi-squared distribution. */
import { gammaincc } from '../math/incomplete-gamma.ts';

/** The probability of more than x with df degrees of freedom. */
export function chi2Tail(x: number, df: number): number {
  return x <= 0 ? 1 : gammaincc(df / 2, x / 2);
}
