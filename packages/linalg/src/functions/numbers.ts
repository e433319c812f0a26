/** Arithmetic of single complex numbers, as pairs of their parts. */

export type Pair = readonly [number, number];

export const add = ([a, b]: Pair, [c, d]: Pair): Pair => [a + c, b + d];
export const subtract = ([a, b]: Pair, [c, d]: Pair): Pair => [a - c, b - d];
export const times = ([a, b]: Pair, [c, d]: Pair): Pair => [a * c - b * d, a * d + b * c];
export const scale = ([a, b]: Pair, factor: number): Pair => [a * factor, b * factor];
export const size = ([a, b]: Pair): number => Math.hypot(a, b);

/** x / y by Smith's method (1962). */
export function divide([a, b]: Pair, [c, d]: Pair): Pair {
  if (Math.abs(c) >= Math.abs(d)) {
    const ratio = d / c;
    const divisor = c + d * ratio;
    return [(a + b * ratio) / divisor, (b - a * ratio) / divisor];
  }
  const ratio = c / d;
  const divisor = d + c * ratio;
  return [(a * ratio + b) / divisor, (b * ratio - a) / divisor];
}

/** The principal square root. */
export function squareRoot([a, b]: Pair): Pair {
  if (b === 0 && a >= 0) return [Math.sqrt(a), b];
  const root = 2 * Math.sqrt((Math.hypot(a / 4, b / 4) + Math.abs(a / 4)) / 2);
  const other = b / root / 2;
  return a >= 0 ? [root, other] : [Math.abs(other), b < 0 || Object.is(b, -0) ? -root : root];
}

/** The principal logarithm. */
export function logarithm([a, b]: Pair): Pair {
  const argument = Math.atan2(b, a);
  // Near the unit circle log|z| is what |z|² - 1 tells.
  const [larger, smaller] = Math.abs(a) >= Math.abs(b) ? [Math.abs(a), b] : [Math.abs(b), a];
  if (larger > 0.5 && larger < 2) {
    return [0.5 * Math.log1p((larger - 1) * (larger + 1) + smaller * smaller), argument];
  }
  return [Math.log(Math.hypot(a, b)), argument];
}

export function exponential([a, b]: Pair): Pair {
  const length = Math.exp(a);
  return b === 0 ? [length, b] : [length * Math.cos(b), length * Math.sin(b)];
}

export function hyperbolicSine([a, b]: Pair): Pair {
  return b === 0 ? [Math.sinh(a), b] : [Math.sinh(a) * Math.cos(b), Math.cosh(a) * Math.sin(b)];
}

/** The inverse hyperbolic tangent of |z| < 1. */
export function inverseTanh([a, b]: Pair): Pair {
  if (b === 0) return [Math.atanh(a), b];
  const square = b * b;
  const real = Math.log1p((4 * a) / ((1 - a) * (1 - a) + square)) / 4;
  return [real, Math.atan2(2 * b, (1 - a) * (1 + a) - square) / 2];
}
