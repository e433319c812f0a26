/** Skewness and kurtosis of samples. */
import { centred } from '../samples/centred.ts';

/** The standardised third and fourth moments of a sample; NaN where it hardly varies. */
export function shapeOf(x: Float64Array): { skewness: number; kurtosis: number } {
  const { deviations, scale, mean, squares } = centred(x);
  const n = x.length;
  const variance = squares / n;
  if (!(Math.sqrt(variance) * scale > Number.EPSILON * Math.abs(mean))) {
    return { skewness: NaN, kurtosis: NaN };
  }
  let [cubes, cubesRest, fourths] = [0, 0, 0];
  for (let k = 0; k < n; k++) {
    const d = deviations[k]!;
    const cube = d * d * d;
    const next = cubes + cube;
    cubesRest += Math.abs(cubes) >= Math.abs(cube) ? cubes - next + cube : cube - next + cubes;
    cubes = next;
    fourths += d * cube;
  }
  return {
    skewness: (cubes + cubesRest) / n / variance ** 1.5,
    kurtosis: fourths / n / variance ** 2,
  };
}
