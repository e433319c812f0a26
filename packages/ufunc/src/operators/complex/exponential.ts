/** Exponentials and powers of complex numbers. */
import type { ComplexValue, Value } from '../body.ts';
import { exponential, expMinusOne } from '../math/exponential.ts';
import type { Formula } from '../math/formula.ts';
import { cosine, sine } from '../math/sine.ts';
import { divideComplex, multiplyComplex } from './arithmetic.ts';
import { both, isFinite } from './formula.ts';
import { complexLogarithm } from './logarithm.ts';

/** From this exponent on e^x is taken in two factors, since a part of the result may be smaller. */
const LARGE = 700;
const STEP = 100;
/** e to the power of that, and of its opposite. */
export const EXP_STEP = 2.6881171418161356e43;
const EXP_MINUS_STEP = 3.720075976020836e-44;

/**
 * e^x times each of some factors of magnitude at most 1, without leaving the range on the way.
 */
function timesExponential(f: Formula, x: Value, factors: readonly Value[]): Value[] {
  const high = f.above(x, LARGE);
  const low = f.below(x, -LARGE);
  const shift = f.select(high, f.constant(-STEP), f.select(low, f.constant(STEP), f.constant(0)));
  const power = exponential(f, f.add(x, shift));
  const small = f.select(low, f.constant(EXP_MINUS_STEP), f.constant(1));
  const rest = f.select(high, f.constant(EXP_STEP), small);
  return factors.map((factor) => f.mul(f.mul(power, factor), rest));
}

/** e^z = e^x (cos y + i sin y). */
export function complexExponential(f: Formula, { re: x, im: y }: ComplexValue): ComplexValue {
  const [re, im] = timesExponential(f, x, [cosine(f, y), sine(f, y)]) as [Value, Value];
  const unbounded = f.apply('not', isFinite(f, y));
  const zero = both(f, unbounded, f.equals(x, -Infinity));
  const known = f.select(f.equals(y, 0), y, im);
  const nothing = f.constant(0);
  return {
    re: f.select(
      zero,
      nothing,
      f.select(
        both(f, unbounded, f.equals(x, Infinity)),
        x,
        f.select(f.equals(y, 0), exponential(f, x), re),
      ),
    ),
    im: f.select(zero, nothing, known),
  };
}

/** e^z - 1: its real part is (e^x - 1) cos y - 2 sin(y/2)^2. */
export function complexExpMinusOne(f: Formula, z: ComplexValue): ComplexValue {
  const { re: x, im: y } = z;
  const power = complexExponential(f, z);
  const half = sine(f, f.scale(y, 0.5));
  const small = f.sub(f.mul(expMinusOne(f, x), cosine(f, y)), f.scale(f.mul(half, half), 2));
  const near = f.below(f.abs(x), 1);
  return { re: f.select(near, small, f.shift(power.re, -1)), im: power.im };
}

/** Exponents below which whole powers are products, as in NumPy. */
const MOST_PRODUCTS = 100;

function selectComplex(f: Formula, where: Value, x: ComplexValue, y: ComplexValue): ComplexValue {
  return { re: f.select(where, x.re, y.re), im: f.select(where, x.im, y.im) };
}

/** z to a whole power of magnitude less than 128, by squaring. */
function wholePower(f: Formula, z: ComplexValue, n: Value): ComplexValue {
  const one = { re: f.constant(1), im: f.constant(0) };
  const positive = f.abs(n);
  let left = positive;
  let square = z;
  let power: ComplexValue = one;
  for (let bit = 0; bit < 7; bit++) {
    const halved = f.apply('floor', f.scale(left, 0.5));
    const odd = f.less(f.scale(halved, 2), left);
    const product = multiplyComplex(f.body, power, square);
    // The first factor as it is: infinite parts do not survive a product with 1 + 0 i.
    const isFirst = f.apply('eq', f.scale(left, 2 ** bit), positive);
    const first =
      bit === 0 ? square : selectComplex(f, f.apply('and', isFirst, odd), square, product);
    power = selectComplex(f, odd, first, power);
    left = halved;
    if (bit < 6) square = multiplyComplex(f.body, square, square);
  }
  const inverse = divideComplex(f.body, one, power);
  const negative = f.below(n, 0);
  return {
    re: f.select(negative, inverse.re, power.re),
    im: f.select(negative, inverse.im, power.im),
  };
}

/**
 * z^w = e^(w log z); small whole powers are products. 0 to a power with a positive real part is 0,
 * to the power 0 it is 1, to others NaN.
 */
export function complexPower(f: Formula, z: ComplexValue, w: ComplexValue): ComplexValue {
  const general = complexExponential(f, multiplyComplex(f.body, w, complexLogarithm(f, z)));
  const isReal = f.equals(w.im, 0);
  const whole = f.apply('eq', f.apply('floor', w.re), w.re);
  const few = f.below(f.abs(w.re), MOST_PRODUCTS);
  const byProducts = both(f, isReal, both(f, whole, few));
  const product = wholePower(f, z, f.select(byProducts, w.re, f.constant(0)));
  const isZero = both(f, f.equals(z.re, 0), f.equals(z.im, 0));
  const vanishes = f.select(f.above(w.re, 0), f.constant(0), f.constant(NaN));
  const isOne = both(f, isReal, f.equals(w.re, 0));
  const part = (ofProduct: Value, ofGeneral: Value, one: number): Value => {
    const power = f.select(byProducts, ofProduct, ofGeneral);
    return f.select(isOne, f.constant(one), f.select(isZero, vanishes, power));
  };
  return { re: part(product.re, general.re, 1), im: part(product.im, general.im, 0) };
}
