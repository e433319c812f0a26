/**
 * ∫ of t^(a - 1) (1 - t)^(b - 1) from 0 to x over x^a y^b, for a >= 1 and x below the mean, as a
 * continued fraction. `lambda` is a - (a + b) x >= 0. Didonato and Morris 1992, equation 9; divided
 * by the numerators of every other denominator, so that a step divides once.
 */
export function betaFraction(a: number, b: number, x: number, y: number, lambda: number): number {
  // Convergents p / q; the terms are alpha_n / (beta_n + ...).
  let [p0, q0, p1] = [0, 1, 1];
  let inverse = 1 / (a + 1);
  let q1 = a * inverse * (lambda + 1);
  if (q1 > 1e100) [q0, p1, q1] = [1 / q1, 1 / q1, 1];
  for (let n = 1; n < 20_000; n++) {
    // Here inverse is 1 / (a + 2 n - 1).
    const r = inverse;
    inverse = 1 / (a + 2 * n + 1);
    const drop = n * (b - n) * x * r;
    const alpha = (a + n - 1) * r * x * (n === 1 && a + b < 1e-300 ? 1 : a + b + n - 1) * drop;
    const beta = n + drop + (a + n) * inverse * (lambda + 1 + n * (1 + y));
    const p = beta * p1 + alpha * p0;
    const q = beta * q1 + alpha * q0;
    // p / q = p1 / q1, crosswise.
    const change = p * q1 - p1 * q;
    if (Math.abs(change) <= 1e-16 * p * q1) return p / q;
    p0 = p1;
    q0 = q1;
    p1 = p;
    q1 = q;
    if (q > 1e100) {
      p0 /= q;
      q0 /= q;
      p1 /= q;
      q1 = 1;
    }
  }
  return p1 / q1;
}
