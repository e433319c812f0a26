/**
 * Gamma numbers and those that are made of them. G. Marsaglia and W. W. Tsang, A simple method for generating
 * gamma variables, ACM Trans. Math. Softw. 26 (2000) 363; below shape 1 J. H. Ahrens and U. Dieter, Computing 12
 * (1974) 223; beta numbers of small parameters M. D. Jöhnk, Metrika 8 (1964) 5.
 */
import type { Source } from '../bits/source.ts';
import { exp, pow } from '../elementary/exponential.ts';
import { log } from '../elementary/logarithm.ts';
import { exponential, floatExponential, floatNormal, normal } from '../ziggurat/draws.ts';

/** NaN for the shape NaN, from as many bits as NumPy takes. */
export function standardGamma(source: Source, shape: number): number {
  if (shape === 1) return exponential(source);
  if (shape === 0) return 0;
  if (shape < 1) {
    for (;;) {
      const u = source.double();
      const v = exponential(source);
      if (u <= 1 - shape) {
        const x = pow(u, 1 / shape);
        if (x <= v) return x;
      } else {
        const y = -log((1 - u) / shape);
        const x = pow(1 - shape + shape * y, 1 / shape);
        if (x <= v + y) return x;
      }
    }
  }
  const b = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * b);
  for (;;) {
    let x = normal(source);
    let v = 1 + c * x;
    while (v <= 0) {
      x = normal(source);
      v = 1 + c * x;
    }
    v = v * v * v;
    const u = source.double();
    const square = x * x;
    if (u < 1 - 0.0331 * square * square) return b * v;
    if (log(u) < 0.5 * x * x + b * (1 - v + log(v))) return b * v;
  }
}

const f = Math.fround;

/** The same, every operation rounded to float32. */
export function floatStandardGamma(source: Source, given: number): number {
  const shape = f(given);
  if (shape === 1) return floatExponential(source);
  if (shape === 0) return 0;
  if (shape < 1) {
    const inverse = f(1 / shape);
    const rest = f(1 - shape);
    for (;;) {
      const u = source.float();
      const v = floatExponential(source);
      if (u <= rest) {
        const x = f(pow(u, inverse));
        if (x <= v) return x;
      } else {
        const y = f(-log(f(f(1 - u) / shape)));
        const x = f(pow(f(rest + f(shape * y)), inverse));
        if (x <= f(v + y)) return x;
      }
    }
  }
  const b = f(shape - f(1 / 3));
  const c = f(1 / f(Math.sqrt(f(9 * b))));
  for (;;) {
    let x = floatNormal(source);
    let v = f(1 + f(c * x));
    while (v <= 0) {
      x = floatNormal(source);
      v = f(1 + f(c * x));
    }
    v = f(f(v * v) * v);
    const u = source.float();
    const square = f(x * x);
    if (u < f(1 - f(f(f(0.0331) * square) * square))) return f(b * v);
    const bound = f(f(f(0.5 * x) * x) + f(b * f(f(1 - v) + f(log(v)))));
    if (f(log(u)) < bound) return f(b * v);
  }
}

export const gamma = (source: Source, shape: number, scale: number): number =>
  scale * standardGamma(source, shape);

export const chisquare = (source: Source, df: number): number => 2 * standardGamma(source, df / 2);

export function fRatio(source: Source, dfnum: number, dfden: number): number {
  const numerator = chisquare(source, dfnum) * dfden;
  return numerator / (chisquare(source, dfden) * dfnum);
}

export function standardT(source: Source, df: number): number {
  const numerator = normal(source);
  const denominator = standardGamma(source, df / 2);
  return (Math.sqrt(df / 2) * numerator) / Math.sqrt(denominator);
}

/** Parameters so small that a number is 0 or 1. */
const TINY = 3e-103;

export function beta(source: Source, a: number, b: number): number {
  if (!(a <= 1 && b <= 1)) {
    const x = standardGamma(source, a);
    return x / (x + standardGamma(source, b));
  }
  if (a < TINY && b < TINY) return Number((a + b) * source.double() < a);
  for (;;) {
    const u = source.double();
    const v = source.double();
    const x = pow(u, 1 / a);
    const y = pow(v, 1 / b);
    if (!(x + y <= 1 && u + v > 0)) continue;
    if (x > 0 && y > 0) return x / (x + y);
    // One of them is too small for a number, so their ratio is taken by logarithms.
    const difference = log(u) / a - log(v) / b;
    return difference > 0
      ? exp(-Math.log1p(exp(-difference)))
      : exp(difference - Math.log1p(exp(difference)));
  }
}
