/** The incomplete beta function of large a and b near to the mean, of numbers. */
import { erfcx } from './error-function.ts';

/** Terms of the expansion. */
const TERMS = 26;
const slopes = /* @__PURE__ */ new Float64Array(TERMS);
const steps = /* @__PURE__ */ new Float64Array(TERMS + 1);
let [lastA, lastB] = [NaN, NaN];

/**
 * Let t be a number in 0..1, and s its logit. With a ln(n t / a) + b ln(n (1 - t) / b) = -m θ² / 2 and
 * m = a b / n, the integrand of the incomplete beta function is exp(-m θ² / 2) ds/dθ. Fills `slopes`
 * with the coefficients F of the powers of θ in √v ds/dθ, v = m / n, and `steps` with those of
 * T = (t - a / n) / v: they are bound by T F = θ and dT/dθ = F + (y0 - x0) θ - v θ T.
 */
function expand(a: number, b: number): void {
  const n = a + b;
  const v = (a / n) * (b / n);
  const skew = (b - a) / n;
  slopes[0] = steps[1] = 1;
  steps[0] = 0;
  for (let k = 1; k < TERMS; k++) {
    let sum = 0;
    for (let i = 2; i <= k; i++) sum += steps[i]! * slopes[k + 1 - i]!;
    const known = (k === 1 ? skew : 0) - v * steps[k - 1]!;
    slopes[k] = -(sum * (k + 1) + known) / (k + 2);
    steps[k + 1] = (slopes[k]! + known) / (k + 1);
  }
  [lastA, lastB] = [a, b];
}

/**
 * ∫ of t^(a - 1) (1 - t)^(b - 1) from 0 to x over x^a y^b, for x below the mean;
 * `exponent` is that of `meanExponent`. For a, b >= 20 where -exponent < min(a, b) / 8.
 */
export function betaExpansion(a: number, b: number, exponent: number): number {
  if (a !== lastA || b !== lastB) expand(a, b);
  const m = 1 / (1 / a + 1 / b);
  const theta = Math.sqrt((-2 * exponent) / m);
  // Integrals of θ^k exp(-m θ² / 2) up to -theta, over exp(-m theta² / 2): all of one sign by turns.
  let even = Math.sqrt(Math.PI / (2 * m)) * erfcx(theta * Math.sqrt(m / 2));
  let odd = -1 / m;
  let sum = even + slopes[1]! * odd;
  let power = -theta;
  for (let k = 2; k < TERMS; k += 2) {
    even = ((k - 1) * even - power) / m;
    power *= -theta;
    odd = (k * odd - power) / m;
    power *= -theta;
    const part = slopes[k]! * even + slopes[k + 1]! * odd;
    sum += part;
    if (Math.abs(part) < 1e-17 * sum && k > 4) break;
  }
  return sum;
}
