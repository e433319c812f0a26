/** The greatest probability of a set of tables over the probability that two binomial samples share. */

/** Points at which the probability is compared before its peaks are refined. */
const LEAST_POINTS = 400;

/** ln of the binomial coefficients of n. */
function logChoices(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let k = 1; k <= n; k++) logs[k] = logs[k - 1]! + Math.log((n - k + 1) / k);
  return logs;
}

/**
 * The greatest probability over π of the tables in a set, for samples of the sizes n1 and n2 that have
 * something with probability π: Σ over the set of C(n1, x1) C(n2, x2) π^(x1+x2) (1-π)^(n1+n2-x1-x2).
 * Peaks between points of a grid are refined, so that the maximum is right to some 15 digits.
 */
export function greatestProbability(
  n1: number,
  n2: number,
  isIn: (x1: number, x2: number) => boolean,
): number {
  const n = n1 + n2;
  const [logs1, logs2] = [logChoices(n1), logChoices(n2)];
  // Coefficients by the number of successes, relative to all tables with as many.
  const coefficients = new Float64Array(n + 1);
  const logs = logChoices(n);
  for (let x1 = 0; x1 <= n1; x1++) {
    for (let x2 = 0; x2 <= n2; x2++) {
      if (isIn(x1, x2)) {
        const s = x1 + x2;
        coefficients[s]! += Math.exp(logs1[x1]! + logs2[x2]! - logs[s]!);
      }
    }
  }
  const at = (p: number) => {
    // From the mode of the binomial distribution outwards.
    const mode = Math.min(Math.floor((n + 1) * p), n);
    const odds = p / (1 - p);
    let [sum, total] = [coefficients[mode]!, 1];
    for (let s = mode, weight = 1; s < n && weight > 1e-320; s++) {
      weight *= ((n - s) / (s + 1)) * odds;
      sum += weight * coefficients[s + 1]!;
      total += weight;
    }
    for (let s = mode, weight = 1; s > 0 && weight > 1e-320; s--) {
      weight *= s / (n - s + 1) / odds;
      sum += weight * coefficients[s - 1]!;
      total += weight;
    }
    return sum / total;
  };
  const count = Math.max(LEAST_POINTS, 4 * n);
  // Points are denser towards 0 and 1, where the probability changes faster.
  const point = (k: number) => (1 - Math.cos((Math.PI * k) / count)) / 2;
  const values = Float64Array.from({ length: count + 1 }, (_, k) =>
    k === 0 ? coefficients[0]! : k === count ? coefficients[n]! : at(point(k)),
  );
  const highest = Math.max(...values);
  let best = highest;
  for (let k = 1; k < count; k++) {
    if (values[k]! < values[k - 1]! || values[k]! < values[k + 1]!) continue;
    if (values[k]! > 0.9 * highest) best = Math.max(best, peak(at, point(k - 1), point(k + 1)));
  }
  return Math.min(best, 1);
}

/** The greatest value of a function with one peak, by golden sections. */
function peak(compute: (x: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let [atLeft, atRight] = [compute(left), compute(right)];
  for (let k = 0; k < 60 && high - low > 1e-9 * high; k++) {
    if (atLeft < atRight) {
      [low, left, atLeft] = [left, right, atRight];
      right = low + golden * (high - low);
      atRight = compute(right);
    } else {
      [high, right, atRight] = [right, left, atLeft];
      left = high - golden * (high - low);
      atLeft = compute(left);
    }
  }
  return Math.max(atLeft, atRight);
}
