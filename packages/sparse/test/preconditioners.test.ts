import { array, Complex, type NdArray } from '@numloom/ndarray';
import { eigvalsh, inv, matmul, solve, sqrtm } from '@numloom/linalg';
import {
  aslinearoperator,
  cg,
  csr_array,
  diags_array,
  jacobi,
  type LinearOperator,
  smoothedAggregation,
  type SparseArray,
  ssor,
} from '@numloom/sparse';
import { describe, expect, test } from 'vitest';
import {
  dense,
  difference,
  type Element,
  gram,
  laplacian,
  randomMatrix,
  randomNumbers,
  randomVector,
  vector,
} from './systems.ts';

const unit = (n: number): NdArray =>
  array(Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => +(i === j))));

/** The elements of an operator. */
const elements = (M: LinearOperator): NdArray => M.matmat(unit(M.shape[0]));

const part = (
  a: readonly (readonly Element[])[],
  keeps: (i: number, j: number) => number,
): NdArray =>
  dense(
    a.map((row, i) =>
      row.map((x, j) =>
        x instanceof Complex
          ? new Complex(x.re * keeps(i, j), x.im * keeps(i, j))
          : x * keeps(i, j),
      ),
    ),
  );

describe.each([false, true])('complex: %s', (complex) => {
  const random = randomNumbers(31);
  const rows = randomMatrix(12, 12, random, { complex, shift: 4 });

  test('jacobi is the inverse of the diagonal', () => {
    const M = jacobi(csr_array(dense(rows)));
    const exact = inv(part(rows, (i, j) => +(i === j)));
    close(elements(M), exact);
    const x = vector(randomVector(12, random, complex));
    expect(difference(M.rmatvec(x), aslinearoperator(exact).rmatvec(x))).toBeLessThan(1e-12);
    expect(M.dtype).toBe(complex ? 'complex128' : 'float64');
  });

  test.each([1, 0.7, 1.6])('ssor is what it says, omega = %d', (omega) => {
    const M = ssor(csr_array(dense(rows)), omega);
    const lower = part(rows, (i, j) => (i === j ? 1 / omega : i > j ? 1 : 0));
    const upper = part(rows, (i, j) => (i === j ? 1 / omega : i < j ? 1 : 0));
    const inverse = inv(part(rows, (i, j) => +(i === j)));
    const middle = matmul(lower, matmul(inverse, upper));
    const product = matmul(elements(M), middle);
    close(
      product,
      part(unit(12).tolist() as number[][], () => (2 - omega) / omega),
    );
    const x = vector(randomVector(12, random, complex));
    const [y, z] = [M.rmatvec(x), aslinearoperator(elements(M)).rmatvec(x)];
    expect(difference(y, z)).toBeLessThan(1e-12);
    const [t, u] = [M.T.matvec(x), aslinearoperator(elements(M)).T.matvec(x)];
    expect(difference(t, u)).toBeLessThan(1e-12);
  });
});

function close(a: NdArray, b: NdArray): void {
  expect(difference(a.reshape([a.size]), b.reshape([b.size]))).toBeLessThan(1e-12);
}

test.each([1, 2, 7, 8, 9, 61, 64, 65])(
  'cg by a diagonal of %i elements is cg by its products',
  (n) => {
    const a = diags_array(
      [-1, 0, 1].map((k) =>
        Float64Array.from({ length: n - Math.abs(k) }, (_, i) => (k === 0 ? 3 + (i % 5) : -1)),
      ),
      { offsets: [-1, 0, 1] },
    ).tocsr();
    const b = Float64Array.from({ length: n }, (_, i) => Math.sin(1 + i));
    const M = jacobi(a);
    const [fused, apart] = [M, (r: NdArray) => M.matvec(r)].map((one) =>
      cg(a, b, { rtol: 1e-10, M: one }),
    );
    expect(fused!.converged).toBe(true);
    expect(fused!.iterations).toBe(apart!.iterations);
    expect(fused!.x.tolist()).toEqual(apart!.x.tolist());
  },
);

test('preconditioners are Hermitian, and save iterations', () => {
  const A = laplacian(20);
  const b = Float64Array.from({ length: 400 }, (_, i) => Math.sin(i) + 0.1);
  const plain = cg(A, b, { rtol: 1e-10 });
  const relaxed = cg(A, b, { rtol: 1e-10, M: ssor(A, 1.5) });
  expect(relaxed.converged).toBe(true);
  expect(relaxed.iterations).toBeLessThan(0.6 * plain.iterations);
  expect(difference(relaxed.x, plain.x)).toBeLessThan(1e-7);
  const scaled = A.toarray().tolist() as number[][];
  scaled.forEach((row, i) =>
    row.forEach((value, j) => (row[j] = value * 10 ** ((i % 5) + (j % 5)))),
  );
  const uneven = csr_array(scaled);
  const before = cg(uneven, b, { rtol: 1e-8 });
  const after = cg(uneven, b, { rtol: 1e-8, M: jacobi(uneven) });
  expect(after.converged).toBe(true);
  expect(after.iterations).toBeLessThan(0.5 * before.iterations);
});

test('what cannot be a preconditioner is refused', () => {
  const missing = csr_array([
    [1, 2],
    [3, 0],
  ]);
  expect(() => jacobi(missing)).toThrow('jacobi: the diagonal of A is zero in row 1');
  expect(() => ssor(missing)).toThrow('ssor: the diagonal of A is zero in row 1');
  expect(() => ssor([[1]], 2)).toThrow('ssor: omega is 2, must be between 0 and 2');
  expect(() => jacobi([[1, 2]])).toThrow('jacobi: A is 1x2, needs a square matrix');
  expect(() => smoothedAggregation(missing)).toThrow('zero in row 1');
  const indefinite = [
    [1, 0],
    [0, -1],
  ];
  expect(() => smoothedAggregation(indefinite)).toThrow('its diagonal is -1 in row 1');
  expect(() => smoothedAggregation([[1]], { theta: 2 })).toThrow(RangeError);
  expect(() => smoothedAggregation([[1]], { B: [1, 2] })).toThrow('B has the shape (2)');
  expect(() => smoothedAggregation([[1]], { cycle: 'F' as never })).toThrow(TypeError);
  expect(() => smoothedAggregation([[1]], { levels: 2 } as never)).toThrow(
    'unknown option "levels"',
  );
});

describe('smoothed aggregation', () => {
  const side = 24;
  const A = laplacian(side);
  const b = Float64Array.from({ length: side * side }, (_, i) => 1 + Math.cos(3 * i));

  test('levels become smaller, iterations stay few', () => {
    const counts = [8, 16, 32].map((points) => {
      const matrix = laplacian(points);
      const M = smoothedAggregation(matrix, { max_coarse: 10 });
      expect(M.levels[0]!.rows).toBe(points * points);
      M.levels.forEach(({ rows }, k) => {
        if (k > 0) expect(rows).toBeLessThan(0.4 * M.levels[k - 1]!.rows);
      });
      expect(M.operator_complexity).toBeLessThan(1.6);
      expect(M.grid_complexity).toBeLessThan(1.4);
      const { iterations, converged } = cg(matrix, new Float64Array(points * points).fill(1), {
        M,
        rtol: 1e-8,
      });
      expect(converged).toBe(true);
      return iterations;
    });
    expect(Math.max(...counts)).toBeLessThanOrEqual(14);
  });

  test.each([{}, { cycle: 'W' }, { sweeps: 2 }, { theta: 0 }, { omega: 0 }] as const)(
    'a cycle is Hermitian, positive definite and near to the inverse: %o',
    (options) => {
      const small = laplacian(9);
      const M = smoothedAggregation(small, { max_coarse: 6, ...options }).aspreconditioner();
      const inverse = elements(M);
      close(inverse, inverse.T.copy());
      const product = eigvalsh(matmul(root(small), matmul(inverse, root(small))));
      const spectrum = product.tolist() as number[];
      expect(spectrum[0]).toBeGreaterThan(options.omega === 0 ? 0.1 : 0.4);
      expect(spectrum.at(-1)).toBeLessThan(1 + 1e-10 + (options.cycle === 'W' ? 0.3 : 0));
    },
  );

  test('solves by itself', () => {
    const multigrid = smoothedAggregation(A, { max_coarse: 20 });
    const exact = solve(A.toarray(), array(b));
    for (const cycle of ['V', 'W'] as const) {
      const { x, converged, iterations } = multigrid.solve(b, { rtol: 1e-10, cycle });
      expect(converged).toBe(true);
      expect(difference(x, exact)).toBeLessThan(1e-8);
      expect(iterations).toBeLessThan(60);
    }
    const out = multigrid.solve(b, { rtol: 1e-14, maxiter: 2 });
    expect(out).toMatchObject({ converged: false, info: 2, iterations: 2 });
    const twice = multigrid.solve(b, { rtol: 1e-10, sweeps: 2 });
    expect(twice.iterations).toBeLessThan(multigrid.solve(b, { rtol: 1e-10 }).iterations);
  });

  test('several candidates: two fields that do not meet', () => {
    const n = side * side;
    const half = laplacian(12).toarray().tolist() as number[][];
    const zeros = new Array<number>(half.length).fill(0);
    const both = csr_array([
      ...half.map((row) => [...row, ...zeros]),
      ...half.map((row) => [...zeros, ...row]),
    ]);
    const B = Array.from({ length: 288 }, (_, i) => [1, i % 12, (i / 12) | 0]);
    const M = smoothedAggregation(both, { B, max_coarse: 30 });
    const { converged, iterations } = cg(both, b.slice(0, 288), { M, rtol: 1e-8 });
    expect(converged).toBe(true);
    expect(iterations).toBeLessThan(12);
    expect(n).toBe(576);
  });

  test('complex Hermitian matrices', () => {
    const turn = (i: number): Complex => new Complex(Math.cos(i), Math.sin(i));
    const real = laplacian(10).toarray().tolist() as number[][];
    const rows = real.map((row, i) =>
      row.map((x, j) => {
        const [u, v] = [turn(i), turn(j)];
        return new Complex(x * (u.re * v.re + u.im * v.im), x * (u.im * v.re - u.re * v.im));
      }),
    );
    const hermitian = csr_array(dense(rows));
    const B = Array.from({ length: 100 }, (_, i) => turn(i));
    const M = smoothedAggregation(hermitian, { B, max_coarse: 10 });
    const right = vector(randomVector(100, randomNumbers(3), true));
    const { x, converged, iterations } = cg(hermitian, right, { M, rtol: 1e-10 });
    expect(converged).toBe(true);
    expect(iterations).toBeLessThan(16);
    expect(difference(x, solve(dense(rows), right))).toBeLessThan(1e-8);
    const y = M.aspreconditioner().T.matvec(right);
    const z = aslinearoperator(elements(M.aspreconditioner())).T.matvec(right);
    expect(difference(y, z)).toBeLessThan(1e-12);
  });

  test('singular matrices, isolated rows, no coarser level', () => {
    const ring = csr_array(
      Array.from({ length: 60 }, (_, i) =>
        Array.from({ length: 60 }, (__, j) =>
          i === j ? 2 : (i + 1) % 60 === j || (j + 1) % 60 === i ? -1 : 0,
        ),
      ),
    );
    const right = Array.from({ length: 60 }, (_, i) => Math.sin((Math.PI * i) / 15));
    const solved = cg(ring, right, { M: smoothedAggregation(ring, { max_coarse: 8 }), rtol: 1e-8 });
    expect(solved.converged).toBe(true);
    const isolated = (laplacian(8).toarray().tolist() as number[][]).map((row, i) =>
      row.map((x, j) => (i % 9 === 0 || j % 9 === 0 ? +(i === j) : x)),
    );
    const M = smoothedAggregation(csr_array(isolated), { max_coarse: 5 });
    const ones = new Float64Array(64).fill(1);
    expect(cg(csr_array(isolated), ones, { M, rtol: 1e-8 }).iterations).toBeLessThan(15);
    const diagonal = csr_array(unit(200));
    const trivial = smoothedAggregation(diagonal);
    expect(trivial.levels.length).toBe(1);
    expect(trivial.solve(new Float64Array(200).fill(3)).x.get(7)).toBeCloseTo(3, 12);
  });

  test('random positive definite matrices', () => {
    for (const complex of [false, true]) {
      const random = randomNumbers(17);
      const rows = gram(randomMatrix(40, 40, random, { complex, density: 0.15 }), 0.5);
      const right = vector(randomVector(40, random, complex));
      const M = smoothedAggregation(dense(rows), { max_coarse: 4 });
      const { x, converged } = cg(dense(rows), right, { M, rtol: 1e-10 });
      expect(converged).toBe(true);
      expect(difference(x, solve(dense(rows), right))).toBeLessThan(1e-6);
    }
  });
});

/** The symmetric square root of a matrix. */
function root(A: SparseArray): NdArray {
  return sqrtm(A.toarray());
}

test.each([
  ['jacobi', jacobi],
  ['ssor', ssor],
  ['smoothedAggregation', smoothedAggregation],
])('%s takes finite numbers only', (name, make) => {
  for (const [value, text] of [
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
  ] as const) {
    const place = new RegExp(`^${name}: A has ${text} at \\(1, 0\\), must be finite$`);
    const rows = [
      [1, 2],
      [value, 3],
    ];
    expect(() => make(csr_array(rows))).toThrow(place);
    expect(() => make(csr_array(rows).tocsc())).toThrow(place);
  }
});
