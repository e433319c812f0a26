/** The incomplete beta function, both tails, their logarithms and inverses, of numbers. */
import { betaln } from './beta.ts';

/** ln I_x(a, b) and ln of its complement, of a, b > 0; the smaller one is accurate. DLMF 8.17.22. */
function tails(a: number, b: number, x: number, y: number): readonly [logI: number, logC: number] {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(x <= 1)) return [NaN, NaN];
  if (x === 0) return [-Infinity, 0];
  if (y === 0) return [0, -Infinity];
  if (x > (a + 1) / (a + b + 2)) {
    const [logI, logC] = tails(b, a, y, x);
    return [logC, logI];
  }
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    h *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    h *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  const logY = x < 0.5 ? Math.log1p(-x) : Math.log(y);
  const logI = Math.min(a * Math.log(x) + b * logY - betaln(a, b) - Math.log(a) + Math.log(h), 0);
  return [logI, Math.log1p(-Math.exp(logI))];
}

/** I_x(a, b). `y` is 1 - x, where it is known better than by subtraction. */
export const betainc = (a: number, b: number, x: number, y = 1 - x): number =>
  Math.exp(tails(a, b, x, y)[0]);
/** 1 - I_x(a, b). */
export const betaincc = (a: number, b: number, x: number, y = 1 - x): number =>
  Math.exp(tails(a, b, x, y)[1]);
/** ln I_x(a, b). */
export const log_betainc = (a: number, b: number, x: number, y = 1 - x): number =>
  tails(a, b, x, y)[0];
/** ln (1 - I_x(a, b)). */
export const log_betaincc = (a: number, b: number, x: number, y = 1 - x): number =>
  tails(a, b, x, y)[1];
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
