/** What Stirling's formula lacks of the gamma function, and differences of its logarithm, of numbers. */

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

/** ln Γ(z) - ((z - 1/2) ln z - z + ln √(2π)) of z >= 10. */
export function stirlingCorrection(z: number): number {
  const w = 1 / (z * z);
  let sum = 0;
  for (let k = 7; k >= 0; k--) sum = sum * w + STIRLING[k]!;
  return sum / z;
}

/** Γ*(z) = Γ(z) / (√(2π) z^(z - 1/2) e^-z) of z > 0. DLMF 5.11.3; below 10 by 5.5.1. */
export function scaledGamma(z: number): number {
  if (z >= 10) return Math.exp(stirlingCorrection(z));
  const steps = Math.ceil(10 - z);
  let product = z;
  for (let k = 1; k < steps; k++) product *= z + k;
  const top = z + steps;
  return (
    ((Math.pow(top / z, z) * Math.pow(top / Math.E, steps) * Math.sqrt(z / top)) / product) *
    Math.exp(stirlingCorrection(top))
  );
}

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
  return (
    (z - 0.5) * Math.log1p(a * u) + a * Math.log(z + a) - a + corrections - Math.log1p(product)
  );
}
