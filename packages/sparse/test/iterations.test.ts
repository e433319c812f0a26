import { Complex } from '@numloom/ndarray';
import {
  aslinearoperator,
  bicg,
  bicgstab,
  cg,
  cgs,
  csr_array,
  gcrotmk,
  gmres,
  lgmres,
  LinearOperator,
  lsmr,
  lsqr,
  minres,
  qmr,
  type SparseArray,
  tfqmr,
} from '@numloom/sparse';
import { expect, test } from 'vitest';
import reference from './reference/iterations.json' with { type: 'json' };
import { dense, type Element, laplacian } from './systems.ts';

const { side } = reference;
const n = side * side;
const solvers = { bicg, bicgstab, cg, cgs, gcrotmk, gmres, lgmres, minres, qmr, tfqmr };

/** The matrices of the script. */
const matrices: Record<string, SparseArray> = {
  laplacian: laplacian(side),
  drift: changed(() => 0, 0.4),
  turned: changed(() => new Complex(0, 0.5), 0.4),
  indefinite: changed(() => -0.7, 0),
};

/** The Laplacian with another diagonal, and a wind along the rows. */
function changed(added: () => Element, wind: number): SparseArray {
  const more = added();
  const rows = laplacian(side).toarray().tolist() as number[][];
  const changedRows = rows.map((row, i) =>
    row.map((x, j): Element => {
      const isNext = Math.abs(i - j) === 1 && x !== 0;
      const value = isNext ? x + wind * (j - i) : x;
      if (!(more instanceof Complex)) return i === j ? value + more : value;
      return i === j ? new Complex(value, more.im) : new Complex(value);
    }),
  );
  return csr_array(dense(changedRows));
}

const b = Float64Array.from({ length: n }, (_, k) => ((k * 37) % 101) / 101 - 0.3);

test.each(reference.solvers)('$solver takes as many iterations as in SciPy: $matrix', (row) => {
  const A = matrices[row.matrix]!;
  const options = row.solver === 'gmres' ? { rtol: 1e-8, restart: 40 } : { rtol: 1e-8 };
  const { iterations, converged, residual_norm } = solvers[row.solver as 'cg'](A, b, options);
  expect(converged).toBe(true);
  const relative = residual_norm / Math.hypot(...b);
  expect(relative).toBeLessThan(row.solver === 'minres' ? 1.2 * row.residual : 1.01e-8);
  // Short recurrences magnify rounding errors, of unsymmetric matrices most of all.
  const isTouchy = ['cgs', 'tfqmr', 'bicgstab'].includes(row.solver);
  const slack = (isTouchy ? 0.05 : row.matrix === 'indefinite' ? 0.02 : 0) * row.iterations;
  expect(Math.abs(iterations - row.iterations)).toBeLessThanOrEqual(2 + slack);
});

test.each(reference.squares)('$solver ends as in SciPy: damp = $damp', (row) => {
  const full = aslinearoperator(matrices['drift']!);
  const columns = n - 200;
  const A = new LinearOperator({
    shape: [n, columns],
    dtype: 'float64',
    matvec: (x) => {
      const whole = new Float64Array(n);
      whole.set(x.data);
      return full.matvec(whole);
    },
    rmatvec: (x) => full.rmatvec(x).slice(`:${columns}`),
  });
  const options = { damp: row.damp, atol: 1e-9, btol: 1e-9 };
  const fields =
    row.solver === 'lsqr'
      ? Object.values(lsqr(A, b, { ...options, iter_lim: 400 })).slice(1, 9)
      : Object.values(lsmr(A, b, { ...options, maxiter: 400 })).slice(1, 8);
  expect(fields.length).toBe(row.fields.length);
  const [istop, itn, ...norms] = fields as number[];
  expect(istop).toBe(row.fields[0]);
  expect(Math.abs(itn! - row.fields[1]!)).toBeLessThanOrEqual(2);
  norms.forEach((one, k) => {
    const expected = row.fields[k + 2]!;
    // Norms of what vanishes depend on rounding.
    if (expected > 1e-3) expect(Math.abs(one - expected)).toBeLessThan(0.02 * expected);
    else expect(one).toBeLessThan(3 * expected);
  });
});
