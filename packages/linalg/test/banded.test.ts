import { asarray, Complex, type NdArray, stack, zeros } from '@numloom/ndarray';
import fc from 'fast-check';
import {
  cho_solve_banded,
  cholesky,
  cholesky_banded,
  LinAlgError,
  solve_banded,
  solveh_banded,
} from '@numloom/linalg';
import { describe, expect, test } from 'vitest';
import { build, randomDefinite } from './definite-matrices.ts';
import { Dense } from './dense.ts';
import { layouts, random, randomComplex, randomMatrix } from './matrices.ts';
import { solveRatio, THRESHOLD } from './ratios.ts';
import { arrayOfReference, closeTo } from './reference-arrays.ts';
import reference from './reference/definite.json' with { type: 'json' };

/** The diagonals of a matrix as rows, and garbage where there are none. */
function bandOf(a: NdArray, below: number, above: number): NdArray {
  const n = a.shape[0]!;
  const result: NdArray = zeros([below + above + 1, n], { dtype: a.dtype });
  for (let k = 0; k <= below + above; k++) {
    for (let j = 0; j < n; j++) {
      const i = j + k - above;
      result.set(k, j, i >= 0 && i < n ? a.get(i, j) : 1e7);
    }
  }
  return result;
}

/** Zeros outside of a band. */
function withinBand(a: NdArray, below: number, above: number): NdArray {
  const result = a.copy();
  const n = a.shape[0]!;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) if (j - i > above || i - j > below) result.set(i, j, 0);
  }
  return result;
}

/** A Hermitian band matrix, definite for its diagonal dominates. */
function definiteBand(n: number, width: number, seed: number, complex: boolean): NdArray {
  const a = Dense.of(withinBand(randomDefinite(n, seed, complex), width, width));
  return build(n, complex, (i, j) => {
    const at = i * n + j;
    return [a.re[at]! + (i === j ? 2 * n : 0), a.im[at]!];
  });
}

const BANDS = [
  [0, 0],
  [1, 1],
  [0, 2],
  [2, 0],
  [1, 3],
  [4, 2],
  [9, 9],
] as const;

describe.each([false, true])('complex: %s', (complex) => {
  test.each(BANDS)('%d diagonals below and %d above', (below, above) => {
    for (const n of [1, 2, 3, 10, 70]) {
      const full = complex ? randomComplex(n, n, n) : randomMatrix(n, n, n);
      const a = withinBand(full, below, above);
      // Bands of triangles need a diagonal that is not too small.
      if (below * above === 0) for (let i = 0; i < n; i++) a.set(i, i, 2 + i / n);
      const b = complex ? randomComplex(n, 3, 5) : randomMatrix(n, 3, 5);
      const x = solve_banded([below, above], bandOf(a, below, above), b);
      expect(solveRatio(a, x, b)).toBeLessThan(THRESHOLD);
    }
  });

  test.each([0, 1, 2, 5, 12])('definite with %d diagonals beside the main one', (width) => {
    for (const n of [1, 2, 3, 10, 70]) {
      const a = definiteBand(n, width, n, complex);
      const b = complex ? randomComplex(n, 3, 5) : randomMatrix(n, 3, 5);
      const whole = bandOf(a, width, width);
      for (const lower of [false, true]) {
        const ab = lower ? whole.slice(`${width}:`) : whole.slice(`:${width + 1}`);
        expect(solveRatio(a, solveh_banded(ab, b, { lower }), b)).toBeLessThan(THRESHOLD);
        const cb = cholesky_banded(ab, { lower });
        closeTo(cb, triangleBand(a, ab, lower));
        const x = cho_solve_banded({ cb, lower }, b);
        expect(solveRatio(a, x, b)).toBeLessThan(THRESHOLD);
      }
    }
  });
});

/** The band of `cholesky`, on top of garbage. */
function triangleBand(a: NdArray, ab: NdArray, lower: boolean): NdArray {
  const factor = cholesky(a, { upper: !lower });
  const result = ab.copy();
  const [rows, n] = ab.shape as [number, number];
  for (let k = 0; k < rows; k++) {
    for (let j = 0; j < n; j++) {
      const i = lower ? j + k : j + k - rows + 1;
      if (i >= 0 && i < n) result.set(k, j, factor.get(i, j));
    }
  }
  return result;
}

test.each(reference.banded.map((row, i) => [i, row] as const))('as SciPy: %d', (_, row) => {
  const { below, above, ab, b, x } = row;
  closeTo(solve_banded([below, above], ab, b), asarray(x));
});

test.each([1e-300, 1e300])('norm %d', (norm) => {
  const next = random(3);
  for (const [below, above] of BANDS) {
    const a = withinBand(
      build(30, false, () => [next() * norm, 0]),
      below,
      above,
    );
    for (let i = 0; i < 30; i++) a.set(i, i, norm);
    const b = build(30, false, () => [next() * norm, 0]);
    const x = solve_banded([below, above], bandOf(a, below, above), b);
    expect(solveRatio(a, x, b)).toBeLessThan(THRESHOLD);
  }
});

test('any band and right-hand side', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.nat({ max: 4 }),
      fc.nat({ max: 4 }),
      fc.nat(),
      (n, below, above, seed) => {
        const a = withinBand(randomMatrix(n, n, seed), below, above);
        for (let i = 0; i < n; i++)
          a.set(i, i, (a.get(i, i) as number) + 3 * Math.sign(random(i)()));
        const b = randomMatrix(n, 2, seed + 1);
        const x = solve_banded([below, above], bandOf(a, below, above), b);
        expect(solveRatio(a, x, b)).toBeLessThan(THRESHOLD);
      },
    ),
    { numRuns: 60 },
  );
});

test('stacks, layouts, vectors and dtypes', () => {
  const bands = [1, 2].map((seed) => randomMatrix(3, 6, seed));
  const b = randomMatrix(6, 2, 4);
  for (const band of [
    [1, 1],
    [2, 0],
  ] as const) {
    for (const ab of bands) for (let j = 0; j < 6; j++) ab.set(band[1], j, 3);
    const all = solve_banded(band, stack(bands), b);
    expect(all.shape).toEqual([2, 6, 2]);
    bands.forEach((ab, i) => {
      const one = solve_banded(band, ab, b);
      expect(all.slice(i).tolist()).toEqual(one.tolist());
      expect(solve_banded(band, ab, b.slice(':', 1)).tolist()).toEqual(one.slice(':', 1).tolist());
      for (const other of Object.values(layouts(ab))) {
        expect(solve_banded(band, other, b).tolist()).toEqual(one.tolist());
      }
    });
    const single = solve_banded(band, bands[0]!.astype('float32'), b.astype('float32'));
    expect(single.dtype).toBe('float32');
    expect(solve_banded(band, bands[0]!.astype('complex64'), b).dtype).toBe('complex128');
  }
  for (const ab of bands) for (let j = 0; j < 6; j++) ab.set(0, j, 12);
  const stacked = solveh_banded(stack(bands), b.slice(':', 0), {
    lower: true,
    check_finite: false,
  });
  expect(stacked.shape).toEqual([2, 6]);
  expect(solve_banded([0, 0], [[2, 4]], [2, 4]).tolist()).toEqual([1, 1]);
  expect(solve_banded([1, 1], zeros([3, 0]), zeros([0, 2])).shape).toEqual([0, 2]);
  expect(solveh_banded(zeros([3, 0]), zeros([0])).shape).toEqual([0]);
  expect(cholesky_banded(zeros([3, 0])).shape).toEqual([3, 0]);
  const i = new Complex(0, 1);
  expect(
    solveh_banded(
      [
        [0, i],
        [2, 2],
      ],
      [1, 0],
    ).dtype,
  ).toBe('complex128');
});

test('what has no solution', () => {
  const singular = [
    [0, 1, 1],
    [1, 1, 1],
    [1, 1, 0],
  ];
  expect(() =>
    solve_banded(
      [1, 1],
      [
        [0, 1],
        [1, 1],
        [1, 0],
      ],
      [1, 1],
    ),
  ).toThrow(new LinAlgError('solve_banded: a is singular: column 1 has no pivot that is not zero'));
  expect(() =>
    solve_banded(
      [0, 1],
      [
        [0, 1, 1],
        [1, 0, 1],
      ],
      [1, 1, 1],
    ),
  ).toThrow('column 1');
  expect(() =>
    solve_banded(
      [0, 1],
      stack(
        [
          [
            [0, 1],
            [1, 1],
          ],
          [
            [0, 1],
            [1, 0],
          ],
        ].map((x) => asarray(x)),
      ),
      [1, 1],
    ),
  ).toThrow('the matrix (1,) is singular: column 1');
  expect(solve_banded([1, 1], singular, [1, 1, 1]).tolist()).toEqual([0, 1, 0]);
  for (const ab of [
    [
      [1, 1],
      [2, 0],
    ],
    [
      [1, 1, 1],
      [2, 0, 0],
      [0, 0, 0],
    ],
  ]) {
    const b = ab[0]!;
    expect(() => solveh_banded(ab, b, { lower: true })).toThrow(
      'solveh_banded: a is not positive definite: its leading minor of order 2 is not positive',
    );
    expect(() => cholesky_banded(ab, { lower: true })).toThrow('order 2');
  }
});

test('bad input', () => {
  const ab = [
    [0, 1],
    [1, 1],
    [1, 0],
  ];
  expect(() => solve_banded([1, 1], ab, [1, 1, 1])).toThrow(RangeError);
  expect(() => solve_banded([2, 1], ab, [1, 1])).toThrow('needs l + u + 1 = 4 rows');
  expect(() => solve_banded([-1, 3], ab, [1, 1])).toThrow('l is -1, must be');
  expect(() => solve_banded([0.5, 1.5], ab, [1, 1])).toThrow(RangeError);
  expect(() =>
    solve_banded(
      [1, 1],
      [
        [0, 1],
        [NaN, 1],
        [1, 0],
      ],
      [1, 1],
    ),
  ).toThrow(RangeError);
  expect(() => solve_banded([1, 1], ab, [1, Infinity])).toThrow(RangeError);
  expect(() => solve_banded([1, 1], [1, 2, 3], [1, 1])).toThrow(LinAlgError);
  expect(() => solveh_banded(ab, [1, 2, 3])).toThrow(RangeError);
  const nan = solve_banded(
    [1, 1],
    [
      [0, 1],
      [NaN, 1],
      [1, 0],
    ],
    [1, 1],
    { check_finite: false },
  );
  expect(nan.get(0)).toBeNaN();
  expect(
    solve_banded(
      [1, 2],
      [
        [0, 0, 1],
        [0, 1, 1],
        [NaN, 1, 1],
        [1, 1, 0],
      ],
      [1, 1, 1],
      { check_finite: false },
    ).get(0),
  ).toBeNaN();
});
