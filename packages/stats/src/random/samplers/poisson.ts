/**
 * Poisson numbers: by multiplication, from a mean of 10 on by transformed rejection. W. Hörmann, The transformed
 * rejection method for generating Poisson random variables, Insur. Math. Econ. 12 (1993) 39.
 */
import type { Source } from '../bits/source.ts';
import { exp } from '../elementary/exponential.ts';
import { log } from '../elementary/logarithm.ts';
import { standardGamma } from './gamma.ts';

/** Coefficients of Stirling's series, B(2k) / (2k (2k - 1)), the last ones as NumPy has them. */
const STIRLING = [
  8.333333333333333e-2, -2.777777777777778e-3, 7.936507936507937e-4, -5.952380952380952e-4,
  8.417508417508418e-4, -1.917526917526918e-3, 6.41025641025641e-3, -2.955065359477124e-2,
  1.796443723688307e-1, -1.3924322169059,
]; // prettier-ignore

const LOG_2PI = 1.8378770664093453;

/** ln Γ(x) as the rejection test takes it. */
function logGamma(x: number): number {
  if (x === 1 || x === 2) return 0;
  const steps = x <= 7 ? Math.trunc(7 - x) : 0;
  let z = x + steps;
  const square = 1 / (z * z);
  let series = STIRLING[9]!;
  for (let k = 8; k >= 0; k--) series = series * square + STIRLING[k]!;
  let result = series / z + 0.5 * LOG_2PI + (z - 0.5) * log(z) - z;
  for (let k = 0; k < steps; k++) {
    result -= log(z - 1);
    z -= 1;
  }
  return result;
}

export function poisson(source: Source, lam: number): number {
  if (lam >= 10) return byRejection(source, lam);
  if (!(lam > 0)) return 0;
  const least = exp(-lam);
  let count = 0;
  for (let product = source.double(); product > least; product *= source.double()) count++;
  return count;
}

function byRejection(source: Source, lam: number): number {
  const root = Math.sqrt(lam);
  const logLam = log(lam);
  const b = 0.931 + 2.53 * root;
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const quick = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = source.double() - 0.5;
    const v = source.double();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + lam + 0.43);
    if (us >= 0.07 && v <= quick) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const left = log(v) + log(inverseAlpha) - log(a / (us * us) + b);
    if (left <= -lam + k * logLam - logGamma(k + 1)) return k;
  }
}

/** The largest mean that poisson takes: results are below 2⁶³. */
export const MOST_POISSON = 9223372006484771000;

export const negativeBinomial = (source: Source, n: number, p: number): number =>
  poisson(source, ((1 - p) / p) * standardGamma(source, n));
