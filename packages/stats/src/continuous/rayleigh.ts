/** The Rayleigh distribution. */
import { continuous } from '../distributions/continuous.ts';
import type { Fitter } from '../distributions/law.ts';
import { log1mexp } from '../distributions/logarithms.ts';
import { lowest } from '../fitting/bounds.ts';
import { momentsOfLocationScale } from '../fitting/location-scale.ts';
import { optimised } from '../fitting/optimised.ts';
import { squaresOf } from '../fitting/summary.ts';
import { gamma } from '../math/gamma.ts';
import { chisquare } from '../random/samplers/gamma.ts';

const EULER = 0.5772156649015329;

/**
 * The Rayleigh distribution: the length of a vector of two normal components.
 *
 * @example
 * ```ts
 * import { rayleigh } from '@numloom/stats';
 * console.log(rayleigh.logsf(100)); // => -5000
 * console.log(rayleigh.fit([1, 1], { floc: 0 })); // => [ 0, 0.7071067811865476 ]
 * ```
 */
export const rayleigh = /* @__PURE__ */ continuous({
  name: 'rayleigh',
  shapes: [],
  support: [0, Infinity],
  pdf: (x) => x * Math.exp(-0.5 * x * x),
  logpdf: (x) => Math.log(x) - 0.5 * x * x,
  cdf: (x) => -Math.expm1(-0.5 * x * x),
  logcdf: (x) => (x < 1e-100 ? 2 * Math.log(x) - Math.LN2 : log1mexp(0.5 * x * x)),
  sf: (x) => Math.exp(-0.5 * x * x),
  logsf: (x) => -0.5 * x * x,
  ppf: (p) => Math.sqrt(-2 * Math.log1p(-p)),
  isf: (q) => Math.sqrt(-2 * Math.log(q)),
  mean: () => 1.2533141373155003,
  variance: () => 2 - Math.PI / 2,
  skewness: () => (2 * (Math.PI - 3) * Math.sqrt(Math.PI)) / (4 - Math.PI) ** 1.5,
  kurtosis: () => (-6 * Math.PI ** 2 + 24 * Math.PI - 16) / (4 - Math.PI) ** 2,
  moment: (n) => 2 ** (n / 2) * gamma(1 + n / 2),
  entropy: () => EULER / 2 + 1 - 0.5 * Math.LN2,
  random: (source) => Math.sqrt(chisquare(source, 2)),
  fit,
});

/** In closed form where the location is known. */
function fit(...[task, law]: Parameters<Fitter>): number[] {
  if (task.method === 'MM') return momentsOfLocationScale(task, law);
  const [floc] = task.fixed;
  if (floc === undefined) return search(task, law);
  lowest(task);
  return [floc, Math.sqrt(squaresOf(task.data, floc) / 2)];
}

const search = /* @__PURE__ */ optimised(({ mean, sd, min }) => {
  const scale = sd * 1.5263;
  return [
    [Math.min(mean - 1.2533 * scale, min - 0.05 * sd), scale],
    [min - 0.05 * sd, scale],
  ];
});
