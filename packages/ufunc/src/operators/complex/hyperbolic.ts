/** Hyperbolic functions of complex numbers, and trigonometric ones by way of them. */
import type { ComplexValue, Value } from '../body.ts';
import { exponential } from '../math/exponential.ts';
import type { Formula } from '../math/formula.ts';
import { hyperbolicCosine, hyperbolicSine } from '../math/hyperbolic.ts';
import { cosine, sine } from '../math/sine.ts';
import { tangent } from '../math/tangent.ts';
import { EXP_STEP } from './exponential.ts';
import { both, either, isFinite, isInfinite, turned } from './formula.ts';

/** sinh x and cosh x as factors below the range's end, and what is left to multiply with. */
function factors(f: Formula, x: Value): { sinh: Value; cosh: Value; rest: Value } {
  const size = f.abs(x);
  const large = f.above(size, 700);
  const huge = f.scale(exponential(f, f.shift(size, -100)), 0.5);
  return {
    sinh: f.select(large, f.copysign(huge, x), hyperbolicSine(f, x)),
    cosh: f.select(large, huge, hyperbolicCosine(f, x)),
    rest: f.select(large, f.constant(EXP_STEP), f.constant(1)),
  };
}

/** sinh x cos y + i cosh x sin y. */
export function complexSinh(f: Formula, { re: x, im: y }: ComplexValue): ComplexValue {
  const { sinh, cosh, rest } = factors(f, x);
  const unbounded = f.apply('not', isFinite(f, y));
  const edge = either(f, f.equals(x, 0), isInfinite(f, x));
  const re = f.mul(f.mul(sinh, cosine(f, y)), rest);
  const im = f.mul(f.mul(cosh, sine(f, y)), rest);
  return {
    re: f.select(f.equals(y, 0), hyperbolicSine(f, x), f.select(both(f, unbounded, edge), x, re)),
    im: f.select(f.equals(y, 0), y, im),
  };
}

/** cosh x cos y + i sinh x sin y. */
export function complexCosh(f: Formula, { re: x, im: y }: ComplexValue): ComplexValue {
  const { sinh, cosh, rest } = factors(f, x);
  const unbounded = f.apply('not', isFinite(f, y));
  const re = f.mul(f.mul(cosh, cosine(f, y)), rest);
  const im = f.mul(f.mul(sinh, sine(f, y)), rest);
  const isZero = either(f, f.equals(y, 0), both(f, unbounded, f.equals(x, 0)));
  // A zero whose sign is that of the product of both parts.
  const zero = f.copysign(
    f.constant(0),
    f.mul(f.copysign(f.constant(1), x), f.copysign(f.constant(1), y)),
  );
  return {
    re: f.select(
      f.equals(y, 0),
      hyperbolicCosine(f, x),
      f.select(both(f, unbounded, isInfinite(f, x)), f.abs(x), re),
    ),
    im: f.select(isZero, zero, im),
  };
}

/** Beyond this the real part is 1 or -1 to the last digit. */
const FLAT = 22;

/**
 * With t = tan y, s = sinh x and c = cosh x: ((1 + t^2) c s + i t) / (1 + (1 + t^2) s^2)
 * (Kahan 1987).
 */
export function complexTanh(f: Formula, { re: x, im: y }: ComplexValue): ComplexValue {
  const flat = f.above(f.abs(x), FLAT);
  const near = f.select(flat, f.copysign(f.constant(1), x), x);
  const t = tangent(f, y);
  const s = hyperbolicSine(f, near);
  const c = hyperbolicCosine(f, near);
  const beta = f.shift(f.mul(t, t), 1);
  const divisor = f.shift(f.mul(beta, f.mul(s, s)), 1);
  const decay = exponential(f, f.scale(f.abs(x), -2));
  const far = f.scale(f.mul(f.mul(sine(f, y), cosine(f, y)), decay), 4);
  const unbounded = f.apply('not', isFinite(f, y));
  const still = both(f, isInfinite(f, x), unbounded);
  const one = f.copysign(f.constant(1), x);
  const re = f.select(flat, one, f.div(f.mul(beta, f.mul(c, s)), divisor));
  const im = f.select(flat, far, f.div(t, divisor));
  const undefinedRe = both(f, unbounded, f.apply('not', isInfinite(f, x)));
  return {
    re: f.select(f.equals(x, 0), x, f.select(undefinedRe, f.constant(NaN), re)),
    im: f.select(f.equals(y, 0), y, f.select(still, f.copysign(f.constant(0), y), im)),
  };
}

/** sin z = -i sinh(i z), and so on. */
export const complexSine = /* @__PURE__ */ turned(complexSinh);
export const complexTangent = /* @__PURE__ */ turned(complexTanh);

/** cos z = cosh(i z). */
export function complexCosine(f: Formula, { re, im }: ComplexValue): ComplexValue {
  return complexCosh(f, { re: f.neg(im), im: re });
}
