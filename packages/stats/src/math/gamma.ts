/** The gamma function, its logarithm and its derivative, of numbers. */

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
];

/** ln |Γ(x)|. DLMF 5.11.1, after steps upwards; 5.5.3 below 0. */
export function gammaln(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x <= 0) {
    if (Number.isInteger(x) || x === -Infinity) return Infinity;
    return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * (x % 2)))) - gammaln(1 - x);
  }
  if (x === Infinity) return Infinity;
  let product = 1;
  let z = x;
  for (; z < 12; z++) product *= z;
  const w = 1 / (z * z);
  const series = STIRLING.reduceRight((sum, c) => sum * w + c, 0) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}

/** Γ(x). */
export function gamma(x: number): number {
  if (x > 0 && Number.isInteger(x) && x < 172) {
    let product = 1;
    for (let k = 2; k < x; k++) product *= k;
    return product;
  }
  if (x <= 0 && Number.isInteger(x)) return x === 0 ? 1 / x : NaN;
  const sign = x > 0 || Math.floor(x) % 2 === 0 ? 1 : -1;
  return sign * Math.exp(gammaln(x));
}

/** ψ(x), the derivative of ln Γ. DLMF 5.11.2, 5.5.2, 5.5.4. */
export function digamma(x: number): number {
  if (x <= 0 && Number.isInteger(x)) return NaN;
  if (x < 0) return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x % 1));
  let sum = 0;
  let z = x;
  for (; z < 12; z++) sum -= 1 / z;
  const w = 1 / (z * z);
  const series = STIRLING.reduceRight((s, c, k) => s * w + c * (2 * k + 1), 0) * w;
  return sum + Math.log(z) - 0.5 / z - series;
}
