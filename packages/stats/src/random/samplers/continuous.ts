/** Continuous distributions that a few operations make of uniform, normal and exponential numbers. */
import type { Source } from '../bits/source.ts';
import { exp, pow } from '../elementary/exponential.ts';
import { log } from '../elementary/logarithm.ts';
import { exponential, normal } from '../ziggurat/draws.ts';

/** A uniform number that is not 0. */
function positive(source: Source): number {
  for (;;) {
    const u = source.double();
    if (u > 0) return u;
  }
}

export function laplace(source: Source, loc: number, scale: number): number {
  const u = positive(source);
  return u >= 0.5 ? loc - scale * log(2 - u - u) : loc + scale * log(u + u);
}

export const gumbel = (source: Source, loc: number, scale: number): number =>
  loc - scale * log(-log(1 - positive(source)));

export function logistic(source: Source, loc: number, scale: number): number {
  const u = positive(source);
  return loc + scale * log(u / (1 - u));
}

export const lognormal = (source: Source, mean: number, sigma: number): number =>
  exp(mean + sigma * normal(source));

export const rayleigh = (source: Source, scale: number): number =>
  scale * Math.sqrt(2 * exponential(source));

export const pareto = (source: Source, a: number): number => Math.expm1(exponential(source) / a);

export const weibull = (source: Source, a: number): number =>
  a === 0 ? 0 : pow(exponential(source), 1 / a);

export const power = (source: Source, a: number): number =>
  pow(-Math.expm1(-exponential(source)), 1 / a);

export function standardCauchy(source: Source): number {
  const numerator = normal(source);
  return numerator / normal(source);
}

export function triangular(source: Source, left: number, mode: number, right: number): number {
  const base = right - left;
  const u = source.double();
  return u <= (mode - left) / base
    ? left + Math.sqrt(u * ((mode - left) * base))
    : right - Math.sqrt((1 - u) * ((right - mode) * base));
}

/** J. R. Michael, W. R. Schucany and R. W. Haas, Am. Stat. 30 (1976) 88. */
export function wald(source: Source, mean: number, scale: number): number {
  const z = normal(source);
  const y = mean * z * z;
  const d = 1 + Math.sqrt(1 + (4 * scale) / y);
  const x = mean * (1 - 2 / d);
  return source.double() <= mean / (mean + x) ? x : (mean * mean) / x;
}

/** D. J. Best and N. I. Fisher, Appl. Stat. 28 (1979) 152. */
export function vonmises(source: Source, mu: number, kappa: number): number {
  if (kappa !== kappa) return NaN;
  if (kappa < 1e-8) return Math.PI * (2 * source.double() - 1);
  if (kappa > 1e6) {
    const angle = mu + Math.sqrt(1 / kappa) * normal(source);
    const above = angle < -Math.PI ? angle + 2 * Math.PI : angle;
    return above > Math.PI ? above - 2 * Math.PI : above;
  }
  let s = 1 / kappa + kappa;
  if (kappa >= 1e-5) {
    const r = 1 + Math.sqrt(1 + 4 * kappa * kappa);
    const rho = (r - Math.sqrt(2 * r)) / (2 * kappa);
    s = (1 + rho * rho) / (2 * rho);
  }
  let w: number;
  for (;;) {
    const z = Math.cos(Math.PI * source.double());
    w = (1 + s * z) / (s + z);
    const y = kappa * (s - w);
    const v = source.double();
    if (y * (2 - y) - v >= 0 || log(y / v) + 1 - y >= 0) break;
  }
  const turn = Math.acos(w);
  const angle = (source.double() < 0.5 ? -turn : turn) + mu;
  const wrapped = ((Math.abs(angle) + Math.PI) % (2 * Math.PI)) - Math.PI;
  return angle < 0 ? -wrapped : wrapped;
}
