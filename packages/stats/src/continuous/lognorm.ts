/** The log-normal distribution. */
import { continuous } from '../distributions/continuous.ts';
import { type Guess, optimised } from '../fitting/optimised.ts';
import { lowest } from '../fitting/bounds.ts';
import { meanOf, squaresOf } from '../fitting/summary.ts';
import type { Fitter } from '../distributions/law.ts';
import { log_ndtr, ndtr, ndtri } from '../math/normal.ts';
import { normal } from '../random/ziggurat/draws.ts';

const LOG_ROOT = 0.9189385332046727;

/**
 * The log-normal distribution: the logarithm of x / `scale` is normal with standard deviation `s`.
 *
 * @example
 * ```ts
 * import { lognorm } from '@numloom/stats';
 * console.log(lognorm.median(0.5, { scale: 3 })); // => 3
 * console.log(lognorm.cdf(1, 2)); // => 0.5
 * ```
 */
export const lognorm = /* @__PURE__ */ continuous<[s: number], 's'>({
  name: 'lognorm',
  shapes: ['s'],
  support: [0, Infinity],
  pdf: (x, s) => (x === 0 ? 0 : Math.exp(logDensity(x, s))),
  logpdf: logDensity,
  cdf: (x, s) => ndtr(Math.log(x) / s),
  logcdf: (x, s) => log_ndtr(Math.log(x) / s),
  sf: (x, s) => ndtr(-Math.log(x) / s),
  logsf: (x, s) => log_ndtr(-Math.log(x) / s),
  ppf: (p, s) => Math.exp(s * ndtri(p)),
  isf: (q, s) => Math.exp(-s * ndtri(q)),
  mean: (s) => Math.exp((s * s) / 2),
  variance: (s) => Math.exp(s * s) * Math.expm1(s * s),
  skewness: (s) => (Math.exp(s * s) + 2) * Math.sqrt(Math.expm1(s * s)),
  kurtosis(s) {
    const w = Math.expm1(s * s);
    return w * (16 + w * (15 + w * (6 + w)));
  },
  moment: (n, s) => Math.exp((n * n * s * s) / 2),
  entropy: (s) => LOG_ROOT + 0.5 + Math.log(s),
  random: (source, s) => Math.exp(s * normal(source)),
  fit,
});

function logDensity(x: number, s: number): number {
  if (x === 0) return -Infinity;
  const log = Math.log(x);
  return -0.5 * (log / s) ** 2 - log - LOG_ROOT - Math.log(s);
}

/** Of the logarithms, if the location is known; else a search. */
function fit(...[task, law]: Parameters<Fitter>): number[] {
  const { data, fixed, method } = task;
  const [fs, floc, fscale] = fixed;
  if (floc === undefined || method === 'MM') return search(task, law);
  lowest(task);
  const logs = data.map((x) => Math.log(x - floc));
  if (!logs.every(Number.isFinite)) return [NaN, floc, NaN];
  const scale = fscale ?? Math.exp(meanOf(logs));
  return [fs ?? Math.sqrt(squaresOf(logs, Math.log(scale))), floc, scale];
}

const guess: Guess = ({ data, min, sd }, [, floc]) =>
  (floc === undefined ? [0.01, 0.3, 3] : [0]).map((reach) => {
    const loc = floc ?? min - reach * sd;
    const logs = data.map((x) => Math.log(Math.max(x - loc, 1e-300)));
    const mean = meanOf(logs);
    return [Math.sqrt(squaresOf(logs, mean)) || 0.1, loc, Math.exp(mean)];
  });

const search = /* @__PURE__ */ optimised(guess);
