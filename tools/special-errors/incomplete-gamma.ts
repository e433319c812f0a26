/** The tails of the gamma distribution. */
import {
  gammainc,
  gammaincc,
  log_gammainc,
  log_gammaincc,
} from '../../packages/stats/src/math/incomplete-gamma.ts';
import {
  gammainccinv,
  gammaincinv,
} from '../../packages/stats/src/math/incomplete-gamma-inverse.ts';
import { gammaln, incompleteGamma } from '../../packages/stats/test/math/high-precision-gamma.ts';
import { exp, log, log1p, type Precise } from '../../packages/stats/test/math/high-precision.ts';
import { against, inverseOf, logUniform, type Random, type Row } from './row.ts';

const probability = (random: Random): number =>
  random() < 0.5 ? random() : logUniform(random, -300, 0);

/** Points whose tails are from 1e-300 to 1. */
function parameterAndPoint(random: Random): number[] {
  for (;;) {
    const a = logUniform(random, -10, 7);
    const p = probability(random);
    const x = random() < 0.5 ? gammaincinv(a, p) : gammainccinv(a, p);
    if (x > 1e-300 && x < 1e300) return [a, x];
    if (random() < 0.3) return [a, logUniform(random, -300, 2)];
  }
}

/** Points far out in the tails, where these underflow. */
function parameterAndFarPoint(random: Random): number[] {
  const a = logUniform(random, -5, 5);
  return [a, a * (random() < 0.5 ? logUniform(random, -20, 0) : logUniform(random, 0, 5))];
}

const lower = (a: Precise, x: Precise): Precise => incompleteGamma(a, x).lower;
const upper = (a: Precise, x: Precise): Precise => incompleteGamma(a, x).upper;

/** ln of a tail; next to 1 by the other one. */
const logOf = (tail: Precise, other: Precise): Precise =>
  other.size() < -20 ? log1p(other.negative()) : log(tail);

const density = (x: Precise, a: Precise): Precise =>
  exp(a.minus(1).times(log(x)).minus(x).minus(gammaln(a)));

/** Parameters for which the truth is found soon; of small ones, x amplifies the rounding of p by 1 / a. */
const parameterAndProbability = (random: Random): number[] => [
  logUniform(random, -2, 4),
  probability(random),
];

export const rows: readonly Row[] = [
  {
    name: 'gammainc',
    range: 'a from 1e-10 to 1e7, both tails from 1e-300',
    point: parameterAndPoint,
    value: gammainc,
    error: against(lower),
    bound: 6e-15,
  },
  {
    name: 'gammaincc',
    range: 'a from 1e-10 to 1e7, both tails from 1e-300',
    point: parameterAndPoint,
    value: gammaincc,
    error: against(upper),
    bound: 6e-15,
  },
  {
    name: 'log_gammainc',
    range: 'a from 1e-5 to 1e5, x from 1e-20 a to 1e5 a',
    point: parameterAndFarPoint,
    value: log_gammainc,
    error: against((a, x) => {
      const tails = incompleteGamma(a, x);
      return logOf(tails.lower, tails.upper);
    }),
    bound: 6e-15,
    slow: 5,
  },
  {
    name: 'log_gammaincc',
    range: 'a from 1e-5 to 1e5, x from 1e-20 a to 1e5 a',
    point: parameterAndFarPoint,
    value: log_gammaincc,
    error: against((a, x) => {
      const tails = incompleteGamma(a, x);
      return logOf(tails.upper, tails.lower);
    }),
    bound: 6e-15,
    slow: 5,
  },
  {
    name: 'gammaincinv',
    range: 'a from 0.01 to 1e4, p from 1e-300 to 1',
    point: parameterAndProbability,
    value: gammaincinv,
    error: inverseOf((x, a, p) => lower(a, x).minus(p), density),
    bound: 1e-13,
    slow: 5,
  },
  {
    name: 'gammainccinv',
    range: 'a from 0.01 to 1e4, q from 1e-300 to 1',
    point: parameterAndProbability,
    value: gammainccinv,
    error: inverseOf((x, a, q) => upper(a, x).minus(q), density),
    bound: 1e-13,
    slow: 5,
  },
];
