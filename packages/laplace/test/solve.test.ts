import { describe, expect, test } from 'vitest';
import { boundaries, coordinates, laplaceProblem, methods, solve } from '@numloom/laplace';
import type { MethodName, SolveOptions } from '@numloom/laplace';

describe.each(Object.keys(methods) as MethodName[])('the method %s', (method) => {
  test('finds x² − y² to the accuracy of float64', () => {
    const { u, converged } = solve({ size: 12, method, tolerance: 1e-14 });
    const t = coordinates(laplaceProblem(12));
    expect(converged).toBe(true);
    for (const [k, value] of [...u.values()].entries()) {
      expect(value).toBeCloseTo(t[Math.floor(k / 12)]! ** 2 - t[k % 12]! ** 2, 12);
    }
  });

  test('finds sin(πx) sinh(πy) / sinh(π) to second order in the distance of the points', () => {
    const distance = (size: number) => {
      const { u } = solve({ size, method, boundary: 'sin', tolerance: 1e-11 });
      const t = coordinates(laplaceProblem(size));
      const { solution } = boundaries.sin;
      const differences = [...u.values()].map((value, k) =>
        Math.abs(value - solution(t[Math.floor(k / size)]!, t[k % size]!)),
      );
      return Math.max(...differences);
    };
    const ratio = distance(11) / distance(21);
    expect(ratio).toBeGreaterThan(3.7);
    expect(ratio).toBeLessThan(4.3);
  });
});

test('jacobi and inplace compute the same bits', () => {
  const options = { size: 60, boundary: 'hot-top', tolerance: 1e-3 } as const;
  const two = solve({ ...options, method: 'jacobi' });
  const one = solve({ ...options, method: 'inplace' });
  expect(one.iterations).toBe(two.iterations);
  expect(one.u.tolist()).toEqual(two.u.tolist());
});

test('a solve that is stopped says so', () => {
  const seen: number[] = [];
  const onError = (error: number) => void seen.push(error);
  const solution = solve({ size: 50, maxIterations: 7, onError });
  expect(solution).toMatchObject({ iterations: 7, converged: false });
  expect(seen).toHaveLength(7);
  expect(seen.at(-1)).toBe(solution.error);
});

test.each([
  [{ size: 2 }, 'size is 2'],
  [{ size: 9, method: 'magic' }, "method is 'magic'; it must be one of jacobi, inplace"],
  [{ size: 9, method: 'toString' }, "method is 'toString'"],
  [{ size: 9, tolerance: -1 }, 'tolerance is -1; it must be finite and more than 0'],
  [{ size: 9, maxIterations: 0.5 }, 'maxIterations is 0.5'],
  [{ size: 9, boundary: 'cold' }, "boundary is 'cold'"],
])('%o is refused', (options, message) => {
  expect(() => solve(options as SolveOptions)).toThrow(message);
});
