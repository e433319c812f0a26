import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrixOf, neumann, periodic, poissonProblem, type Side } from '@numloom/laplace';
import { spsolve } from '@numloom/sparse';
import { asarray } from '@numloom/ndarray';
import { Grid } from '../../src/discrete/grid.ts';
import { jacobiSpectrum } from '../../src/discrete/spectrum.ts';
import { plainSolution } from './plain-solution.ts';
import { problems } from './problems.ts';

describe('the matrix of a problem', () => {
  test.each(Object.keys(problems))('agrees with the residual of the grid: %s', (name) => {
    const problem = problems[name]!;
    const { A, b, indices, weights } = matrixOf(problem);
    using grid = new Grid(problem);
    const values = Float64Array.from({ length: grid.inside.size }, (_, i) => Math.sin(i * i));
    const inside = [...grid.inside.values()];
    const fixed = grid.mask ? [...grid.mask.values()] : inside.map(() => false);
    const all = asarray(values.map((value, i) => (fixed[i] ? inside[i]! : value)));
    for (const [i, value] of [...all.values()].entries()) {
      const index = indexOf(i, grid.inside.shape);
      grid.inside.set(...index, value);
    }
    grid.refresh();
    const everywhere = [...grid.residual().evaluate().values()] as number[];
    const residual = everywhere.filter((_, i) => !fixed[i]);
    const unknown = [...all.values()].filter((_, i) => !fixed[i]);
    const product = [...A.matmul(unknown).values()] as number[];
    const size = Math.max(...product.map(Math.abs));
    for (const [row, value] of product.entries()) {
      const expected = b.get(row) - weights[row]! * residual[row]!;
      expect(Math.abs(value - expected)).toBeLessThan(1e-12 * size);
    }
    const dense = A.toarray().tolist() as number[][];
    for (const [i, row] of dense.entries()) {
      for (const [j, value] of row.entries()) expect(value).toBe(dense[j]![i]);
    }
    expect(indices).toHaveLength(unknown.length);
    if (grid.singular) return;
    const expected = plainSolution(problem);
    const found = [...spsolve(A, b).values()] as number[];
    for (const [row, value] of found.entries()) {
      expect(value).toBeCloseTo(expected[indices[row]!]!, 9);
    }
  });
});

const kinds: readonly (readonly [Side | number, Side | number])[] = [
  [0, 0],
  [0, neumann()],
  [neumann(), 0],
  [neumann(), neumann()],
  [periodic, periodic],
];

test('the eigenvalues of Jacobi’s iteration are those of its matrix', () => {
  const axis = fc.record({
    kind: fc.constantFrom(...kinds),
    points: fc.integer({ min: 3, max: 7 }),
  });
  fc.assert(
    fc.property(axis, axis, fc.double({ min: 0.3, max: 3, noNaN: true }), (x, y, width) => {
      const problem = poissonProblem({
        shape: [x.points, y.points],
        extent: [
          [0, width],
          [0, 1],
        ],
        sides: [x.kind, y.kind],
      });
      using grid = new Grid(problem);
      const { A, weights } = matrixOf(problem);
      const { least, most } = jacobiSpectrum(grid);
      const scaled = (A.toarray().tolist() as number[][]).map((row, i) =>
        row.map((value, j) => {
          const one = value / Math.sqrt(weights[i]! * weights[j]!) / grid.diagonal;
          return (i === j ? 1 : 0) - one;
        }),
      );
      const found = eigenvalues(scaled);
      expect(found[0]).toBeCloseTo(least, 9);
      expect(found.at(grid.singular ? -2 : -1)).toBeCloseTo(most, 9);
    }),
    { numRuns: 30 },
  );
});

/** Of a symmetric matrix, ascending, by Jacobi's rotations. */
function eigenvalues(matrix: number[][]): number[] {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p]![q]!) < 1e-15) continue;
        const angle = Math.atan2(2 * a[p]![q]!, a[q]![q]! - a[p]![p]!) / 2;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        for (let k = 0; k < n; k++) {
          const [x, y] = [a[k]![p]!, a[k]![q]!];
          a[k]![p] = c * x - s * y;
          a[k]![q] = s * x + c * y;
        }
        for (let k = 0; k < n; k++) {
          const [x, y] = [a[p]![k]!, a[q]![k]!];
          a[p]![k] = c * x - s * y;
          a[q]![k] = s * x + c * y;
        }
      }
    }
  }
  return a.map((row, i) => row[i]!).sort((x, y) => x - y);
}

test('values inside lower the largest eigenvalue, by about what is estimated', () => {
  // A wall in the middle: both halves are half as wide.
  const problem = poissonProblem({ shape: [129, 129], fixed: { mask: (x) => x === 0.5 } });
  using grid = new Grid(problem);
  const h = 1 / 128;
  const exact = (Math.cos(2 * Math.PI * h) + Math.cos(Math.PI * h)) / 2;
  const { most } = jacobiSpectrum(grid);
  expect(1 - most).toBeLessThan(1 - exact);
  expect(1 - most).toBeGreaterThan(0.7 * (1 - exact));
});

function indexOf(k: number, shape: readonly number[]): number[] {
  return shape.map((length, axis) => {
    const stride = shape.slice(axis + 1).reduce((all, one) => all * one, 1);
    return Math.floor(k / stride) % length;
  });
}
