/** Moments of standard distributions, from each other. */

/** The mean of x^order, of cumulants: m(n) = Σ C(n - 1, k - 1) κ(k) m(n - k). */
export function momentFromCumulants(order: number, cumulant: (k: number) => number): number {
  const moments = [1];
  for (let n = 1; n <= order; n++) {
    let sum = 0;
    let choices = 1;
    for (let k = 1; k <= n; k++) {
      sum += choices * cumulant(k) * moments[n - k]!;
      choices *= (n - k) / k;
    }
    moments.push(sum);
  }
  return moments[order]!;
}

/** ζ(n) of whole numbers n >= 2, by the sum of Euler and Maclaurin: DLMF 25.2.9. */
export function zeta(n: number): number {
  const last = 10;
  let sum = last ** (1 - n) / (n - 1) + last ** -n / 2;
  for (let k = last - 1; k > 0; k--) sum += k ** -n;
  // B(2k) / (2k)! of the first terms.
  const factors = [1 / 12, -1 / 720, 1 / 30240, -1 / 1209600, 1 / 47900160];
  let term = n * last ** (-n - 1);
  factors.forEach((factor, k) => {
    sum += factor * term;
    term *= ((n + 2 * k + 1) * (n + 2 * k + 2)) / (last * last);
  });
  return sum;
}

/** (k - 1)!, of whole numbers. */
export function factorialBefore(k: number): number {
  let product = 1;
  for (let j = 2; j < k; j++) product *= j;
  return product;
}
