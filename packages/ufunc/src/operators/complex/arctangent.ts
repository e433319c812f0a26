/** Inverse tangents of complex numbers. */
import type { ComplexValue } from '../body.ts';
import { arctangent2 } from '../math/arctangent.ts';
import type { Formula } from '../math/formula.ts';
import { logarithm, logOnePlus } from '../math/logarithm.ts';
import { both, either, isInfinite, isNaN, turned } from './formula.ts';

/** From this magnitude on squares could leave the range, and arctanh z is 1 / z beside iπ/2. */
const LARGE = 2 ** 500;
/** Below this the square of y beside x = 1 could. */
const TINY = 2 ** -500;

/**
 * The inverse hyperbolic tangent, cut along the real axis outside of [-1, 1]: its real part is
 * log(1 + 4 x / ((1 - x)^2 + y^2)) / 4, its imaginary part arctan2(2 y, (1 - x)(1 + x) - y^2) / 2
 * (Kahan 1987).
 */
export function complexArctanh(f: Formula, z: ComplexValue): ComplexValue {
  const [x, y] = [f.abs(z.re), f.abs(z.im)];
  const largest = f.apply('max', x, y);
  const large = f.less(f.constant(LARGE), largest);
  const gap = f.sub(f.constant(1), x);
  const square = f.mul(y, y);
  const distance = f.add(f.mul(gap, gap), square);
  const moderate = f.scale(logOnePlus(f, f.div(f.scale(x, 4), distance)), 0.25);
  const atPole = f.scale(logarithm(f, f.scale(y, 0.5)), -0.5);
  const onPole = both(f, f.equals(x, 1), f.below(y, TINY));
  const ratio = f.div(f.apply('min', x, y), largest);
  const inverse = f.div(f.div(f.div(x, largest), f.shift(f.mul(ratio, ratio), 1)), largest);
  const infinite = either(f, isInfinite(f, x), isInfinite(f, y));
  const finite = f.select(large, inverse, f.select(onPole, atPole, moderate));
  const re = f.select(infinite, f.constant(0), finite);
  const angle = arctangent2(f, f.scale(y, 2), f.sub(f.mul(gap, f.shift(x, 1)), square));
  const right = f.constant(Math.PI / 2);
  const known = f.select(either(f, infinite, large), right, f.scale(angle, 0.5));
  const im = f.select(
    isNaN(f, y),
    y,
    f.select(both(f, isNaN(f, x), isInfinite(f, y)), right, known),
  );
  return {
    re: f.select(f.equals(x, 0), z.re, f.copysign(re, z.re)),
    im: f.copysign(im, z.im),
  };
}

/** arctan z = -i arctanh(i z). */
export const complexArctangent = /* @__PURE__ */ turned(complexArctanh);
