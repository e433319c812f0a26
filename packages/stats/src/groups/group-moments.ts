/** Means and sums of squares of groups, to the last digits that differences between groups have. */

/** The moments of one group, in units of `2^-k` that all groups share. */
export interface GroupMoments {
  /** Observations. */
  readonly n: number;
  /** The mean is `centre + rest`: twice the digits of float64. */
  readonly centre: number;
  readonly rest: number;
  /** Σ (x - mean)²: 0 exactly where all observations are the same. */
  readonly squares: number;
}

/** The moments of one group in units of its own: observations are `2^exponent` of them. */
export interface ScaledMoments extends GroupMoments {
  readonly exponent: number;
}

/** Above and below that, squares of deviations might overflow or lose digits. */
const BIG = 2 ** 480;
const SMALL = 2 ** -480;

/**
 * Moments of groups. Infinite observations give NaN. What is computed of them by ratios, as F is, needs no
 * scale; `scale` is what the observations were multiplied by.
 */
export function momentsOf(groups: readonly Float64Array[]): {
  readonly moments: readonly GroupMoments[];
  readonly scale: number;
} {
  let low = Infinity;
  let high = -Infinity;
  for (const x of groups) {
    for (let k = 0; k < x.length; k++) {
      if (x[k]! < low) low = x[k]!;
      if (x[k]! > high) high = x[k]!;
    }
  }
  const scale = scaleOf(low, high);
  return { moments: groups.map((x) => momentsOfOne(x, scale)), scale };
}

/**
 * Moments of groups whose variances are not pooled, each in units near to its largest observation, so that
 * scales may lie as far apart as numbers can. Infinite observations give NaN.
 */
export function scaledMomentsOf(groups: readonly Float64Array[]): ScaledMoments[] {
  return groups.map((x) => {
    const reach = x.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const exponent =
      reach > 0 && reach < Infinity ? Math.max(-1000, Math.floor(Math.log2(reach))) : 0;
    return { ...momentsOfOne(x, 2 ** -exponent), exponent };
  });
}

/** A power of two that brings observations into range: 1 for nearly all. */
function scaleOf(low: number, high: number): number {
  const reach = Math.max(-low, high);
  if (!(reach < Infinity)) return 1;
  if (reach > BIG) return 2 ** -Math.floor(Math.log2(reach));
  const range = high - low;
  return range > 0 && range < SMALL ? 2 ** Math.min(1000, -Math.floor(Math.log2(range))) : 1;
}

/** Two passes: the mean, nearly, then deviations from it, whose sums are compensated (Knuth's two-sum). */
function momentsOfOne(x: Float64Array, scale: number): GroupMoments {
  const n = x.length;
  let sum = 0;
  let isConstant = true;
  for (let k = 0; k < n; k++) {
    sum += x[k]! * scale;
    if (x[k] !== x[0]) isConstant = false;
  }
  if (isConstant && Math.abs(x[0]!) < Infinity)
    return { n, centre: x[0]! * scale, rest: 0, squares: 0 };
  const centre = sum / n;
  let first = 0;
  let lost = 0;
  let second = 0;
  let lostSquares = 0;
  for (let k = 0; k < n; k++) {
    const value = x[k]! * scale;
    const d = value - centre;
    const part = d - value;
    const error = value - (d - part) - (centre + part);
    const total = first + d;
    const share = total - first;
    lost += first - (total - share) + (d - share) + error;
    first = total;
    const square = d * d;
    const grown = second + square;
    lostSquares +=
      (second > square ? second - grown + square : square - grown + second) + 2 * d * error;
    second = grown;
  }
  const rest = (first + lost) / n;
  return { n, centre, rest, squares: second + lostSquares - rest * (first + lost) };
}

/** The mean of one group less that of another. */
export function meanDifference(a: GroupMoments, b: GroupMoments): number {
  const difference = a.centre - b.centre;
  const part = difference - a.centre;
  const error = a.centre - (difference - part) - (b.centre + part);
  return difference + (error + a.rest - b.rest);
}

/** The same in units of the group that has the larger ones. */
export function scaledDifference(a: ScaledMoments, b: ScaledMoments): number {
  const exponent = Math.max(a.exponent, b.exponent);
  return meanDifference(inUnits(a, exponent), inUnits(b, exponent));
}

function inUnits(group: ScaledMoments, exponent: number): GroupMoments {
  const factor = 2 ** (group.exponent - exponent);
  return { ...group, centre: group.centre * factor, rest: group.rest * factor };
}

/** Weights of groups, n by variance, in units of each group to the power of -2. */
export interface GroupWeights {
  readonly weights: readonly number[];
  /** Their sum, in the units of the least exponent. */
  readonly whole: number;
  readonly least: number;
}

export function weightsOf(moments: readonly ScaledMoments[]): GroupWeights {
  const weights = moments.map((group) => group.n / varianceOf(group));
  const least = Math.min(...moments.map(({ exponent }) => exponent));
  const whole = weights.reduce((sum, w, i) => sum + w * 4 ** (least - moments[i]!.exponent), 0);
  return { weights, whole, least };
}

/** The unbiased estimate of the variance of a group; NaN of one observation. */
export const varianceOf = ({ n, squares }: GroupMoments): number => squares / (n - 1);

/**
 * Σ w (mean - m)², where m is the mean of the means with weights w. By differences of pairs, in which
 * nothing cancels: Σ w_i w_j (mean_i - mean_j)² / Σ w.
 */
export function squaresBetween(
  moments: readonly GroupMoments[],
  weights: readonly number[],
): number {
  let sum = 0;
  let whole = 0;
  for (let i = 0; i < moments.length; i++) {
    whole += weights[i]!;
    for (let j = 0; j < i; j++) {
      const difference = meanDifference(moments[i]!, moments[j]!);
      sum += weights[i]! * weights[j]! * difference * difference;
    }
  }
  return sum / whole;
}
