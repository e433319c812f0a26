import { array, Complex } from '@numloom/ndarray';
import { csc_array, csr_array, ic0, SparseArray, spilu } from '@numloom/sparse';
import { describe, expect, test } from 'vitest';
import { byColumns, generator, randomMatrix, shuffled } from './leftlooking/support.ts';

/** The five-point Laplacian of a grid of m x m points, and `skew` of a first derivative. */
function laplacian(m: number, skew = 0): SparseArray<'float64', 'csc'> {
  const entries: [number, number, number, number][] = [];
  for (let i = 0; i < m * m; i++) {
    entries.push([i, i, 4, 0]);
    if (i % m > 0) entries.push([i, i - 1, -1 - skew, 0], [i - 1, i, -1 + skew, 0]);
    if (i >= m) entries.push([i, i - m, -1, 0], [i - m, i, -1, 0]);
  }
  return new SparseArray(byColumns({ n: m * m, scalar: 'float64', entries })) as never;
}

type Numbers = (number | Complex)[][];

function dense(a: SparseArray): Numbers {
  return a.toarray().tolist() as Numbers;
}

const complex = (value: number | Complex): Complex =>
  value instanceof Complex ? value : new Complex(value, 0);

/** The largest |a x - b| by largest |b|, of a real matrix. */
function residual(a: SparseArray, x: number[], b: number[]): number {
  const off = dense(a).map((row, i) =>
    Math.abs(row.reduce<number>((sum, value, j) => sum + (value as number) * x[j]!, -b[i]!)),
  );
  return Math.max(...off) / Math.max(...b.map(Math.abs));
}

describe('spilu', () => {
  test('without dropping is a factorisation', () => {
    for (const scalar of ['float64', 'complex128'] as const) {
      const A = new SparseArray(byColumns(randomMatrix(25, 0.1, scalar, 3)));
      for (const permc_spec of ['NATURAL', 'COLAMD', 'MMD_AT_PLUS_A'] as const) {
        const factors = spilu(A, { drop_tol: 0, drop_rule: 'basic', permc_spec });
        const [L, U] = [dense(factors.L), dense(factors.U)];
        const [rows, columns] = [factors.perm_r.tolist(), factors.perm_c.tolist()] as number[][];
        let most = 0;
        dense(A).forEach((row, i) =>
          row.forEach((value, j) => {
            let [re, im] = [0, 0];
            for (let k = 0; k < 25; k++) {
              const [x, y] = [complex(L[rows![i]!]![k]!), complex(U[k]![columns![j]!]!)];
              re += x.re * y.re - x.im * y.im;
              im += x.re * y.im + x.im * y.re;
            }
            most = Math.max(
              most,
              Math.abs(re - complex(value).re),
              Math.abs(im - complex(value).im),
            );
          }),
        );
        expect(most).toBeLessThan(1e-12);
      }
    }
  });

  test('drops more as the tolerance grows, and gets worse', () => {
    const A = laplacian(12, 0.3);
    const b = Array.from({ length: 144 }, (_, k) => 1 + Math.sin(k));
    const found = [0, 1e-4, 1e-2, 1e-1].map((drop_tol) => {
      const factors = spilu(A, { drop_tol });
      return { nnz: factors.nnz, off: residual(A, factors.solve(b).tolist() as number[], b) };
    });
    for (let k = 1; k < found.length; k++) {
      expect(found[k]!.nnz).toBeLessThan(found[k - 1]!.nnz);
      expect(found[k]!.off).toBeGreaterThan(found[k - 1]!.off);
    }
    expect(found[0]!.off).toBeLessThan(1e-12);
    expect(found[1]!.off).toBeLessThan(0.01);
  });

  test('keeps within the fill factor', () => {
    const A = laplacian(15);
    const few = spilu(A, { drop_tol: 0, fill_factor: 1.5 });
    const all = spilu(A, { drop_tol: 0, drop_rule: ['basic'] });
    expect(few.nnz).toBeLessThanOrEqual(1.5 * A.nnz + 2 * 225);
    expect(all.nnz).toBeGreaterThan(2 * A.nnz);
  });

  test('solves transposes, columns, complex right-hand sides', () => {
    const A = laplacian(6, 0.4);
    const factors = spilu(A, { drop_tol: 1e-2 });
    const random = generator(5);
    const [b, c] = [0, 1].map(() => Array.from({ length: 36 }, () => random()));
    const [x, y] = [factors.solve(b!), factors.solve(c!, 'T')].map((one) => one.tolist()) as [
      number[],
      number[],
    ];
    // cᵀ (M⁻¹ b) = (M⁻ᵀ c)ᵀ b.
    const dot = (p: number[], q: number[]) => p.reduce((sum, value, k) => sum + value * q[k]!, 0);
    expect(dot(c!, x)).toBeCloseTo(dot(y, b!), 10);
    const both = factors.solve(b!.map((value, k) => [value, c![k]!])).tolist() as number[][];
    both.forEach((row, k) => expect(row[0]).toBeCloseTo(x[k]!, 12));
    const turned = factors.solve(array(b!.map((value) => new Complex(0, value)))).tolist();
    (turned as Complex[]).forEach(({ re, im }, k) => {
      expect(re).toBeCloseTo(0, 12);
      expect(im).toBeCloseTo(x[k]!, 12);
    });
    expect(
      spilu(csc_array([[2]], { dtype: 'float32' })).solve(array([1], { dtype: 'float32' })).dtype,
    ).toBe('float32');
  });

  test('replaces pivots that are not there', () => {
    const factors = spilu(
      csc_array([
        [1, 2, 0],
        [2, 4, 0],
        [0, 0, 0],
      ]),
    );
    expect(factors.replaced).toBe(2);
    expect((factors.solve([1, 1, 1]).tolist() as number[]).every(Number.isFinite)).toBe(true);
  });

  test('refuses what makes no sense', () => {
    const A = laplacian(2);
    expect(() => spilu(A, { drop_tol: -1 })).toThrow('spilu: drop_tol is -1');
    expect(() => spilu(A, { fill_factor: 0.5 })).toThrow('fill_factor');
    expect(() => spilu(A, { drop_rule: 'basic,interp' })).toThrow('"interp"');
    expect(() => spilu(A, { permc_spec: 'AMD' as never })).toThrow('permc_spec');
    expect(() => spilu(A, { relax: 1 } as never)).toThrow('unknown option "relax"');
    expect(() => spilu(csc_array([[1, 2]]))).toThrow('square');
    expect(() => spilu(csc_array([[NaN]]))).toThrow('finite');
    const factors = spilu(A);
    expect(() => factors.solve([1])).toThrow(RangeError);
    expect(() => factors.solve([1, 1, 1, 1], 'X' as never)).toThrow(TypeError);
    factors.dispose();
    expect(() => factors.solve([1, 1, 1, 1])).toThrow('disposed');
  });
});

describe('ic0', () => {
  test('equals A on its pattern', () => {
    const random = generator(11);
    const n = 30;
    for (const scalar of ['float64', 'complex128'] as const) {
      const entries: [number, number, number, number][] = [];
      for (let k = 0; k < n; k++) entries.push([k, k, 8, 0]);
      for (let k = 0; k < 70; k++) {
        const [i, j] = [Math.floor(random() * n), Math.floor(random() * n)];
        const [re, im] = [random() - 0.5, scalar === 'float64' || i === j ? 0 : random() - 0.5];
        entries.push([i, j, re, im], [j, i, re, -im]);
      }
      const A = new SparseArray(byColumns({ n, scalar, entries }));
      const L = dense(ic0(A).L).map((row) => row.map(complex));
      dense(A).forEach((row, i) =>
        row.forEach((value, j) => {
          if (j > i) return;
          const { re, im } = complex(value);
          if (re === 0 && im === 0) {
            expect(L[i]![j]!.re).toBe(0);
            return;
          }
          let [x, y] = [0, 0];
          for (let k = 0; k <= j; k++) {
            const [p, q] = [L[i]![k]!, L[j]![k]!];
            x += p.re * q.re + p.im * q.im;
            y += p.im * q.re - p.re * q.im;
          }
          expect(x).toBeCloseTo(re, 12);
          expect(y).toBeCloseTo(im, 12);
        }),
      );
    }
  });

  test('is the factor where there is no fill, and solves with it', () => {
    const random = generator(2);
    const order = shuffled(20, random);
    const entries: [number, number, number, number][] = [[0, 0, 3, 0]];
    for (let k = 1; k < 20; k++) {
      entries.push([k, k, 3, 0], [k, k - 1, -1, 0.5], [k - 1, k, -1, -0.5]);
    }
    const parts = byColumns({ n: 20, scalar: 'complex128', entries });
    const A = new SparseArray(parts);
    const b = order.map((k) => new Complex(k, 1 - k));
    const factor = ic0(A);
    const x = factor.solve(array([...b, ...b].map((_, k) => b[k >> 1]!)).reshape([20, 2]));
    const rows = dense(A).map((row) => row.map(complex));
    const columns = x.tolist() as Complex[][];
    rows.forEach((row, i) => {
      let [re, im] = [0, 0];
      row.forEach((value, j) => {
        const one = columns[j]![1]!;
        re += value.re * one.re - value.im * one.im;
        im += value.re * one.im + value.im * one.re;
      });
      expect(re).toBeCloseTo(b[i]!.re, 10);
      expect(im).toBeCloseTo(b[i]!.im, 10);
    });
    expect(factor.nnz).toBe(39);
  });

  test('names the column where it breaks down, which a shift prevents', () => {
    const A = csr_array([
      [1, 2, 0],
      [2, 1, 0],
      [0, 0, 1],
    ]);
    expect(() => ic0(A)).toThrow('the pivot of column 1 is not positive');
    const factor = ic0(A, { shift: 3 });
    expect(factor.L.toarray().tolist()).toEqual([
      [2, 0, 0],
      [1, Math.sqrt(3), 0],
      [0, 0, 2],
    ]);
    expect(() => ic0(A, { shift: -1 })).toThrow('ic0: shift is -1');
    expect(() => ic0(csr_array([[0]]))).toThrow('column 0');
    expect(ic0(csr_array([0, 0])).nnz).toBe(0);
    factor.dispose();
    expect(() => factor.solve([1, 1, 1])).toThrow('disposed');
  });
});
