/** Deviations of samples from their means, and how two samples vary together. */

/** A sample around its mean: x = mean + low + scale · deviation. */
export interface Centred {
  /** Deviations from the mean, divided by `scale`. */
  readonly deviations: Float64Array;
  /** What deviations are divided by, a power of two, so that their powers neither overflow nor underflow. */
  readonly scale: number;
  readonly mean: number;
  /** What the mean was rounded by. */
  readonly low: number;
  /** The sum of the squares of `deviations`. */
  readonly squares: number;
}

/** A sum whose rounding is compensated (Neumaier). */
export function sumOf(values: Float64Array): number {
  let sum = 0;
  let rest = 0;
  for (let k = 0; k < values.length; k++) {
    const x = values[k]!;
    const next = sum + x;
    rest += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + rest : sum;
}

/** A compensated sum of products. */
export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  let rest = 0;
  for (let k = 0; k < x.length; k++) {
    const product = x[k]! * y[k]!;
    const next = sum + product;
    rest += Math.abs(sum) >= Math.abs(product) ? sum - next + product : product - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + rest : sum;
}

/** Whether all values of a sample are the same. */
export function isConstant(x: Float64Array): boolean {
  for (let k = 1; k < x.length; k++) if (x[k] !== x[0]) return false;
  return true;
}

/** A power of two near to the largest magnitude; 1 where that is usual. */
function scaleOf(x: Float64Array, usual: number): number {
  let largest = 0;
  for (let k = 0; k < x.length; k++) largest = Math.max(largest, Math.abs(x[k]!));
  const exponent = Math.floor(Math.log2(largest));
  if (largest === 0 || !Number.isFinite(exponent) || Math.abs(exponent) <= usual) return 1;
  return 2 ** Math.max(exponent, -1000);
}

/** A sample around its mean. Deviations have the digits of a double; infinite values give NaN. */
export function centred(x: Float64Array): Centred {
  const n = x.length;
  const first = scaleOf(x, 900);
  const values = first === 1 ? x : x.map((one) => one / first);
  const rough = sumOf(values) / n;
  const deviations = values.map((one) => one - rough);
  let lost = 0;
  for (let k = 0; k < n; k++) lost += differenceError(values[k]!, rough, deviations[k]!);
  const rest = (sumOf(deviations) + lost) / n;
  const second = scaleOf(deviations, 100);
  for (let k = 0; k < n; k++) deviations[k] = (deviations[k]! - rest) / second;
  const mean = rough + rest;
  return {
    deviations,
    scale: first * second,
    mean: mean * first,
    low: (rough - mean + rest) * first,
    squares: dot(deviations, deviations),
  };
}

/** How two samples vary together. */
export interface Association {
  readonly x: Centred;
  readonly y: Centred;
  /** Pearson's correlation coefficient. */
  readonly r: number;
  /** 1 - r², accurate where r is near to 1 or -1: the share of y's variation that no line explains. */
  readonly unexplained: number;
  /** The slope of the line of least squares of the scaled deviations of y. */
  readonly slope: number;
  /** What the slope was rounded by, where it is known. */
  readonly slopeLow: number;
}

/**
 * How x and y vary together. What a line leaves over is summed from its residuals rather than taken
 * from 1; where that is little, or with `isExact`, residuals are computed with twice the digits.
 */
export function associated(x: Float64Array, y: Float64Array, isExact = false): Association {
  const cx = centred(x);
  const cy = centred(y);
  const product = dot(cx.deviations, cy.deviations);
  const rough = product / cx.squares;
  let r = Math.max(-1, Math.min(product / Math.sqrt(cx.squares) / Math.sqrt(cy.squares), 1));
  let residuals: Float64Array = cy.deviations.map((one, k) => one - rough * cx.deviations[k]!);
  let unexplained = dot(residuals, residuals) / cy.squares;
  if (!(unexplained < 1e-3 || (isExact && Number.isFinite(rough)))) {
    return { x: cx, y: cy, r, unexplained, slope: rough, slopeLow: 0 };
  }
  residuals = exactResiduals(x, y, cx, cy, rough);
  const mean = sumOf(residuals) / x.length;
  for (let k = 0; k < residuals.length; k++) residuals[k] = residuals[k]! - mean;
  const change = dot(cx.deviations, residuals) / cx.squares;
  for (let k = 0; k < residuals.length; k++) {
    residuals[k] = residuals[k]! - change * cx.deviations[k]!;
  }
  const slope = rough + change;
  unexplained = dot(residuals, residuals) / cy.squares;
  if (unexplained < 0.5) r = Math.sign(r) * Math.sqrt(1 - unexplained);
  return { x: cx, y: cy, r, unexplained, slope, slopeLow: rough - slope + change };
}

/** y - slope · x of the scaled deviations, each rounded once or twice only. Dekker 1971. */
function exactResiduals(
  x: Float64Array,
  y: Float64Array,
  { scale: sx, mean: mx, low: lx }: Centred,
  { scale: sy, mean: my, low: ly }: Centred,
  slope: number,
): Float64Array {
  const residuals = new Float64Array(x.length);
  for (let k = 0; k < x.length; k++) {
    const a = x[k]! / sx;
    const b = y[k]! / sy;
    const dx = a - mx / sx;
    const dy = b - my / sy;
    const restX = differenceError(a, mx / sx, dx) - lx / sx;
    const restY = differenceError(b, my / sy, dy) - ly / sy;
    const product = slope * dx;
    const error = productError(slope, dx, product);
    const difference = dy - product;
    residuals[k] =
      difference + (differenceError(dy, product, difference) + error + restY - slope * restX);
  }
  return residuals;
}

/** What a - b was rounded by. */
function differenceError(a: number, b: number, difference: number): number {
  const part = a - difference;
  return a - (difference + part) + (part - b);
}

/** What is left of -a b where it was rounded to -product. */
export function productError(a: number, b: number, product: number): number {
  const [aHigh, bHigh] = [upperHalf(a), upperHalf(b)];
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return product - aHigh * bHigh - aLow * bHigh - aHigh * bLow - aLow * bLow;
}

/** The leading 26 bits of a number. */
function upperHalf(x: number): number {
  const scaled = 134217729 * x;
  return scaled - (scaled - x);
}
