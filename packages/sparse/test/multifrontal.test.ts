import { type Frame, type Scalar, view, withFrame } from '@numloom/linalg/kernels';
import { LinAlgError } from '@numloom/linalg';
import { heap } from '@numloom/ndarray';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SparseArray } from '../src/array/sparse-array.ts';
import { type FactorOptions, factor, type FrontalFactors } from '../src/multifrontal/factor.ts';
import { analyse } from '../src/multifrontal/symbolic.ts';
import type { Compressed } from '../src/memory/compressed.ts';
import type { Side } from '../src/direct/factors.ts';
import { amd } from '../src/ordering/amd.ts';
import { listInHeap } from './patterns.ts';

type Number2 = readonly [real: number, imaginary: number];

/** A matrix by columns; entries of a column in any order, some of them twice. */
interface Matrix {
  readonly size: number;
  readonly isComplex: boolean;
  readonly columns: readonly (readonly (readonly [row: number, value: Number2])[])[];
}

const times = ([a, b]: Number2, [c, d]: Number2): Number2 => [a * c - b * d, a * d + b * c];
const conj = ([a, b]: Number2): Number2 => [a, -b];

/** Numbers that look random, the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}

function numbersInHeap(list: readonly Number2[], isComplex: boolean, frame: Frame): number {
  const flat = isComplex ? list.flat() : list.map(([real]) => real);
  const address = frame.bytes(8 * flat.length);
  view('float64', address, flat.length).set(flat);
  return address;
}

function numbersOf(address: number, count: number, isComplex: boolean): Number2[] {
  const list = view('float64', address, isComplex ? 2 * count : count);
  return Array.from({ length: count }, (_, i) =>
    isComplex ? [list[2 * i]!, list[2 * i + 1]!] : [list[i]!, 0],
  );
}

function compressed({ size, isComplex, columns }: Matrix, frame: Frame): Compressed {
  const starts = [0];
  for (const column of columns) starts.push(starts.at(-1)! + column.length);
  const all = columns.flat();
  const scalar: Scalar = isComplex ? 'complex128' : 'float64';
  return {
    ...{ scalar, lines: size, length: size, entries: all.length },
    starts: listInHeap(starts, frame),
    indices: listInHeap(
      all.map(([row]) => row),
      frame,
    ),
    values: numbersInHeap(
      all.map(([, value]) => value),
      isComplex,
      frame,
    ),
  };
}

/** A x, Aᵀ x or Aᴴ x. */
function product({ size, columns }: Matrix, side: Side, x: readonly Number2[]): Number2[] {
  const y = Array.from({ length: size }, (): [number, number] => [0, 0]);
  columns.forEach((column, j) => {
    for (const [i, value] of column) {
      const [to, from] = side === 'N' ? [i, j] : [j, i];
      const [real, imaginary] = times(side === 'H' ? conj(value) : value, x[from]!);
      y[to]![0] += real;
      y[to]![1] += imaginary;
    }
  });
  return y;
}

const size1 = ([a, b]: Number2): number => Math.abs(a) + Math.abs(b);

/** The largest entry of |A| summed by rows. */
function normOf({ size, columns }: Matrix): number {
  const sums = new Float64Array(size);
  for (const column of columns) for (const [i, value] of column) sums[i]! += size1(value);
  return Math.max(0, ...sums);
}

const largest = (x: readonly Number2[]): number => Math.max(0, ...x.map(size1));

/** Factors a matrix for what `use` does with them. */
function withFactors<Result>(
  a: Matrix,
  options: FactorOptions,
  use: (factors: FrontalFactors, frame: Frame, inHeap: Compressed) => Result,
  ordering = amd,
): Result {
  return withFrame((frame) => {
    const inHeap = compressed(a, frame);
    const symbolic = analyse(inHeap, ordering(inHeap, frame), frame);
    try {
      const factors = factor(symbolic, inHeap, options);
      try {
        return use(factors, frame, inHeap);
      } finally {
        factors.dispose();
      }
    } finally {
      symbolic.memory.dispose();
    }
  });
}

/** ‖b - A x‖ / (‖A‖ ‖x‖ n ε) of the worst of several right-hand sides. */
function residual(a: Matrix, factors: FrontalFactors, frame: Frame, side: Side, count: number) {
  const { size: n, isComplex } = a;
  const random = generator(count + 17 * n);
  const stride = n + 3;
  const sides = Array.from({ length: count }, () =>
    Array.from({ length: stride }, (): Number2 => [random() - 0.5, isComplex ? random() : 0]),
  );
  const b = numbersInHeap(sides.flat(), isComplex, frame);
  factors.solve(side, b, count, stride);
  const solved = numbersOf(b, stride * count, isComplex);
  let worst = 0;
  sides.forEach((right, c) => {
    const x = solved.slice(c * stride, c * stride + n);
    expect(solved.slice(c * stride + n, (c + 1) * stride)).toEqual(right.slice(n));
    const y = product(a, side, x);
    const rest = y.map(([p, q], i): Number2 => [p - right[i]![0], q - right[i]![1]]);
    const scale = normOf(a) * largest(x) * n * Number.EPSILON;
    if (n > 0) worst = Math.max(worst, largest(rest) / scale);
  });
  return worst;
}

const sides: readonly Side[] = ['N', 'T', 'H'];

function expectSolves(a: Matrix, options: FactorOptions, bound = 20, ordering = amd): void {
  withFactors(
    a,
    options,
    (factors, frame) => {
      expect(factors.perturbed).toBe(0);
      for (const side of sides) {
        for (const count of [1, 2, 11]) {
          expect(residual(a, factors, frame, side, count)).toBeLessThan(bound);
        }
      }
    },
    ordering,
  );
}

/** A five-point or seven-point grid, its values made by `value`. */
function grid(
  dims: readonly number[],
  isComplex: boolean,
  value: (row: number, column: number) => Number2,
): Matrix {
  const size = dims.reduce((x, y) => x * y, 1);
  const columns = Array.from({ length: size }, (_, j) => {
    const column: (readonly [number, Number2])[] = [[j, value(j, j)]];
    let stride = 1;
    for (const length of dims) {
      const place = Math.floor(j / stride) % length;
      if (place > 0) column.push([j - stride, value(j - stride, j)]);
      if (place < length - 1) column.push([j + stride, value(j + stride, j)]);
      stride *= length;
    }
    return column;
  });
  return { size, isComplex, columns };
}

/** Values of a kind: those of (i, j) and (j, i) are related as it says. */
function valuesOf(kind: 'any' | 'symmetric' | 'hermitian', isComplex: boolean, shift: number) {
  return (i: number, j: number): Number2 => {
    const [low, high] = kind === 'any' ? [i, j] : [Math.min(i, j), Math.max(i, j)];
    const random = generator(1000003 * low + high);
    random();
    const real = random() - 0.5 + (i === j ? shift : 0);
    const imaginary = isComplex && !(kind === 'hermitian' && i === j) ? random() - 0.5 : 0;
    return [real, kind === 'hermitian' && i < j ? -imaginary : imaginary];
  };
}

const natural = ({ lines }: { readonly lines: number }, frame: Frame): number =>
  listInHeap(Array.from({ length: lines }, (_, i) => i).reverse(), frame);

/** Sparse matrices with a strong diagonal, and its entries in two parts. */
const anyMatrix = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.boolean(), fc.nat(), fc.nat({ max: 8 }))
  .map(([size, isComplex, seed, degree]): Matrix => {
    const random = generator(seed);
    const number = (): Number2 => [random() - 0.5, isComplex ? random() - 0.5 : 0];
    const columns = Array.from({ length: size }, (_, j) => {
      const column = Array.from(
        { length: Math.floor(random() * degree) },
        () => [Math.floor(random() * size), number()] as const,
      );
      return [[j, [1, 0]] as const, ...column, [j, [1 + degree, 0]] as const];
    });
    return { size, isComplex, columns };
  });

/** A matrix of several connected parts, one of them dense, and of rows with nothing but a diagonal. */
function scattered(isComplex: boolean): Matrix {
  const value = valuesOf('any', isComplex, 40);
  const columns = Array.from({ length: 130 }, (_, j) => {
    if (j >= 100) return [[j, value(j, j)] as const];
    const from = j < 80 ? 0 : 80;
    const to = j < 80 ? 80 : 100;
    return Array.from({ length: to - from }, (_, i) => [from + i, value(from + i, j)] as const);
  });
  return { size: 130, isComplex, columns };
}

describe('LU by fronts', () => {
  test('of any matrix with a strong diagonal solves A x = b, Aᵀ x = b, Aᴴ x = b', () => {
    fc.assert(
      fc.property(anyMatrix, (a) => {
        expectSolves(a, {}, 40);
      }),
      { numRuns: 60 },
    );
  });

  test.each([false, true])('of grids whose pivots are exchanged (complex: %s)', (isComplex) => {
    for (const dims of [
      [23, 19],
      [7, 6, 5],
    ]) {
      const a = grid(dims, isComplex, valuesOf('any', isComplex, 0));
      withFactors(a, { threshold: 1 }, (factors, frame) => {
        expect([...factors.rowOrder]).not.toEqual([...factors.columnOrder]);
        for (const side of sides) {
          // Pivots outside of the square blocks are not to be had: growth is what it is.
          const bound = 100 * factors.growth;
          expect(residual(a, factors, frame, side, 3)).toBeLessThan(bound);
        }
      });
    }
  });

  test.each([false, true])('of large fronts (complex: %s)', (isComplex) => {
    expectSolves(grid([9, 10, 11], isComplex, valuesOf('any', isComplex, 5)), {});
    expectSolves(scattered(isComplex), {});
    expectSolves(scattered(isComplex), {}, 20, natural);
  });

  test('L U is P A Q', () => {
    for (const isComplex of [false, true]) {
      const a = grid([9, 8], isComplex, valuesOf('any', isComplex, 0));
      withFactors(a, { threshold: 1 }, (factors) => {
        expectProduct(a, factors, factors.growth);
      });
    }
  });

  test('refactors other values of the same pattern', () => {
    const first = grid([12, 12], false, valuesOf('any', false, 4));
    const second = grid([12, 12], false, valuesOf('symmetric', false, 6));
    withFactors(first, {}, (factors, frame) => {
      factors.refactor(compressed(second, frame));
      expect(residual(second, factors, frame, 'N', 1)).toBeLessThan(20);
      factors.refactor(compressed(first, frame));
      expect(residual(first, factors, frame, 'T', 9)).toBeLessThan(20);
      const other = compressed(grid([3, 3], false, valuesOf('any', false, 4)), frame);
      expect(() => factors.refactor(other)).toThrow(RangeError);
    });
  });

  test('replaces pivots that are too small, and counts them', () => {
    const singular = grid([6, 6], false, (i, j) => [i === j ? 0 : 1, 0]);
    withFactors(
      { ...singular, columns: singular.columns.map((c, j) => (j === 7 ? [] : c)) },
      {},
      (f) => {
        expect(f.perturbed).toBeGreaterThan(0);
      },
    );
    withFactors({ size: 2, isComplex: false, columns: [[], []] }, {}, (f) => {
      expect(f.perturbed).toBe(2);
      expect(f.growth).toBe(1);
    });
  });

  test('finds the determinant', () => {
    const matrix: Matrix = {
      ...{ size: 3, isComplex: false },
      columns: [
        [
          [1, [2, 0]],
          [2, [1, 0]],
        ],
        [
          [0, [3, 0]],
          [2, [5, 0]],
        ],
        [
          [0, [1, 0]],
          [1, [4, 0]],
          [2, [-6, 0]],
        ],
      ],
    };
    withFactors(matrix, {}, (factors) => {
      // 0 (0 - 20) - 3 (-12 - 4) + 1 (10 - 0)
      const { sign, logabsdet } = factors.determinant();
      expect(sign[0] * Math.exp(logabsdet)).toBeCloseTo(58, 10);
    });
  });

  test('gives its memory back', () => {
    const a = grid([20, 20], false, valuesOf('any', false, 4));
    const before = heap.stats().scratch;
    withFactors(a, {}, () => undefined);
    expect(heap.stats().scratch).toBe(before);
    const indefinite = grid([20, 20], false, valuesOf('symmetric', false, 0));
    expect(() => withFactors(indefinite, { kind: 'cholesky' }, () => undefined)).toThrow(
      LinAlgError,
    );
    expect(heap.stats().scratch).toBe(before);
  });

  test('says how much memory is missing', () => {
    withFrame((frame) => {
      const n = 30000;
      const list = Array.from({ length: n }, (_, i) => i);
      // An arrow that points the wrong way fills everything.
      const columns = list.map((i): (readonly [number, Number2])[] => [
        [i, [1, 0]],
        [0, [1, 0]],
      ]);
      const a = compressed({ size: n, isComplex: false, columns }, frame);
      const symbolic = analyse(a, listInHeap(list, frame), frame);
      expect(symbolic.needs.lower).toBe(n * n);
      expect(() => factor(symbolic, a)).toThrow(/needs 7200000000 bytes, must fit 4294967296/);
      symbolic.memory.dispose();
    });
  });
});

/** Expects L U = P A Q, entry by entry. */
function expectProduct(a: Matrix, factors: FrontalFactors, growth: number): void {
  const n = a.size;
  const dense = (parts: ReturnType<FrontalFactors['lower']>): Number2[][] =>
    (new SparseArray(parts).toarray().tolist() as unknown[][]).map((row) =>
      row.map((x) =>
        typeof x === 'number' ? [x, 0] : [(x as { re: number }).re, (x as { im: number }).im],
      ),
    );
  const [l, u] = [dense(factors.lower()), dense(factors.upper())];
  const { rowOrder, columnOrder } = factors;
  const bound = 8 * n * Number.EPSILON * normOf(a) * Math.max(1, growth);
  let worst = 0;
  for (let j = 0; j < n; j++) {
    const unit = Array.from({ length: n }, (_, i): Number2 => [Number(i === columnOrder[j]), 0]);
    const column = product(a, 'N', unit);
    for (let i = 0; i < n; i++) {
      let [real, imaginary] = column[rowOrder[i]!]!;
      for (let k = 0; k < n; k++) {
        const [x, y] = times(l[i]![k]!, u[k]![j]!);
        real -= x;
        imaginary -= y;
      }
      worst = Math.max(worst, size1([real, imaginary]), i < j ? size1(l[i]![j]!) : 0);
    }
  }
  expect(worst).toBeLessThan(bound);
}

describe('Cholesky factors by fronts', () => {
  test.each([false, true])('solve, and their product is the matrix (complex: %s)', (isComplex) => {
    const options = { kind: 'cholesky' } as const;
    for (const dims of [
      [9, 8],
      [9, 8, 9],
    ]) {
      const a = grid(dims, isComplex, valuesOf('hermitian', isComplex, 6));
      expectSolves(a, options);
      expectSolves(a, options, 20, natural);
      if (dims.length === 2) withFactors(a, options, (factors) => expectProduct(a, factors, 1));
    }
  });

  test('names the column where the matrix is not positive definite', () => {
    const a = grid([8, 8], false, (i, j) => [i === j ? (i === 37 ? -1 : 5) : -1, 0]);
    expect(() => withFactors(a, { kind: 'cholesky' }, () => undefined)).toThrow(
      /^cholesky: the matrix is not positive definite, column \d+ has no positive pivot$/,
    );
  });

  test('has the same determinant as LU', () => {
    const a = grid([10, 9], true, valuesOf('hermitian', true, 6));
    const [first, second] = (['lu', 'cholesky'] as const).map((kind) =>
      withFactors(a, { kind }, (factors) => factors.determinant()),
    );
    expect(first!.logabsdet).toBeCloseTo(second!.logabsdet, 10);
    expect(second!.sign).toEqual([1, 0]);
  });
});

describe('L D Lᴴ by fronts', () => {
  const kinds = [
    { isComplex: false, kind: 'symmetric' },
    { isComplex: true, kind: 'symmetric' },
    { isComplex: true, kind: 'hermitian' },
  ] as const;

  test.each(kinds)('solves and multiplies out: %o', ({ isComplex, kind }) => {
    const options = { kind: 'ldl', hermitian: kind === 'hermitian' } as const;
    for (const dims of [
      [9, 8],
      [9, 8, 9],
    ]) {
      const a = grid(dims, isComplex, valuesOf(kind, isComplex, 6));
      expectSolves(a, options);
      if (dims.length === 2) withFactors(a, options, (factors) => expectProduct(a, factors, 1));
    }
  });

  test.each(kinds)('has pivots of order two: %o', ({ isComplex, kind }) => {
    // A dense matrix with zeros on its diagonal.
    const value = valuesOf(kind, isComplex, 0);
    const size = 70;
    const columns = Array.from({ length: size }, (_, j) =>
      Array.from({ length: size }, (_, i) => {
        return [i, i === j ? ([0, 0] as const) : value(i, j)] as const;
      }),
    );
    const a: Matrix = { size, isComplex, columns };
    const hermitian = kind === 'hermitian';
    expectSolves(a, { kind: 'ldl', hermitian }, 100);
    withFactors(a, { kind: 'ldl', hermitian }, (factors) => {
      expectProduct(a, factors, factors.growth);
      const { sign, logabsdet } = factors.determinant();
      const other = withFactors(a, { threshold: 1 }, (lu) => lu.determinant());
      expect(logabsdet).toBeCloseTo(other.logabsdet, 8);
      expect(sign[0]).toBeCloseTo(other.sign[0], 8);
      expect(sign[1]).toBeCloseTo(other.sign[1], 8);
    });
  });

  test('knows the inertia', () => {
    // Eigenvalues of the path's matrix are 2 cos(π k / 31) - 0.1.
    const size = 30;
    const a = grid([size], false, (i, j) => [i === j ? -0.1 : 1, 0]);
    const positive = Array.from({ length: size }, (_, k) =>
      Number(2 * Math.cos((Math.PI * (k + 1)) / (size + 1)) > 0.1),
    ).reduce((x, y) => x + y, 0);
    withFactors(a, { kind: 'ldl' }, (factors) => {
      expect(factors.inertia()).toEqual({ positive, negative: size - positive, zero: 0 });
    });
    withFactors(a, {}, (factors) => {
      expect(() => factors.inertia()).toThrow(TypeError);
    });
  });
});
