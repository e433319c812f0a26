/** Complex arithmetic of the few numbers that an iteration has beside its vectors. */

/** A number; real ones have `im` 0. */
export interface Value {
  readonly re: number;
  readonly im: number;
}

export function value(re: number, im = 0): Value {
  return { re, im };
}

export const ZERO: Value = { re: 0, im: 0 };
export const ONE: Value = { re: 1, im: 0 };

export function plus(x: Value, y: Value): Value {
  return { re: x.re + y.re, im: x.im + y.im };
}

export function minus(x: Value, y: Value): Value {
  return { re: x.re - y.re, im: x.im - y.im };
}

export function times(x: Value, y: Value): Value {
  return { re: x.re * y.re - x.im * y.im, im: x.re * y.im + x.im * y.re };
}

export function scaled(x: Value, factor: number): Value {
  return { re: x.re * factor, im: x.im * factor };
}

export function negative(x: Value): Value {
  return { re: -x.re, im: -x.im };
}

export function conjugate(x: Value): Value {
  return { re: x.re, im: -x.im };
}

export function modulus({ re, im }: Value): number {
  return im === 0 ? Math.abs(re) : Math.hypot(re, im);
}

/** x / y, by the larger part of the divisor (Smith 1962). */
export function over(x: Value, y: Value): Value {
  if (y.im === 0) return { re: x.re / y.re, im: x.im / y.re };
  if (Math.abs(y.re) >= Math.abs(y.im)) {
    const ratio = y.im / y.re;
    const divisor = y.re + y.im * ratio;
    return { re: (x.re + x.im * ratio) / divisor, im: (x.im - x.re * ratio) / divisor };
  }
  const ratio = y.re / y.im;
  const divisor = y.im + y.re * ratio;
  return { re: (x.re * ratio + x.im) / divisor, im: (x.im * ratio - x.re) / divisor };
}

export function isFiniteValue({ re, im }: Value): boolean {
  return Number.isFinite(re) && Number.isFinite(im);
}
