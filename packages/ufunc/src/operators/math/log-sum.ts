/** Logarithms of sums of exponentials: logaddexp and logaddexp2. */
import type { Value } from '../body.ts';
import { exponential, exponential2 } from './exponential.ts';
import type { Double, Formula } from './formula.ts';
import { logOnePlusInParts } from './logarithm.ts';

/** The larger operand, and their distance, 0 for equal infinities. */
function ordered(f: Formula, x: Value, y: Value): { larger: Value; distance: Value } {
  const larger = f.select(f.less(x, y), y, x);
  const distance = f.select(f.apply('eq', x, y), f.constant(0), f.abs(f.sub(x, y)));
  return { larger, distance };
}

/** larger + (the sum of two parts), which may be larger. */
function addParts(f: Formula, larger: Value, { head, tail }: Double): Value {
  const sum = f.twoSum(larger, head);
  // At most 1, but NaN where `larger` is infinite: then no matter, if it is no NaN.
  const lost = f.apply('pmin', f.constant(1), sum.tail);
  return f.add(sum.head, f.add(lost, tail));
}

/** log(exp(x) + exp(y)) without overflow. */
export function logOfSumOfExponentials(f: Formula, x: Value, y: Value): Value {
  const { larger, distance } = ordered(f, x, y);
  return addParts(f, larger, logOnePlusInParts(f, exponential(f, f.neg(distance))));
}

/** The same of powers of 2. */
export function log2OfSumOfPowersOf2(f: Formula, x: Value, y: Value): Value {
  const { larger, distance } = ordered(f, x, y);
  const parts = logOnePlusInParts(f, exponential2(f, f.neg(distance)));
  const head = f.scale(parts.head, Math.LOG2E);
  return addParts(f, larger, { head, tail: f.scale(parts.tail, Math.LOG2E) });
}
