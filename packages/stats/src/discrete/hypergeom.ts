/** The hypergeometric distribution. */
import { fallingFactorial, momentFromFactorials } from '../distributions/counts.ts';
import { discrete } from '../distributions/discrete.ts';
import {
  hypergeometricCdf,
  hypergeometricPmf,
  hypergeometricSf,
  logHypergeometricCdf,
  logHypergeometricPmf,
  logHypergeometricSf,
} from '../math/hypergeometric.ts';
import { hypergeometric } from '../random/samplers/hypergeometric.ts';

const isCount = (n: number): boolean => n >= 0 && Number.isInteger(n);

/**
 * The hypergeometric distribution: of `M` objects `n` are of a kind; how many of that kind are among `N`
 * that are drawn without putting them back. Parameters: whole numbers, `n` and `N` from 0 to `M`.
 *
 * @example
 * ```ts
 * import { hypergeom } from '@numloom/stats';
 * console.log(hypergeom.pmf(2, 20, 7, 12).toPrecision(10)); // => 0.04767801858
 * console.log(hypergeom(20, 7, 12).support()); // => [ 0, 7 ]
 * ```
 */
export const hypergeom = /* @__PURE__ */ discrete<[M: number, n: number, N: number]>({
  name: 'hypergeom',
  shapes: ['M', 'n', 'N'],
  domain: (M, n, N) => isCount(M) && isCount(n) && isCount(N) && n <= M && N <= M,
  support: [(M, n, N) => Math.max(0, N - (M - n)), (_, n, N) => Math.min(n, N)],
  pmf: hypergeometricPmf,
  logpmf: logHypergeometricPmf,
  cdf: hypergeometricCdf,
  sf: hypergeometricSf,
  logcdf: logHypergeometricCdf,
  logsf: logHypergeometricSf,
  mean: (M, n, N) => (M === 0 ? 0 : N * (n / M)),
  variance: (M, n, N) => (M < 2 ? 0 : N * (n / M) * ((M - n) / M) * ((M - N) / (M - 1))),
  skewness: (M, n, N) =>
    ((M - 2 * n) / Math.sqrt(n * (M - n))) *
    (Math.sqrt(M - 1) / (M - 2)) *
    ((M - 2 * N) / Math.sqrt(N * (M - N))),
  kurtosis(M, n, N) {
    const [kinds, draws] = [n * (M - n), N * (M - N)];
    const sum =
      (M - 1) * M * M * (M * (M + 1) - 6 * draws - 6 * kinds) + 6 * kinds * draws * (5 * M - 6);
    return sum / (kinds * draws * (M - 2) * (M - 3));
  },
  moment: (order, M, n, N) =>
    momentFromFactorials(order, (r) => {
      const ways = fallingFactorial(n, r) * fallingFactorial(N, r);
      return ways === 0 ? 0 : ways / fallingFactorial(M, r);
    }),
  random: (source, M, n, N) => hypergeometric(source, n, M - n, N),
});
