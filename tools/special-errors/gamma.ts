/** The gamma function and its kin. */
import { beta, betaln, poch } from '../../packages/stats/src/math/beta.ts';
import { gamma, gammaln, rgamma } from '../../packages/stats/src/math/gamma.ts';
import { digamma, polygamma, zeta } from '../../packages/stats/src/math/polygamma.ts';
import * as precise from '../../packages/stats/test/math/high-precision-gamma.ts';
import { exp, Precise } from '../../packages/stats/test/math/high-precision.ts';
import { against, logUniform, uniform, type Random, type Row } from './row.ts';

const lnBeta = (a: Precise, b: Precise): Precise =>
  precise
    .gammaln(a)
    .plus(precise.gammaln(b))
    .minus(precise.gammaln(a.plus(b)));

const inBothHalves = (random: Random): number[] => [
  random() < 0.5 ? uniform(random, -170, 171) : uniform(random, -5, 12),
];

/** Half of the points anywhere, the others next to the zeros 1 and 2. */
const nearZeros = (random: Random): number[] => {
  const choice = random();
  if (choice < 0.5) return [logUniform(random, -300, 300)];
  const zero = choice < 0.75 ? 1 : 2;
  return [zero + Math.sign(random() - 0.5) * logUniform(random, -14, -0.3)];
};

const parameters = (random: Random, high: number): number[] => [
  logUniform(random, -10, high),
  logUniform(random, -10, high),
];

export const rows: readonly Row[] = [
  {
    name: 'gamma',
    range: 'x from -170 to 171',
    point: inBothHalves,
    value: gamma,
    error: against(precise.gamma),
    bound: 1e-15,
  },
  {
    name: 'rgamma',
    range: 'x from -170 to 171',
    point: inBothHalves,
    value: rgamma,
    error: against((x) => Precise.of(1).over(precise.gamma(x))),
    bound: 1e-15,
  },
  {
    name: 'gammaln',
    range: 'x from 1e-300 to 1e300, half of them near 1 and 2',
    point: nearZeros,
    value: gammaln,
    error: against(precise.gammaln),
    bound: 1e-15,
  },
  {
    name: 'digamma',
    range: 'x from 1e-10 to 1e10, half of them near the zero 1.46',
    point: (random) => [
      random() < 0.5
        ? logUniform(random, -10, 10)
        : 1.4616321449683622 + Math.sign(random() - 0.5) * logUniform(random, -14, -0.5),
    ],
    value: digamma,
    error: against(precise.digamma),
    bound: 1e-15,
  },
  {
    name: 'polygamma',
    range: 'n from 1 to 20, x from 1e-5 to 1e6',
    point: (random) => [1 + Math.floor(20 * random()), logUniform(random, -5, 6)],
    value: polygamma,
    error: (value, n, x) => {
      const derivative = against((order, z) =>
        precise
          .zeta(order.plus(1), z)
          .times(precise.gamma(order.plus(1)))
          .times(n % 2 === 0 ? -1 : 1),
      );
      return derivative(value, n, x);
    },
    bound: 2e-15,
    slow: 20,
  },
  {
    name: 'zeta (Hurwitz)',
    range: 's from 1 to 30, q from 1e-3 to 1e6',
    point: (random) => [1 + logUniform(random, -3, 1.46), logUniform(random, -3, 6)],
    value: zeta,
    error: against(precise.zeta),
    bound: 3e-15,
    slow: 20,
  },
  {
    name: 'beta',
    range: 'a, b from 1e-10 to 1e3',
    point: (random) => parameters(random, 3),
    value: beta,
    error: against((a, b) => exp(lnBeta(a, b))),
    bound: 4e-15,
  },
  {
    name: 'betaln',
    range: 'a, b from 1e-10 to 1e10, but where it is near 0',
    point: (random) => {
      for (;;) {
        const [a, b] = parameters(random, 10);
        if (Math.abs(betaln(a!, b!)) > 0.5) return [a!, b!];
      }
    },
    value: betaln,
    error: against(lnBeta),
    bound: 2e-15,
  },
  {
    name: 'poch',
    range: 'z from 1e-5 to 1e5, m from 1e-5 to 50',
    point: (random) => [logUniform(random, -5, 5), logUniform(random, -5, 1.7)],
    value: poch,
    error: against((z, m) => exp(precise.gammaln(z.plus(m)).minus(precise.gammaln(z)))),
    bound: 2e-14,
  },
];
