/**
 * Square roots of upper triangular matrices by recursion (Deadman, Higham and Ralha 2013), over
 * triangular Sylvester equations: most operations are in products.
 */
import { roots } from '../kernels/generated/roots.ts';
import { kernelsOf } from '../kernels/load.ts';
import { block, type Matrix } from '../memory/matrix.ts';
import { multiply } from '../products/multiply.ts';

/** Orders that kernels solve at once. */
const BASE = 48;

/**
 * T = R in place, R² = T, for T upper triangular by columns; real diagonal elements are not negative.
 * n³/3 operations. Where there is no root, it has elements that are not finite.
 */
export function rootTriangular(t: Matrix): void {
  const { rows: n, address, columnStride } = t;
  if (n <= BASE) {
    const { rootTriangleReal, rootTriangleComplex } = kernelsOf(roots);
    const root = t.dtype === 'complex128' ? rootTriangleComplex : rootTriangleReal;
    root(n, address, columnStride);
    return;
  }
  const head = half(n);
  const first = block(t, 0, 0, head, head);
  const last = block(t, head, head, n - head, n - head);
  rootTriangular(first);
  rootTriangular(last);
  solveSylvester(first, last, block(t, 0, head, head, n - head));
}

/**
 * C = X in place for A X + X B = C, A and B upper triangular, all by columns. m n (m + n) operations.
 */
function solveSylvester(a: Matrix, b: Matrix, c: Matrix): void {
  const { rows: m, columns: n } = c;
  if (m <= BASE && n <= BASE) {
    const { solveSylvesterReal, solveSylvesterComplex } = kernelsOf(roots);
    const solve = c.dtype === 'complex128' ? solveSylvesterComplex : solveSylvesterReal;
    const [left, right] = [
      [a.address, a.columnStride] as const,
      [b.address, b.columnStride] as const,
    ];
    solve(m, n, ...left, ...right, c.address, c.columnStride);
    return;
  }
  const options = { alpha: -1, accumulate: true } as const;
  if (m >= n) {
    const head = half(m);
    const [top, bottom] = [block(c, 0, 0, head, n), block(c, head, 0, m - head, n)];
    solveSylvester(block(a, head, head, m - head, m - head), b, bottom);
    multiply(block(a, 0, head, head, m - head), bottom, top, options);
    solveSylvester(block(a, 0, 0, head, head), b, top);
  } else {
    const head = half(n);
    const [left, right] = [block(c, 0, 0, m, head), block(c, 0, head, m, n - head)];
    solveSylvester(a, block(b, 0, 0, head, head), left);
    multiply(left, block(b, 0, head, head, n - head), right, options);
    solveSylvester(a, block(b, head, head, n - head, n - head), right);
  }
}

function half(n: number): number {
  return n >> 1;
}
