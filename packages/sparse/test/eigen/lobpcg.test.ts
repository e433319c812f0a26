import { eigh, LinAlgError, matmul } from '@numloom/linalg';
import { array, Complex, type NdArray } from '@numloom/ndarray';
import {
  aslinearoperator,
  csr_array,
  diags_array,
  lobpcg,
  type LobpcgOptions,
  smoothedAggregation,
  splu,
} from '@numloom/sparse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dense,
  difference,
  gram,
  laplacian,
  randomMatrix,
  randomNumbers,
  randomVector,
} from '../systems.ts';

const start = (n: number, k: number, seed = 3, complex = false): NdArray => {
  const random = randomNumbers(seed);
  return dense(Array.from({ length: n }, () => randomVector(k, random, complex)));
};

const list = (a: NdArray): number[] => Array.from(a.values(), Number);

/** Largest difference of Vᴴ B V from the identity. */
function departure(v: NdArray, b?: NdArray): number {
  const image: NdArray = b === undefined ? v : matmul(b, v);
  const product: NdArray = matmul(conjugateTranspose(v), image);
  const k = v.shape[1]!;
  const identity = array(
    Float64Array.from({ length: k * k }, (_, i) => (i % (k + 1) === 0 ? 1 : 0)),
  );
  return difference(product.reshape([-1]), identity);
}

function conjugateTranspose(v: NdArray): NdArray {
  const rows = v.T.astype('complex128').copy().tolist() as Complex[][];
  return array(rows.map((row) => row.map(({ re, im }) => new Complex(re, -im))));
}

describe('lobpcg', () => {
  test("finds the ends of a spectrum, in SciPy's order", () => {
    const n = 100;
    const a = diags_array([Array.from({ length: n }, (_, i) => i + 1)]).tocsr();
    const tight = { tol: 1e-7, maxiter: 200 };
    const largest = lobpcg(a, start(n, 3), tight);
    expect(largest.converged).toBe(true);
    [100, 99, 98].forEach((value, j) => {
      expect(largest.eigenvalues.get(j)).toBeCloseTo(value, 10);
    });
    const least = lobpcg(a, start(n, 3), { ...tight, largest: false });
    [1, 2, 3].forEach((value, j) => {
      expect(least.eigenvalues.get(j)).toBeCloseTo(value, 10);
    });
    for (const { eigenvectors, residual_norms } of [largest, least]) {
      expect(eigenvectors.shape).toEqual([n, 3]);
      expect(departure(eigenvectors)).toBeLessThan(1e-13);
      expect(Math.max(...list(residual_norms))).toBeLessThanOrEqual(1e-7);
    }
  });

  test('of any problem is what eigh finds, with B, Y and M', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 2 }),
        fc.record({
          complex: fc.boolean(),
          hasB: fc.boolean(),
          hasM: fc.boolean(),
          largest: fc.boolean(),
        }),
        fc.integer({ min: 1, max: 1e6 }),
        (n, k, count, { complex, hasB, hasM, largest }, seed) => {
          fc.pre(k + count <= n);
          const random = randomNumbers(seed);
          const rows = gram(randomMatrix(n, n, random, { complex }), 0.5);
          const a = dense(rows);
          const b = hasB ? dense(gram(randomMatrix(n, n, random, { complex }), 1)) : undefined;
          const { eigenvalues, eigenvectors } = b === undefined ? eigh(a) : eigh(a, b);
          const all = list(eigenvalues);
          if (largest) all.reverse();
          const from = largest ? n - count : 0;
          const Y = count === 0 ? undefined : eigenvectors.slice(':', `${from}:${from + count}`);
          using factors = splu(csr_array(a));
          const M = hasM && !largest ? factors : undefined;
          const options: LobpcgOptions = { largest, maxiter: 300, tol: 1e-9 * all.length };
          const found = lobpcg(csr_array(a), start(n, k, seed, complex), {
            ...options,
            ...(b !== undefined && { B: b }),
            ...(Y !== undefined && { Y }),
            ...(M !== undefined && { M }),
          });
          const size = Math.max(...all.map(Math.abs));
          list(found.eigenvalues).forEach((value, j) => {
            expect(Math.abs(value - all[count + j]!)).toBeLessThan(1e-6 * size);
          });
          expect(departure(found.eigenvectors, b)).toBeLessThan(1e-10);
          expect(found.eigenvectors.dtype).toBe(complex ? 'complex128' : 'float64');
        },
      ),
      { numRuns: 60 },
    );
  });

  test('preconditioners make it faster; histories tell how', () => {
    const a = laplacian(24);
    const x = start(576, 4);
    const options = { largest: false, tol: 1e-6, maxiter: 300 } as const;
    const plain = lobpcg(a, x, { ...options, retLambdaHistory: true });
    const M = smoothedAggregation(a).aspreconditioner();
    const fast = lobpcg(a, x, { ...options, M, retResidualNormsHistory: true });
    expect(plain.converged && fast.converged).toBe(true);
    expect(fast.iterations).toBeLessThan(plain.iterations / 2);
    expect(plain.lambda_history!.shape).toEqual([plain.iterations + 1, 4]);
    expect(plain.residual_norms_history).toBe(undefined);
    expect(fast.residual_norms_history!.shape).toEqual([fast.iterations + 1, 4]);
    expect(list(fast.residual_norms_history!.slice(-1))).toEqual(list(fast.residual_norms));
    // The least eigenvalue never gets larger.
    const least = list(plain.lambda_history!.slice(':', 0));
    least.slice(1).forEach((value, i) => {
      expect(value).toBeLessThanOrEqual(least[i]! + 1e-12);
    });
    const exact = (i: number, j: number) =>
      4 - 2 * Math.cos((Math.PI * i) / 25) - 2 * Math.cos((Math.PI * j) / 25);
    const wanted = [exact(1, 1), exact(1, 2), exact(2, 1), exact(2, 2)];
    wanted.forEach((value, j) => {
      expect(Math.abs(fast.eigenvalues.get(j) - value)).toBeLessThan(1e-11);
    });
  });

  test('goes on to rounding errors, and answers the best when it is told to go beyond', () => {
    const n = 200;
    const a = diags_array([Array.from({ length: n }, (_, i) => 1.1 ** i)]).tocsr();
    const M = (r: NdArray) => list(r).map((value, i) => value / 1.1 ** i);
    const found = lobpcg(a, start(n, 5), { largest: false, tol: 0, maxiter: 150, M });
    expect(found.converged).toBe(false);
    list(found.eigenvalues).forEach((value, j) => {
      expect(Math.abs(value / 1.1 ** j - 1)).toBeLessThan(1e-13);
    });
    expect(Math.max(...list(found.residual_norms))).toBeLessThan(1e-9);
    expect(departure(found.eigenvectors)).toBeLessThan(1e-12);
  });

  test('starts that are nearly dependent, and eigenvectors themselves', () => {
    const a = laplacian(12);
    const x = array(
      Float64Array.from({ length: 288 }, (_, i) => 1 + (i % 2 === 0 ? 0 : 1e-9 * Math.sin(i))),
    ).reshape([144, 2]);
    const options = { largest: false, tol: 1e-8, maxiter: 200 } as const;
    const first = lobpcg(a, x, options);
    expect(first.converged).toBe(true);
    const again = lobpcg(a, first.eigenvectors, options);
    expect(again.iterations).toBe(0);
  });

  test('operators, float32, no iteration at all', () => {
    const a = laplacian(10);
    const x = start(100, 2);
    const of = (given: Parameters<typeof lobpcg>[0]) =>
      lobpcg(given, x, { tol: 1e-8, maxiter: 200 });
    const wanted = of(a);
    for (const given of [a.toarray(), aslinearoperator(a)]) {
      expect(difference(of(given).eigenvalues, wanted.eigenvalues)).toBeLessThan(1e-12);
    }
    const single = lobpcg(a.astype('float32'), x.astype('float32'));
    expect([single.eigenvalues.dtype, single.eigenvectors.dtype]).toEqual(['float32', 'float32']);
    const none = lobpcg(a, x, { maxiter: 0 });
    expect([none.iterations, none.converged]).toEqual([0, false]);
  });

  test('refuses wrong arguments', () => {
    const a = laplacian(4);
    const x = start(16, 2);
    const wrong = (X: NdArray, options: object, message: RegExp): void => {
      expect(() => lobpcg(a, X, options)).toThrow(message);
    };
    wrong(start(15, 2), {}, /^lobpcg: X has the shape \(15, 2\), needs \(16, k\)/);
    wrong(start(16, 17), {}, /^lobpcg: X has 17 columns, must have from 1 to 16/);
    wrong(x, { Y: start(16, 15) }, /^lobpcg: X has 2 columns, must have from 1 to 1,/);
    wrong(x, { Y: start(3, 1) }, /^lobpcg: Y has the shape/);
    wrong(x, { maxiter: -1 }, /^lobpcg: maxiter is -1/);
    wrong(x, { tol: -1 }, /^lobpcg: tol is -1/);
    wrong(x, { restartControl: 'x' }, /^lobpcg: restartControl is x, must be a number/);
    wrong(x, { B: laplacian(3) }, /^lobpcg: B is 9x9, A is 16x16/);
    wrong(x, { B: a.multiply(-1) }, /^lobpcg: B is not positive definite/);
    wrong(x, { M: laplacian(3) }, /^lobpcg: M is 9x9, needs 16x16/);
    const equal = array(new Float64Array(32).fill(1)).reshape([16, 2]);
    wrong(equal, {}, /^lobpcg: column 1 of X depends on those before and on Y/);
    wrong(x, { Y: equal }, /^lobpcg: column 1 of Y depends on those before/);
    expect(() => lobpcg(csr_array([2, 3]), x)).toThrow(RangeError);
    expect(() => lobpcg(a.multiply(NaN), x)).toThrow(LinAlgError);
  });
});
