/** The Pareto distribution. */
import { continuous } from '../distributions/continuous.ts';
import type { FitTask } from '../distributions/law.ts';
import { log1mexp } from '../distributions/logarithms.ts';
import { nelderMead } from '../fitting/nelder-mead.ts';
import { refine } from '../fitting/newton.ts';
import { optimised } from '../fitting/optimised.ts';
import { summaryOf } from '../fitting/summary.ts';

/**
 * The Pareto distribution with exponent `b`, of values above `loc + scale`.
 *
 * @example
 * ```ts
 * import { pareto } from '@numloom/stats';
 * console.log(pareto.sf(10, 3) === 10 ** -3); // => true
 * console.log(pareto.mean(3)); // => 1.5
 * ```
 */
export const pareto = /* @__PURE__ */ continuous<[b: number], 'b'>({
  name: 'pareto',
  shapes: ['b'],
  support: [1, Infinity],
  pdf: (x, b) => b * x ** (-b - 1),
  logpdf: (x, b) => Math.log(b) - (b + 1) * Math.log(x),
  cdf: (x, b) => -Math.expm1(-b * Math.log(x)),
  logcdf: (x, b) => log1mexp(b * Math.log(x)),
  sf: (x, b) => x ** -b,
  logsf: (x, b) => -b * Math.log(x),
  ppf: (p, b) => Math.exp(-Math.log1p(-p) / b),
  isf: (q, b) => q ** (-1 / b),
  mean: (b) => (b > 1 ? b / (b - 1) : Infinity),
  variance: (b) => (b > 2 ? b / (b - 2) / (b - 1) ** 2 : Infinity),
  skewness: (b) => (b > 3 ? ((2 * (1 + b)) / (b - 3)) * Math.sqrt((b - 2) / b) : NaN),
  kurtosis: (b) => (b > 4 ? (6 * (b ** 3 + b * b - 6 * b - 2)) / (b * (b - 3) * (b - 4)) : NaN),
  moment: (n, b) => (n < b ? b / (b - n) : Infinity),
  entropy: (b) => 1 + 1 / b - Math.log(b),
  fit: (task, law) => (task.method === 'MM' ? moments : likelihood)(task, law),
});

const moments = /* @__PURE__ */ optimised(({ min, sd }, [, floc, fscale]) => {
  const scale = fscale ?? (floc === undefined ? 2 * sd : min - floc);
  return [[4, floc ?? min - scale, scale]];
});

/**
 * The most likely support begins at the least observation, and the exponent follows from logarithms;
 * what is left to search for is the scale.
 */
function likelihood({ data, fixed: [fb, floc, fscale], caller }: FitTask): number[] {
  const { min, sd } = summaryOf(data);
  const logs = (scale: number): number =>
    data.reduce((sum, x) => sum + Math.log1p((x - min) / scale), 0) / data.length;
  /** The parameters, with the exponent that is most likely for a scale and a location. */
  const theta = (scale: number, loc: number): number[] => {
    const mean = logs(min - loc) + Math.log((min - loc) / scale);
    return [fb ?? 1 / mean, loc, scale];
  };
  if (floc !== undefined) {
    const scale = fscale ?? min - floc;
    if (!(scale > 0) || min - floc < scale) {
      throw new RangeError(
        `${caller}: data has ${min}, which is below what fixed parameters allow`,
      );
    }
    return theta(scale, floc);
  }
  if (fscale !== undefined) return theta(fscale, min - fscale);
  /** The negative logarithm of the likelihood, by observation, of the logarithm of the scale. */
  const cost = ([log]: readonly number[]): number => {
    const scale = Math.exp(log!);
    const mean = logs(scale);
    const b = fb ?? 1 / mean;
    return log! - Math.log(b) + (b + 1) * mean;
  };
  const from = [0.3, 3].map((reach) => nelderMead(cost, [Math.log(reach * sd)], [0.5]));
  const { x } = from.reduce((best, one) => (one.value < best.value ? one : best));
  const scale = Math.exp(refine(cost, x).x[0]!);
  return theta(scale, min - scale);
}
