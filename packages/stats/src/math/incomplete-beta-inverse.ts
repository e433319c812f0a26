/** The inverses of the incomplete beta function, of numbers. */
import { betainc, betaincc } from './incomplete-beta.ts';
/** x with I_x(a, b) = p. */
export const betaincinv = (a: number, b: number, p: number): number =>
  inverse(a, b, (x) => betainc(a, b, x) < p, p);
/** x with 1 - I_x(a, b) = q. */
export const betainccinv = (a: number, b: number, q: number): number =>
  inverse(a, b, (x) => betaincc(a, b, x) > q, q);

function inverse(a: number, b: number, isBelow: (x: number) => boolean, p: number): number {
  if (!(a > 0) || !(b > 0) || !(p >= 0) || !(p <= 1)) return NaN;
  let [low, high] = [0, 1];
  for (let k = 0; k < 1100 && high - low > 1e-16 * high; k++) {
    const middle = low === 0 ? high / 8 : (low + high) / 2;
    if (middle === 0) return 0;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return high;
}
