/** Quotients of sums that are not rounded. */
import type { Double, Formula } from './formula.ts';

/**
 * x / y; the head is the rounded quotient of the heads, the tail what that misses, by the exact
 * remainder (Dekker 1971).
 */
export function divideDoubles(f: Formula, x: Double, y: Double): Double {
  const head = f.div(x.head, y.head);
  const a = f.split(head);
  const b = f.split(y.head);
  const first = f.sub(x.head, f.mul(a.head, b.head));
  const second = f.sub(first, f.mul(a.head, b.tail));
  const third = f.sub(second, f.mul(a.tail, b.head));
  const remainder = f.sub(third, f.mul(a.tail, b.tail));
  const missing = f.sub(x.tail, f.mul(head, y.tail));
  return { head, tail: f.div(f.add(remainder, missing), y.head) };
}
