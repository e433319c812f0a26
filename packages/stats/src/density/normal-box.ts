/** Probabilities of boxes under normal distributions of several variables. */
import { integrate } from '../distributions/quadrature.ts';
import { ndtr, ndtri } from '../math/normal.ts';

/** The probability that a standard normal value lies between a and b. */
const normalBetween = (a: number, b: number): number =>
  a > 0 ? ndtr(-a) - ndtr(-b) : ndtr(b) - ndtr(a);

/** Beyond this the density is 0. */
const FARTHEST = 38.6;

/**
 * The probability of a rectangle for two standard normal variables with correlation r: the integral
 * over the first of its density by the probability of the second, both of which are never negative, so
 * that small probabilities have digits too.
 */
function bivariateBox(
  [a1, a2]: readonly [number, number],
  [b1, b2]: readonly [number, number],
  r: number,
): number {
  const rest = Math.sqrt((1 - r) * (1 + r));
  if (rest === 0) {
    const [low, high] = r > 0 ? [a2, b2] : [-b2, -a2];
    const [from, to] = [Math.max(a1, low), Math.min(b1, high)];
    return from < to ? normalBetween(from, to) : 0;
  }
  if (r === 0) return normalBetween(a1, b1) * normalBetween(a2, b2);
  const from = Math.max(a1, -FARTHEST);
  const to = Math.min(b1, FARTHEST);
  if (!(from < to)) return 0;
  // The probability of the second variable changes around these places, and where it is likely, the
  // product is largest near r times its bounds.
  const width = rest / Math.abs(r);
  const breaks = [a2, b2].flatMap((bound) =>
    [-8, -1, 0, 1, 8]
      .map((k) => bound / r + k * width)
      .concat(r * bound - 8 * rest, r * bound, r * bound + 8 * rest),
  );
  const places = [from, -9, 0, 9, to, ...breaks]
    .filter((x) => x >= from && x <= to)
    .sort((x, y) => x - y);
  const f = (x: number): number =>
    Math.exp(-0.5 * x * x) *
    0.3989422804014327 *
    normalBetween((a2 - r * x) / rest, (b2 - r * x) / rest);
  return places.slice(1).reduce((sum, x, k) => sum + integrate(f, places[k]!, x), 0);
}

/** How well the probability of a box of three variables or more has to be known, and at what cost. */
export interface BoxAccuracy {
  /** The most points that are computed. */
  readonly maxpts: number;
  /** The absolute and the relative error that are enough. */
  readonly abseps: number;
  readonly releps: number;
}

/** A box, the covariance, and how well its probability has to be known. */
interface BoxTask extends BoxAccuracy {
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** The covariance matrix, n rows of n. */
  readonly covariance: Float64Array;
}

/** The probability of a box under a normal distribution of the mean 0; less than 0 where corners are exchanged. */
export function boxAroundMean(
  lowest: Float64Array,
  highest: Float64Array,
  covariance: Float64Array,
  accuracy: BoxAccuracy,
): number {
  const n = lowest.length;
  let sign = 1;
  const low: number[] = [];
  const high: number[] = [];
  for (let i = 0; i < n; i++) {
    let [from, to] = [lowest[i]!, highest[i]!];
    if (Number.isNaN(from) || Number.isNaN(to)) return NaN;
    if (from > to) [from, to, sign] = [to, from, -sign];
    low.push(from);
    high.push(to);
  }
  if (n > 2) return sign * normalBox({ low, high, covariance, ...accuracy });
  const sd = Array.from({ length: n }, (_, i) => Math.sqrt(covariance[i * n + i]!));
  const standard = (bounds: number[]) => bounds.map((x, i) => (x === 0 ? 0 : x / sd[i]!));
  const [a, b] = [standard(low), standard(high)];
  if (n === 1) return sign * (a[0] === -Infinity ? ndtr(b[0]!) : normalBetween(a[0]!, b[0]!));
  const r = Math.min(Math.max(covariance[1]! / sd[0]! / sd[1]!, -1), 1) || 0;
  return sign * bivariateBox([a[0]!, a[1]!], [b[0]!, b[1]!], r);
}

/** How often the lattice is shifted: the spread of results tells the error. */
const SHIFTS = 10;

/**
 * The probability of a box around the mean, by separation of variables and lattices of more and more
 * points, moved by shifts that are always the same: equal calls give equal results.
 *
 * Source: Genz, Journal of Computational and Graphical Statistics 1 (1992); Genz and Bretz, Computation
 * of Multivariate Normal and t Probabilities (2009).
 */
function normalBox(task: BoxTask): number {
  const { lower, low, high, n } = ordered(task);
  const roots = primes(n).map((p) => Math.sqrt(p) % 1);
  const y = new Float64Array(n);
  let points = 1000;
  let used = 0;
  for (;;) {
    const means: number[] = [];
    for (let shift = 0; shift < SHIFTS; shift++) {
      let sum = 0;
      const offsets = roots.map(
        (root, j) => ((shift + 1) * (root + (j + 1) * 0.6180339887498949)) % 1,
      );
      for (let k = 1; k <= points; k++) {
        let product = 1;
        for (let i = 0; i < n && product !== 0; i++) {
          let at = 0;
          for (let j = 0; j < i; j++) at += lower[i * n + j]! * y[j]!;
          const scale = lower[i * n + i]!;
          if (scale === 0) {
            // The variable is fixed by those before.
            if (at < low[i]! - 1e-12 || at > high[i]! + 1e-12) product = 0;
            y[i] = 0;
            continue;
          }
          const [a, b] = [(low[i]! - at) / scale, (high[i]! - at) / scale];
          product *= normalBetween(a, b);
          if (i === n - 1) break;
          const w = (k * roots[i]! + offsets[i]!) % 1;
          // Folded, so that the integrand is periodic.
          y[i] = between(a, b, Math.abs(2 * w - 1));
        }
        sum += product;
      }
      means.push(sum / points);
    }
    used += points * SHIFTS;
    const mean = means.reduce((sum, one) => sum + one, 0) / SHIFTS;
    const squares = means.reduce((sum, one) => sum + (one - mean) ** 2, 0);
    const error = 3.5 * Math.sqrt(squares / (SHIFTS * (SHIFTS - 1)));
    if (
      error <= Math.max(task.abseps, task.releps * mean) ||
      used + 2 * points * SHIFTS > task.maxpts
    ) {
      return Math.min(mean, 1);
    }
    points *= 2;
  }
}

/** The standard normal value between a and b that divides their probability at the share u. */
function between(a: number, b: number, u: number): number {
  const value =
    a > 0 ? -ndtri(ndtr(-a) - u * (ndtr(-a) - ndtr(-b))) : ndtri(ndtr(a) + u * (ndtr(b) - ndtr(a)));
  return Math.min(Math.max(value, Math.max(a, -FARTHEST)), Math.min(b, FARTHEST));
}

/** A Cholesky factor whose variables are ordered so that the least likely ones come first. */
function ordered({ low: lows, high: highs, covariance }: BoxTask): {
  readonly lower: Float64Array;
  readonly low: number[];
  readonly high: number[];
  readonly n: number;
} {
  const n = lows.length;
  const c = covariance.slice();
  const lower = new Float64Array(n * n);
  const [low, high] = [[...lows], [...highs]];
  const y = new Float64Array(n);
  const scale = Math.max(...low.map((_, i) => c[i * n + i]!));
  const exchange = (i: number, k: number): void => {
    [low[i], low[k]] = [low[k]!, low[i]!];
    [high[i], high[k]] = [high[k]!, high[i]!];
    for (let j = 0; j < n; j++) {
      [c[i * n + j], c[k * n + j]] = [c[k * n + j]!, c[i * n + j]!];
      [lower[i * n + j], lower[k * n + j]] = [lower[k * n + j]!, lower[i * n + j]!];
    }
    for (let j = 0; j < n; j++) [c[j * n + i], c[j * n + k]] = [c[j * n + k]!, c[j * n + i]!];
  };
  for (let i = 0; i < n; i++) {
    let best = i;
    let least = Infinity;
    let bounds: [number, number] = [0, 0];
    for (let k = i; k < n; k++) {
      let rest = c[k * n + k]!;
      let at = 0;
      for (let j = 0; j < i; j++) {
        rest -= lower[k * n + j]! ** 2;
        at += lower[k * n + j]! * y[j]!;
      }
      if (rest <= 1e-14 * scale) continue;
      const root = Math.sqrt(rest);
      const limits: [number, number] = [(low[k]! - at) / root, (high[k]! - at) / root];
      const likely = normalBetween(...limits);
      if (likely < least) [best, least, bounds] = [k, likely, limits];
    }
    if (least === Infinity) {
      // What is left depends on the variables before.
      break;
    }
    if (best !== i) exchange(i, best);
    let rest = c[i * n + i]!;
    for (let j = 0; j < i; j++) rest -= lower[i * n + j]! ** 2;
    const root = Math.sqrt(rest);
    lower[i * n + i] = root;
    for (let k = i + 1; k < n; k++) {
      let sum = c[k * n + i]!;
      for (let j = 0; j < i; j++) sum -= lower[k * n + j]! * lower[i * n + j]!;
      lower[k * n + i] = sum / root;
    }
    const [a, b] = bounds;
    // The mean of the variable within its bounds.
    y[i] =
      least > 1e-300
        ? ((Math.exp(-0.5 * a * a) - Math.exp(-0.5 * b * b)) * 0.3989422804014327) / least
        : Math.max(Math.min(b, 0), a);
  }
  return { lower, low, high, n };
}

/** The first n primes. */
function primes(n: number): number[] {
  const found: number[] = [];
  for (let k = 2; found.length < n; k++) if (found.every((p) => k % p !== 0)) found.push(k);
  return found;
}
