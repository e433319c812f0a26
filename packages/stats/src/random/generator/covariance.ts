/** Matrices whose products with their transposes are covariances. */
import { DegenerateDataWarning, warn } from '../../warnings.ts';

/** How a covariance is factored. */
export type CovarianceMethod = 'svd' | 'eigh' | 'cholesky';

/**
 * F with F Fᵀ = C, of rows after one another.
 *
 * @throws RangeError where C is not positive (semi)definite and that is refused
 */
export function factorOf(
  cov: Float64Array,
  n: number,
  method: CovarianceMethod,
  check: 'warn' | 'raise' | 'ignore',
  tol: number,
): Float64Array {
  const caller = 'multivariate_normal';
  if (!['svd', 'eigh', 'cholesky'].includes(method)) {
    throw new TypeError(
      `${caller}: method is ${String(method)}, must be one of 'svd', 'eigh', 'cholesky'`,
    );
  }
  if (!['warn', 'raise', 'ignore'].includes(check)) {
    throw new TypeError(
      `${caller}: check_valid is ${String(check)}, must be one of 'warn', 'raise', 'ignore'`,
    );
  }
  if (!cov.every(Number.isFinite)) throw new RangeError(`${caller}: cov must be finite`);
  if (method === 'cholesky') return cholesky(cov, n, caller);
  const { values, vectors } = symmetricEigen(cov, n);
  const isSymmetric = cov.every((value, k) => {
    const other = cov[(k % n) * n + Math.floor(k / n)]!;
    return Math.abs(value - other) <= 2 * tol * (1 + Math.abs(other));
  });
  if (check !== 'ignore' && !(isSymmetric && values.every((value) => value >= -tol))) {
    const text = `${caller}: cov is not symmetric positive-semidefinite`;
    if (check === 'raise') throw new RangeError(text);
    warn(new DegenerateDataWarning(text));
  }
  const order = Array.from(values.keys()).sort((i, j) =>
    method === 'svd' ? Math.abs(values[j]!) - Math.abs(values[i]!) : values[i]! - values[j]!,
  );
  const factor = new Float64Array(n * n);
  order.forEach((from, to) => {
    const root = Math.sqrt(Math.abs(values[from]!));
    for (let i = 0; i < n; i++) factor[i * n + to] = vectors[i * n + from]! * root;
  });
  return factor;
}

function cholesky(cov: Float64Array, n: number, caller: string): Float64Array {
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = cov[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * n + k]! * factor[j * n + k]!;
      if (i !== j) factor[i * n + j] = sum / factor[j * n + j]!;
      else if (sum > 0) factor[i * n + i] = Math.sqrt(sum);
      else throw new RangeError(`${caller}: cov is not positive definite, as cholesky needs`);
    }
  }
  return factor;
}

/** Jacobi's method, on the lower triangle: J. H. Wilkinson and C. Reinsch, Handbook for Automatic Computation II/1. */
function symmetricEigen(
  cov: Float64Array,
  n: number,
): { values: Float64Array; vectors: Float64Array } {
  const a = cov.map((_, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    return cov[Math.max(i, j) * n + Math.min(i, j)]!;
  });
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0, isDone = false; !isDone && sweep < 60; sweep++) {
    isDone = true;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const off = a[p * n + q]!;
        const small = Math.sqrt(Math.abs(a[p * n + p]! * a[q * n + q]!)) * 1e-17;
        if (Math.abs(off) <= small || off === 0) continue;
        isDone = false;
        const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * off);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        const s = t * c;
        for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, c, s);
        for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, c, s);
        for (let k = 0; k < n; k++) turn(vectors, k * n + p, k * n + q, c, s);
        a[p * n + q] = a[q * n + p] = 0;
      }
    }
  }
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]!), vectors };
}

function turn(a: Float64Array, i: number, j: number, c: number, s: number): void {
  const x = a[i]!;
  const y = a[j]!;
  a[i] = c * x - s * y;
  a[j] = s * x + c * y;
}
