/** P-values of several tests, adjusted so that their levels hold for all together. */

/** How p-values are adjusted. */
export type AdjustMethod =
  'bonferroni' | 'sidak' | 'holm' | 'holm-sidak' | 'hommel' | 'hochberg' | 'bh' | 'by';

/** 1 - (1 - p)^n without cancellation. */
const anyOf = (p: number, n: number): number => -Math.expm1(n * Math.log1p(-p));

/** Adjusts ascending p-values in their place. */
function adjustSorted(p: Float64Array, method: AdjustMethod): void {
  const n = p.length;
  const up = (compute: (p: number, k: number) => number) => {
    let least = 0;
    for (let k = 0; k < n; k++) p[k] = least = Math.max(least, Math.min(compute(p[k]!, k), 1));
  };
  const down = (compute: (p: number, k: number) => number) => {
    let most = 1;
    for (let k = n - 1; k >= 0; k--) p[k] = most = Math.min(most, compute(p[k]!, k));
  };
  switch (method) {
    case 'bonferroni':
      return up((one) => n * one);
    case 'sidak':
      return up((one) => anyOf(one, n));
    case 'holm':
      return up((one, k) => (n - k) * one);
    case 'holm-sidak':
      return up((one, k) => anyOf(one, n - k));
    case 'hochberg':
      return down((one, k) => (n - k) * one);
    case 'bh':
      return down((one, k) => (n / (k + 1)) * one);
    case 'by': {
      let harmonic = 0;
      for (let k = n; k >= 1; k--) harmonic += 1 / k;
      return down((one, k) => (n / (k + 1)) * harmonic * one);
    }
    case 'hommel':
      return hommel(p);
  }
}

/** Hommel's adjustment of ascending p-values. O(n²). Wright, Biometrics 48 (1992). */
function hommel(p: Float64Array): void {
  const n = p.length;
  let all = Infinity;
  for (let k = 0; k < n; k++) all = Math.min(all, (n * p[k]!) / (k + 1));
  const adjusted = p.map((one) => Math.max(one, Math.min(all, 1)));
  for (let m = n - 1; m >= 2; m--) {
    // The closed test of the m greatest: its least Simes value bounds the others.
    let least = Infinity;
    for (let k = 2; k <= m; k++) least = Math.min(least, (m * p[n - m + k - 1]!) / k);
    for (let k = 0; k < n - m + 1; k++) {
      adjusted[k] = Math.max(adjusted[k]!, Math.min(m * p[k]!, least));
    }
    const last = Math.min(m * p[n - m]!, least);
    for (let k = n - m + 1; k < n; k++) adjusted[k] = Math.max(adjusted[k]!, last);
  }
  p.set(adjusted);
}

/** Adjusts p-values in their place; NaN stay, and do not count. */
export function adjust(p: Float64Array, method: AdjustMethod): void {
  const places: number[] = [];
  for (let k = 0; k < p.length; k++) if (!Number.isNaN(p[k]!)) places.push(k);
  const order = Uint32Array.from(places.sort((i, j) => p[i]! - p[j]!));
  const sorted = Float64Array.from(order, (k) => p[k]!);
  adjustSorted(sorted, method);
  order.forEach((place, k) => (p[place] = sorted[k]!));
}
