/** The length of the hypotenuse. */
import type { Value } from '../body.ts';
import type { Formula } from './formula.ts';

/** Sides above and below these are scaled, lest their squares leave the range. */
const LARGE = 2 ** 500;
const SMALL = 2 ** -400;
const SCALE = 2 ** 600;
/** Keeps a quotient by 0 from becoming NaN, and changes no other. */
const TINY = 2 ** -1000;

/**
 * √(x² + y²), to 0.6 ulp, without overflow or underflow on the way: the squares are summed without
 * rounding, and the root is corrected by what it misses (Borges 2020, ACM Transactions on
 * Mathematical Software 47, "Algorithm 1014"). Infinite if a side is, even if the other is NaN.
 */
export function hypotenuse(f: Formula, x: Value, y: Value): Value {
  const a = f.abs(x);
  const b = f.abs(y);
  // If one is NaN, both or the longer of them are.
  const longest = f.apply('pmax', a, b);
  const shortest = f.apply('pmin', b, a);
  const isLarge = f.above(longest, LARGE);
  const isSmall = f.below(longest, SMALL);
  const one = f.constant(1);
  const choose = (large: number, small: number) =>
    f.select(isLarge, f.constant(large), f.select(isSmall, f.constant(small), one));
  const down = choose(1 / SCALE, SCALE);
  const up = choose(SCALE, 1 / SCALE);
  const p = f.mul(longest, down);
  const q = f.mul(shortest, down);
  const pp = f.twoProduct(p, p);
  const qq = f.twoProduct(q, q);
  const sum = f.fastTwoSum(pp.head, qq.head);
  const root = f.apply('sqrt', sum.head);
  const square = f.twoProduct(root, root);
  const missing = f.add(
    f.sub(f.sub(sum.head, square.head), square.tail),
    f.add(sum.tail, f.add(pp.tail, qq.tail)),
  );
  const correction = f.div(missing, f.shift(f.add(root, root), TINY));
  const length = f.mul(f.add(root, correction), up);
  const isInfinite = f.apply('or', f.equals(a, Infinity), f.equals(b, Infinity));
  return f.select(isInfinite, f.constant(Infinity), length);
}
