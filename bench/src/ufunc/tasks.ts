/** What is computed, of which operands, and what would be right. */
import type { Task as AnyTask } from '../compare.ts';
import { cos, exactly, exp, log, one, over, pow, sin, tanh, times } from '../exact.ts';

/** One line of comparisons. */
export interface Task extends AnyTask {
  /** The exact value of element `i` of the result. */
  readonly exact: (operands: readonly Float64Array[], i: number) => bigint;
  /** How many elements of the result there are. */
  readonly size: number;
}

/** Numbers from `low` to `high`, the same at every run. */
function random(size: number, low: number, high: number, seed: number): Float64Array {
  let state = seed * 0x9e3779b1;
  const word = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const unit = (): number => (word() + word() / 2 ** 32) / 2 ** 32;
  return Float64Array.from({ length: size }, () => low + (high - low) * unit());
}

const n = 1e6;
const side = 1000;

function elementwise(
  name: string,
  title: string,
  operands: () => Float64Array[],
  exact: (...values: bigint[]) => bigint,
  size = n,
): Task {
  const of = (given: readonly Float64Array[], i: number): bigint =>
    exact(...given.map((operand) => exactly(operand[i]!)));
  return { name, title, operands, exact: of, size };
}

/** The functions in question, and where their operands lie. */
const functions = [
  elementwise('exp', 'exp, 1e6', () => [random(n, -50, 50, 1)], exp),
  elementwise('sin', 'sin, 1e6', () => [random(n, -100, 100, 2)], sin),
  elementwise('cos', 'cos, 1e6', () => [random(n, -100, 100, 3)], cos),
  elementwise('log', 'log, 1e6', () => [random(n, 1e-3, 1e3, 4)], log),
  elementwise('tanh', 'tanh, 1e6', () => [random(n, -10, 10, 5)], tanh),
  elementwise('pow', 'pow, 1e6', () => [random(n, 0.1, 10, 6), random(n, -9, 9, 7)], pow),
];

type Line = (values: readonly number[]) => bigint;

function sumOf(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n);
}

const mean: Line = (values) => sumOf(values.map(exactly)) / BigInt(values.length);

const variance: Line = (values) => {
  const center = mean(values);
  return (
    sumOf(values.map((value) => (exactly(value) - center) ** 2n)) / one / BigInt(values.length)
  );
};

const least: Line = (values) =>
  exactly(values.filter((value) => value === value).reduce((a, b) => Math.min(a, b)));

const argLeast: Line = (values) => {
  let place = -1;
  values.forEach((value, i) => {
    if (value === value && !(value >= (values[place] ?? Infinity))) place = i;
  });
  return exactly(place);
};

const sum: Line = (values) => sumOf(values.map(exactly));

/** The same of the elements that are numbers. */
function ofNumbers(of: Line): Line {
  return (values) => of(values.filter((value) => value === value));
}

const lines: Readonly<Record<string, Line>> = {
  sum,
  mean,
  var: variance,
  min: least,
  argmin: argLeast,
  nansum: ofNumbers(sum),
  nanmean: ofNumbers(mean),
  nanvar: ofNumbers(variance),
  nanmin: least,
  nanargmin: argLeast,
};

/** The elements that element `i` of a reduction is made of. */
function line(data: Float64Array, axis: string, i: number): number[] {
  if (axis === 'all') return Array.from(data);
  const step = axis === '0' ? side : 1;
  const start = axis === '0' ? i : i * side;
  return Array.from({ length: side }, (_, k) => data[start + k * step]!);
}

const reductions = Object.entries(lines).flatMap(([name, of]) =>
  ['0', '1', 'all'].map((axis): Task => {
    const operands = (): Float64Array[] => {
      const data = random(n, -1, 3, 8);
      return [name.startsWith('nan') ? data.map((value, i) => (i % 97 === 0 ? NaN : value)) : data];
    };
    return {
      name: `${name}:${axis}`,
      title: `${name} of 1000 x 1000, ${axis === 'all' ? 'all' : `axis ${axis}`}`,
      operands,
      exact: ([data], i) => of(line(data!, axis, i)),
      size: axis === 'all' ? 1 : side,
    };
  }),
);

let sorted: { of: Float64Array; as: Float64Array } | undefined;

/** All tasks. */
export const tasks: readonly Task[] = [
  elementwise(
    'multiply-add',
    'a * b + 1, 1e6',
    () => [random(n, -1, 1, 9), random(n, -1, 1, 10)],
    (a, b) => times(a, b) + one,
  ),
  elementwise(
    'ten',
    '(a + b) * (c - d) / (a * a + 1) + b * c - d * 0.5, 1e7',
    () => [11, 12, 13, 14].map((seed) => random(1e7, 1, 2, seed)),
    (a, b, c, d) => over(times(a + b, c - d), times(a, a) + one) + times(b, c) - d / 2n,
    1e7,
  ),
  ...reductions,
  ...functions,
  elementwise(
    'add',
    'a + b, 10 elements',
    () => [random(10, -1, 1, 15), random(10, -1, 1, 16)],
    (a, b) => a + b,
    10,
  ),
  {
    name: 'sort',
    title: 'sort, 1e6',
    operands: () => [random(n, -1, 1, 17)],
    exact: ([data], i) => {
      if (sorted?.of !== data) sorted = { of: data!, as: data!.slice().sort() };
      return exactly(sorted!.as[i]!);
    },
    size: n,
  },
];
