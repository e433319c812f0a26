import { array, Complex, type NdArray } from '@numloom/ndarray';
import { inv, matmul, norm, solve } from '@numloom/linalg';
import {
  aslinearoperator,
  bicg,
  bicgstab,
  cg,
  cgs,
  csc_array,
  csr_array,
  gcrotmk,
  gmres,
  type IterationOptions,
  type IterativeSolution,
  lgmres,
  LinearOperator,
  minres,
  type OperatorLike,
  type Preconditioner,
  qmr,
  tfqmr,
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

type Solver = (A: OperatorLike, b: never, options?: IterationOptions) => IterativeSolution;

/** What runs all solvers with one set of options. */
const any = (solver: unknown): Solver => solver as Solver;
const withM1: Solver = (A, b, { M, ...others } = {}) =>
  qmr(A, b, M === undefined ? others : { ...others, M1: M });
const withM2: Solver = (A, b, { M, ...others } = {}) =>
  qmr(A, b, M === undefined ? others : { ...others, M2: M });
const strict: Solver = (A, b, options = {}) => {
  const { atol: _atol, ...others } = options;
  return minres(A, b, { ...others, rtol: 1e-13 });
};

const general: readonly (readonly [string, Solver])[] = [
  ['bicg', any(bicg)],
  ['bicgstab', any(bicgstab)],
  ['cgs', any(cgs)],
  ['gcrotmk', any(gcrotmk)],
  ['gmres', any(gmres)],
  ['lgmres', any(lgmres)],
  ['qmr, M1', withM1],
  ['qmr, M2', withM2],
  ['tfqmr', any(tfqmr)],
];
const definite: readonly (readonly [string, Solver])[] = [
  ['cg', any(cg)],
  ['minres', strict],
];
const all = [...definite, ...general];

const kinds = ['float64', 'complex128'] as const;
const N = 24;

function definiteSystem(kind: (typeof kinds)[number], seed: number) {
  const random = randomNumbers(seed);
  const complex = kind === 'complex128';
  const rows = gram(randomMatrix(N, N, random, { complex, density: 0.3 }), 1);
  return { rows, b: vector(randomVector(N, random, complex)) };
}

function generalSystem(kind: (typeof kinds)[number], seed: number) {
  const random = randomNumbers(seed);
  const complex = kind === 'complex128';
  const rows = randomMatrix(N, N, random, { complex, density: 0.3, shift: 5 });
  return { rows, b: vector(randomVector(N, random, complex)) };
}

describe.each(kinds)('%s', (kind) => {
  test.each(all)('%s solves definite systems, with x0, M, callback', (_, solver) => {
    for (const seed of [11, 12, 13]) {
      const { rows, b } = definiteSystem(kind, seed);
      const A = csr_array(dense(rows));
      const exact = solve(dense(rows), b);
      const M = inv(dense(rows.map((row, i) => row.map((x, j) => (i === j ? x : 0)))));
      const random = randomNumbers(7);
      const x0 = vector(randomVector(N, random, kind === 'complex128'));
      const before = x0.copy();
      for (const options of [{}, { x0 }, { M: csc_array(M) }, { x0, M }] as IterationOptions[]) {
        let calls = 0;
        const callback = (): void => void calls++;
        const given = { ...options, rtol: 1e-11, callback };
        const { x, info, converged, iterations, residual_norm } = solver(A, b as never, given);
        expect(info).toBe(0);
        expect(converged).toBe(true);
        expect(difference(x, exact)).toBeLessThan(1e-7);
        expect(x.dtype).toBe(kind);
        expect(residual_norm).toBeLessThan(1e-10 * 10);
        expect(iterations).toBeGreaterThan(0);
        expect(calls).toBeGreaterThan(0);
      }
      expect(difference(x0, before)).toBe(0);
    }
  });

  test.each(general)('%s solves unsymmetric systems', (_, solver) => {
    for (const seed of [21, 22, 23]) {
      const { rows, b } = generalSystem(kind, seed);
      const exact = solve(dense(rows), b);
      const near = inv(dense(rows.map((row, i) => row.map((x, j) => (j <= i ? x : 0)))));
      const options = { rtol: 1e-11 };
      for (const A of [csr_array(dense(rows)), csc_array(dense(rows)), dense(rows)]) {
        const { x, converged } = solver(A, b as never, options);
        expect(converged).toBe(true);
        expect(difference(x, exact)).toBeLessThan(1e-8);
      }
      const adjoint = aslinearoperator(near).H;
      const solving = {
        solve: (r: NdArray, trans?: 'H') => matmul(trans === 'H' ? adjointOf(near) : near, r),
      };
      const acting = new LinearOperator({
        shape: [N, N],
        dtype: kind,
        matvec: (r) => aslinearoperator(near).matvec(r),
        rmatvec: (r) => adjoint.matvec(r),
      });
      const forms: Preconditioner[] = [near, csr_array(near), acting, solving];
      const counts = forms.map((M) => {
        const { x, converged, iterations } = solver(dense(rows), b as never, { ...options, M });
        expect(converged).toBe(true);
        expect(difference(x, exact)).toBeLessThan(1e-8);
        return iterations;
      });
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  });

  test('minres solves indefinite systems', () => {
    const random = randomNumbers(5);
    const complex = kind === 'complex128';
    const half = gram(randomMatrix(N, N, random, { complex, density: 0.3 }), 0.5);
    const rows = half.map((row, i) =>
      row.map((x, j) => (i === j ? minus(x, i % 2 === 0 ? 9 : 0) : x)),
    );
    const b = vector(randomVector(N, random, complex));
    const exact = solve(dense(rows), b);
    const { x, converged } = minres(csr_array(dense(rows)), b, { rtol: 1e-13, check: true });
    expect(converged).toBe(true);
    expect(difference(x, exact)).toBeLessThan(1e-7);
    const shifted = minres(csr_array(dense(half)), b, { rtol: 1e-13, shift: 0.25 });
    const diagonal = half.map((row, i) => row.map((v, j) => (i === j ? minus(v, 0.25) : v)));
    expect(difference(shifted.x, solve(dense(diagonal), b))).toBeLessThan(1e-7);
  });
});

function adjointOf(a: ReturnType<typeof dense>) {
  return aslinearoperator(a).H.matmat(
    array(Array.from({ length: N }, (_, i) => Array.from({ length: N }, (__, j) => +(i === j)))),
  );
}

function minus(x: Element, y: number): Element {
  return x instanceof Complex ? new Complex(x.re - y, x.im) : x - y;
}

test.each(all)('%s: zero right-hand side, exact x0, one unknown', (_, solver) => {
  const A = laplacian(4);
  const zero = solver(A, new Float64Array(16) as never, { x0: new Float64Array(16).fill(2) });
  expect(zero).toMatchObject({ info: 0, converged: true, iterations: 0, residual_norm: 0 });
  expect(zero.x.tolist()).toEqual(new Array(16).fill(0));
  const x0 = Float64Array.from({ length: 16 }, (__, i) => i + 1);
  const exact = solver(A, aslinearoperator(A).matvec(x0) as never, { x0 });
  expect(exact).toMatchObject({ info: 0, iterations: 0 });
  expect(exact.x.tolist()).toEqual([...x0]);
  const one = solver([[4]], [8] as never);
  expect(one.x.get(0)).toBeCloseTo(2, 12);
  expect(one.iterations).toBeLessThanOrEqual(1);
  const empty = solver(csr_array(array([]).reshape([0, 0])), [] as never);
  expect(empty.x.shape).toEqual([0]);
});

test.each(all)('%s ends where values are not finite', (_, solver) => {
  const b = [1, NaN, 2, 1];
  expect(solver(laplacian(2), b as never).info).toBeLessThan(0);
  const broken = csr_array([
    [4, NaN],
    [NaN, 3],
  ]);
  expect(solver(broken, [1, 2] as never).info).toBeLessThan(0);
  const infinite = (): number[] => [Infinity, 1, 1, 1];
  const M = new LinearOperator({ shape: [4, 4], matvec: infinite, rmatvec: infinite });
  const { info, iterations } = solver(laplacian(2), [1, 2, 3, 4] as never, { M });
  expect(info).toBeLessThan(0);
  expect(iterations).toBeLessThan(3);
});

test('breakdowns are told', () => {
  const swap = [
    [0, 1],
    [1, 0],
  ];
  expect(cg(swap, [1, 0]).info).toBe(-1);
  expect(bicgstab(swap, [1, 0]).info).toBe(-11);
  expect(bicg(swap, [1, 0]).info).toBe(-11);
  expect(cgs(swap, [1, 0]).info).toBe(-11);
  expect(tfqmr(swap, [1, 0]).info).toBe(-1);
  expect(qmr(swap, [1, 0]).info).toBe(-14);
  const nilpotent = [
    [0, 1],
    [0, 0],
  ];
  for (const solver of [gmres, lgmres, cg, bicgstab]) {
    expect(solver(nilpotent, [1, 1]).info, solver.name).toBeLessThan(0);
  }
  expect(gmres(swap, [1, 0], { rtol: 1e-12 }).converged).toBe(true);
  expect(minres(swap, [1, 0], { rtol: 1e-12 }).converged).toBe(true);
});

test('singular systems that are consistent', () => {
  // The second difference on a ring: constants are its null space.
  const n = 16;
  const ring = csr_array(
    Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (__, j) =>
        i === j ? 2 : (i + 1) % n === j || (j + 1) % n === i ? -1 : 0,
      ),
    ),
  );
  const b = Array.from({ length: n }, (_, i) => Math.cos((2 * Math.PI * i) / n) + (i % 2) - 0.5);
  for (const solver of [any(cg), any(minres), any(gmres), any(lgmres)]) {
    const { x, converged } = solver(ring, b as never, { rtol: 1e-10 });
    expect(converged).toBe(true);
    expect(difference(aslinearoperator(ring).matvec(x), array(b))).toBeLessThan(1e-7);
  }
});

test('an inconsistent system ends at the least squares solution', () => {
  const A = [
    [1, 0],
    [0, 0],
  ];
  const { x } = minres(A, [1, 1]);
  expect(x.get(0)).toBeCloseTo(1, 8);
  expect(gmres(A, [1, 1]).info).toBe(-1);
});

test('iterations run out, or are stopped', () => {
  const A = laplacian(8);
  const b = new Float64Array(64).fill(1).map((_, i) => i % 7);
  for (const [name, solver] of all) {
    const out = solver(A, b as never, { maxiter: 2, rtol: 1e-15 });
    if (!name.includes('gmres'))
      expect(out, name).toMatchObject({ info: 2, converged: false, iterations: 2 });
    const stopped = solver(A, b as never, { rtol: 1e-15, callback: () => true });
    expect(stopped, name).toMatchObject({ info: 1, converged: false, iterations: 1 });
    expect(stopped.residual_norm).toBeGreaterThan(0);
  }
});

test('what gmres tells', () => {
  const A = laplacian(6);
  const b = Float64Array.from({ length: 36 }, (_, i) => 1 + (i % 5));
  const norms: number[] = [];
  const told = gmres(A, b, {
    restart: 6,
    rtol: 1e-9,
    callback: (residual: unknown) => void norms.push(Number(residual)),
    callback_type: 'pr_norm',
  });
  expect(norms.length).toBe(told.iterations);
  expect(norms.every((one, k) => k === 0 || one <= norms[k - 1]! * (1 + 1e-6))).toBe(true);
  expect(norms.at(-1)).toBeCloseTo(told.residual_norm / Number(norm(b)), 10);
  let restarts = 0;
  gmres(A, b, { restart: 6, rtol: 1e-9, callback: () => void restarts++, callback_type: 'x' });
  expect(restarts).toBe(Math.ceil(told.iterations / 6));
  const legacy = gmres(A, b, { restart: 6, maxiter: 8, rtol: 1e-14, callback: () => undefined });
  expect(legacy).toMatchObject({ iterations: 8, info: 8 });
  const loose = lgmres(A, b, { inner_m: 3, maxiter: 2, rtol: 1e-14 });
  expect(loose).toMatchObject({ iterations: 2, info: 2, converged: false });
  const rounds = gmres(A, b, { restart: 6, maxiter: 2, rtol: 1e-14 });
  expect(rounds).toMatchObject({ iterations: 12, info: 2 });
});

test('lgmres needs fewer products than gmres where restarts stagnate', () => {
  const A = laplacian(16);
  const b = Float64Array.from({ length: 256 }, (_, i) => Math.sin(i));
  const plain = gmres(A, b, { restart: 10, rtol: 1e-9 });
  for (const prepend_outer_v of [false, true]) {
    const loose = lgmres(A, b, { inner_m: 7, outer_k: 3, rtol: 1e-9, prepend_outer_v });
    expect(loose.converged).toBe(true);
    expect(loose.iterations * 7).toBeLessThan(plain.iterations);
  }
});

test('float32 is rounded at the end', () => {
  const A = csr_array(laplacian(4).toarray().astype('float32'));
  const b = array(
    Array.from({ length: 16 }, (_, i) => i),
    { dtype: 'float32' },
  );
  const { x, residual_norm } = cg(A, b, { rtol: 1e-12 });
  expect(x.dtype).toBe('float32');
  expect(residual_norm).toBeLessThan(1e-10);
  expect(cg(A, b.astype('float64')).x.dtype).toBe('float64');
});

test('a real system with a complex right-hand side, start or preconditioner', () => {
  const A = laplacian(3);
  const b = Array.from({ length: 9 }, (_, i) => new Complex(i, 1 - i));
  const exact = solve(A.toarray(), array(b));
  expect(difference(cg(A, b, { rtol: 1e-12 }).x, exact)).toBeLessThan(1e-10);
  const x0 = b.map(({ re }) => new Complex(re, 1));
  const real = b.map(({ re }) => re);
  const { x } = bicgstab(A, real, { x0, rtol: 1e-12 });
  expect(difference(x, solve(A.toarray(), array(real)))).toBeLessThan(1e-10);
});

describe.each([
  ['cg', cg],
  ['bicg', bicg],
  ['bicgstab', bicgstab],
  ['qmr', any(qmr)],
])('%s says that it has converged', (name, solver) => {
  /** Where vectors grow on the way to the solution, recurrences lose the residual. */
  const A = csr_array([
    [-1e-9, 0.23201504349708557],
    [0.23201504349708557, 1e-9],
  ]);
  const b = [9.835386276245117, 0];

  test('where the residual itself is small enough', () => {
    const out = solver(A, b as never, { rtol: 1e-13, maxiter: 60 });
    const ax = A.matmul(out.x).tolist() as number[];
    const truth = Math.hypot(ax[0]! - b[0]!, ax[1]!);
    // The quasi-minimal residual method breaks down here.
    expect(out.converged).toBe(name !== 'qmr');
    expect(truth < 1e-12 * b[0]!).toBe(out.converged);
    expect(out.residual_norm).toBeCloseTo(truth, 12);
    expect(out.iterations).toBeLessThanOrEqual(60);
  });

  test('not where rounding allows no more', () => {
    const n = 12;
    const rows = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (__, j) => 1 / (i + j + 1)),
    );
    const rtol = 1e-17;
    const ones = new Float64Array(n).fill(1);
    const out = solver(csr_array(rows), ones as never, { rtol, maxiter: 2000 });
    const asked = rtol * Math.sqrt(n);
    expect(out.converged).toBe(out.info === 0);
    expect(out.converged && out.residual_norm > 10 * asked).toBe(false);
  });

  test('not of its iterations when they are used up before', () => {
    const out = solver(A, b as never, { rtol: 1e-13, maxiter: 2 });
    expect(out.iterations).toBeLessThanOrEqual(2);
    expect(out.converged && out.residual_norm > 1e-12 * b[0]!).toBe(false);
  });
});

test('a breakdown at the solution is none', () => {
  const A = csr_array([
    [0, -0.260140985250473],
    [-0.260140985250473, 0.1955289940698242],
  ]);
  const out = gcrotmk(A, [0.003050985336303711, 0.004209522008895874], { rtol: 0 });
  expect(out.residual_norm).toBe(0);
  expect([out.info, out.converged]).toEqual([0, true]);
});

test('callbacks get copies', () => {
  const seen: number[][] = [];
  cg(
    laplacian(3),
    new Float64Array(9).map((_, i) => i),
    {
      callback: (x) => void seen.push(x.tolist() as number[]),
    },
  );
  expect(seen.length).toBeGreaterThan(2);
  expect(seen[0]).not.toEqual(seen[1]);
});

test('what does not fit is refused', () => {
  const A = laplacian(2);
  const b = [1, 2, 3, 4];
  expect(() => cg(A, [1, 2])).toThrow('cg: b has the shape (2), needs (4,) or (4, 1)');
  expect(() => cg([[1, 2]], [1])).toThrow('cg: A is 1x2, needs a square matrix');
  expect(() => cg(A, b, { rtol: -1 })).toThrow(RangeError);
  expect(() => cg(A, b, { atol: NaN })).toThrow(RangeError);
  expect(() => cg(A, b, { maxiter: 0.5 })).toThrow(RangeError);
  expect(() => cg(A, b, { x0: [1] })).toThrow('x0');
  expect(() => cg(A, b, { M: laplacian(1) })).toThrow('cg: M is 1x1, needs 4x4 as A');
  expect(() => cg(A, b, { tol: 1 } as never)).toThrow('cg: unknown option "tol"');
  expect(() => gmres(A, b, { callback_type: 'y' as never })).toThrow(TypeError);
  expect(() => gmres(A, b, { restart: 0 })).toThrow(RangeError);
  expect(() => bicg(A, b, { M: (r) => r })).toThrow('rmatvec was not given');
  const skew = [
    [0, 1],
    [-1, 0],
  ];
  expect(() => minres(skew, [1, 2], { check: true })).toThrow('minres: A is not Hermitian');
  expect(() =>
    minres(
      [
        [1, 0],
        [0, 1],
      ],
      [1, 2],
      {
        M: [
          [-1, 0],
          [0, -1],
        ],
      },
    ),
  ).toThrow('minres: M is not positive definite');
});

test('tfqmr does not take for converged what has grown without bound', () => {
  const singular = [
    [1, 1],
    [1, 1],
  ];
  for (const b of [
    [1, 2],
    [3, -1],
  ]) {
    const { info, converged, residual_norm } = tfqmr(singular, b);
    expect(residual_norm).toBeGreaterThan(0.1);
    expect([info === 0, converged]).toEqual([false, false]);
  }
  expect(tfqmr(singular, [2, 2]).converged).toBe(true);
});
