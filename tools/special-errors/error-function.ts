/** The error function and the normal distribution. */
import { erf, erfc, erfcinv, erfcx, erfinv } from '../../packages/stats/src/math/error-function.ts';
import { log_ndtr, ndtr, ndtri, ndtri_exp } from '../../packages/stats/src/math/normal.ts';
import { errorFunction } from '../../packages/stats/test/math/high-precision-gamma.ts';
import {
  exp,
  log,
  log1p,
  PI,
  Precise,
  sqrt,
} from '../../packages/stats/test/math/high-precision.ts';
import { against, inverseOf, logUniform, uniform, type Random, type Row } from './row.ts';

const ROOT_HALF = sqrt(Precise.of(0.5));
const TWO_OVER_ROOT_PI = Precise.of(2).over(sqrt(PI));
const ROOT_TAU = sqrt(PI.times(2));

const square = (x: Precise): Precise => x.times(x);
const phi = (x: Precise): Precise => errorFunction(x.times(ROOT_HALF).negative()).erfc.times(0.5);
const density = (x: Precise): Precise => exp(square(x).times(-0.5)).over(ROOT_TAU);
const logPhi = (x: Precise): Precise =>
  x.sign() > 0 ? log1p(phi(x.negative()).negative()) : log(phi(x));
const slopeOfErf = (x: Precise): Precise => TWO_OVER_ROOT_PI.times(exp(square(x).negative()));

/** Half of the points anywhere, half of them next to zero. */
const signed = (random: Random, low: number, high: number): number[] => [
  random() < 0.5
    ? uniform(random, low, high)
    : Math.sign(random() - 0.5) * logUniform(random, -10, 0),
];
const probability = (random: Random): number[] => [
  random() < 0.5 ? random() : logUniform(random, -307, 0),
];

export const rows: readonly Row[] = [
  {
    name: 'erf',
    range: 'x from -6 to 6',
    point: (random) => signed(random, -6, 6),
    value: erf,
    error: against((x) => errorFunction(x).erf),
    bound: 1e-15,
  },
  {
    name: 'erfc',
    range: 'x from -6 to 26.5',
    point: (random) => signed(random, -6, 26.5),
    value: erfc,
    error: against((x) => errorFunction(x).erfc),
    bound: 1e-15,
  },
  {
    name: 'erfcx',
    range: 'x from -26 to 50',
    point: (random) => signed(random, -26, 50),
    value: erfcx,
    error: against((x) => exp(square(x)).times(errorFunction(x).erfc)),
    bound: 1e-15,
  },
  {
    name: 'erfinv',
    range: 'y from -1 to 1',
    point: (random) => signed(random, -1, 1),
    value: erfinv,
    error: inverseOf((x, y) => errorFunction(x).erf.minus(y), slopeOfErf),
    bound: 1.2e-15,
  },
  {
    name: 'erfcinv',
    range: 'y from 1e-307 to 2',
    point: (random) => [random() < 0.5 ? 2 * random() : logUniform(random, -307, 0)],
    value: erfcinv,
    error: inverseOf((x, y) => errorFunction(x).erfc.minus(y), slopeOfErf),
    bound: 1.2e-15,
  },
  {
    name: 'ndtr',
    range: 'x from -37.5 to 8',
    point: (random) => signed(random, -37.5, 8),
    value: ndtr,
    error: against(phi),
    bound: 1.5e-15,
  },
  {
    name: 'log_ndtr',
    range: 'x from -100 to 37',
    point: (random) => signed(random, -100, 37),
    value: log_ndtr,
    error: against(logPhi),
    bound: 1.5e-15,
  },
  {
    name: 'ndtri',
    range: 'p from 1e-307 to 1',
    point: probability,
    value: ndtri,
    error: inverseOf((x, p) => phi(x).minus(p), density),
    bound: 1e-15,
  },
  {
    name: 'ndtri_exp',
    range: 'y from -1e4 to -1e-15',
    point: (random) => [-logUniform(random, -15, 4)],
    value: ndtri_exp,
    error: inverseOf(
      (x, y) => logPhi(x).minus(y),
      (x) => density(x).over(phi(x)),
    ),
    bound: 2e-15,
  },
];
