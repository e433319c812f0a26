/** Upper tails of statistics that follow the F distribution. */
import { betainc } from '../math/incomplete-beta.ts';

/** The probability of more than f with dfn and dfd degrees of freedom. */
export function fTail(f: number, dfn: number, dfd: number): number {
  if (f <= 0) return 1;
  if (f === Infinity) return 0;
  const whole = dfd + dfn * f;
  return betainc(dfd / 2, dfn / 2, dfd / whole, (dfn * f) / whole);
}
