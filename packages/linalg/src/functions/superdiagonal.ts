/** Elements on and next to the diagonal of roots and logarithms of triangular matrices. */
import {
  add,
  divide,
  exponential,
  hyperbolicSine,
  inverseTanh,
  logarithm,
  type Pair,
  scale,
  size,
  squareRoot,
  subtract,
  times,
} from './numbers.ts';

/** a^(1/2^k) - 1 without cancellation (Al-Mohy 2012). */
export function rootMinusOne(a: Pair, k: number): Pair {
  const one: Pair = [1, 0];
  if (k === 0) return subtract(a, one);
  if (k === 1) return subtract(squareRoot(a), one);
  let steps = k;
  let value = a;
  if (Math.atan2(a[1], a[0]) >= Math.PI / 2) {
    value = squareRoot(value);
    steps--;
  }
  const difference = subtract(value, one);
  value = squareRoot(value);
  let product = add(one, value);
  for (let i = 1; i < steps; i++) {
    value = squareRoot(value);
    product = times(product, add(one, value));
  }
  return divide(difference, product);
}

/** Element above the diagonal of T^p for T = [a t; 0 b] (Higham and Lin 2011, eq. 5.5 and 5.6). */
export function powerAbove(a: Pair, b: Pair, t: Pair, p: number): Pair {
  const difference = subtract(b, a);
  const [logA, logB] = [logarithm(a), logarithm(b)];
  if (size(difference) === 0) return times(t, scale(exponential(scale(logA, p - 1)), p));
  const sum = add(a, b);
  if (size(difference) > size(sum) / 2) {
    const powers = subtract(exponential(scale(logB, p)), exponential(scale(logA, p)));
    return divide(times(t, powers), difference);
  }
  const mean = exponential(scale(add(logA, logB), p / 2));
  const angle = scale(unwound(a, b), p);
  return times(times(t, mean), divide(scale(hyperbolicSine(angle), 2), difference));
}

/** Element above the diagonal of log T for the same T (Higham 2008, eq. 11.28). */
export function logAbove(a: Pair, b: Pair, t: Pair): Pair {
  const difference = subtract(b, a);
  if (size(difference) === 0) return divide(t, a);
  if (size(difference) > size(add(a, b)) / 2) {
    return divide(times(t, subtract(logarithm(b), logarithm(a))), difference);
  }
  return times(t, divide(scale(unwound(a, b), 2), difference));
}

/** (log b - log a) / 2 for numbers that are near to one another. */
function unwound(a: Pair, b: Pair): Pair {
  const [re, im] = inverseTanh(divide(subtract(b, a), add(a, b)));
  const turns = Math.ceil((logarithm(b)[1] - logarithm(a)[1] - Math.PI) / (2 * Math.PI));
  return [re, im + Math.PI * turns];
}
