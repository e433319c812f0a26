/** Matrices and the four ratios of SuperLU's tests, for factorisations of all kinds. */
import { array, Complex, type NdArray } from '@numloom/ndarray';
import type { Factors, Side } from '../../src/direct/factors.ts';
import { type Frame, type Scalar, view, withFrame } from '@numloom/linalg/kernels';
import { type Compressed, reachable } from '../../src/memory/compressed.ts';
import type { CompressedParts } from '../../src/parts/parts.ts';

/** Triplets of a square matrix: real and imaginary parts. */
export interface Triplets {
  readonly n: number;
  readonly scalar: Scalar;
  readonly entries: readonly (readonly [row: number, column: number, re: number, im: number])[];
}

/** Numbers from 0 to 1 that are always the same. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The matrix by columns, entries in the order of the triplets. */
export function byColumns({ n, scalar, entries }: Triplets): CompressedParts<Scalar, 'csc'> {
  const starts = new Int32Array(n + 1);
  for (const [, column] of entries) starts[column + 1]!++;
  for (let k = 0; k < n; k++) starts[k + 1]! += starts[k]!;
  const next = starts.slice();
  const rows = new Int32Array(entries.length);
  const values = new Float64Array(2 * entries.length);
  for (const [row, column, re, im] of entries) {
    const place = next[column]!++;
    rows[place] = row;
    values.set([re, im], 2 * place);
  }
  const numbers = [...rows.keys()].map((p) => values[2 * p]!);
  const data =
    scalar === 'float64'
      ? array(Float64Array.from(numbers))
      : array(
          numbers.map((re, p) => new Complex(re, values[2 * p + 1])),
          { dtype: 'complex128' },
        );
  return {
    ...{ format: 'csc', dtype: scalar, shape: [n, n], data: data as NdArray<Scalar> },
    ...{ indptr: array(starts), indices: array(rows) },
  };
}

/** Runs with the matrix, and an order of its columns, where kernels reach them. */
export function withMatrix<Result>(
  triplets: Triplets,
  order: readonly number[],
  run: (a: Compressed, order: number, frame: Frame) => Result,
): Result {
  return withFrame((frame) => {
    const a = reachable(byColumns(triplets), frame);
    const address = frame.bytes(4 * triplets.n);
    view('int32', address, triplets.n).set(order);
    return run(a, address, frame);
  });
}

/** Dense rows of pairs. */
export type Dense = Float64Array[];

export function denseOf({ n, entries }: Triplets): Dense {
  const rows = Array.from({ length: n }, () => new Float64Array(2 * n));
  for (const [row, column, re, im] of entries) {
    rows[row]![2 * column]! += re;
    rows[row]![2 * column + 1]! += im;
  }
  return rows;
}

function denseOfParts(parts: CompressedParts<Scalar, 'csc'>): Dense {
  return denseOf(tripletsOf(parts));
}

function product(a: Dense, b: Dense): Dense {
  const n = a.length;
  return a.map((row) => {
    const sum = new Float64Array(b[0]?.length ?? 0);
    for (let k = 0; k < n; k++) {
      const [re, im] = [row[2 * k]!, row[2 * k + 1]!];
      if (re === 0 && im === 0) continue;
      const other = b[k]!;
      for (let j = 0; j < sum.length; j += 2) {
        sum[j]! += re * other[j]! - im * other[j + 1]!;
        sum[j + 1]! += re * other[j + 1]! + im * other[j]!;
      }
    }
    return sum;
  });
}

/** The largest sum of |re| + |im| of a column. */
function norm(a: Dense): number {
  const columns = a[0]?.length ?? 0;
  let largest = 0;
  for (let j = 0; j < columns; j += 2) {
    let sum = 0;
    for (const row of a) sum += Math.abs(row[j]!) + Math.abs(row[j + 1]!);
    if (!(sum <= largest)) largest = sum;
  }
  return largest;
}

function difference(a: Dense, b: Dense): Dense {
  return a.map((row, i) => row.map((value, j) => value - b[i]![j]!));
}

function operated(a: Dense, side: Side): Dense {
  if (side === 'N') return a;
  const n = a.length;
  return Array.from({ length: n }, (_, i) => {
    const row = new Float64Array(2 * n);
    for (let j = 0; j < n; j++) {
      row[2 * j] = a[j]![2 * i]!;
      row[2 * j + 1] = (side === 'H' ? -1 : 1) * a[j]![2 * i + 1]!;
    }
    return row;
  });
}

const EPSILON = 2 ** -52;

/** ‖P A Q - L U‖ / (n ‖A‖ ε). */
export function reconstructionRatio(a: Dense, factors: Factors): number {
  const n = a.length;
  if (n === 0) return 0;
  const [rows, columns] = [factors.rowOrder, factors.columnOrder];
  const permuted = Array.from(rows, (row) =>
    Float64Array.from({ length: 2 * n }, (_, j) => a[row]![2 * columns[j >> 1]! + (j & 1)]!),
  );
  const both = product(denseOfParts(factors.lower()), denseOfParts(factors.upper()));
  return norm(difference(permuted, both)) / (n * norm(a) * EPSILON);
}

/** Solutions of systems with those right-hand sides, as columns. */
function solved(factors: Factors, side: Side, right: Dense): Dense {
  const n = factors.size;
  const count = (right[0]?.length ?? 0) / 2;
  const components = factors.scalar === 'complex128' ? 2 : 1;
  const stride = n + 3;
  return withFrame((frame) => {
    const address = frame.elements(factors.scalar, stride * count);
    const b = view('float64', address, stride * count * components);
    const place = (i: number, j: number): number => components * (stride * j + i);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < count; j++) {
        for (let c = 0; c < components; c++) b[place(i, j) + c] = right[i]![2 * j + c]!;
      }
    }
    factors.solve(side, address, count, stride);
    const x = view('float64', address, stride * count * components);
    return Array.from({ length: n }, (_, i) =>
      Float64Array.from({ length: 2 * count }, (_, j) =>
        (j & 1) < components ? x[place(i, j >> 1) + (j & 1)]! : 0,
      ),
    );
  });
}

/**
 * The largest over A, Aᵀ and Aᴴ and `count` right-hand sides of ‖b - A x‖ / (‖A‖ ‖x‖ ε); of the
 * componentwise backward error / ((entries of a row + 1) ε) after two steps of refinement; and of
 * ‖x - exact‖ / (‖x‖ κ ε), where a condition number κ is given.
 */
export function solutionRatios(a: Dense, factors: Factors, count: number, condition = Infinity) {
  const random = generator(7);
  const isComplex = factors.scalar === 'complex128';
  let [residual, backward, forward] = [0, 0, 0];
  for (const side of ['N', 'T', 'H'] as const) {
    const matrix = operated(a, side);
    const exact = a.map(() =>
      Float64Array.from({ length: 2 * count }, (_, j) =>
        isComplex || j % 2 === 0 ? random() - 0.5 : 0,
      ),
    );
    const right = product(matrix, exact);
    let x = solved(factors, side, right);
    let rest = difference(right, product(matrix, x));
    residual = Math.max(residual, norm(rest) / (norm(matrix) * norm(x) * EPSILON));
    const error = norm(difference(x, exact)) / norm(exact);
    forward = Math.max(forward, error / (condition * EPSILON));
    for (let step = 0; step < 2; step++) {
      x = difference(x, negated(solved(factors, side, rest)));
      rest = difference(right, product(matrix, x));
    }
    const scale = product(sizes(matrix), sizes(x));
    const [rests, rights] = [sizes(rest), sizes(right)];
    matrix.forEach((row, i) => {
      const stored = row.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 1);
      for (let j = 0; j < count; j++) {
        const off = rests[i]![2 * j]!;
        const most = scale[i]![2 * j]! + rights[i]![2 * j]!;
        if (off > 0) backward = Math.max(backward, off / most / (stored * EPSILON));
      }
    });
  }
  return { residual, backward, forward };
}

function negated(a: Dense): Dense {
  return a.map((row) => row.map((value) => -value));
}

/** |re| + |im| of each element. */
function sizes(dense: Dense): Dense {
  return dense.map((row) =>
    row.map((_, j) => (j & 1 ? 0 : Math.abs(row[j]!) + Math.abs(row[j + 1]!))),
  );
}

/** ‖A‖ ‖A⁻¹‖, of a small matrix. */
export function conditionOf(a: Dense, factors: Factors): number {
  const identity = a.map((_, i) => {
    const row = new Float64Array(2 * a.length);
    row[2 * i] = 1;
    return row;
  });
  return norm(a) * norm(solved(factors, 'N', identity));
}

/** A random matrix, structurally nonsingular where `diagonal` is set; with duplicates, unsorted. */
export function randomMatrix(
  n: number,
  density: number,
  scalar: Scalar,
  seed: number,
  diagonal = true,
): Triplets {
  const random = generator(seed);
  const entries: [number, number, number, number][] = [];
  const value = (): [number, number] => [random() - 0.5, scalar === 'float64' ? 0 : random() - 0.5];
  const count = Math.round(density * n * n);
  for (let k = 0; k < count; k++) {
    entries.push([Math.floor(random() * n), Math.floor(random() * n), ...value()]);
  }
  if (diagonal) {
    const order = shuffled(n, random);
    for (let k = 0; k < n; k++) entries.push([order[k]!, k, ...value()]);
  }
  return { n, scalar, entries };
}

export function shuffled(n: number, random: () => number): number[] {
  const order = Array.from({ length: n }, (_, k) => k);
  for (let k = n - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return order;
}

/** The triplets of parts by columns. */
export function tripletsOf(parts: CompressedParts<Scalar, 'csc'>): Triplets {
  const starts = parts.indptr.tolist() as number[];
  const rows = parts.indices.tolist() as number[];
  const values = parts.data.tolist() as (number | Complex)[];
  const entries: [number, number, number, number][] = [];
  for (let column = 0; column < parts.shape[1]; column++) {
    for (let p = starts[column]!; p < starts[column + 1]!; p++) {
      const value = values[p]!;
      const [re, im] = typeof value === 'number' ? [value, 0] : [value.re, value.im];
      entries.push([rows[p]!, column, re, im]);
    }
  }
  return { n: parts.shape[0], scalar: parts.dtype, entries };
}
