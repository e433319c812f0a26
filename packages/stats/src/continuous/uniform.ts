/** The uniform distribution. */
import { continuous } from '../distributions/continuous.ts';
import type { FitTask } from '../distributions/law.ts';
import { closed } from '../fitting/location-scale.ts';

/**
 * The uniform distribution on the interval from `loc` to `loc + scale`.
 *
 * @example
 * ```ts
 * import { uniform } from '@numloom/stats';
 * console.log(uniform.pdf(3, { loc: 2, scale: 4 })); // => 0.25
 * console.log(uniform.fit([2, 3, 5])); // => [ 2, 3 ]
 * ```
 */
export const uniform = /* @__PURE__ */ continuous({
  name: 'uniform',
  shapes: [],
  support: [0, 1],
  pdf: () => 1,
  logpdf: () => 0,
  cdf: (x) => x,
  logcdf: (x) => Math.log(x),
  sf: (x) => 1 - x,
  logsf: (x) => Math.log1p(-x),
  ppf: (p) => p,
  isf: (q) => 1 - q,
  mean: () => 0.5,
  variance: () => 1 / 12,
  skewness: () => 0,
  kurtosis: () => -1.2,
  moment: (n) => 1 / (n + 1),
  entropy: () => 0,
  random: (source) => source.double(),
  fit: /* @__PURE__ */ closed(fit),
});

/** The shortest interval that holds all observations; in the middle of one of fixed length. */
function fit({ data, fixed: [floc, fscale], caller }: FitTask): number[] {
  const min = data.reduce((least, x) => Math.min(least, x), Infinity);
  const max = data.reduce((most, x) => Math.max(most, x), -Infinity);
  const loc = floc ?? (fscale === undefined ? min : min - (fscale - (max - min)) / 2);
  const scale = fscale ?? max - loc;
  if (loc > min || (floc === undefined ? max - min > scale : max > loc + scale)) {
    throw new RangeError(
      `${caller}: data has values from ${min} to ${max}, the interval that is fixed must hold them`,
    );
  }
  return [loc, scale];
}
