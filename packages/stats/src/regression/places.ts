/** Regressions on the places of observations. */

/** A function of y and x as one that takes the places 0, 1, 2, … for an x that is not given. */
export function withPlaces<R>(
  compute: (y: Float64Array, x: Float64Array) => R,
): (...slices: Float64Array[]) => R {
  return (y, x) => compute(y!, x ?? Float64Array.from(y!, (_, k) => k));
}
