import { array, Complex, type NdArray } from '@numloom/ndarray';
import { solve } from '@numloom/linalg';
import {
  csr_array,
  type GcrotmkOptions,
  gcrotmk,
  gmres,
  LinearOperator,
  type RecycledPair,
  type SparseArray,
} from '@numloom/sparse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dense,
  difference,
  laplacian,
  randomMatrix,
  randomNumbers,
  randomVector,
  vector,
} from './systems.ts';

/** A cyclic shift, at which restarted methods stagnate, and something beside. */
function cycle(n: number, beside = 0): SparseArray {
  return csr_array(
    Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (__, j) => (j === (i + 1) % n ? 1 : i === j ? beside : 0)),
    ),
  );
}

describe('gcrotmk', () => {
  test('solves any system, however many vectors it keeps', () => {
    const counts = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 8 }));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        counts,
        fc.constantFrom('oldest', 'smallest'),
        fc.boolean(),
        fc.integer({ min: 1, max: 1e6 }),
        (n, [m, k], truncate, complex, seed) => {
          const random = randomNumbers(seed);
          const rows = randomMatrix(n, n, random, { complex, shift: 4, density: 0.7 });
          const b = vector(randomVector(n, random, complex));
          const options: GcrotmkOptions = { m, k, truncate, rtol: 1e-10 };
          const { x, converged, residual_norm } = gcrotmk(csr_array(dense(rows)), b, options);
          expect(converged).toBe(true);
          expect(residual_norm).toBeLessThan(1e-9 * Math.sqrt(n));
          expect(difference(x, solve(dense(rows), b))).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each(['oldest', 'smallest'] as const)('goes on where gmres stagnates: %s', (truncate) => {
    const a = cycle(30);
    const b = Array.from({ length: 30 }, (_, i) => (i === 0 ? 1 : 0));
    expect(gmres(a, b, { restart: 10, maxiter: 100 }).converged).toBe(false);
    const { converged, iterations } = gcrotmk(a, b, { m: 10, k: 25, truncate });
    expect(converged).toBe(true);
    expect(iterations).toBeLessThan(5);
  });

  test('vectors that are kept make further systems faster', () => {
    const a = laplacian(20);
    const n = 400;
    const b = Float64Array.from({ length: n }, (_, i) => Math.sin(1 + i));
    const options = { rtol: 1e-10, m: 8, k: 30 };
    const CU: RecycledPair[] = [];
    const first = gcrotmk(a, b, { ...options, CU });
    expect(CU).toHaveLength(first.iterations + 1);
    expect(CU.at(-1)![0]).toBe(null);
    expect(difference(CU.at(-1)![1], first.x)).toBe(0);
    for (const [c, u] of CU.slice(0, -1)) {
      expect(difference(a.matmul(u) as NdArray, c!)).toBeLessThan(1e-9);
    }
    // What is handed in is not changed, but the list is exchanged.
    const kept = CU.map(([c, u]) => [c?.copy(), u.copy()] as const);
    const before = [...CU];
    const other = b.map((value, i) => value + 0.1 * Math.cos(i));
    const fresh = gcrotmk(a, other, options);
    const recycled = gcrotmk(a, other, { ...options, CU });
    expect(recycled.converged).toBe(true);
    expect(recycled.iterations).toBeLessThan(fresh.iterations);
    expect(difference(recycled.x, fresh.x)).toBeLessThan(1e-6);
    before.forEach(([c, u], k) => {
      expect(difference(u, kept[k]![1])).toBe(0);
      if (c !== null) expect(difference(c, kept[k]![0]!)).toBe(0);
    });

    // The solution itself is found again at once.
    expect(gcrotmk(a, other, { ...options, CU }).iterations).toBe(0);
    // For another matrix, without c.
    gcrotmk(a, other, { ...options, CU, discard_C: true });
    expect(CU.every(([c]) => c === null)).toBe(true);
    const near = a.add(cycle(n, 0.1).multiply(1e-3));
    const moved = gcrotmk(near, other, { ...options, CU });
    expect(moved.converged).toBe(true);
    expect(moved.iterations).toBeLessThan(gcrotmk(near, other, options).iterations);
  });

  test('pairs that depend on one another, or are zero, are left out', () => {
    const a = laplacian(4);
    const u = array(Float64Array.from({ length: 16 }, (_, i) => i));
    const zero = array(new Float64Array(16));
    const CU: RecycledPair[] = [
      [null, u],
      [null, u],
      [null, zero],
      [a.matmul(u), u],
    ];
    const b = Array.from({ length: 16 }, () => 1);
    expect(gcrotmk(a, b, { CU, rtol: 1e-10 }).converged).toBe(true);
  });

  test('the preconditioner may differ from step to step', () => {
    const a = laplacian(12);
    const b = Float64Array.from({ length: 144 }, (_, i) => Math.cos(i));
    let step = 0;
    const M = (r: NdArray): NdArray => {
      const { x } = gmres(a, r, { rtol: 0.3 / (1 + (step++ % 3)), restart: 10 });
      return x;
    };
    const { converged, iterations, residual_norm } = gcrotmk(a, b, { M, m: 8, rtol: 1e-10 });
    expect(converged).toBe(true);
    expect(residual_norm).toBeLessThan(1e-9);
    expect(iterations).toBeLessThan(6);
  });

  test('ends where there is no solution, or values are not finite', () => {
    const zero = csr_array([2, 2]);
    expect(gcrotmk(zero, [1, 2])).toMatchObject({ info: -1, converged: false });
    const singular = csr_array([
      [1, 0],
      [0, 0],
    ]);
    const { info, x } = gcrotmk(singular, [1, 1], { rtol: 1e-10 });
    expect(info).toBe(-1);
    expect(x.get(0)).toBeCloseTo(1, 12);
    const matvec = () => [NaN, 1];
    const broken = new LinearOperator({ shape: [2, 2], dtype: 'float64', matvec });
    expect(gcrotmk(broken, [1, 2]).info).toBe(-1);
    const short = gcrotmk(laplacian(20), new Float64Array(400).fill(1), { m: 2, k: 1, maxiter: 3 });
    expect(short).toMatchObject({ info: 3, iterations: 3 });
  });

  test('refuses wrong options', () => {
    const a = laplacian(2);
    const b = [1, 2, 3, 4];
    const wrong = (options: object, message: RegExp): void => {
      expect(() => gcrotmk(a, b, options)).toThrow(message);
    };
    wrong({ m: 0 }, /^gcrotmk: m is 0, must be a whole number from 1 on/);
    wrong({ k: -1 }, /^gcrotmk: k is -1, must be a whole number from 0 on/);
    wrong({ truncate: 'newest' }, /^gcrotmk: truncate is newest, must be 'oldest' or 'smallest'/);
    wrong({ CU: [1] }, /^gcrotmk: CU must be a list of pairs/);
    wrong({ CU: [[null, [1, 2]]] }, /^gcrotmk: CU has the shape \(2\), needs \(4,\)/);
    const complex = array(b.map((value) => new Complex(value, 1)));
    wrong({ CU: [[null, complex]] }, /^gcrotmk: CU has complex vectors, but the system is real/);
  });
});
