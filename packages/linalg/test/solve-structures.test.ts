import { type NdArray, stack, zeros } from '@numloom/ndarray';
import { type AssumeA, LinAlgError, type LinAlgWarning, onWarning, solve } from '@numloom/linalg';
import { describe, expect, test } from 'vitest';
import { build, definiteMatrices, randomDefinite, withGarbage } from './definite-matrices.ts';
import { Dense } from './dense.ts';
import { layouts, randomComplex, randomHermitian, randomMatrix } from './matrices.ts';
import { solveRatio, THRESHOLD } from './ratios.ts';

const SIZES = [1, 2, 3, 6, 20, 50] as const;

function complexSymmetric(n: number): NdArray {
  const a = Dense.of(randomComplex(n, n, 8));
  return build(n, true, (i, j) => {
    const at = Math.max(i, j) * n + Math.min(i, j);
    return [a.re[at]!, a.im[at]!];
  });
}

function band(n: number, below: number, above: number, complex: boolean): NdArray {
  const a = Dense.of(complex ? randomComplex(n, n, 9) : randomMatrix(n, n, 9));
  return build(n, complex, (i, j) =>
    j - i > above || i - j > below
      ? [0, 0]
      : [a.re[i * n + j]! + Number(i === j), a.im[i * n + j]!],
  );
}

/** What is solved by whom. */
const cases: Record<string, readonly [AssumeA, (n: number) => NdArray]> = {
  ...Object.fromEntries(
    Object.entries(definiteMatrices).flatMap(([name, make]) => [
      [`definite: ${name}`, ['positive definite', make]],
      [`definite as hermitian: ${name}`, ['hermitian', make]],
    ]),
  ),
  symmetric: ['symmetric', (n) => randomHermitian(n, 5)],
  'short name': ['sym', (n) => randomHermitian(n, 6)],
  hermitian: ['her', (n) => randomHermitian(n, 7, true)],
  'complex symmetric': ['symmetric', complexSymmetric],
  tridiagonal: ['tridiagonal', (n) => band(n, 1, 1, false)],
  'complex tridiagonal': ['tridiagonal', (n) => band(n, 1, 1, true)],
  banded: ['banded', (n) => band(n, 3, 1, false)],
  'complex band': ['banded', (n) => band(n, 1, 4, true)],
  'band of everything': ['banded', (n) => band(n, n, n, true)],
};

/** The solution, and what is warned of. */
function solved(...given: Parameters<typeof solve>): readonly [NdArray, readonly LinAlgWarning[]] {
  const warnings: LinAlgWarning[] = [];
  const before = onWarning((warning) => void warnings.push(warning));
  try {
    return [solve(...given), warnings];
  } finally {
    onWarning(before);
  }
}

describe.each(Object.entries(cases))('%s', (_, [assume_a, make]) => {
  test.each(SIZES)('n = %d', (n) => {
    const a = make(n);
    const readsTriangle = !['banded', 'tridiagonal'].includes(assume_a);
    for (const b of [
      randomMatrix(n, 3, 1),
      randomComplex(n, 1, 2),
      randomMatrix(n, 1, 3).reshape([n]),
    ]) {
      for (const lower of readsTriangle ? [true, false] : [false]) {
        const given = readsTriangle ? withGarbage(a, lower, 1) : a;
        const [x] = solved(given, b, { assume_a, lower });
        expect(x.shape).toEqual(b.shape);
        expect(solveRatio(a, x, b)).toBeLessThan(THRESHOLD);
      }
      const [same] = solved(a, b);
      expect(solveRatio(a, same, b)).toBeLessThan(THRESHOLD);
    }
  });
});

test('what is outside of a band of three diagonals is not read', () => {
  const a = band(12, 1, 1, false);
  const b = randomMatrix(12, 2, 4);
  const expected = solve(a, b, { assume_a: 'tridiagonal' });
  const dirty = a.copy();
  dirty.set(0, 5, 1e9);
  dirty.set(11, 2, 1e9);
  expect(solve(dirty, b, { assume_a: 'tridiagonal' }).tolist()).toEqual(expected.tolist());
  for (const other of Object.values(layouts(a))) {
    expect(solve(other, b, { assume_a: 'tridiagonal' }).tolist()).toEqual(expected.tolist());
  }
});

test.each<AssumeA>(['symmetric', 'positive definite', 'banded', 'tridiagonal'])(
  '%s: transposed, stacked, float32',
  (assume_a) => {
    const a =
      assume_a === 'banded' || assume_a === 'tridiagonal'
        ? band(9, 1, 1, false)
        : randomDefinite(9, 3);
    const b = randomMatrix(9, 2, 4);
    const [x] = solved(a, b, { assume_a, transposed: true });
    expect(solveRatio(a.mT, x, b)).toBeLessThan(THRESHOLD);
    const other = a.copy();
    other.set(0, 0, 7);
    const [all] = solved(stack([a, other]), b, { assume_a });
    expect(solveRatio(a, all.slice(0), b)).toBeLessThan(THRESHOLD);
    expect(solveRatio(other, all.slice(1), b)).toBeLessThan(THRESHOLD);
    const single = a.astype('float32');
    const right = b.astype('float32');
    const [y] = solved(single, right, { assume_a });
    expect(y.dtype).toBe('float32');
    expect(solveRatio(single, y, right)).toBeLessThan(THRESHOLD);
  },
);

test.each<AssumeA>(['symmetric', 'hermitian', 'banded', 'tridiagonal'])(
  '%s and singular',
  (assume_a) => {
    expect(() =>
      solve(
        [
          [1, 1],
          [1, 1],
        ],
        [1, 1],
        { assume_a },
      ),
    ).toThrow(LinAlgError);
    expect(() => solve(zeros([3, 3]), [1, 1, 1], { assume_a })).toThrow('solve: a is singular');
    const complex = zeros([2, 2], { dtype: 'complex128' });
    expect(() => solve(complex, [1, 1], { assume_a })).toThrow(LinAlgError);
  },
);

test('not positive definite', () => {
  const a = [
    [1, 2],
    [2, 1],
  ];
  expect(() => solve(a, [3, 3], { assume_a: 'pos' })).toThrow('solve: a is not positive definite');
  // Found out, it is solved as a symmetric one.
  expect(solve(a, [3, 3]).tolist()).toEqual([1, 1]);
});

test.each<AssumeA>(['symmetric', 'positive definite', 'banded', 'tridiagonal'])(
  '%s and nearly singular: rcond is near to 1 / (norm of A times norm of its inverse)',
  (assume_a) => {
    for (const complex of [false, true]) {
      const tiny = 2 ** -53;
      const a = build(2, complex, (i, j) => [i === j ? 1 + 4 * i * tiny : 1, 0]);
      const [, warnings] = solved(a, [1, 1], { assume_a });
      expect(warnings).toHaveLength(1);
      expect(warnings[0]!.rcond).toBeGreaterThan(tiny / 2);
      expect(warnings[0]!.rcond).toBeLessThan(4 * tiny);
      const n = 30;
      const bad = build(n, complex, (i, j) => [i === j ? 10 ** (-18 * (i / (n - 1))) : 0, 0]);
      const [, others] = solved(bad, randomMatrix(n, 1), { assume_a });
      expect(others[0]!.rcond).toBeCloseTo(1e-18, 20);
    }
  },
);
