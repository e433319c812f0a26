import { heap } from '@numloom/ndarray';
import { kernelStatistics } from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';
import { runRow, benchmarkProblem, type Row, type RowName, rows } from '@numloom/laplace';
import { plainRun } from './plain.ts';

const all = Object.entries(rows) as [RowName, Row][];

// First in the file: later tests find all kernels in the cache.
test('all rows together compile one kernel for each distinct expression', () => {
  // The sweep; the sweep and its error; the error; the copy of finished rows that wait in a ring;
  // the copy of elements next to each other; the copy of a column.
  const distinct = 6;
  // Rows that iterate have kernels of their own for one sweep over so few elements.
  const further = 3;
  const problem = benchmarkProblem(200);
  for (const [, row] of all) {
    using sweeper = row.start(problem);
    const sweep = (k: number) => sweeper.sweep(k % row.checkEvery === 0);
    for (let k = 0; k < 3 * 15 + 1; k++) sweep(k);
    const before = kernelStatistics();
    for (let k = 46; k < 226; k++) sweep(k);
    const after = kernelStatistics();
    expect(after.compiled).toBe(before.compiled);
    expect(after.kernels).toBe(before.kernels);
  }
  expect(kernelStatistics().compiled).toBe(distinct + further);
});

describe.each(all)('%s', (name, row) => {
  const inPlace = row.algorithm === 'gauss-seidel';
  const { checkEvery } = row;

  test.each([
    [3, 0.5],
    [4, 1e-3],
    [5, 1e-9],
    [17, 0.03],
    [40, 0.05],
  ])('on %i x %i points makes the sweeps and the values of plain loops', (size, tolerance) => {
    const plain = plainRun(size, tolerance, { inPlace, checkEvery });
    let values: unknown;
    const result = runRow(row, benchmarkProblem(size), { tolerance }, (u) => (values = u.tolist()));
    expect(result.iterations).toBe(plain.iterations);
    expect(result.converged).toBe(true);
    expect(result.error).toBeLessThanOrEqual(tolerance);
    expect(values).toEqual(plain.values);
  });

  test('stops after the sweeps it is given, and says that it has not converged', () => {
    let values: unknown;
    const stop = { tolerance: 1e-6, maxIterations: 8 };
    const result = runRow(row, benchmarkProblem(12), stop, (u) => (values = u.tolist()));
    expect(result).toMatchObject({ iterations: 8, converged: false });
    expect(result.error).toBeLessThan(1);
    expect(values).toEqual(plainRun(12, 0, { inPlace, most: 8 }).values);
  });

  test('makes no arrays beyond those that its text asks for', () => {
    const perSweep: Partial<Record<RowName, number>> = { numeric2: 1, numeric3: 1 };
    using sweeper = row.start(benchmarkProblem(64));
    for (let k = 0; k < 4; k++) sweeper.sweep(true);
    const before = heap.stats();
    for (let k = 0; k < 50; k++) sweeper.sweep(false);
    const after = heap.stats();
    expect(after.allocations - before.allocations).toBe(50 * (perSweep[name] ?? 0));
    expect(after.fallbacks).toBe(before.fallbacks);
  });

  test('gives back what it allocated', () => {
    const problem = benchmarkProblem(128);
    const before = heap.stats().used;
    runRow(row, problem, { tolerance: 1e-9, maxIterations: 20 });
    // Of the sums, numbers in a page that small arrays share, the garbage collector takes care.
    expect(heap.stats().used - before).toBeLessThan(2 * 32768 + 1);
  });
});

describe('iterate', () => {
  const problem = benchmarkProblem(10);

  test.each([0, -1, NaN, Infinity])('refuses the tolerance %s', (tolerance) => {
    expect(() => runRow(rows.fused, problem, { tolerance })).toThrow(
      `tolerance is ${tolerance}; it must be finite and more than 0`,
    );
  });

  test.each([0, -1, 1.5, NaN])('refuses %s as the number of sweeps', (maxIterations) => {
    expect(() => runRow(rows.fused, problem, { tolerance: 1, maxIterations })).toThrow(
      `maxIterations is ${maxIterations}; it must be an integer of 1 or more`,
    );
  });

  test('tells every error it knows', () => {
    const seen: number[] = [];
    const onError = (_: number, iterations: number) => void seen.push(iterations);
    const stop = { tolerance: 1e-9, maxIterations: 20, onError };
    runRow(rows.numeric5, problem, stop);
    expect(seen).toEqual([1, 16, 20]);
    runRow(rows.inplace, problem, stop);
    expect(seen.slice(3)).toEqual(Array.from({ length: 20 }, (_, k) => k + 1));
  });

  test('ends when a boundary is not a number', () => {
    const lost = benchmarkProblem(5, { description: '', value: () => NaN });
    expect(runRow(rows.fused, lost, { tolerance: 1 })).toMatchObject({
      iterations: 1,
      converged: false,
    });
  });
});
