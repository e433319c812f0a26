/** Student's t distribution, of numbers. */
import { ndtr } from './normal.ts';
import { betainc, betaincinv, log_betainc } from './incomplete-beta.ts';

/** The probability of less than t with df degrees of freedom. The upper tail is stdtr(df, -t). DLMF 8.17. */
export function stdtr(df: number, t: number): number {
  if (!(df > 0)) return NaN;
  if (df === Infinity) return ndtr(t);
  const tail = betainc(df / 2, 0.5, df / (df + t * t), (t * t) / (df + t * t)) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** ln stdtr(df, t). */
export function log_stdtr(df: number, t: number): number {
  if (t > 0) return Math.log1p(-stdtr(df, -t));
  return log_betainc(df / 2, 0.5, df / (df + t * t), (t * t) / (df + t * t)) - Math.LN2;
}

/** t with stdtr(df, t) = p. */
export function stdtrit(df: number, p: number): number {
  if (p > 0.5) return -stdtrit(df, 1 - p);
  const x = betaincinv(df / 2, 0.5, 2 * p);
  return -Math.sqrt((df * (1 - x)) / x);
}
