/** Operands whose orders of axes differ, which are computed in strips of columns. */
import { arange, type NdArray, zeros } from '@numloom/ndarray';
import { describe, expect, it } from 'vitest';
import { add, assign, evaluate, explain, nd } from '@numloom/ufunc';

/** Whole numbers, so that sums are exact. */
function numbered(...shape: number[]): NdArray<'float64'> {
  const size = shape.reduce((product, length) => product * length, 1);
  return arange(size).reshape(shape).astype('float64');
}

/** Element by element. */
function sumOf(a: NdArray, b: NdArray): number[] {
  const x = [...a.values()] as number[];
  const y = [...b.values()] as number[];
  return x.map((value, i) => value + y[i]!);
}

const flat = (array: NdArray) => [...array.values()];

describe('an operand in another order', () => {
  it.each([
    [64, 64],
    [16, 65],
    [17, 128],
    [200, 193],
    [15, 300],
    [300, 15],
  ])('transposed, of shape %i x %i', (rows, columns) => {
    const a = numbered(rows, columns);
    const b = numbered(columns, rows).T;
    expect(flat(add(a, b).evaluate())).toEqual(sumOf(a, b));
    expect(flat(add(b, a).evaluate())).toEqual(sumOf(a, b));
  });

  it.each([[[0, 2, 1]], [[1, 0, 2]], [[1, 2, 0]], [[2, 0, 1]], [[2, 1, 0]]])(
    'of three axes, as %j',
    (axes) => {
      const lengths = [70, 20, 67];
      const inverse = axes.map((_, axis) => axes.indexOf(axis));
      const a = numbered(...lengths);
      const b = numbered(...axes.map((axis) => lengths[axis]!)).transpose(inverse);
      expect(flat(add(a, b).evaluate())).toEqual(sumOf(a, b));
    },
  );

  it('is read in strips, the columns that are left by themselves', () => {
    const lines = explain(add(zeros([100, 150]), zeros([150, 100]).T)).split('\n');
    expect(lines.filter((line) => line.includes('nest over'))).toEqual([
      expect.stringContaining('run as 2 x 100 x 64'),
      expect.stringContaining('run as 100 x 22'),
    ]);
  });

  it('reversed, strided and of another dtype', () => {
    const a = numbered(120, 90);
    const b = numbered(180, 240).slice('::-2', '::2').T.astype('int32', { order: 'F' });
    expect(flat(add(a, b).evaluate())).toEqual(sumOf(a, b));
  });
});

describe('a target', () => {
  it('in another order than all operands', () => {
    const target = zeros([130, 70]);
    const a = numbered(70, 130);
    assign(target.T, nd`${a} * 2`);
    expect(flat(target.T)).toEqual(flat(a).map((value) => 2 * (value as number)));
  });

  it('that is read at the very element is computed once', () => {
    const a = numbered(100, 101);
    const b = numbered(101, 100);
    const expected = sumOf(a, b.T);
    assign(a, nd`${a} + ${b.T}`);
    expect(flat(a)).toEqual(expected);
  });

  it('that is read transposed gets what was there before', () => {
    const a = numbered(150, 150);
    const expected = sumOf(a, a.T);
    assign(a, nd`${a} + ${a.T}`);
    expect(flat(a)).toEqual(expected);
  });
});

it('several roots share the strips', () => {
  const a = numbered(90, 80);
  const b = numbered(80, 90).T;
  const [sums, products] = evaluate([nd`${a} + ${b}`, nd`${a} * ${b}`]);
  expect(flat(sums)).toEqual(sumOf(a, b));
  expect(products.get(7, 70)).toBe(a.get(7, 70) * b.get(7, 70));
});
