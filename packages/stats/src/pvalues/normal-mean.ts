/** Means over a standard normal variable, which others have in common. */

const STEP = 0.2;

/**
 * ∫ φ(z) f(z) dz of a positive function, by the trapezoidal rule, which converges exponentially: from a place
 * outwards, to where terms fall and no longer count, and `reach` from 0 at least.
 */
export function normalMean(f: (z: number) => number, peak: number, reach = 0): number {
  let sum = 0;
  const start = Math.round(peak / STEP);
  for (const direction of [1, -1]) {
    let before = 0;
    for (let k = direction === 1 ? start : start - 1; ; k += direction) {
      const z = k * STEP;
      const density = Math.exp((-z * z) / 2);
      const term = density * f(z);
      sum += term;
      const isNothing = sum > 0 && term <= before && term <= sum * 1e-18;
      if (z * direction >= reach && (isNothing || (density === 0 && z * direction > 0))) break;
      before = term;
    }
  }
  return (sum * STEP) / Math.sqrt(2 * Math.PI);
}
