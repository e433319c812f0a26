/** The modified Bessel function of order 0. */
import type { Value } from '../body.ts';
import { exponential } from './exponential.ts';
import type { Formula } from './formula.ts';

/** exp(-x) I0(x) for x up to 8, a Chebyshev series of x / 2 - 2 (Clenshaw 1962, as in Cephes). */
const NEAR = [
  -4.4153416464793395e-18, 3.3307945188222384e-17, -2.431279846547955e-16, 1.715391285555133e-15,
  -1.1685332877993451e-14, 7.676185498604936e-14, -4.856446783111929e-13, 2.95505266312964e-12,
  -1.726826291441556e-11, 9.675809035373237e-11, -5.189795601635263e-10, 2.6598237246823866e-9,
  -1.300025009986248e-8, 6.046995022541919e-8, -2.670793853940612e-7, 1.1173875391201037e-6,
  -4.4167383584587505e-6, 1.6448448070728896e-5, -5.754195010082104e-5, 0.00018850288509584165,
  -0.0005763755745385824, 0.0016394756169413357, -0.004324309995050576, 0.010546460394594998,
  -0.02373741480589947, 0.04930528423967071, -0.09490109704804764, 0.17162090152220877,
  -0.3046826723431984, 0.6767952744094761,
] as const;
/** exp(-x) √x I0(x) from there on, a series of 32 / x - 2. */
const FAR = [
  -7.233180487874754e-18, -4.830504485944182e-18, 4.46562142029676e-17, 3.461222867697461e-17,
  -2.8276239805165836e-16, -3.425485619677219e-16, 1.7725601330565263e-15, 3.8116806693526224e-15,
  -9.554846698828307e-15, -4.150569347287222e-14, 1.54008621752141e-14, 3.8527783827421426e-13,
  7.180124451383666e-13, -1.7941785315068062e-12, -1.3215811840447713e-11, -3.1499165279632416e-11,
  1.1889147107846439e-11, 4.94060238822497e-10, 3.3962320257083865e-9, 2.266668990498178e-8,
  2.0489185894690638e-7, 2.8913705208347567e-6, 6.889758346916825e-5, 0.0033691164782556943,
  0.8044904110141088,
] as const;

/** Up to this the exponential is finite; the function is to about 714. */
const MOST = 709;
const STEP = 8;

/** A Chebyshev series, its last coefficients first, by Clenshaw's recurrence. */
function chebyshev(f: Formula, x: Value, [last, ...others]: readonly number[]): Value {
  let result = f.constant(last!);
  let next = f.constant(0);
  let second = next;
  for (const coefficient of others) {
    [next, second] = [result, next];
    result = f.shift(f.sub(f.mul(x, next), second), coefficient);
  }
  return f.scale(f.sub(result, second), 0.5);
}

/** I0, to 4 ulp. */
export function modifiedBessel(f: Formula, x: Value): Value {
  const size = f.abs(x);
  const near = chebyshev(f, f.shift(f.scale(f.atMost(size, 8), 0.5), -2), NEAR);
  const large = f.clamp(size, 8, 1000);
  const series = chebyshev(f, f.shift(f.div(f.constant(32), large), -2), FAR);
  const far = f.div(series, f.apply('sqrt', large));
  const isHuge = f.above(size, MOST);
  const power = exponential(f, f.select(isHuge, f.shift(size, -STEP), size));
  const value = f.mul(power, f.select(f.above(size, 8), far, near));
  return f.mul(value, f.select(isHuge, f.constant(Math.exp(STEP)), f.constant(1)));
}
