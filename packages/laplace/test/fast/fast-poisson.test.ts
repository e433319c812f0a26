import { asarray, copyto, type NdArray, zeros } from '@numloom/ndarray';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sides } from '../../src/fast/axes.ts';
import { FastPoisson } from '../../src/fast/fast-poisson.ts';
import { allSides, applied, type Discrete, meanOf, normOf, pointsOf } from './operator.ts';

const solverOf = ({ shape, spacing, sides, shift }: Discrete) =>
  new FastPoisson({ shape: shape.map((n, k) => pointsOf(n, sides[k]!)), spacing, sides, shift });

const arrayOf = (values: Float64Array, shape: readonly number[]) =>
  asarray(values).reshape([...shape]);

const numbersOf = (x: NdArray) => Float64Array.from(x.reshape([-1]).tolist() as number[]);

/** Numbers between -1/2 and 1/2, the same for a seed (Park and Miller 1988). */
function randomNumbers(count: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  });
}

const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

/** The largest difference of what a solution gives and the right side, relative to what is rounded. */
function residual(problem: Discrete, f: Float64Array, u: Float64Array): number {
  const largest = (values: Float64Array) =>
    values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const found = applied(problem, u);
  const difference = largest(f.map((value, i) => value - found[i]!));
  return difference / (largest(f) + normOf(problem) * largest(u));
}

/** A right side that has a solution. */
function rightSide(problem: Discrete, isSingular: boolean, seed: number): Float64Array {
  const f = randomNumbers(sizeOf(problem.shape), seed);
  if (!isSingular) return f;
  const mean = meanOf(problem, f);
  return f.map((value) => value - mean);
}

const problems = (ndim: number, most: number) =>
  fc.record({
    shape: fc.array(fc.integer({ min: 3, max: most }), { minLength: ndim, maxLength: ndim }),
    spacing: fc.array(fc.double({ min: 0.01, max: 2, noNaN: true }), {
      minLength: ndim,
      maxLength: ndim,
    }),
    sides: fc.array(fc.constantFrom(...allSides), { minLength: ndim, maxLength: ndim }),
    shift: fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 50, noNaN: true })),
    seed: fc.integer({ min: 1, max: 1e6 }),
  });

describe('solutions satisfy the equations', () => {
  test.each([
    [2, 40, 60],
    [3, 9, 40],
  ])('in %i dimensions', (ndim, most, numRuns) => {
    fc.assert(
      fc.property(problems(ndim, most), ({ seed, ...problem }) => {
        using solver = solverOf(problem);
        expect(solver.shape).toEqual(problem.shape);
        const f = rightSide(problem, solver.isSingular, seed);
        const u = numbersOf(solver.solve(arrayOf(f, problem.shape)));
        expect(residual(problem, f, u)).toBeLessThan(2e-15);
      }),
      { numRuns },
    );
  });

  test('between all pairs of sides, of the fewest points and of others', () => {
    for (const first of allSides) {
      for (const second of allSides) {
        for (const unknowns of [
          [1, 1],
          [2, 3],
          [3, 2],
          [3, 3],
          [16, 15],
          [31, 8],
        ] as const) {
          const sides: Sides[] = [first, second];
          const least = sides.map(([a, b]) =>
            a === 'periodic' ? 3 : a === b && a === 'neumann' ? 2 : 1,
          );
          const shape = unknowns.map((n, k) => Math.max(n, least[k]!));
          const problem = { shape, spacing: [0.3, 0.2], sides, shift: 0 };
          using solver = solverOf(problem);
          const f = rightSide(problem, solver.isSingular, 7);
          const u = numbersOf(solver.solve(arrayOf(f, shape)));
          expect(residual(problem, f, u), `${sides.join(' ')} ${shape.join()}`).toBeLessThan(1e-15);
        }
      }
    }
  });

  test.each([
    [
      [130, 129],
      ['dirichlet', 'dirichlet'],
    ],
    [
      [101, 122],
      ['neumann', 'neumann'],
    ],
    [
      [97, 128],
      ['periodic', 'periodic'],
    ],
    [
      [40, 37, 34],
      ['dirichlet', 'neumann'],
    ],
  ] as [number[], Sides][])('of larger grids: %j', (shape, sides) => {
    const problem = {
      shape,
      spacing: shape.map((n) => 1 / n),
      sides: shape.map(() => sides),
      shift: 0,
    };
    using solver = solverOf(problem);
    const f = rightSide(problem, solver.isSingular, 3);
    const u = numbersOf(solver.solve(arrayOf(f, shape)));
    expect(residual(problem, f, u)).toBeLessThan(1e-15);
  });
});

test('of a singular problem what has a solution is solved, with mean 0', () => {
  for (const sides of [
    [allSides[1]!, allSides[1]!],
    [allSides[4]!, allSides[1]!],
    [allSides[4]!, allSides[4]!],
    [allSides[1]!, allSides[4]!, allSides[1]!],
  ]) {
    const shape = [12, 9, 7].slice(0, sides.length);
    const problem = { shape, spacing: [0.1, 0.2, 0.3].slice(0, sides.length), sides, shift: 0 };
    using solver = solverOf(problem);
    expect(solver.isSingular).toBe(true);
    const f = randomNumbers(sizeOf(shape), 5).map((value) => value + 1);
    const u = numbersOf(solver.solve(arrayOf(f, shape)));
    const mean = meanOf(problem, f);
    const compatible = f.map((value) => value - mean);
    expect(residual(problem, compatible, u)).toBeLessThan(1e-15);
    expect(Math.abs(meanOf(problem, u))).toBeLessThan(1e-16);
  }
});

test('known solutions come out, to many digits', () => {
  // sin(π x) sin(2 π y) is an eigenvector.
  const n = 199;
  const h = 1 / (n + 1);
  const eigenvalue =
    (4 * Math.sin((Math.PI * h) / 2) ** 2 + 4 * Math.sin(Math.PI * h) ** 2) / h ** 2;
  const exact = Float64Array.from({ length: n * n }, (_, i) => {
    const [x, y] = [(Math.floor(i / n) + 1) * h, ((i % n) + 1) * h];
    return Math.sin(Math.PI * x) * Math.sin(2 * Math.PI * y);
  });
  const sides = [allSides[0]!, allSides[0]!];
  using solver = new FastPoisson({ shape: [n + 2, n + 2], spacing: [h, h], sides });
  const u = numbersOf(
    solver.solve(
      arrayOf(
        exact.map((value) => value * eigenvalue),
        [n, n],
      ),
    ),
  );
  const most = u.reduce((sum, value, i) => Math.max(sum, Math.abs(value - exact[i]!)), 0);
  expect(most).toBeLessThan(1e-13);
});

test('every layout is read and written', () => {
  for (const shape of [
    [12, 17],
    [5, 6, 8],
    [7, 30],
  ]) {
    const sides = [allSides[0]!, allSides[2]!, allSides[1]!].slice(0, shape.length);
    const problem = { shape, spacing: [0.1, 0.2, 0.3].slice(0, shape.length), sides, shift: 0 };
    using solver = solverOf(problem);
    const f = arrayOf(randomNumbers(sizeOf(shape), 9), shape);
    const expected = solver.solve(f);
    const empty = () => zeros([...shape]);
    const reversed = () => zeros([...shape].reverse()).T;
    const strided = () => zeros(shape.map((n) => 2 * n)).slice(...shape.map(() => '::2'));
    const turned = () => empty().slice(...shape.map(() => '::-1'));
    const foreign = () => arrayOf(new Float64Array(sizeOf(shape)), shape);
    for (const make of [empty, reversed, strided, turned, foreign]) {
      const rhs = make();
      copyto(rhs, f);
      expect(solver.solve(rhs).tolist()).toEqual(expected.tolist());
      expect(rhs.tolist()).toEqual(f.tolist());
      const out = make();
      expect(solver.solve(f, { out })).toBe(out);
      expect(out.tolist()).toEqual(expected.tolist());
      expect(solver.solve(rhs, { out: rhs }).tolist()).toEqual(expected.tolist());
    }
    // Views that overlap in part
    const both = zeros([shape[0]! + 1, ...shape.slice(1)]);
    const [low, high] = [both.slice(':-1'), both.slice('1:')];
    copyto(high, f);
    expect(solver.solve(high, { out: low }).tolist()).toEqual(expected.tolist());
  }
});

describe('what is wrong is refused', () => {
  const dirichlet = allSides[0]!;
  const good = { shape: [5, 5], spacing: [1, 1], sides: [dirichlet, dirichlet] };
  test.each([
    [{ shape: [5] }, 'FastPoisson: shape has 1 axes, needs 2 or 3'],
    [{ shape: [5, 2] }, 'FastPoisson: shape[1] is 2, must be an integer of 3 or more'],
    [{ shape: [5.5, 5] }, 'FastPoisson: shape[0] is 5.5'],
    [{ spacing: [1] }, 'FastPoisson: spacing has 1 entries for 2 axes'],
    [{ spacing: [1, 0] }, 'FastPoisson: spacing[1] is 0, must be a positive number'],
    [{ spacing: [NaN, 1] }, 'FastPoisson: spacing[0] is NaN'],
    [{ sides: [dirichlet, ['periodic', 'dirichlet']] }, 'one end periodic'],
    [{ sides: [dirichlet, ['open', 'open']] }, 'FastPoisson: sides[1] is ["open","open"], must be'],
    [{ shift: -1 }, 'FastPoisson: shift is -1, must be a finite number of 0 or more'],
    [{ size: 3 }, 'FastPoisson: takes no option size'],
  ])('%j', (change, message) => {
    expect(() => new FastPoisson({ ...good, ...change } as never)).toThrow(message);
  });

  test('right sides and results', () => {
    const solver = new FastPoisson(good);
    expect(() => solver.solve(zeros([3, 4]))).toThrow('rhs has the shape (3, 4), needs (3, 3)');
    expect(() => solver.solve(zeros([3, 3], { dtype: 'float32' }) as never)).toThrow(TypeError);
    const out = zeros([3]);
    expect(() => solver.solve(zeros([3, 3]), { out })).toThrow('out has the shape (3,)');
    solver.dispose();
    expect(() => solver.solve(zeros([3, 3]))).toThrow(
      'FastPoisson.solve: the solver was disposed of',
    );
  });
});
