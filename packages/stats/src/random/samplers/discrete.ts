/** Discrete distributions of one parameter. */
import type { Source } from '../bits/source.ts';
import { pow } from '../elementary/exponential.ts';
import { log } from '../elementary/logarithm.ts';
import { exponential } from '../ziggurat/draws.ts';

/** The largest whole number of 64 bits, as a float64. */
const MOST = 2 ** 63;

export function geometric(source: Source, p: number): number {
  if (p < 1 / 3) {
    return Math.min(MOST, Math.ceil(-exponential(source) / Math.log1p(-p)));
  }
  const u = source.double();
  let k = 1;
  let term = p;
  let sum = p;
  // Terms that no longer count end the search.
  while (u > sum && term > 1e-20) {
    term *= 1 - p;
    sum += term;
    k++;
  }
  return k;
}

/** A. W. Kemp, Efficient generation of logarithmically distributed pseudo-random variables, Appl. Stat. 30 (1981) 249. */
export function logseries(source: Source, p: number): number {
  const r = Math.log1p(-p);
  for (;;) {
    const v = source.double();
    if (v >= p) return 1;
    const u = source.double();
    const q = -Math.expm1(r * u);
    if (v <= q * q) {
      const k = Math.floor(1 + log(v) / log(q));
      if (k < 1 || v === 0) continue;
      return k;
    }
    return v >= q ? 1 : 2;
  }
}

/** L. Devroye, Non-Uniform Random Variate Generation (1986), X.6.1. */
export function zipf(source: Source, a: number): number {
  if (a >= 1025) return 1;
  const exponent = a - 1;
  const b = pow(2, exponent);
  const least = pow(MOST, -exponent);
  for (;;) {
    const u01 = source.double();
    const u = u01 * least + (1 - u01);
    const v = source.double();
    const x = Math.floor(pow(u, -1 / exponent));
    if (x > MOST || x < 1) continue;
    const t = pow(1 + 1 / x, exponent);
    if ((v * x * (t - 1)) / (b - 1) <= t / b) return x;
  }
}
