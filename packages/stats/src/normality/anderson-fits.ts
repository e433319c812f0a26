/** Distributions of greatest likelihood for a sample, and the logarithms of their tails. */
import { log_ndtr } from '../math/normal.ts';
import { centred, sumOf } from '../samples/centred.ts';
import type { AndersonFamily } from './anderson-tables.ts';

/** A distribution fitted to a sample. */
export interface Fit {
  /** Its parameters: shapes, location and scale. */
  readonly parameters: readonly number[];
  /** The logarithm of the probability of less. */
  logcdf(x: number): number;
  /** The logarithm of the probability of more. */
  logsf(x: number): number;
}

/** ln(1 - exp(-x)) of x >= 0. */
const logOfRest = (x: number): number =>
  x < Math.LN2 ? Math.log(-Math.expm1(-x)) : Math.log1p(-Math.exp(-x));
/** ln(1 + exp(x)). */
const softplus = (x: number): number =>
  x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));

/** Fits a family to a sample, ascending. */
export function fitted(family: AndersonFamily, x: Float64Array, caller: string): Fit {
  const { mean, scale: unit, squares } = centred(x);
  const n = x.length;
  const deviation = unit * Math.sqrt(squares / (n - 1));
  switch (family) {
    case 'norm':
      return {
        parameters: [mean, deviation],
        logcdf: (one) => log_ndtr((one - mean) / deviation),
        logsf: (one) => log_ndtr((mean - one) / deviation),
      };
    case 'expon':
      return {
        parameters: [0, mean],
        logcdf: (one) => (one > 0 ? logOfRest(one / mean) : -Infinity),
        logsf: (one) => (one > 0 ? -one / mean : 0),
      };
    case 'logistic': {
      const [location, scale] = fitLogistic(x, mean, deviation);
      return {
        parameters: [location, scale],
        logcdf: (one) => -softplus((location - one) / scale),
        logsf: (one) => -softplus((one - location) / scale),
      };
    }
    case 'gumbel_r': {
      const [location, scale] = fitGumbel(x, mean, deviation);
      return {
        parameters: [location, scale],
        logcdf: (one) => -Math.exp((location - one) / scale),
        logsf: (one) => logOfRest(Math.exp((location - one) / scale)),
      };
    }
    case 'gumbel_l': {
      const [mirrored, scale] = fitGumbel(x.map((one) => -one).reverse(), -mean, deviation);
      return {
        parameters: [-mirrored, scale],
        logcdf: (one) => logOfRest(Math.exp((one + mirrored) / scale)),
        logsf: (one) => -Math.exp((one + mirrored) / scale),
      };
    }
    case 'weibull_min': {
      const [shape, location, scale] = fitWeibull(x, caller);
      const cumulated = (one: number) => ((one - location) / scale) ** shape;
      return {
        parameters: [shape, location, scale],
        logcdf: (one) => logOfRest(cumulated(one)),
        logsf: (one) => -cumulated(one),
      };
    }
  }
}

/** Location and scale of a logistic distribution, by Newton's method. */
function fitLogistic(x: Float64Array, mean: number, deviation: number): [number, number] {
  let [a, b] = [mean, (deviation * Math.sqrt(3)) / Math.PI];
  for (let k = 0; k < 100; k++) {
    // With t = tanh(z / 2): Σ t = 0 and Σ z t = n.
    let [f, g, fa, fb, gb] = [0, -x.length, 0, 0, 0];
    for (const one of x) {
      const z = (one - a) / b;
      const t = Math.tanh(z / 2);
      const slope = (1 - t * t) / 2;
      f += t;
      g += z * t;
      fa -= slope;
      fb -= slope * z;
      gb -= z * (t + z * slope);
    }
    const ga = fb - f;
    const determinant = fa * gb - fb * ga;
    const da = (b * (f * gb - g * fb)) / determinant;
    const db = (b * (g * fa - f * ga)) / determinant;
    a -= da;
    b = Math.max(b - db, b / 4);
    if (!(Math.abs(da) + Math.abs(db) > 1e-14 * b)) break;
  }
  return [a, b];
}

/** Location and scale of a Gumbel distribution of maxima: s = mean - Σ x exp(-x/s) / Σ exp(-x/s). */
function fitGumbel(x: Float64Array, mean: number, deviation: number): [number, number] {
  const least = x[0]!;
  const sums = (scale: number) => {
    let [s0, s1, s2] = [0, 0, 0];
    for (const one of x) {
      const d = one - least;
      const e = Math.exp(-d / scale);
      s0 += e;
      s1 += d * e;
      s2 += d * d * e;
    }
    return [s0, s1, s2] as const;
  };
  let scale = (deviation * Math.sqrt(6)) / Math.PI;
  for (let k = 0; k < 100; k++) {
    const [s0, s1, s2] = sums(scale);
    const f = scale - (mean - least) + s1 / s0;
    const slope = 1 + (s2 / s0 - (s1 / s0) ** 2) / scale ** 2;
    const next = Math.max(scale - f / slope, scale / 4);
    const isDone = !(Math.abs(next - scale) > 1e-15 * scale);
    scale = next;
    if (isDone) break;
  }
  return [least - scale * Math.log(sums(scale)[0] / x.length), scale];
}

/** The shape of a Weibull distribution of values above 0: 1/m = Σ d^m ln d / Σ d^m - mean of ln d. */
function weibullShape(logs: Float64Array, start: number): number {
  const mean = sumOf(logs) / logs.length;
  const largest = logs[logs.length - 1]!;
  let m = start;
  for (let k = 0; k < 200; k++) {
    let [s0, s1, s2] = [0, 0, 0];
    for (const one of logs) {
      const d = one - largest;
      const e = Math.exp(m * d);
      s0 += e;
      s1 += d * e;
      s2 += d * d * e;
    }
    const f = s1 / s0 - (mean - largest) - 1 / m;
    const slope = s2 / s0 - (s1 / s0) ** 2 + 1 / m ** 2;
    const next = Math.min(Math.max(m - f / slope, m / 4), m * 4);
    const isDone = !(Math.abs(next - m) > 1e-15 * m);
    m = next;
    if (isDone) break;
  }
  return m;
}

/**
 * Shape, location and scale of a Weibull distribution where the likelihood has its highest local
 * maximum with a location below the sample: a root of its slope along the best shapes.
 */
function fitWeibull(x: Float64Array, caller: string): [number, number, number] {
  const [least, range, n] = [x[0]!, x[x.length - 1]! - x[0]!, x.length];
  const at = (distance: number, start: number) => {
    const d = x.map((one) => one - least + distance);
    const logs = d.map(Math.log);
    const m = weibullShape(logs, start);
    const last = d[n - 1]!;
    let [inverse, powers, lower] = [0, 0, 0];
    for (const one of d) {
      inverse += 1 / one;
      powers += (one / last) ** m;
      lower += (one / last) ** (m - 1);
    }
    const slope = ((m - 1) / m) * inverse - (n * lower) / powers / last;
    const scale = last * (powers / n) ** (1 / m);
    const likelihood = n * Math.log(m) + (m - 1) * sumOf(logs) - n * m * Math.log(scale);
    return { m, slope, scale, likelihood };
  };
  let best: [number, number, number] | undefined;
  let highest = -Infinity;
  let before = at(range * 1e-9, 1);
  for (let k = -35; k <= 24; k++) {
    let [low, high] = [range * 10 ** ((k - 1) / 4), range * 10 ** (k / 4)];
    const next = at(high, before.m);
    if (before.slope > 0 && next.slope <= 0) {
      let found = next;
      for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
        const middle = (low + high) / 2;
        found = at(middle, found.m);
        if (found.slope > 0) low = middle;
        else high = middle;
      }
      if (found.m >= 1 && found.likelihood > highest) {
        highest = found.likelihood;
        best = [found.m, least - high, found.scale];
      }
    }
    before = next;
  }
  if (best) return best;
  throw new RangeError(
    `${caller}: the likelihood of a Weibull distribution has no maximum with a location below the sample and a shape above 1`,
  );
}
