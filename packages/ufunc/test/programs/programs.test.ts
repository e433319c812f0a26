/** Short NumPy programs as one would write them here, against what NumPy prints: make_programs.py. */
import {
  arange,
  array,
  asarray,
  assignIndexed,
  expand_dims,
  flatnonzero,
  indexed,
  linspace,
  meshgrid,
  type NdArray,
  newaxis,
  ones,
  roll,
  stack,
  zeros,
  zeros_like,
} from '@numloom/ndarray';
import {
  absolute,
  add,
  angle,
  argsort,
  assign,
  bincount,
  clip,
  cumprod,
  cumsum,
  diff,
  digitize,
  divide,
  divmod,
  evaluate,
  type Expression,
  histogram,
  isnan,
  maximum,
  median,
  multiply,
  nanmean,
  nanmedian,
  nd,
  partition,
  percentile,
  ptp,
  round,
  sort,
  sqrt,
  std,
  sum,
  trapezoid,
  unique,
  where,
} from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from '../expressions/support/backends.ts';
import reference from './programs.json' with { type: 'json' };

const x = asarray([3, 1, 4, 1, 5, 9, 2, 6]);
const m = arange(12).reshape([3, 4]);
const gaps = asarray([
  [1, NaN, 3],
  [NaN, NaN, NaN],
  [7, 8, NaN],
]);
const days = array([0, 2, 1, 2, 0, 2], { dtype: 'int64' });
const points = asarray([
  [0, 0],
  [3, 4],
  [6, 8],
]);

function movingAverage(a: NdArray, n: number): Expression {
  const total = cumsum(a).evaluate();
  assign(total.slice(`${n}:`), nd`${total}[${n}:] - ${total}[:-${n}]`);
  return nd`${total}[${n - 1}:] / ${n}`;
}

function horner(p: readonly number[], t: NdArray): Expression {
  let y: Expression = nd`${t} * 0`;
  for (const c of p) y = nd`${y} * ${t} + ${c}`;
  return y;
}

function mandelbrot(): NdArray {
  const [re, im] = [linspace(-2, 0.5, 6), linspace(-1, 1, 5)];
  const c = nd`${re} + 1j * ${im}[:, None]`.evaluate();
  let z = zeros_like(c);
  const count = zeros(c.shape, { dtype: 'int32' });
  for (let i = 0; i < 20; i++) {
    const inside = nd`abs(${z}) <= 2`;
    z = evaluate(where(inside, nd`${z} * ${z} + ${c}`, z));
    assign(count, add(count, inside));
  }
  return count;
}

function sieve(n: number): NdArray {
  const prime = ones(n + 1, { dtype: 'bool' });
  prime.slice(':2').fill(false);
  for (let i = 2; i * i <= n; i++) {
    if (prime.get(i)) prime.slice(`${i * i}::${i}`).fill(false);
  }
  return flatnonzero(prime);
}

function life(): NdArray {
  let cells = zeros([6, 6], { dtype: 'int8' });
  for (const [i, j] of [
    [1, 2],
    [2, 3],
    [3, 1],
    [3, 2],
    [3, 3],
  ] as const) {
    cells.set(i, j, 1);
  }
  const near = [-1, 0, 1];
  for (let step = 0; step < 4; step++) {
    const shifts = near.flatMap((i) => near.map((j) => [i, j] as const)).filter(([i, j]) => i || j);
    const [first, ...rest] = shifts.map((shift) => roll(cells, shift, { axis: [0, 1] }));
    const around = rest.reduce<NdArray | Expression>((a, b) => add(a, b), first!);
    cells = nd`(${around} == 3) | ((${cells} == 1) & (${around} == 2))`.evaluate().astype('int8');
  }
  return cells;
}

function oneHot(): NdArray {
  const hot = zeros([days.size, 3]);
  assignIndexed(hot, [arange(days.size, { dtype: 'int64' }), days], 1);
  return hot;
}

function groupedMeans(): Expression {
  const [sums, counts] = [zeros(3), zeros(3)];
  add.at(sums, days, x.slice(':6'));
  add.at(counts, days, 1);
  return divide(sums, counts);
}

function inPlace(): NdArray {
  const a = m.copy();
  assign(a.slice('1:'), nd`${a}[1:] - ${a}[:-1]`);
  clip(a, 1, 4, { out: a });
  assignIndexed(a, [nd`${a} > 3`.evaluate()], 0);
  return a;
}

function softmax(a: NdArray | Expression): Expression {
  const e = nd`exp(${a} - max(${a}, axis=1, keepdims=True))`;
  return nd`${e} / sum(${e}, axis=1, keepdims=True)`;
}

type Result = NdArray | Expression;

const programs: Readonly<Record<string, () => Result>> = {
  broadcasting: () => nd`${m} + ${asarray([10, 20, 30])}[:, None] * ${asarray([1, 0, 0, 1])}`,
  'boolean mask': () => indexed(x, nd`(${x} > 1) & (${x} < 6)`.evaluate()),
  'standard scores': () => nd`(${m} - mean(${m}, axis=0)) / ${std(m, { axis: 0, ddof: 1 })}`,
  'min-max': () => nd`(${x} - min(${x})) / ${ptp(x)}`,
  'moving average': () => movingAverage(x, 3),
  'running maximum': () => maximum.accumulate(x),
  'distance matrix': () => {
    const [a, b] = [points.slice(':', newaxis), points.slice(newaxis)];
    return sqrt(sum(nd`(${a} - ${b}) ** 2`, { axis: -1 }));
  },
  meshgrid: () => {
    const [u, v] = meshgrid(arange(3), arange(2)) as [NdArray, NdArray];
    return nd`${u} ** 2 + 10 * ${v}`;
  },
  polynomial: () => horner([2, -1, 0.5], linspace(-1, 1, 5)),
  'one-hot': oneHot,
  'percentile clipping': () => {
    const [low, high] = percentile(x, [10, 90]).tolist() as [number, number];
    return clip(x, low, high);
  },
  histogram: () => histogram(x, 4, { range: [0, 10] }).hist,
  'normalised histogram': () => histogram(x, [0, 2, 5, 10], { density: true }).hist,
  digitize: () => digitize(x, [2, 4, 6]),
  'bincount weights': () => bincount(days, { weights: x.slice(':6'), minlength: 4 }),
  'grouped means': groupedMeans,
  ranks: () => argsort(argsort(x)),
  'top three': () => sort(partition(x, -3).slice('-3:')).slice('::-1'),
  'unique counts': () => {
    const [values, counts] = unique(x, { return_counts: true });
    return stack([values, counts.astype('float64')]);
  },
  'complex signal': () => absolute(nd`exp(2j * pi * ${arange(4)} / 4) + 1`),
  phase: () => round(angle(nd`exp(1j * ${asarray([0.5, -2, 3])})`, { deg: true }), 6),
  gaps: () => nanmean(gaps, { axis: 0 }),
  'gaps filled': () => where(isnan(gaps), nanmedian(gaps), gaps),
  'gap counts': () => sum(isnan(gaps), { axis: 1 }),
  softmax: () => softmax(divide(m, 10)),
  'in place': inPlace,
  'triangle wave': () => nd`abs((${arange(9)} / 4) % 2 - 1)`,
  divmod: () => stack(evaluate(divmod(array([7, -7, 125], { dtype: 'int64' }), 60))),
  mandelbrot,
  // Places of elements are int32 here, which NumPy gives as int64.
  sieve: () => sieve(50).astype('int64'),
  life,
  'cosine similarity': () => {
    const [a, b] = [m.slice(0), m.slice(1)];
    return nd`sum(${a} * ${b}) / sqrt(sum(${a} ** 2) * sum(${b} ** 2))`;
  },
  trapezoid: () => trapezoid(nd`${linspace(0, 1, 5)} ** 2`, { dx: 0.25 }),
  'cumulative growth': () => round(cumprod(add(1, [0.1, -0.05, 0.2])), 4),
  'second difference': () => diff(x, { n: 2 }),
  rounding: () => round([0.5, 1.5, 2.675, -1234.5], 2),
  'rounding to tens': () => round(array([14, 15, 25, -36], { dtype: 'int64' }), -1),
  'outer table': () =>
    multiply.outer(arange(1, 4, { dtype: 'int64' }), arange(1, 5, { dtype: 'int64' })),
  'masked sum': () => sum(m, { axis: 1, where: nd`${m} % 2 == 0`, initial: 100 }),
  overflow: () => add(array([200, 100], { dtype: 'uint8' }), 100),
};

/** Functions whose last digit is another library's, and sums in another order. */
const UNITS: Readonly<Record<string, number>> = {
  'standard scores': 2,
  'complex signal': 2,
  softmax: 4,
  'cosine similarity': 2,
};

test('every program of the reference is here', () => {
  expect(Object.keys(programs)).toEqual(Object.keys(reference));
});

/** Numbers in the order in which they are printed. */
function numbersOf(text: string): number[] {
  const words = text.match(/[-\w.+]+/g) ?? [];
  return words.map((word) => Number(word === 'True' ? 1 : word === 'False' ? 0 : word));
}

onEachBackend(() => {
  describe('as NumPy', () => {
    test.each(Object.entries(reference))('%s', (name, wanted) => {
      const result = programs[name]!();
      const values = [...('evaluate' in result ? result.evaluate() : result).values()].map(Number);
      const [dtype] = wanted.split(' ', 1);
      expect(result.dtype).toBe(dtype);
      const expected = numbersOf(wanted.slice(dtype!.length).replace(/[[\],]/g, ' '));
      expect(values.length).toBe(expected.length);
      const units = UNITS[name] ?? 0;
      values.forEach((value, i) => {
        const other = expected[i]!;
        const scale = Math.max(Math.abs(value), Math.abs(other), units > 0 ? 1 : 0);
        const isNear =
          Object.is(value + 0, other + 0) || Math.abs(value - other) <= units * 2 ** -52 * scale;
        expect(isNear, `${name}[${i}] is ${value}, NumPy has ${other}`).toBe(true);
      });
    });
  });
});

test('a median of an expression, and a column beside a table', () => {
  expect(median(nd`${m} * 2`, { axis: 1 }).tolist()).toEqual([3, 11, 19]);
  expect(add(m, expand_dims(x.slice(':3'), { axis: -1 })).shape).toEqual([3, 4]);
});
