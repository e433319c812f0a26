/** Square roots of complex numbers. */
import type { ComplexValue } from '../body.ts';
import type { Formula } from '../math/formula.ts';
import { isInfinite, isNaN, orderedMagnitudes, scaleOf } from './formula.ts';

/**
 * The root in the right half plane, cut along the negative real axis: the larger part is
 * t = sqrt((|x| + |z|) / 2), the other one |y| / (2 t). Scaled by an even power of 2.
 */
export function complexRoot(f: Formula, z: ComplexValue): ComplexValue {
  const { re: x, im: y } = z;
  const [large] = orderedMagnitudes(f, z);
  const half = f.apply('floor', f.scale(scaleOf(f, large), 0.5));
  const down = f.apply('pow2', f.scale(half, -2));
  const [a, b] = [f.mul(f.abs(x), down), f.mul(f.abs(y), down)];
  const magnitude = f.apply('sqrt', f.add(f.mul(a, a), f.mul(b, b)));
  const scaled = f.apply('sqrt', f.scale(f.add(a, magnitude), 0.5));
  const root = f.mul(scaled, f.apply('pow2', half));
  const other = f.div(f.abs(y), f.scale(root, 2));
  const left = f.below(x, 0);
  const isZero = f.equals(large, 0);
  const finite = {
    re: f.select(isZero, f.constant(0), f.select(left, other, root)),
    im: f.copysign(f.select(isZero, f.constant(0), f.select(left, root, other)), y),
  };
  const infinity = f.constant(Infinity);
  const upwards = isInfinite(f, y);
  const onAxis = isInfinite(f, x);
  const unknown = isNaN(f, y);
  const nothing = f.select(unknown, y, f.constant(0));
  const axis = {
    re: f.select(left, nothing, infinity),
    im: f.copysign(f.select(left, infinity, nothing), y),
  };
  const either = (ofAxis: number, ofFinite: number) => f.select(onAxis, ofAxis, ofFinite);
  return {
    re: f.select(upwards, infinity, either(axis.re, finite.re)),
    im: f.select(upwards, y, either(axis.im, finite.im)),
  };
}
