/**
 * Inverse sines and cosines of complex numbers, and the hyperbolic ones by way of them (Hull,
 * Fairgrieve, Tang 1997, "Implementing the complex arcsine and arccosine functions using exception
 * handling", ACM Trans. Math. Softw. 23).
 */
import type { ComplexValue, Value } from '../body.ts';
import { arctangent2 } from '../math/arctangent.ts';
import type { Formula } from '../math/formula.ts';
import { hypotenuse } from '../math/hypotenuse.ts';
import { logarithm, logOnePlus } from '../math/logarithm.ts';
import { either, turned } from './formula.ts';
import { logMagnitude } from './logarithm.ts';

/** From this magnitude on 1 does not count beside z^2. */
const LARGE = 2 ** 28;

/** Below, a - x does not cancel; and the largest a whose logarithm is taken from a - 1. */
const RATIO_LIMIT = 0.6417;
const NEAR_ONE = 1.5;

/**
 * For z in the first quadrant, with a = (|z + 1| + |z - 1|) / 2: the imaginary part of the
 * arcsine, arccosh a, and sqrt(a^2 - x^2), which is to x as the cosine to the sine of the real
 * part.
 */
function partsOf(f: Formula, z: ComplexValue): { imaginary: Value; cosine: Value } {
  const given: ComplexValue = { re: f.abs(z.re), im: f.abs(z.im) };
  const large = either(f, f.above(given.re, LARGE), f.above(given.im, LARGE));
  // Where the formulas for large magnitudes hold, the others get something harmless.
  const x = f.select(large, f.constant(2), given.re);
  const y = f.select(large, f.constant(2), given.im);
  const above = f.shift(x, 1);
  const below = f.shift(x, -1);
  const r = hypotenuse(f, above, y);
  const s = hypotenuse(f, below, y);
  const a = f.scale(f.add(r, s), 0.5);
  const inner = f.below(x, 1);
  const [far, near] = [f.add(r, above), f.add(s, f.abs(below))];

  // a - 1 = y^2 g inside, where y^2 alone could underflow.
  const g = f.scale(f.add(f.div(f.constant(1), far), f.div(f.constant(1), near)), 0.5);
  const insideExcess = f.mul(f.mul(y, y), g);
  const insideRoot = f.mul(y, f.apply('sqrt', f.mul(g, f.shift(a, 1))));
  const square = f.div(f.mul(y, y), far);
  const outsideExcess = f.scale(f.add(square, near), 0.5);
  const outsideRoot = f.apply('sqrt', f.mul(outsideExcess, f.shift(a, 1)));
  const excess = f.select(inner, insideExcess, outsideExcess);
  const root = f.select(inner, insideRoot, outsideRoot);
  const close = logOnePlus(f, f.add(excess, root));
  const distant = logarithm(f, f.add(a, f.apply('sqrt', f.shift(f.mul(a, a), -1))));
  const moderate = f.select(f.below(a, NEAR_ONE), close, distant);

  const sum = f.add(a, x);
  const plain = f.mul(sum, f.sub(a, x));
  const insideProduct = f.mul(f.scale(sum, 0.5), f.add(square, near));
  const ratios = f.scale(f.add(f.div(sum, far), f.div(sum, near)), 0.5);
  const outside = f.mul(y, f.apply('sqrt', ratios));
  const isPlain = f.less(x, f.scale(a, RATIO_LIMIT));
  const inside = f.apply('sqrt', f.select(isPlain, plain, insideProduct));
  const beyond = f.apply('and', f.above(x, 1), f.apply('not', isPlain));
  return {
    imaginary: f.select(large, f.shift(logMagnitude(f, given), Math.LN2), moderate),
    cosine: f.select(large, given.im, f.select(beyond, outside, inside)),
  };
}

/** The arcsine, cut along the real axis outside of [-1, 1]. */
export function complexArcsine(f: Formula, z: ComplexValue): ComplexValue {
  const { imaginary, cosine } = partsOf(f, z);
  const re = f.select(f.equals(z.re, 0), z.re, arctangent2(f, z.re, cosine));
  return { re, im: f.copysign(imaginary, z.im) };
}

/** The arccosine, cut along the real axis outside of [-1, 1]. */
export function complexArccosine(f: Formula, z: ComplexValue): ComplexValue {
  const { imaginary, cosine } = partsOf(f, z);
  const re = arctangent2(f, cosine, z.re);
  const right = f.constant(Math.PI / 2);
  return {
    re: f.select(f.equals(z.re, 0), right, re),
    im: f.copysign(imaginary, f.neg(z.im)),
  };
}

/** arcsinh z = -i arcsin(i z). */
export const complexArcsinh = /* @__PURE__ */ turned(complexArcsine);

/** arccosh z is i or -i times the arccosine, so that its real part is not negative. */
export function complexArccosh(f: Formula, z: ComplexValue): ComplexValue {
  const { re, im } = complexArccosine(f, z);
  return { re: f.abs(im), im: f.copysign(re, z.im) };
}
