import { describe, expect, test } from 'vitest';
import { boundaries } from '@numloom/laplace';
import { benchmarkProblem, coordinates, initialArray, initialValues } from '../src/rows/problem.ts';

describe('a problem', () => {
  test('has equal steps from 0 to exactly 1', () => {
    const t = coordinates(benchmarkProblem(50));
    expect(t).toHaveLength(50);
    expect([t[0], t[49]]).toEqual([0, 1]);
    expect(t[7]).toBe(7 * (1 / 49));
  });

  test('starts from the boundary function on the edges and 0 inside, x along the first axis', () => {
    const size = 6;
    const problem = benchmarkProblem(size, { description: '', value: (x, y) => 2 + x + 10 * y });
    const values = initialValues(problem);
    const t = coordinates(problem);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const edge = i % (size - 1) === 0 || j % (size - 1) === 0;
        expect(values[i * size + j]).toBe(edge ? 2 + t[i]! + 10 * t[j]! : 0);
      }
    }
    const array = initialArray(problem);
    expect(array.shape).toEqual([size, size]);
    expect([...array.values()]).toEqual([...values]);
    expect(array.storage.inHeap).toBe(true);
  });

  test('has no negative zero at the corner', () => {
    expect(Object.is(initialValues(benchmarkProblem(5))[0], 0)).toBe(true);
  });

  test.each([2, 0, -5, 2.5, NaN, Infinity, 16001])('of %s points is refused', (size) => {
    expect(() => benchmarkProblem(size)).toThrow(`size is ${size}; it must be an integer from 3`);
  });

  test.each(['nowhere', 'toString'])('with a boundary %s is refused', (name) => {
    expect(() => benchmarkProblem(5, name as 'sin')).toThrow(
      `boundary is '${name}'; it must be one of x2-y2, xy, sin`,
    );
  });
});

describe.each(Object.entries(boundaries))('the boundary %s', (_, boundary) => {
  test('agrees with its solution along the edges', () => {
    if (!('solution' in boundary)) return;
    for (const t of [0, 0.25, 0.5, 1]) {
      for (const [x, y] of [
        [0, t],
        [1, t],
        [t, 0],
        [t, 1],
      ] as const) {
        expect(boundary.value(x, y)).toBeCloseTo(boundary.solution(x, y), 15);
      }
    }
  });
});
