/** The incomplete gamma functions, both tails, their logarithms and inverses, of numbers. */
import { gammaln } from './gamma.ts';

/** ln P and ln Q of a > 0, x >= 0; the smaller one is accurate. DLMF 8.7.1, 8.9.2. */
function tails(a: number, x: number): readonly [logP: number, logQ: number] {
  if (!(a > 0) || !(x >= 0)) return [NaN, NaN];
  if (x === 0) return [-Infinity, 0];
  if (x === Infinity) return [0, -Infinity];
  const front = a * Math.log(x) - x - gammaln(a);
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 100_000 && term > sum * 1e-17; n++) {
      term *= x / (a + n);
      sum += term;
    }
    const logP = Math.min(front + Math.log(sum), 0);
    return [logP, Math.log1p(-Math.exp(logP))];
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 100_000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    h *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  const logQ = Math.min(front + Math.log(h), 0);
  return [Math.log1p(-Math.exp(logQ)), logQ];
}

/** P(a, x) = γ(a, x) / Γ(a). */
export const gammainc = (a: number, x: number): number => Math.exp(tails(a, x)[0]);
/** Q(a, x) = Γ(a, x) / Γ(a). */
export const gammaincc = (a: number, x: number): number => Math.exp(tails(a, x)[1]);
/** ln P(a, x). */
export const log_gammainc = (a: number, x: number): number => tails(a, x)[0];
/** ln Q(a, x). */
export const log_gammaincc = (a: number, x: number): number => tails(a, x)[1];
/** x with P(a, x) = p. */
export const gammaincinv = (a: number, p: number): number => inverse(a, Math.log(p), 0);
/** x with Q(a, x) = q. */
export const gammainccinv = (a: number, q: number): number => inverse(a, Math.log(q), 1);

function inverse(a: number, target: number, tail: 0 | 1): number {
  if (!(a > 0) || !(target <= 0)) return NaN;
  let [low, high] = [0, 1];
  const isBelow = (x: number) => tails(a, x)[tail] < target === (tail === 0);
  while (high < 1e308 && isBelow(high)) [low, high] = [high, 2 * high];
  for (let k = 0; k < 1100 && high - low > 1e-16 * high; k++) {
    const middle = low === 0 ? high * 1e-3 : (low + high) / 2;
    if (middle === 0) return 0;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return high;
}
