/** Means over the scale that is estimated, in statistics that are divided by it. */

/**
 * The mean of a tail at q s, where s² is distributed as chi-squared by its degrees of freedom: the tail of a
 * statistic that is divided by an estimate of the scale with df degrees of freedom. `tail` must fall, its
 * logarithm concavely in ln s. All terms are positive: the mean has the digits of the tail, however small.
 *
 * The trapezoidal rule in ln s converges exponentially. It also gives the norm of the weights, so that no
 * gamma function is needed.
 */
export function overScale(q: number, df: number, tail: (x: number) => number): number {
  if (!(df > 0)) return NaN;
  if (df > 1e12) return tail(q);
  const step = Math.min(0.07, 0.33 / Math.sqrt(df));
  // The logarithm of the weight of s = exp(t), 0 at its peak.
  const logWeight = (t: number): number => df * (t - Math.expm1(2 * t) / 2);
  let first = 0;
  while (logWeight((first + 1) * step) > -745) first++;
  let norm = 0;
  let sum = 0;
  let before = 0;
  let isDone = false;
  for (let k = first; ; k--) {
    const t = k * step;
    const exponent = logWeight(t);
    const weight = Math.exp(exponent);
    norm += weight;
    if (!isDone) {
      const term = weight * tail(q * Math.exp(t));
      sum += term;
      isDone = sum > 0 && term <= before && term < sum * 1e-18;
      before = term;
    }
    const isNegligible = k < 0 && weight < norm * 1e-18;
    if (isNegligible && (isDone || exponent < -745)) return sum / norm;
  }
}

/**
 * q at which a falling tail is `p`, found in its logarithm by secants inside a bracket; at least `least`,
 * which is 0 or -Infinity.
 */
export function tailInverse(tail: (q: number) => number, p: number, least = 0): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 1) return least;
  if (p === 0) return Infinity;
  const target = Math.log(p);
  const excess = (q: number): number => Math.log(tail(q)) - target;
  let low = 0;
  let high = 1;
  let aboveLow = least === 0 ? -target : excess(0);
  let aboveHigh = excess(high);
  while (aboveHigh > 0 && high < 1e300) {
    [low, aboveLow] = [high, aboveHigh];
    high *= 2;
    aboveHigh = excess(high);
  }
  for (let q = -1; aboveLow < 0 && q > -1e300; q *= 2) {
    [high, aboveHigh] = [low, aboveLow];
    low = q;
    aboveLow = excess(low);
  }
  // Illinois: the end that stays is weighed less, so that both ends move.
  let side = 0;
  for (let k = 0; k < 200 && high - low > 4e-16 * Math.abs(high); k++) {
    let middle = (low * aboveHigh - high * aboveLow) / (aboveHigh - aboveLow);
    if (!(middle > low && middle < high)) middle = (low + high) / 2;
    const above = excess(middle);
    if (above === 0) return middle;
    if (above > 0) {
      [low, aboveLow] = [middle, above];
      if (side === 1) aboveHigh /= 2;
      side = 1;
    } else {
      [high, aboveHigh] = [middle, above];
      if (side === -1) aboveLow /= 2;
      side = -1;
    }
    // Tails have rounding errors of that size.
    if (Math.abs(above) < 1e-14) return middle;
  }
  return (low + high) / 2;
}
