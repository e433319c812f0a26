/** The tails of the beta distribution and of Student's. */
import {
  betainc,
  betaincc,
  log_betainc,
  log_betaincc,
} from '../../packages/stats/src/math/incomplete-beta.ts';
import { betainccinv, betaincinv } from '../../packages/stats/src/math/incomplete-beta-inverse.ts';
import { log_stdtr, stdtr, stdtrit } from '../../packages/stats/src/math/student-t.ts';
import { stdtrOfOne } from '../../packages/stats/src/math/student-t-pieces.ts';
import {
  incompleteBeta,
  logBetaFactor,
  studentTail,
} from '../../packages/stats/test/math/high-precision-beta.ts';
import { exp, log, log1p, Precise } from '../../packages/stats/test/math/high-precision.ts';
import { against, inverseOf, logUniform, type Random, type Row } from './row.ts';

const probability = (random: Random): number =>
  random() < 0.5 ? random() : logUniform(random, -300, 0);

const parameter = (random: Random, most: number): number =>
  random() < 0.5 ? logUniform(random, -10, most) : logUniform(random, -1, 3);

/** Points whose tails are from 1e-300 to 1. */
function parametersAndPoint(random: Random): number[] {
  for (;;) {
    const [a, b] = [parameter(random, 7), parameter(random, 7)];
    const p = probability(random);
    const x = random() < 0.5 ? betaincinv(a, b, p) : betainccinv(a, b, p);
    if (x > 1e-300 && x < 1) return [a, b, x];
    if (random() < 0.3) return [a, b, logUniform(random, -300, 0)];
  }
}

/** Points far out in the tails, where these underflow. */
const parametersAndFarPoint = (random: Random): number[] => [
  parameter(random, 6),
  parameter(random, 6),
  random() < 0.5 ? logUniform(random, -20, 0) : 1 - logUniform(random, -15, 0),
];

const parametersAndProbability = (random: Random): number[] => [
  logUniform(random, -1, 4),
  logUniform(random, -1, 4),
  probability(random),
];

/** ln of a tail; next to 1 by the other one. */
const logOf = (tail: Precise, other: Precise): Precise =>
  other.size() < -20 ? log1p(other.negative()) : log(tail);

/** The density of the beta distribution. */
const density = (x: Precise, a: Precise, b: Precise): Precise => {
  const y = Precise.of(1).minus(x);
  return exp(logBetaFactor(a, b, x, y)).over(x.times(y));
};

/** The error of an inverse in (0, 1); what rounds to 1 is nothing that a number could tell. */
const insideOf = (error: Row['error']): Row['error'] => {
  return (value, ...point) => (value === 1 ? 0 : error(value, ...point));
};

/** Points of Student's distribution with tails from 1e-300. */
function studentPoint(random: Random): number[] {
  const df = logUniform(random, -2, 9);
  const t = random() < 0.5 ? logUniform(random, -8, 8) : -stdtrit(df, probability(random));
  return [df, Number.isFinite(t) && stdtr(df, -Math.abs(t)) > 1e-300 ? -Math.abs(t) : -1];
}

const studentLower = (df: Precise, t: Precise): Precise => studentTail(df, t.negative());

const studentDensity = (t: Precise, df: Precise): Precise => {
  const square = t.times(t);
  const whole = df.plus(square);
  const factor = exp(
    logBetaFactor(df.times(0.5), Precise.of(0.5), df.over(whole), square.over(whole)),
  );
  return factor.over(t.absolute());
};

export const rows: readonly Row[] = [
  {
    name: 'betainc',
    range: 'a, b from 1e-10 to 1e7, both tails from 1e-300',
    point: parametersAndPoint,
    value: (a, b, x) => betainc(a, b, x),
    error: against((a, b, x) => incompleteBeta(a, b, x).lower),
    bound: 1e-13,
  },
  {
    name: 'betaincc',
    range: 'a, b from 1e-10 to 1e7, both tails from 1e-300',
    point: parametersAndPoint,
    value: (a, b, x) => betaincc(a, b, x),
    error: against((a, b, x) => incompleteBeta(a, b, x).upper),
    bound: 1e-13,
  },
  {
    name: 'log_betainc',
    range: 'a, b from 1e-10 to 1e6, x from 1e-20 to 1 - 1e-15',
    point: parametersAndFarPoint,
    value: (a, b, x) => log_betainc(a, b, x),
    error: against((a, b, x) => {
      const tails = incompleteBeta(a, b, x);
      return logOf(tails.lower, tails.upper);
    }),
    bound: 1e-13,
    slow: 10,
  },
  {
    name: 'log_betaincc',
    range: 'a, b from 1e-10 to 1e6, x from 1e-20 to 1 - 1e-15',
    point: parametersAndFarPoint,
    value: (a, b, x) => log_betaincc(a, b, x),
    error: against((a, b, x) => {
      const tails = incompleteBeta(a, b, x);
      return logOf(tails.upper, tails.lower);
    }),
    bound: 1e-13,
    slow: 10,
  },
  {
    name: 'betaincinv',
    range: 'a, b from 0.1 to 1e4, p from 1e-300 to 1',
    point: parametersAndProbability,
    value: betaincinv,
    error: insideOf(
      inverseOf(
        (x, a, b, p) => incompleteBeta(a, b, x).lower.minus(p),
        (x, a, b) => density(x, a, b),
      ),
    ),
    bound: 1e-13,
    slow: 10,
  },
  {
    name: 'betainccinv',
    range: 'a, b from 0.1 to 1e4, q from 1e-300 to 1',
    point: parametersAndProbability,
    value: betainccinv,
    error: insideOf(
      inverseOf(
        (x, a, b, q) => incompleteBeta(a, b, x).upper.minus(q),
        (x, a, b) => density(x, a, b),
      ),
    ),
    bound: 1e-13,
    slow: 10,
  },
  {
    name: 'stdtr',
    range: 'df from 1e-2 to 1e9, tails from 1e-300',
    point: studentPoint,
    value: stdtr,
    error: against(studentLower),
    bound: 1e-13,
  },
  {
    name: 'stdtr (whole df)',
    range: 'df from 1 to 40, t from -1e3 to -1e-3',
    point: (random) => [Math.ceil(40 * (1 - random())), -logUniform(random, -3, 3)],
    value: stdtr,
    error: against(studentLower),
    bound: 1e-13,
  },
  {
    name: 'stdtr (many t)',
    range: 'by series, df from 0.1 to 1e8, t from -6 to 0',
    point: (random) => [logUniform(random, -1, 8), -6 * random()],
    value: stdtrOfOne,
    error: against(studentLower),
    bound: 1e-13,
    slow: 4,
  },
  {
    name: 'log_stdtr',
    range: 'df from 1e-2 to 1e8, t from -1e6 to -1e-8',
    point: (random) => [logUniform(random, -2, 8), -logUniform(random, -8, 6)],
    value: log_stdtr,
    error: against((df, t) => log(studentLower(df, t))),
    bound: 1e-13,
    slow: 4,
  },
  {
    name: 'stdtrit',
    range: 'df from 1 to 1e9, p from 1e-300 to 1/2',
    point: (random) => [logUniform(random, 0, 9), probability(random) / 2],
    value: stdtrit,
    error: inverseOf(
      (t, df, p) => studentLower(df, t).minus(p),
      (t, df) => studentDensity(t, df),
    ),
    bound: 1e-13,
    slow: 4,
  },
];
