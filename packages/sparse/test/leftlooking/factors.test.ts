import { describe, expect, test } from 'vitest';
import type { Factors } from '../../src/direct/factors.ts';
import { factorScalar } from '../../src/leftlooking/columns.ts';
import { isSingular } from '../../src/leftlooking/singular.ts';
import { factorSupernodal } from '../../src/leftlooking/supernodes.ts';
import {
  conditionOf,
  denseOf,
  generator,
  randomMatrix,
  reconstructionRatio,
  shuffled,
  solutionRatios,
  type Triplets,
  withMatrix,
} from './support.ts';

/** What SuperLU's tests allow of each ratio. */
const THRESHOLD = 20;

/** Reconstruction, residual, backward and forward error. */
function check(triplets: Triplets, factors: Factors): void {
  const dense = denseOf(triplets);
  expect(reconstructionRatio(dense, factors)).toBeLessThan(THRESHOLD);
  const condition = conditionOf(dense, factors);
  const { residual, backward, forward } = solutionRatios(dense, factors, 6, condition);
  expect(residual).toBeLessThan(THRESHOLD);
  expect(backward).toBeLessThan(THRESHOLD);
  expect(forward).toBeLessThan(THRESHOLD);
}

const natural = (n: number): number[] => Array.from({ length: n }, (_, k) => k);
type Entry = [row: number, column: number, re: number, im: number];

describe.each([
  ['scalar', factorScalar],
  ['supernodal', factorSupernodal],
] as const)('%s', (_, factor) => {
  /** Runs with the factors of a matrix that has some. */
  function factored(
    triplets: Triplets,
    run: (factors: Factors) => void,
    order = natural(triplets.n),
    options = {},
  ): void {
    withMatrix(triplets, order, (a, address) => {
      const factors = factor(a, address, options);
      if (isSingular(factors)) throw new Error(`no pivot in column ${factors.singular}`);
      run(factors);
      factors.dispose();
    });
  }

  test.each(['float64', 'complex128'] as const)('random matrices, %s', (scalar) => {
    for (const [seed, n] of [1, 2, 3, 7, 20, 60].entries()) {
      for (const density of [0.02, 0.1, 0.5]) {
        const triplets = randomMatrix(n, density, scalar, 10 * seed + 100 * density);
        const order = shuffled(n, generator(seed));
        factored(triplets, (factors) => check(triplets, factors), order);
        factored(triplets, (factors) => check(triplets, factors), order, { threshold: 0.1 });
      }
    }
  });

  test('graded, arrow, banded, permuted triangular and block matrices', () => {
    const random = generator(3);
    const n = 40;
    const graded = randomMatrix(n, 0.1, 'float64', 5);
    const entries: Record<string, Entry[]> = {
      graded: graded.entries.map(([i, j, re]) => [i, j, re * 10 ** ((i - j) / 4), 0]),
      arrow: natural(n).flatMap((k): Entry[] => [
        ...([
          [k, k, 4 + random(), 0],
          [0, k, random(), 0],
          [k, 0, random(), 0],
        ] satisfies Entry[]),
      ]),
      banded: natural(n).flatMap((k) =>
        [-2, 0, 1, 3].flatMap((d): Entry[] =>
          k + d >= 0 && k + d < n ? [[k, k + d, random() - 0.5, 0]] : [],
        ),
      ),
      dense: natural(n * n).map((k): Entry => [k % n, (k / n) | 0, random() - 0.5, 0]),
    };
    const [rows, columns] = [shuffled(n, random), shuffled(n, random)];
    entries['triangular'] = natural(n).flatMap((j) =>
      natural(j + 1).flatMap((i): Entry[] =>
        i === j || random() < 0.2 ? [[rows[i]!, columns[j]!, 1 + random(), 0]] : [],
      ),
    );
    for (const list of Object.values(entries)) {
      const triplets: Triplets = { n, scalar: 'float64', entries: list };
      factored(triplets, (factors) => check(triplets, factors));
      factored(triplets, (factors) => check(triplets, factors), columns);
    }
  });

  test('the empty matrix', () => {
    factored({ n: 0, scalar: 'float64', entries: [] }, (factors) => {
      expect(factors.entries).toBe(0);
      expect(factors.determinant()).toEqual({ sign: [1, 0], logabsdet: 0 });
      factors.solve('N', 64, 0, 0);
      expect(factors.lower().indptr.tolist()).toEqual([0]);
    });
  });

  test('names the column of a singular matrix', () => {
    const singular = (triplets: Triplets, order = natural(triplets.n)) =>
      withMatrix(triplets, order, (a, address) => {
        const outcome = factor(a, address, {});
        if (!isSingular(outcome)) throw new Error('not singular');
        return outcome;
      });
    const full = randomMatrix(12, 0.4, 'float64', 8);
    const emptyColumn = { ...full, entries: full.entries.filter(([, j]) => j !== 5) };
    expect(singular(emptyColumn)).toMatchObject({ singular: 5, isFinite: true });
    const emptyRow = { ...full, entries: full.entries.filter(([i]) => i !== 5) };
    expect(singular(emptyRow).isFinite).toBe(true);
    // Rows that are equal lose their entries at the same step, without rounding errors.
    const equal: Entry[] = [];
    for (let j = 0; j < 6; j++)
      for (let i = 0; i < 6; i++) equal.push([i, j, 2 ** ((i % 5) * j), 0]);
    expect(singular({ n: 6, scalar: 'float64', entries: equal })).toMatchObject({ singular: 5 });
    const zeros: Entry[] = [
      [0, 0, 1, 0],
      [1, 1, 0, 0],
    ];
    expect(singular({ n: 2, scalar: 'complex128', entries: zeros }, [1, 0])).toEqual({
      ...{ singular: 1, step: 0, isFinite: true },
    });
    const overflow: Entry[] = [
      [0, 0, 1e-300, 0],
      [1, 0, 1e-300, 0],
      [0, 1, 1, 0],
      [1, 1, -1e308, 0],
      [0, 2, -1e308, 0],
      [1, 2, 1e308, 0],
      [2, 2, 1, 0],
    ];
    expect(singular({ n: 3, scalar: 'float64', entries: overflow })).toMatchObject({
      isFinite: false,
    });
  });

  test('prefers the diagonal as far as the threshold says', () => {
    const entries: Entry[] = [
      [0, 0, 1, 0],
      [1, 0, 4, 0],
      [0, 1, 1, 0],
      [1, 1, 2, 0],
    ];
    const triplets: Triplets = { n: 2, scalar: 'float64', entries };
    const rowsFor = (options: object): number[] => {
      let rows: number[] = [];
      factored(triplets, (factors) => (rows = [...factors.rowOrder]), [0, 1], options);
      return rows;
    };
    expect(rowsFor({})).toEqual([1, 0]);
    expect(rowsFor({ threshold: 0.25 })).toEqual([0, 1]);
    expect(rowsFor({ threshold: 0.26 })).toEqual([1, 0]);
    expect(rowsFor({ threshold: 0, preferDiagonal: false })).toEqual([1, 0]);
  });

  test('the determinant is that of small matrices', () => {
    const triplets: Triplets = {
      ...{ n: 3, scalar: 'complex128' },
      entries: [
        [1, 0, 0, 2],
        [0, 1, 3, 0],
        [2, 2, 1, 1],
      ],
    };
    // An odd permutation of 2i, 3 and 1 + i.
    factored(triplets, (factors) => {
      const { sign, logabsdet } = factors.determinant();
      expect(Math.exp(logabsdet)).toBeCloseTo(6 * Math.SQRT2, 12);
      expect(sign[0]).toBeCloseTo(Math.SQRT1_2, 12);
      expect(sign[1]).toBeCloseTo(-Math.SQRT1_2, 12);
    });
  });

  test('factors other values of the same pattern, and pivots anew where it must', () => {
    const first = randomMatrix(50, 0.08, 'float64', 21);
    const random = generator(4);
    const changed = (by: () => number): Triplets => ({
      ...first,
      entries: first.entries.map(([i, j, re, im]) => [i, j, re * by(), im]),
    });
    const near = changed(() => 1 + 0.1 * random());
    const far = changed(() => 10 ** (12 * random() - 6));
    factored(first, (factors) => {
      for (const next of [near, far, first]) {
        withMatrix(next, natural(50), (a) => factors.refactor(a));
        check(next, factors);
      }
      const zero = changed(() => 0);
      expect(() => withMatrix(zero, natural(50), (a) => factors.refactor(a))).toThrow('singular');
      expect(() => factors.solve('N', 64, 0, 50)).toThrow('disposed');
    });
  });

  test('lower and upper factors are as SciPy has them', () => {
    const triplets = randomMatrix(30, 0.1, 'float64', 2);
    factored(triplets, (factors) => {
      const [lower, upper] = [factors.lower(), factors.upper()];
      const column = (parts: typeof lower, k: number): number[] => {
        const [from, to] = [parts.indptr.get(k), parts.indptr.get(k + 1)];
        return (parts.indices.tolist() as number[]).slice(from, to);
      };
      for (let k = 0; k < 30; k++) {
        expect(column(lower, k)[0]).toBe(k);
        expect(lower.data.get(lower.indptr.get(k))).toBe(1);
        expect(column(upper, k).at(-1)).toBe(k);
      }
      expect(lower.data.size + upper.data.size).toBe(factors.entries + 30);
    });
  });
});

test('both methods find the same pivots', () => {
  for (let seed = 0; seed < 8; seed++) {
    const triplets = randomMatrix(80, 0.04, 'float64', 50 + seed);
    withMatrix(triplets, shuffled(80, generator(seed)), (a, address) => {
      const supernodal = factorSupernodal(a, address);
      if (isSingular(supernodal)) throw new Error('singular');
      withMatrix(triplets, [...supernodal.columnOrder], (_, order) => {
        const scalar = factorScalar(a, order);
        if (isSingular(scalar)) throw new Error('singular');
        expect([...scalar.rowOrder]).toEqual([...supernodal.rowOrder]);
        const [one, other] = [scalar.determinant(), supernodal.determinant()];
        expect(one.logabsdet).toBeCloseTo(other.logabsdet, 9);
        expect(one.sign).toEqual(other.sign);
        expect(scalar.growth).toBeCloseTo(supernodal.growth, 9);
      });
    });
  }
});

test('relaxed supernodes and panels of other sizes', () => {
  const sizes = [[1, 1], [3, 5], [1, 13], [2, 20], [500, 8], [1, 32], [1000, 1000]] as const; // prettier-ignore
  const matrices = [
    randomMatrix(70, 0.05, 'float64', 77),
    randomMatrix(300, 0.02, 'float64', 78),
    randomMatrix(90, 0.05, 'complex128', 79),
  ];
  for (const [[relax, panelSize], triplets] of sizes.flatMap((size) =>
    matrices.map((matrix) => [size, matrix] as const),
  )) {
    withMatrix(triplets, natural(triplets.n), (a, address) => {
      const factors = factorSupernodal(a, address, { relax, panelSize });
      if (isSingular(factors)) throw new Error('singular');
      check(triplets, factors);
    });
  }
});
