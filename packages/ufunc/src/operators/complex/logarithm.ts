/** Logarithms of complex numbers. */
import type { ComplexValue, Value } from '../body.ts';
import { arctangent2 } from '../math/arctangent.ts';
import type { Double, Formula } from '../math/formula.ts';
import { logarithm, logOnePlus } from '../math/logarithm.ts';
import { both, either, isInfinite, orderedMagnitudes, scaleOf } from './formula.ts';

/** Half the logarithm of 1 + head + tail. */
function halfLogOnePlus(f: Formula, { head, tail }: Double): Value {
  const slope = f.div(tail, f.shift(head, 1));
  return f.scale(f.add(logOnePlus(f, head), slope), 0.5);
}

/** Whether |z|^2 = 1 + excess is so near to 1 that the excess says more. */
function isNearOne(f: Formula, excess: Value): Value {
  return both(f, f.above(excess, -0.5), f.below(excess, 1));
}

/** log |z|, for z whose magnitude is not near to 1. */
function logOfMagnitude(f: Formula, z: ComplexValue): Value {
  const [large, small] = orderedMagnitudes(f, z);
  const scale = scaleOf(f, large);
  const down = f.apply('pow2', f.neg(scale));
  const [a, b] = [f.mul(large, down), f.mul(small, down)];
  const half = f.scale(logarithm(f, f.add(f.mul(a, a), f.mul(b, b))), 0.5);
  const finite = f.add(half, f.scale(scale, Math.LN2));
  const known = f.select(f.equals(large, 0), f.constant(-Infinity), finite);
  const infinite = either(f, isInfinite(f, z.re), isInfinite(f, z.im));
  return f.select(infinite, f.constant(Infinity), known);
}

/** log |z|; near magnitude 1 from |z|^2 - 1, whose cancellation leaves no error. */
export function logMagnitude(f: Formula, z: ComplexValue): Value {
  const [large, small] = orderedMagnitudes(f, z);
  const a = f.twoProduct(large, large);
  const b = f.twoProduct(small, small);
  const sum = f.twoSum(f.shift(a.head, -1), b.head);
  const tail = f.add(sum.tail, f.add(a.tail, b.tail));
  const excess = f.fastTwoSum(sum.head, tail);
  return f.select(isNearOne(f, excess.head), halfLogOnePlus(f, excess), logOfMagnitude(f, z));
}

/** The natural logarithm: cut along the negative real axis. */
export function complexLogarithm(f: Formula, z: ComplexValue): ComplexValue {
  return { re: logMagnitude(f, z), im: arctangent2(f, z.im, z.re) };
}

/** The logarithm to a base whose natural logarithm is one over `factor`. */
function scaledLogarithm(factor: number) {
  return (f: Formula, z: ComplexValue): ComplexValue => {
    const { re, im } = complexLogarithm(f, z);
    return { re: f.scale(re, factor), im: f.scale(im, factor) };
  };
}

export const complexLogarithm2 = /* @__PURE__ */ scaledLogarithm(Math.LOG2E);
export const complexLogarithm10 = /* @__PURE__ */ scaledLogarithm(Math.LOG10E);

/** log(1 + z): for small z from |1 + z|^2 - 1 = 2 x + x^2 + y^2. */
export function complexLogOnePlus(f: Formula, { re: x, im: y }: ComplexValue): ComplexValue {
  const moved = { re: f.shift(x, 1), im: y };
  const a = f.twoProduct(x, x);
  const b = f.twoProduct(y, y);
  const first = f.twoSum(f.scale(x, 2), b.head);
  const second = f.twoSum(first.head, a.head);
  const tail = f.add(f.add(first.tail, second.tail), f.add(a.tail, b.tail));
  const excess = f.fastTwoSum(second.head, tail);
  const near = isNearOne(f, excess.head);
  return {
    re: f.select(near, halfLogOnePlus(f, excess), logOfMagnitude(f, moved)),
    im: arctangent2(f, y, moved.re),
  };
}
