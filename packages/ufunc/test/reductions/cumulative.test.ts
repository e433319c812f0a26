/** Running sums and products against plain loops: chunks, layouts, digits, wrapping integers. */
import { asarray, Complex, type DType, dtypes, type NdArray, zeros } from '@numloom/ndarray';
import {
  average,
  cumprod,
  cumsum,
  cumulative_sum,
  diff,
  explain,
  min,
  nancumsum,
  nd,
  type Operand,
  sum,
  trapezoid,
} from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';
import { wrap } from '../../src/expression/apply.ts';
import { toNode } from '../../src/expression/operand.ts';
import { operators } from '../../src/operators/table.ts';
import { scanNode, type ScanOperator } from '../../src/reductions/scan.ts';
import { onEachBackend } from '../expressions/support/backends.ts';
import { layOut, layoutNames } from '../expressions/support/layouts.ts';

function sines(n: number): number[] {
  return Array.from({ length: n }, (_, i) => Math.sin(i + 1) * 10);
}

function running(values: readonly number[]): number[] {
  let total = -0;
  return values.map((value) => (total += value));
}

onEachBackend(() => {
  describe.each(layoutNames)('operands %s', (layout) => {
    test('sums have the digits of a loop, along each axis and over all', () => {
      for (const shape of [
        [1, 7],
        [5, 1],
        [40, 33],
        [3, 4000],
        [4000, 3],
      ] as const) {
        const [rows, columns] = shape;
        const values = sines(rows * columns);
        const x = layOut(values, [...shape], 'float64', layout);
        expect(cumsum(x).tolist()).toEqual(running(values));
        const byRow = Array.from({ length: rows }, (_, i) =>
          running(values.slice(i * columns, (i + 1) * columns)),
        );
        expect(cumsum(x, { axis: 1 }).tolist()).toEqual(byRow);
        const columnSums = Array.from({ length: columns }, (_, k) =>
          running(Array.from({ length: rows }, (_, i) => values[i * columns + k]!)),
        );
        expect(cumsum(x, { axis: 0 }).T.tolist()).toEqual(columnSums);
      }
    });
  });

  test('a long row goes on from chunk to chunk, of an expression, too', () => {
    const values = sines(200_001);
    const x = asarray(values);
    expect(cumsum(x).tolist()).toEqual(running(values));
    const doubled = values.map((value) => value * 2);
    expect(cumsum(nd`${x} * 2`).tolist()).toEqual(running(doubled));
    expect(cumsum(nd`${x.reshape([3, 66_667])} * 2`).tolist()).toEqual(running(doubled));
    const ones = cumsum(zeros(150_000, { dtype: 'int64' }).fill(2n ** 40n));
    expect(ones.get(149_999)).toBe(150_000n * 2n ** 40n);
  });

  test.each(['int8', 'uint8', 'int32', 'uint32', 'int64', 'uint64', 'float32', 'float64'] as const)(
    'every operator, each step one of %s',
    (dtype) => {
      const values = [100, 77, 113, 7, 125, 3].map((value) => value + 0.3);
      const x = asarray([values, values]).astype(dtype);
      for (const operator of Object.keys(STEPS) as (keyof typeof STEPS)[]) {
        if (operator.startsWith('bitwise') && dtypes[dtype].kind === 'f') continue;
        const expected = runningBy(operator, x.slice(0).tolist() as number[], dtype);
        expect(scan(operator, x, dtype, 1).slice(1).tolist()).toEqual(expected);
        expect(scan(operator, x.T.copy(), dtype, 0).slice(':, 0').tolist()).toEqual(expected);
      }
    },
  );

  test('of bool and of complex numbers', () => {
    const b = asarray([true, true, false, true]);
    expect(scan('logical_and', b, 'bool', 0).tolist()).toEqual([true, true, false, false]);
    expect(scan('bitwise_xor', b, 'bool', 0).tolist()).toEqual([true, false, false, true]);
    const z = asarray([new Complex(1, 1), new Complex(0, 2), new Complex(3, -1)]);
    const products = [new Complex(1, 1), new Complex(-2, 2), new Complex(-4, 8)];
    expect(cumprod(z).tolist()).toEqual(products);
    expect(cumprod(z.reshape([3, 1]), { axis: 0 }).tolist()).toEqual(products.map((p) => [p]));
    const twice = asarray([z.tolist(), z.tolist()] as never);
    expect(cumprod(twice, { axis: 1 }).slice(1).tolist()).toEqual(products);
    expect(cumprod(twice.T.copy(), { axis: 0 }).slice(':, 1').tolist()).toEqual(products);
  });

  test('negative zeros stay, as a running sum has no start', () => {
    expect(cumsum([-0, -0]).tolist()).toEqual([-0, -0]);
    expect(cumsum([[-0, 1]], { axis: 0 }).tolist()).toEqual([[-0, 1]]);
    expect(nancumsum([NaN, -0]).tolist()).toEqual([0, 0]);
  });
});

/** One step of each operator, of numbers and of bigints. */
const STEPS = {
  add: (a: number, b: number) => a + b,
  multiply: (a: number, b: number) => a * b,
  minimum: (a: number, b: number) => (b < a ? b : a),
  maximum: (a: number, b: number) => (b > a ? b : a),
  bitwise_and: (a: number, b: number) => a & b,
  bitwise_or: (a: number, b: number) => a | b,
  bitwise_xor: (a: number, b: number) => a ^ b,
} as const satisfies Partial<Record<ScanOperator['name'], unknown>>;

/** A plain loop whose values are put into a typed array, which wraps or rounds them. */
function runningBy(
  operator: keyof typeof STEPS,
  values: readonly number[],
  dtype: DType,
): number[] {
  const cell = new dtypes[dtype].TypedArray(1) as Float64Array;
  cell[0] = values[0]!;
  return values.map((value, i) => {
    if (i > 0) cell[0] = STEPS[operator](cell[0]!, value);
    return cell[0]!;
  });
}

function scan(operator: ScanOperator['name'], x: Operand, dtype: DType, axis: number): NdArray {
  return wrap(
    scanNode('scan', operators[operator] as ScanOperator, toNode(x, 'scan'), { axis, dtype }),
    [x],
    'scan',
  ).evaluate();
}

describe('differences, integrals and weighted means', () => {
  const x = asarray([1, 2, 4, 7]);

  test('are fused with their operand', () => {
    expect(explain(diff(nd`${x} * 2`)).match(/nest over/g)).toHaveLength(1);
    expect(explain(trapezoid(nd`${x} * 2`)).match(/nest over \(3,\)/g)).toHaveLength(1);
  });

  test('what comes before and after', () => {
    expect(diff(x, { prepend: 0, append: asarray([10, 20]) }).tolist()).toEqual([
      1, 1, 2, 3, 3, 10,
    ]);
    expect(diff(x, { n: 5 }).tolist()).toEqual([]);
    expect(diff(nd`${x} + 0`, { append: 0.5 }).tolist()).toEqual([1, 2, 3, -6.5]);
    expect(() => diff(x, { prepend: [[1]] })).toThrow(/^diff: prepend has the shape \(1, 1\)/);
    expect(() => diff(x, { n: -1 })).toThrow(/^diff: n is -1/);
    expect(diff(x, { n: 0, prepend: 0, append: 1 }).tolist()).toEqual(x.tolist());
    expect(() => diff(5)).toThrow(/^diff: the operand has no axis/);
    expect(() => diff(5, { n: -1 })).toThrow(/^diff: n is -1/);
    expect(diff(5, { n: 0 }).tolist()).toBe(5);
    expect(diff(asarray(5, { dtype: 'int8' }), { n: 0, axis: 3, prepend: 1 }).dtype).toBe('int8');
  });

  test('weights', () => {
    const y = asarray([
      [1, 2],
      [3, 5],
    ]);
    const [mean, total] = average(y, { axis: 0, weights: [3, 1], returned: true });
    expect([mean.tolist(), total.tolist()]).toEqual([
      [1.5, 2.75],
      [4, 4],
    ]);
    const [plain, count] = average(y, { returned: true });
    expect([plain.item(), count.item()]).toEqual([2.75, 4]);
    expect(
      average(y, {
        axis: 1,
        weights: [
          [1, 0],
          [0, 1],
        ],
        keepdims: true,
      }).tolist(),
    ).toEqual([[1], [5]]);
    expect(() => average(y, { axis: 1, weights: [1, -1] }).evaluate()).toThrow(
      'average: the weights sum to 0',
    );
    expect(() =>
      average(zeros([2], { dtype: 'complex128' }), { weights: [0, 0] }).evaluate(),
    ).toThrow('average: the weights sum to 0');
    expect(() => average(y, { weights: [1, 2] })).toThrow(
      /^average: weights have the shape \(2,\)/,
    );
    expect(() => average(y, { axis: 1, weights: [1, 2, 3] })).toThrow(
      /^average: there are 3 weights/,
    );
  });

  test('sample places', () => {
    expect(() => trapezoid([1, 2, 3], { x: [1, 2] })).toThrow(/^trapezoid: x has the shape \(2,\)/);
    expect(trapezoid([1, 2, 3], { dx: 2 }).item()).toBe(8);
    expect(trapezoid([5]).item()).toBe(0);
    const dtypes = ['float32', 'complex64', 'float64', 'int8'] as const;
    expect(dtypes.map((dtype) => trapezoid(zeros([3], { dtype }), { dx: 0.1 }).dtype)).toEqual([
      'float32',
      'complex64',
      'float64',
      'float64',
    ]);
  });
});

describe('options', () => {
  test('the standard asks for an axis', () => {
    expect(() => cumulative_sum(zeros([2, 2]))).toThrow(
      /^cumulative_sum: .* needs the option axis/,
    );
    expect(cumulative_sum(zeros([2, 0]), { axis: 1, include_initial: true }).shape).toEqual([2, 1]);
    expect(() => cumsum([1], { axis: 1 })).toThrow(/^cumsum: axis 1/);
    expect(() => cumsum([1], { axis: [0] as never })).toThrow(/^cumsum: axis is \[0\]/);
  });

  test('out is written and returned, if it fits', () => {
    const out = zeros(3);
    expect(cumsum([1, 2, 3], { out })).toBe(out);
    expect(out.tolist()).toEqual([1, 3, 6]);
    const place = zeros([], { dtype: 'float32' });
    expect(sum([1.5, 2], { out: place })).toBe(place);
    expect(place.item()).toBe(3.5);
    expect(() => sum([1.5], { out: zeros([], { dtype: 'int64' }) })).toThrow(/^sum: out is int64/);
    expect(() => sum([1.5], { out })).toThrow(/^sum: out has the shape \(3,\), must have \(\)/);
    expect(() => sum([1.5], { out: [] as never })).toThrow('sum: out is no array');
    const x = asarray([1, 2, 3]);
    cumsum(x, { out: x });
    expect(x.tolist()).toEqual([1, 3, 6]);
  });

  test('masks and initial values', () => {
    const x = asarray([
      [1, 2],
      [3, 4],
    ]);
    expect(nd`sum(${x}, where=${[true, false]}, axis=0, initial=10)`.tolist()).toEqual([14, 10]);
    expect(() => sum(x, { where: [true, false, true] })).toThrow(
      'sum: where has the shape (3,), which does not broadcast to that of the operand, (2, 2)',
    );
    expect(() => min(x, { where: [true, false] })).toThrow(/^min: .* needs initial/);
    expect(min(zeros([0, 2]), { axis: 0, initial: 4 }).tolist()).toEqual([4, 4]);
  });
});
