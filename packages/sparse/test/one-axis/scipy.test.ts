/** Arrays of one axis, against what SciPy makes of them. */
import { array, NdArray } from '@numloom/ndarray';
import {
  block_array,
  block_diag,
  csr_array,
  diags_array,
  find,
  type Format,
  hstack,
  kron,
  norm,
  SparseArray,
  type SparseDType,
  spsolve,
  vstack,
} from '@numloom/sparse';
import { decodeSparseNpz, encodeSparseNpz } from '@numloom/sparse/files';
import { add } from '@numloom/ufunc';
import { expect, test } from 'vitest';
import { shown } from '../random-matrices.ts';
import reference from '../reference/one-axis.json' with { type: 'json' };
import { numbersOf } from '../support.ts';
import { type LineFormat, vectorOf } from './vectors.ts';

type Vector = SparseArray<SparseDType, LineFormat, 1>;
type Operation = (v: Vector, w: Vector, m: SparseArray) => unknown;

const written = (a: Vector, index: unknown, value: unknown): Vector => {
  const copy = a.copy();
  copy.setSlice([index] as never, value as never);
  return copy;
};
const isPositive = (a: Vector): boolean[] =>
  (a.toarray().tolist() as (number | { re: number; im: number })[]).map((value) =>
    typeof value === 'number' ? value > 0 : value.re > 0 || (value.re === 0 && value.im > 0),
  );
const resized = (a: Vector, length: number): Vector => {
  const copy = a.copy();
  copy.resize(length);
  return copy;
};

const OPERATIONS: Record<string, Operation> = {
  toarray: (v) => v.toarray(),
  T: (v) => v.T,
  tocoo: (v) => v.tocoo(),
  tocsr: (v) => v.tocsr(),
  todok: (v) => v.todok(),
  nonzero: (v) => v.nonzero()[0],
  neg: (v) => v.neg(),
  abs: (v) => v.abs(),
  power: (v) => v.power(2),
  conj: (v) => v.conj(),
  astype: (v) => v.astype('float32'),
  'multiply number': (v) => v.multiply(3),
  'divide number': (v) => v.divide(2),
  add: (v, w) => v.add(w),
  subtract: (v, w) => v.subtract(w),
  multiply: (v, w) => v.multiply(w),
  divide: (v, w) => v.divide(w),
  maximum: (v, w) => v.maximum(w),
  minimum: (v, w) => v.minimum(w),
  equal: (v, w) => v.equal(w),
  not_equal: (v, w) => v.not_equal(w),
  less: (v, w) => v.less(w),
  less_equal: (v, w) => v.less_equal(w),
  greater: (v, w) => v.greater(w),
  greater_equal: (v, w) => v.greater_equal(w),
  'add dense': (v, w) => v.add(w.toarray()),
  'multiply dense': (v, w) => v.multiply(w.toarray()),
  'divide dense': (v, w) => v.divide(add(w.toarray(), 10)),
  'equal dense': (v, w) => v.equal(w.toarray()),
  'multiply matrix': (v, _, m) => v.multiply(m),
  'matrix multiply': (v, _, m) => m.multiply(v),
  'multiply dense matrix': (v, _, m) => v.multiply(m.toarray()),
  'multiply column': (v, _, m) => v.multiply(m.slice(':', [0])),
  matmul: (v, w) => v.matmul(w),
  'matmul dense': (v, w) => v.matmul(w.toarray()),
  'matmul matrix': (v, _, m) => v.matmul(m.T),
  'matmul dense matrix': (v, _, m) => v.matmul(m.T.toarray()),
  'matrix matmul': (v, _, m) => m.matmul(v),
  'dense matrix matmul': (v, _, m) => v.rmatmul(m.toarray()),
  'dense matmul': (v, w) => v.rmatmul(w.toarray()),
  sum: (v) => v.sum(),
  'sum 0': (v) => v.sum({ axis: 0 }),
  'mean -1': (v) => v.mean({ axis: -1 }),
  max: (v) => v.max(),
  'min 0': (v) => v.min({ axis: 0 }),
  argmax: (v) => v.argmax(),
  'argmin -1': (v) => v.argmin({ axis: -1 }),
  count_nonzero: (v) => v.count_nonzero({ axis: 0 }),
  get: (v) => v.get(-1),
  slice: (v) => v.slice('1:-1'),
  'slice turned': (v) => v.slice('::-2'),
  'slice list': (v) => v.slice([0, -1, 0]),
  'slice mask': (v, w) => v.slice(isPositive(w)),
  'slice ellipsis': (v) => v.slice('...'),
  set: (v) => {
    const copy = v.copy();
    copy.set(1, 9);
    return copy;
  },
  setSlice: (v) => written(v, '::2', 7),
  'setSlice list': (v) => written(v, [2, 0], [5, 0]),
  'setSlice sparse': (v, w) => written(v, ':', w),
  'setSlice mask': (v, w) => written(v, isPositive(w), 1),
  'setSlice of a row': (v, _, m) => {
    const copy = m.tolil().copy();
    copy.setSlice([1], v);
    return copy;
  },
  reshape: (v) => v.reshape([2, -1]),
  'reshape F': (v) => v.reshape([2, -1], { order: 'F' }),
  'reshape -1': (v) => v.reshape(-1),
  'matrix reshape': (_, __, m) => m.reshape(-1),
  'matrix reshape F': (_, __, m) => m.reshape([-1], { order: 'F' }),
  resize: (v) => resized(v, 3),
  'resize longer': (v) => resized(v, 9),
  kron: (v, w) => kron(v, w, { format: 'coo' }),
  'kron matrix': (v, _, m) => kron(v, m, { format: 'coo' }),
  hstack: (v, w) => hstack([v, w]),
  vstack: (v, _, m) => vstack([v, m]),
  block_array: (v, _, m) => block_array([[m], [v]]),
  block_diag: (v, _, m) => block_diag([v, m]),
  find: (v) => {
    const { row, col, data } = find(v);
    return [row.tolist(), col.tolist(), data.tolist()];
  },
  norm: (v) => norm(v),
  'norm 1': (v) => norm(v, { ord: 1 }),
  'norm 3': (v) => norm(v, { ord: 3, axis: 0 }),
  'norm inf': (v) => norm(v, { ord: Infinity }),
  spsolve: (v) =>
    spsolve(diags_array(Array.from({ length: v.shape[0] }, (_, k) => k + 1)).tocsc(), v),
  row: (_, __, m) => m.slice(1),
  'row of slice': (_, __, m) => m.slice(-1, '1:'),
  column: (_, __, m) => m.slice(':', 1),
  'column of list': (_, __, m) => m.slice([1, 0], 1),
  'row of list': (_, __, m) => m.slice(0, [1, 0]),
  pairs: (_, __, m) => m.slice([0, 1], [1, 1]),
  mask: (_, __, m) => {
    const rows = m.toarray().tolist() as (number | { re: number; im: number })[][];
    const isTrue = (value: number | { re: number; im: number }): boolean =>
      typeof value === 'number' ? value > 0 : value.re > 0 || (value.re === 0 && value.im > 0);
    return m.slice(rows.map((row) => row.map(isTrue)));
  },
  grid: (_, __, m) => m.slice([[0], [1]], [0, 1]),
  element: (_, __, m) => m.slice(1, 0),
  str: (v) => String(v),
};

/** Only NumPy orders complex numbers and divides them by zero so; and SciPy conjugates `dok` as `csr`. */
const REAL = /^(max|min|arg|less|greater|maximum|minimum|astype|find|divide$|conj)/;

interface Described {
  readonly kind: string;
  readonly shape?: readonly number[];
  readonly values: unknown;
}

function described(result: unknown): Described {
  if (typeof result === 'string') return { kind: 'text', values: result };
  if (result instanceof SparseArray) {
    result.check_format();
    const { format, shape } = result as SparseArray;
    return { kind: format, shape: [...shape], values: shown(result) };
  }
  const isArray = result instanceof NdArray || Array.isArray(result);
  const shape = result instanceof NdArray ? [...result.shape] : [];
  return { kind: isArray ? 'dense' : 'number', shape, values: shown(result) };
}

const rounded = (text: string): string =>
  text.replace(/-?\d+\.\d{6,}(e-?\d+)?/g, (digits) =>
    String(Number(Number(digits).toPrecision(12))),
  );

test.each(reference.cases.map((one, k) => [k, one] as const))('case %i', (_, one) => {
  const { dtype } = one;
  const [v, w] = [0, 1].map((k) =>
    vectorOf(numbersOf(one.operands[k], dtype) as never, one.formats[k] as LineFormat),
  ) as [Vector, Vector];
  const dense = array(numbersOf(one.operands[2], dtype) as never);
  const m = (csr_array(dense) as SparseArray).asformat(one.formats[2] as Format);
  for (const [name, wanted] of Object.entries(
    one.results as unknown as Record<string, Described>,
  )) {
    if (dtype === 'complex128' && REAL.test(name)) continue;
    const found = described(OPERATIONS[name]!(v, w, m));
    const context = `${name} of ${one.formats.join(', ')}, ${dtype}`;
    const values =
      typeof wanted.values === 'string' && wanted.kind === 'text'
        ? wanted.values
        : rounded(JSON.stringify(wanted.values));
    const isNumbers = Array.isArray(found.values) || wanted.kind !== 'text';
    const text = isNumbers ? rounded(found.values as string) : found.values;
    expect([context, found.kind, text]).toEqual([context, wanted.kind, values]);
    if (wanted.shape !== undefined && name !== 'find') {
      expect([context, found.shape]).toEqual([context, wanted.shape]);
    }
  }
});

test('archives of SciPy are read, and written alike', () => {
  const plain = [0, 1.5, 0, -2];
  for (const [name, base64] of Object.entries(reference.npz)) {
    const a = decodeSparseNpz(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
    expect([name, a.ndim, a.format]).toEqual([name, 1, name.slice(0, 3)]);
    const isEmpty = name.endsWith('empty');
    expect(a.shape).toEqual([isEmpty ? 5 : 4]);
    expect(shown(a.real)).toBe(shown(isEmpty ? [0, 0, 0, 0, 0] : plain));
    const again = decodeSparseNpz(encodeSparseNpz(a));
    expect([again.ndim, again.format, again.dtype, shown(again)]).toEqual([
      1,
      a.format,
      a.dtype,
      shown(a),
    ]);
  }
});
