/** Evaluations of every kind that threads share, large enough to be worth it. */
import { arange, asarray, type NdArray, scope, zeros } from '@numloom/ndarray';
import { assign, evaluate, type EvaluateRoot, gcd, nd, type Operand, store } from '@numloom/ufunc';

/** Computes something from a grid of numbers and answers what it wrote or made. */
export type Case = (x: NdArray) => NdArray[];

const ROWS = 701;
const COLUMNS = 901;

/** Numbers of many sizes and both signs, whose sums depend on their order. */
export function grid(): NdArray {
  const values = Float64Array.from({ length: ROWS * COLUMNS }, (_, i) => {
    return Math.sin(i) * 10 ** ((i * 7919) % 9);
  });
  return asarray(values).reshape([ROWS, COLUMNS]).copy();
}

const INTEGERS = [
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
] as const;

const average = (u: Operand) =>
  nd`(${u}[:-2, 1:-1] + ${u}[2:, 1:-1] + ${u}[1:-1, :-2] + ${u}[1:-1, 2:]) * 0.25`;

/** Changes `u` in place a few times. */
function swept(x: NdArray, sweep: (u: NdArray, inside: NdArray) => EvaluateRoot[]): NdArray[] {
  const u = x.copy();
  evaluate(sweep(u, u.slice('1:-1', '1:-1')));
  return evaluate(sweep(u, u.slice('1:-1', '1:-1')));
}

/** By name. */
export const cases: Readonly<Record<string, Case>> = {
  'an elementwise expression': (x) => [
    evaluate(nd`((((${x} * 0.5 + 1) * ${x} + 2) * ${x} + 3) / (${x} * ${x} + 1)) ** 2`),
  ],
  'functions that are called': (x) => [
    evaluate(nd`sin(${x}) + exp(-abs(${x})) * arctan2(${x}, 2)`),
  ],
  'remainders and powers, which are not the engine’s own': (x) => [
    evaluate(nd`abs(${x}) ** 0.3`),
    evaluate(nd`${x} % 0.7`),
  ],
  'powers of integers': () =>
    INTEGERS.map((dtype) => {
      const bases = arange(100_000).astype(dtype);
      return evaluate(nd`${bases} ** ${evaluate(nd`${arange(100_000)} % 6`).astype(dtype)}`);
    }),
  'common divisors of integers': () =>
    INTEGERS.map((dtype) => {
      const numbers = arange(100_000).astype(dtype);
      return evaluate(gcd(numbers, numbers.slice('::-1')));
    }),
  'transposed and broadcast operands': (x) => [
    evaluate(nd`${x}.T * 2 + ${x}[0, :${ROWS}] - ${x}[:, 0:1].T`),
  ],
  comparisons: (x) => [evaluate(nd`(${x} > 0.5) | (${x} < -100)`)],
  float32: (x) => [evaluate(nd`${x.astype('float32')} * 3 + 1`)],
  'a fold over all': (x) => [evaluate(nd`sum(${x} * 1.1)`)],
  'a fold over all of a strided view': (x) => [evaluate(nd`sum(${x}[:, ::3])`)],
  'several folds in one pass': (x) => [
    ...evaluate([nd`sum(${x})`, nd`max(${x})`, nd`sum(${x} ** 2)`, nd`${x} * 3`]),
  ],
  'folds over the inner axis': (x) => [evaluate(nd`sum(${x} * 3, axis=1)`)],
  'folds over the outer axis': (x) => [evaluate(nd`sum(${x} * 3, axis=0)`)],
  'running sums': (x) => [evaluate(nd`cumsum(${x}, axis=0)`)],
  'sines of huge numbers': (x) => [evaluate(nd`sin(${x}[:80] * 1e200) + cos(${x}[:80] * 1e300)`)],
  'variances along both axes': (x) =>
    evaluate([nd`var(${x}, axis=0)`, nd`var(${x}, axis=1)`, nd`argmin(${x})`]),
  'a stencil between two arrays': (x) => {
    const v = zeros([ROWS, COLUMNS]);
    assign(v.slice('1:-1', '1:-1'), average(x));
    return [v];
  },
  'a stencil in place': (x) => swept(x, (u, inside) => [store(inside, average(u))]),
  'a stencil in place with its change': (x) =>
    swept(x, (u, inside) => [store(inside, average(u)), nd`sum((${average(u)} - ${inside}) ** 2)`]),
  'rows that move up': (x) => {
    const u = x.copy();
    assign(u.slice(':-1'), nd`${u}[1:] * 1.5 + 1`);
    return [u];
  },
  'rows that move down': (x) => {
    const u = x.copy();
    assign(u.slice('3:'), nd`${u}[:-3] * 1.5 + 1`);
    return [u];
  },
  'a stencil that reaches ahead': (x) =>
    swept(x, (u) => [store(u.slice('1:-5'), nd`(${u}[:-6] + ${u}[6:]) * 0.5`)]),
  'rows in reverse order': (x) => {
    const u = x.copy();
    assign(u, nd`${u}[::-1] * 1.5`);
    return [u];
  },
  'elements in place': (x) => {
    const u = x.copy();
    assign(u, nd`(${u} * 0.5 + 1) / (${u} * ${u} + 3)`);
    return [u];
  },
  'complex numbers': (x) => [evaluate(nd`(${x} + 2j) * (${x} - 1j) / 3`)],
};

/** The bytes of what a case gives, copied; its arrays are freed. */
export function bytesOf(compute: Case, x: NdArray): Uint8Array[] {
  return scope(() =>
    compute(x).map((array) => {
      const { data } = array.copy();
      return new Uint8Array(data.buffer, data.byteOffset, array.nbytes).slice();
    }),
  );
}

/** Those whose rows depend on each other, which one thread computes. */
export const serial: readonly string[] = [
  'running sums',
  'rows that move up',
  'rows that move down',
  'a stencil that reaches ahead',
];
