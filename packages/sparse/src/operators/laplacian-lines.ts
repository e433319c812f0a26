/** The Laplacian along one axis of a grid: its products, eigenvalues and eigenvectors. */

/** What is behind the ends of an axis: a mirror, zeros, or the other end. */
export type BoundaryConditions = 'neumann' | 'dirichlet' | 'periodic';

/** The eigenvalue at a place from 0 on, in descending order. */
export function lineEigenvalue(j: number, n: number, conditions: BoundaryConditions): number {
  const angle =
    conditions === 'dirichlet'
      ? (Math.PI * (j + 1)) / (2 * (n + 1))
      : conditions === 'neumann'
        ? (Math.PI * j) / (2 * n)
        : (Math.PI * Math.floor((j + 1) / 2)) / n;
  return -4 * Math.sin(angle) ** 2;
}

/** Its eigenvector, of the length 1. */
export function lineEigenvector(
  j: number,
  n: number,
  conditions: BoundaryConditions,
): Float64Array {
  const filled = (scale: number, value: (i: number) => number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => Math.sqrt(scale) * value(i));
  if (conditions === 'dirichlet') {
    return filled(2 / (n + 1), (i) => Math.sin((Math.PI * (i + 1) * (j + 1)) / (n + 1)));
  }
  if (j === 0) return filled(1 / n, () => 1);
  if (conditions === 'neumann') {
    return filled(2 / n, (i) => Math.cos((Math.PI * (i + 0.5) * j) / n));
  }
  if (j + 1 === n && n % 2 === 0) return filled(1 / n, (i) => (i % 2 === 0 ? 1 : -1));
  const wave = j % 2 === 1 ? Math.cos : Math.sin;
  return filled(2 / n, (i) => wave((2 * Math.PI * (i + 0.5) * Math.floor((j + 1) / 2)) / n));
}

/** y += L x along an axis of n places, `stride` numbers apart. */
export function addLines(
  x: Float64Array,
  y: Float64Array,
  n: number,
  stride: number,
  conditions: BoundaryConditions,
): void {
  const isPeriodic = conditions === 'periodic';
  const isMirrored = conditions === 'neumann';
  for (let start = 0; start < x.length; start += n * stride) {
    for (let i = 0; i < n; i++) {
      const at = start + i * stride;
      const isFirst = i === 0;
      const isLast = i === n - 1;
      const before = isFirst ? (isPeriodic ? (n - 1) * stride : 0) : -stride;
      const after = isLast ? (isPeriodic ? (1 - n) * stride : 0) : stride;
      // At an end, a mirror shows the element itself, and zeros have no part in the sum.
      const left = isFirst && !isPeriodic && !isMirrored ? 0 : 1;
      const right = isLast && !isPeriodic && !isMirrored ? 0 : 1;
      for (let k = at; k < at + stride; k++) {
        y[k]! += left * x[k + before]! - 2 * x[k]! + right * x[k + after]!;
      }
    }
  }
}
