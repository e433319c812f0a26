/** What Stirling's formula lacks of the gamma function, and differences of its logarithm, of numbers. */
import { gammaln1p } from './gamma.ts';
import { stirlingError } from './stirling.ts';

/** Γ*(z) = Γ(z) / (√(2π) z^(z - 1/2) e^-z) of z > 0. DLMF 5.11.3. */
export function scaledGamma(z: number): number {
  if (z >= 0.5) return Math.exp(stirlingError(z));
  return Math.exp(gammaln1p(z) + z) / (Math.pow(z, z) * Math.sqrt(2 * Math.PI * z));
}

/** Coefficients of Stirling's series, B(2k) / (2k (2k - 1)): DLMF 5.11.1. */
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
] as const;

/** ln Γ(b + a) - ln Γ(b) of b > 0, 0 <= a <= 1, to all digits however small a is. */
export function gammalnDifference(b: number, a: number): number {
  let z = b;
  // The product of (1 + a / z) over the steps, less 1.
  let product = 0;
  for (; z < 10; z++) {
    const ratio = a / z;
    product += ratio + product * ratio;
  }
  const u = 1 / z;
  const v = 1 / (z + a);
  const difference = -a * u * v;
  const squares = difference * (u + v);
  let power = difference;
  let uPower = u;
  let corrections = 0;
  for (let k = 0; k < 8; k++) {
    corrections += STIRLING[k]! * power;
    power = v * v * power + uPower * squares;
    uPower *= u * u;
  }
  // Γ(b + a) / Γ(b) = Γ(z + a) / Γ(z) / product
  const ratio = a * u;
  // Where the ratio is no number any more, z times it is a.
  const powers = ratio < 1e-290 ? -0.5 * ratio : (z - 0.5) * Math.log1p(ratio) - a;
  return powers + a * Math.log(z + a) + corrections - Math.log1p(product);
}
