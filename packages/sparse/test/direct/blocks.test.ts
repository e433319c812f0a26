import { array, Complex, type NdArray } from '@numloom/ndarray';
import { det, LinAlgError, matmul } from '@numloom/linalg';
import { conj } from '@numloom/ufunc';
import { coo_array, csc_array, type SparseArray, splu } from '@numloom/sparse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backwardError, generator, largest } from './systems.ts';

interface Drawn {
  readonly sizes: readonly number[];
  readonly isComplex: boolean;
  readonly seed: number;
}

/** Sizes of diagonal blocks, single rows among them. */
const drawn: fc.Arbitrary<Drawn> = fc.record({
  sizes: fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 6 })), {
    minLength: 1,
    maxLength: 8,
  }),
  isComplex: fc.boolean(),
  seed: fc.integer(),
});

function shuffled(n: number, random: () => number): number[] {
  const order = Array.from({ length: n }, (_, k) => k);
  for (let k = n - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return order;
}

/** A block upper triangular matrix of full cycles in each block, whose rows and columns are exchanged. */
function hidden({ sizes, isComplex, seed }: Drawn, factor = 1): NdArray {
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const random = generator(seed);
  const [rows, columns] = [shuffled(n, random), shuffled(n, random)];
  const dense = Array.from({ length: n }, () =>
    Array.from({ length: n }, (): number | Complex => (isComplex ? new Complex(0) : 0)),
  );
  const put = (i: number, j: number, size: number): void => {
    const real = size + random();
    const value = factor * (random() < 0.5 ? -real : real);
    dense[rows[i]!]![columns[j]!] = isComplex ? new Complex(value, random() - 0.5) : value;
  };
  sizes.reduce((first, size) => {
    for (let k = 0; k < size; k++) {
      put(first + k, first + k, 2 * size);
      if (size > 1) put(first + k, first + ((k + 1) % size), 0);
      for (let j = first + size; j < n; j++) if (random() < 0.3) put(first + k, j, 0);
    }
    return first + size;
  }, 0);
  return array(dense, { dtype: isComplex ? 'complex128' : 'float64' });
}

function rightSides(n: number, count: number, isComplex: boolean): NdArray {
  const random = generator(n + count);
  const values = Array.from({ length: n }, () =>
    Array.from({ length: count }, () => (isComplex ? new Complex(random(), random()) : random())),
  );
  return array(values, { dtype: isComplex ? 'complex128' : 'float64' });
}

function differences(a: NdArray, b: NdArray): number {
  const [left, right] = [a, b].map((one) => Array.from(one.values()));
  return left!.reduce((most: number, value, k) => {
    const [p, q] = [value, right![k]].map((one) =>
      one instanceof Complex ? one : new Complex(Number(one)),
    );
    return Math.max(most, Math.hypot(p!.re - q!.re, p!.im - q!.im));
  }, 0);
}

/** P A Q. */
function permuted(a: NdArray, lu: { perm_r: NdArray; perm_c: NdArray }): NdArray {
  const [rows, columns] = [lu.perm_r, lu.perm_c].map((one) => one.tolist() as number[]);
  const values = a.tolist() as (number | Complex)[][];
  const result = values.map((row) => row.slice());
  values.forEach((row, i) =>
    row.forEach((value, j) => {
      result[rows![i]!]![columns![j]!] = value;
    }),
  );
  return array(result, { dtype: a.dtype });
}

describe('block triangular form', () => {
  test('as many blocks as there are, solved in all ways', () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom('auto', 'natural', 'amd'), (one, ordering) => {
        const a = hidden(one);
        const n = a.shape[0]!;
        using lu = splu(csc_array(a), { blockTriangular: true, ordering });
        const { blocks, largestBlock, path } = lu.strategy;
        expect(path).toBe('scalar');
        if (blocks > 1) {
          expect(blocks).toBe(one.sizes.length);
          expect(largestBlock).toBe(Math.max(...one.sizes));
        }
        for (const count of [1, 5]) {
          const b = rightSides(n, count, one.isComplex);
          for (const trans of ['N', 'T', 'H'] as const) {
            const op = trans === 'N' ? a : trans === 'T' ? a.T : conj(a.T).evaluate();
            const x = lu.solve(b, { trans, refine: false });
            expect(backwardError(op, x, b)).toBeLessThan(2e-15);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('L U = P A Q, and determinants', () => {
    fc.assert(
      fc.property(drawn, fc.boolean(), (one, equilibrate) => {
        const a = hidden(one);
        using lu = splu(csc_array(a), { blockTriangular: true, equilibrate });
        const [lower, upper] = [lu.L.toarray(), lu.U.toarray()];
        const scale = 1 + largest(lower) * largest(upper);
        expect(differences(matmul(lower, upper), permuted(a, lu))).toBeLessThan(1e-14 * scale);
        const expected = array([det(a).item()]);
        const error = differences(array([lu.determinant()]), expected);
        expect(error).toBeLessThan(1e-12 * largest(expected));
      }),
      { numRuns: 40 },
    );
  });

  test('other values of the same pattern', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        using lu = splu(csc_array(hidden(one)), { blockTriangular: true });
        const other = hidden(one, -3);
        lu.refactor(csc_array(other));
        const b = rightSides(other.shape[0]!, 2, one.isComplex);
        expect(backwardError(other, lu.solve(b, { refine: false }), b)).toBeLessThan(2e-15);
        expect(backwardError(other.T, lu.solve(b, 'T'), b)).toBeLessThan(1e-15);
      }),
      { numRuns: 30 },
    );
  });

  test('an order that is given is kept within blocks', () => {
    // Columns 2 and 0 are one block, 1 and 3 the other, which comes first.
    const a = [
      [5, 0, 1, 0],
      [2, 3, 0, 1],
      [1, 0, 7, 0],
      [0, 1, 2, 4],
    ];
    using lu = splu(csc_array(a), { blockTriangular: true, ordering: [3, 2, 1, 0] });
    expect(lu.strategy).toMatchObject({ blocks: 2, largestBlock: 2, ordering: 'given' });
    expect(lu.perm_c.tolist()).toEqual([3, 1, 2, 0]);
    expect(differences(lu.solve([6, 6, 8, 7]), array([1, 1, 1, 1]))).toBeLessThan(4e-16);
  });

  /** A triangle of blocks of three rows, and of single rows behind them. */
  function large(count: number, singles: number): SparseArray {
    const random = generator(count);
    const n = 3 * count + singles;
    const [rows, columns] = [shuffled(n, random), shuffled(n, random)];
    const [row, col, data]: number[][] = [[], [], []];
    const put = (i: number, j: number, value: number): void => {
      row!.push(rows[i]!);
      col!.push(columns[j]!);
      data!.push(value);
    };
    for (let b = 0; b < count; b++) {
      for (let i = 0; i < 3; i++) {
        for (let j = 0; j < 3; j++) put(3 * b + i, 3 * b + j, i === j ? 4 : random() - 0.5);
        const other = 3 * b + 3 + Math.floor(random() * 40);
        if (other < 3 * count) put(3 * b + i, other, random());
      }
    }
    for (let k = 3 * count; k < n; k++) {
      put(k, k, 1 + random());
      put(Math.floor(random() * 3 * count), k, random());
    }
    return coo_array({ row: row!, col: col!, data: data! }, { shape: [n, n] });
  }

  test('is found where nothing is said, and left out where that is said', () => {
    const a = large(300, 20).tocsc();
    using lu = splu(a);
    using other = splu(a, { blockTriangular: false });
    expect(lu.strategy).toMatchObject({ path: 'scalar', blocks: 320, largestBlock: 3 });
    expect(other.strategy).toMatchObject({ path: 'scalar', blocks: 1, largestBlock: 920 });
    expect(lu.nnz).toBeLessThan(other.nnz);
    using plain = splu(large(300, 0).tocsc());
    expect(plain.strategy.blocks).toBe(1);
    const b = rightSides(920, 1, false);
    expect(differences(lu.solve(b), other.solve(b))).toBeLessThan(1e-14);
    const { normwise_error } = lu.solve(b.reshape([920]), { errors: true, trans: 'T' });
    expect(largest(normwise_error)).toBeLessThan(4e-16);
  });

  test('U of very many blocks, all of which have entries beside the first one', () => {
    const n = 3e5;
    const entries = [[], [], []] as [number[], number[], number[]];
    for (let k = 0; k < n; k++) {
      // By columns: the diagonal, the other one of a pair, and row 0.
      const column = [[k, 4], [k ^ 1, k % 2 === 0 ? 1 : -1], ...(k > 1 ? [[0, 2]] : [])]; // prettier-ignore
      for (const [row, value] of column) {
        entries[0].push(row!);
        entries[1].push(k);
        entries[2].push(value!);
      }
    }
    const [row, col, data] = entries;
    const a = coo_array({ row, col, data }, { shape: [n, n] }).tocsc();
    using lu = splu(a, { blockTriangular: true });
    expect(lu.strategy).toMatchObject({ blocks: n / 2, largestBlock: 2 });
    const { L, U } = lu;
    expect([L.nnz, U.nnz]).toEqual([n + n / 2, n + n / 2 + 2 * (n - 2)]);
    const x = Float64Array.from({ length: n }, (_, k) => (k % 7) - 3);
    const [rows, columns] = [lu.perm_r, lu.perm_c].map((one) => [...one.values()].map(Number));
    const sorted = new Float64Array(n);
    columns!.forEach((to, from) => (sorted[to] = x[from]!));
    const product = L.matmul(U.matmul(sorted) as NdArray) as NdArray;
    const expected = a.matmul(x) as NdArray;
    const differing = rows!.filter(
      (to, from) => Math.abs(Number(product.get(to)) - Number(expected.get(from))) > 1e-8,
    );
    expect(differing).toEqual([]);
  });

  test('bounds of entries count those beside blocks', () => {
    const [size, singles] = [100, 61];
    const random = generator(5);
    const dense = Array.from({ length: size + singles }, (_, i) =>
      Array.from({ length: size + singles }, (_, j) => {
        if (j >= size) return i === j ? 1 : i < size && random() < 0.8 ? random() : 0;
        if (i === (j + 1) % size) return 5;
        return i < size && random() < 0.2 ? random() - 0.5 : 0;
      }),
    );
    using lu = splu(csc_array(dense));
    const { blocks, predicted } = lu.strategy;
    expect(blocks).toBe(singles + 1);
    expect(lu.nnz).toBeLessThanOrEqual(predicted!.nnz);
    expect(predicted!.bytes).toBe(12 * predicted!.nnz);
  });

  test('a block without an inverse', () => {
    const a = [
      [1, 2, 5],
      [2, 4, 6],
      [0, 0, 3],
    ];
    const given = () => splu(csc_array(a), { blockTriangular: true });
    expect(given).toThrow(LinAlgError);
    expect(given).toThrow(/the matrix is singular: column [01] has no pivot/);
    const b = [
      [1, 2, 5],
      [0, 0, 6],
      [0, 0, 3],
    ];
    expect(() => splu(csc_array(b), { blockTriangular: true })).toThrow(
      /structural rank is 2 of 3/,
    );
  });

  test('options that do not fit', () => {
    const a = csc_array([[1, 2], [0, 3]]); // prettier-ignore
    expect(() => splu(a, { blockTriangular: true, strategy: 'cholesky' })).toThrow(
      "splu: strategy is 'cholesky', blockTriangular needs 'auto', 'unsymmetric' or 'scalar'",
    );
    expect(() => splu(a, { blockTriangular: 1 as never })).toThrow(
      "splu: blockTriangular is 1, must be true, false, 'auto'",
    );
    using ordered = splu(a, { blockTriangular: true, permc_spec: 'MMD_AT_PLUS_A' });
    expect(ordered.strategy).toMatchObject({ path: 'scalar', ordering: 'amd', blocks: 2 });
    using empty = splu(csc_array([0, 0]), { blockTriangular: true });
    expect(empty.strategy.blocks).toBe(1);
  });
});
