/** Matrices for tests of factors by fronts, and what those have to do. */
import { type Frame, type Scalar, view, withFrame } from '@numloom/linalg/kernels';
import { expect } from 'vitest';
import { SparseArray } from '../../src/array/sparse-array.ts';
import type { Side } from '../../src/direct/factors.ts';
import type { Compressed } from '../../src/memory/compressed.ts';
import { type FactorOptions, factor, type FrontalFactors } from '../../src/multifrontal/factor.ts';
import { symmetricPattern } from '../../src/analysis/patterns.ts';
import { surveyFronts } from '../../src/multifrontal/survey.ts';
import { analyse } from '../../src/multifrontal/symbolic.ts';
import { amd } from '../../src/ordering/amd.ts';
import { listInHeap } from '../patterns.ts';

export type Number2 = readonly [real: number, imaginary: number];

/** A matrix by columns; entries of a column in any order, some of them twice. */
export interface Matrix {
  readonly size: number;
  readonly isComplex: boolean;
  readonly columns: readonly (readonly (readonly [row: number, value: Number2])[])[];
}

const times = ([a, b]: Number2, [c, d]: Number2): Number2 => [a * c - b * d, a * d + b * c];
const conj = ([a, b]: Number2): Number2 => [a, -b];

/** Numbers that look random, the same for the same seed. */
export function generator(seed: number): () => number {
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

export function compressed({ size, isComplex, columns }: Matrix, frame: Frame): Compressed {
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
export function withFactors<Result>(
  a: Matrix,
  options: FactorOptions,
  use: (factors: FrontalFactors, frame: Frame, inHeap: Compressed) => Result,
  ordering = amd,
): Result {
  return withFrame((frame) => {
    const inHeap = compressed(a, frame);
    const both = symmetricPattern(inHeap, frame);
    const survey = surveyFronts(both, ordering(inHeap, frame), frame);
    const symbolic = analyse(inHeap, survey, frame);
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
export function residual(
  a: Matrix,
  factors: FrontalFactors,
  frame: Frame,
  side: Side,
  count: number,
) {
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

export const sides: readonly Side[] = ['N', 'T', 'H'];

export function expectSolves(a: Matrix, options: FactorOptions, bound = 20, ordering = amd): void {
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
export function grid(
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
export function valuesOf(
  kind: 'any' | 'symmetric' | 'hermitian',
  isComplex: boolean,
  shift: number,
) {
  return (i: number, j: number): Number2 => {
    const [low, high] = kind === 'any' ? [i, j] : [Math.min(i, j), Math.max(i, j)];
    const random = generator(1000003 * low + high);
    random();
    const real = random() - 0.5 + (i === j ? shift : 0);
    const imaginary = isComplex && !(kind === 'hermitian' && i === j) ? random() - 0.5 : 0;
    return [real, kind === 'hermitian' && i < j ? -imaginary : imaginary];
  };
}

export const natural = ({ lines }: { readonly lines: number }, frame: Frame): number =>
  listInHeap(Array.from({ length: lines }, (_, i) => i).reverse(), frame);

/** Expects L U = P A Q, entry by entry. */
export function expectProduct(a: Matrix, factors: FrontalFactors, growth: number): void {
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
