/** How likely paths on a lattice leave a strip: exact distributions of Smirnov's two-sample statistics. */

/**
 * The probability that m n |F - G| reaches `h` gcd(m, n) somewhere, for the empirical distribution functions
 * F and G of m and n observations whose orders are all equally likely; one-sided, that F - G does.
 *
 * All terms are positive and at most 1, so that nothing overflows or cancels. O(min(m, n) + h) for equal
 * sizes, else O(m n), times the width of the strip if there are two sides.
 *
 * @see Viehmann (2021), arXiv:2102.08037
 */
export function pathsLeave(m: number, n: number, h: number, isTwoSided: boolean): number {
  if (h <= 0) return 1;
  if (m === n) return isTwoSided ? squareBothSides(n, h) : squareOneSide(n, 0, h);
  return strip(Math.max(m, n), Math.min(m, n), h, isTwoSided);
}

/** C(2n, n - k h - h) / C(2n, n - k h), by reflection. */
function squareOneSide(n: number, k: number, h: number): number {
  let product = 1;
  for (let j = k * h; j < k * h + h; j++) product *= (n - j) / (n + j + 1);
  return product;
}

/** The alternating series of reflections at both sides, from its last term. */
function squareBothSides(n: number, h: number): number {
  let sum = 0;
  for (let k = Math.floor(n / h); k >= 0; k--) sum = squareOneSide(n, k, h) * (1 - sum);
  return Math.min(2 * sum, 1);
}

/** The share of paths to each place that have left the strip, from those of the places before. */
function strip(m: number, n: number, h: number, isTwoSided: boolean): number {
  const divisor = gcd(m, n);
  const [mg, ng] = [m / divisor, n / divisor];
  const inverses = new Float64Array(m + n + 1);
  for (let k = 1; k <= m + n; k++) inverses[k] = 1 / k;
  const shares = new Float64Array(n + 1).fill(isTwoSided ? 1 : 0);
  for (let i = 0; i <= m; i++) {
    // Inside are j with i ng - j mg < h, and if there are two sides > -h.
    const low = Math.max(Math.floor((i * ng - h) / mg) + 1, 0);
    const high = isTwoSided ? Math.min(Math.ceil((i * ng + h) / mg) - 1, n) : n;
    let before = low === 0 ? 0 : 1;
    for (let j = low; j <= high; j++) {
      const inverse = inverses[i + j]!;
      before = before * (j * inverse) + shares[j]! * (i * inverse);
      shares[j] = before;
    }
  }
  return Math.min(shares[n]!, 1);
}

/** The greatest common divisor. */
export function gcd(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b];
  return a;
}
