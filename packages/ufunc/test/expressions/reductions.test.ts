/** Reductions: against NumPy's in reference/reductions.json, over axes, dtypes and layouts. */
import {
  array,
  asarray,
  broadcast_to,
  Complex,
  type NdArray,
  sizeOf,
  zeros,
} from '@numloom/ndarray';
import * as ufunc from '@numloom/ufunc';
import {
  all,
  any,
  type Expression,
  max,
  mean,
  min,
  nd,
  type Operand,
  prod,
  sum,
} from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';
import reference from './reference/reductions.json' with { type: 'json' };
import { onEachBackend } from './support/backends.ts';
import { decode, expectElements, near, same } from './support/elements.ts';
import { dtypeOf, letterOf, letters } from './support/functions.ts';
import { layOut, layoutNames } from './support/layouts.ts';

type Options = Parameters<typeof sum>[1];
type Reduction = (x: Operand, options?: Options) => Expression;

const whole = reference.whole as unknown as Record<string, Readonly<Record<string, string>>>;
const names = Object.keys(whole);

function reduction(name: string): Reduction {
  return (ufunc as unknown as Record<string, Reduction>)[name]!;
}

function numbers(text: string): number[] {
  return text === '.' ? [] : text.split(',').map(Number);
}

/** Compares with NumPy's letter and elements. */
function expectNumPy(result: Expression, numpy: string, context: string): void {
  expect(`${context} gives ${letterOf(result.dtype)}`).toBe(`${context} gives ${numpy[0]}`);
  const expected = decode(numpy.slice(1), result.dtype);
  expectElements(result.evaluate(), expected, context, (a, b) => near(a, b, result.dtype, 1));
}

/** `(arange(24) % 5 + 1).reshape(2, 3, 4)`, from 0 for bool. */
function wholeOperand(name: string, letter: string, layout: (typeof layoutNames)[number]): NdArray {
  const values = Array.from({ length: 24 }, (_, i) => (i % 5) + (letter === '?' ? 0 : 1));
  const shape = name === 'prod' ? [1, 2, 4] : [2, 3, 4];
  return layOut(values.slice(0, sizeOf(shape)), shape, dtypeOf(letter), layout);
}

onEachBackend(() => {
  describe.each(layoutNames)('reductions are those of NumPy, operands %s', (layout) => {
    test.each(names)('%s over everything', (name) => {
      for (const letter of letters) {
        const isComplex = 'FD'.includes(letter);
        if (isComplex && ['min', 'max'].includes(name)) continue;
        const x = wholeOperand(name, letter, layout);
        expectNumPy(reduction(name)(x), whole[name]![letter]!, `${name} ${letter}`);
      }
    });

    test('over any axes, kept or not', () => {
      const values = Array.from({ length: 24 }, (_, i) => ((i * 7) % 11) - 5);
      const x = layOut(values, [2, 3, 4], 'float64', layout);
      for (const line of reference.axes) {
        const [name, axisText, shapeText, text] = line.split(' ') as [
          string,
          string,
          string,
          string,
        ];
        const axis = numbers(axisText);
        const negative = axis.map((k) => k - 3).reverse();
        for (const keepdims of [false, true]) {
          for (const given of [axis, negative]) {
            const result = reduction(name)(x, { axis: given, keepdims });
            const shape = keepdims
              ? [2, 3, 4].map((n, k) => (axis.includes(k) ? 1 : n))
              : numbers(shapeText);
            expect(result.shape).toEqual(shape);
            expectElements(
              result.evaluate(),
              decode(text, result.dtype),
              `${line} as ${String(given)}`,
            );
          }
        }
      }
    });
  });

  test('a dtype that is asked for is computed in and given', () => {
    const y = array([
      [3, 1, 0],
      [100, 2, 120],
    ]);
    for (const line of reference.given) {
      const [name, from, to, numpy] = line.split(' ') as [string, string, string, string];
      if (numpy === '-') continue;
      // NumPy counts the true ones, as a mean of bool that is a bool.
      if (name === 'mean' && to === '?') continue;
      const result = reduction(name)(y.astype(dtypeOf(from)), { axis: 1, dtype: dtypeOf(to) });
      expectNumPy(result, numpy, line);
    }
  });

  test('NaN, infinities and zeros', () => {
    for (const line of reference.specials) {
      const [name, values, numpy] = line.split(' ') as [string, string, string];
      const x = asarray(decode(values, 'float64') as number[]);
      const result = reduction(name)(x).evaluate();
      expectElements(result, decode(numpy.slice(1), result.dtype), line, (a, b) =>
        // Sums start at 0, and NumPy's extremes take either zero.
        b === 0 ? a === 0 : same(a, b),
      );
    }
  });

  test('of no element', () => {
    for (const line of reference.empty) {
      const [name, shape, axis, numpy] = line.split(' ') as [string, string, string, string];
      const call = () => reduction(name)(zeros(numbers(shape)), { axis: numbers(axis) });
      if (numpy === '!') expect(call).toThrow(new RegExp(`^${name}: .* no element`));
      else expectNumPy(call(), numpy, line);
    }
  });

  test('of broadcast operands and of single elements', () => {
    const row = array([1, 2, 3]);
    const wide = broadcast_to(row, [4, 3]);
    expect(sum(wide).item()).toBe(24);
    expect(sum(wide, { axis: 0 }).tolist()).toEqual([4, 8, 12]);
    expect(sum(wide, { axis: 1 }).tolist()).toEqual([6, 6, 6, 6]);
    expect(sum(broadcast_to(row.reshape([3, 1]), [3, 5]), { axis: 1 }).tolist()).toEqual([
      5, 10, 15,
    ]);
    expect(sum(5).item()).toBe(5);
    expect(mean(array(7)).item()).toBe(7);
    expect(max(row.reshape([1, 3, 1]), { axis: [0, 2] }).tolist()).toEqual([1, 2, 3]);
    expect(all(array(true)).item()).toBe(true);
  });

  test('columns of a stencil over long rows', () => {
    const u = broadcast_to(
      array(Float64Array.from({ length: 2000 }, (_, i) => i)),
      [42, 2000],
    ).copy();
    const values = nd`${u}[:-2] + ${u}[1:-1] + ${u}[2:]`;
    const totals = Array.from({ length: 2000 }, (_, i) => 120 * i);
    expectElements(sum(values, { axis: 0 }).evaluate(), totals, 'sum');
    expectElements(
      mean(values, { axis: 0 }).evaluate(),
      totals.map((total) => total / 40),
      'mean',
    );
  });

  test('axes that do not merge are folded together', () => {
    const values = Array.from({ length: 5 * 7 * 6 }, (_, i) => (i * 13) % 29);
    const x = layOut(values, [5, 7, 6], 'float64', 'contiguous').slice(':, 1:-1, ::2');
    const expected = [0, 1, 2].map((c) => {
      let total = 0;
      for (let i = 0; i < 5; i++) for (let k = 0; k < 5; k++) total += x.get(i, k, c);
      return total;
    });
    expect(sum(x, { axis: [0, 1] }).tolist()).toEqual(expected);
    expect(sum(x, { axis: [0, 2] }).tolist()).toEqual(
      sum(sum(x, { axis: 0 }), { axis: 1 }).tolist(),
    );
    expect(sum(x.transpose([2, 0, 1]), { axis: [1, 2] }).tolist()).toEqual(expected);
  });
});

describe('wrong arguments', () => {
  const x = zeros([2, 3]);

  test('an axis that does not exist or comes twice is refused', () => {
    expect(() => sum(x, { axis: 2 })).toThrow(
      new RangeError('sum: axis 2 is out of bounds for an array of 2 dimensions'),
    );
    expect(() => max(x, { axis: -3 })).toThrow(/^max: axis -3/);
    expect(() => mean(x, { axis: [0, -2] })).toThrow(/^mean: axes \[0, -2\] name one axis twice/);
    expect(() => nd`sum(${x}, axis=5)`).toThrow(/sum: axis 5/);
  });

  test('a dtype that does not exist, or that the reduction does not take, is refused', () => {
    expect(() => sum(x, { dtype: 'float16' as 'float32' })).toThrow(/^sum: /);
    expect(() => nd`min(${x}, dtype='int8')`).toThrow(/min: takes no option dtype/);
    expect(() => nd`sum(${x}, axes=0)`).toThrow(/sum: takes no option axes/);
  });

  test('complex numbers have no order', () => {
    const z = zeros(3, { dtype: 'complex128' });
    expect(() => min(z)).toThrow(/^min: operands of dtype complex128 are not supported/);
    expect(prod(z).item()).toEqual(new Complex(0, 0));
    expect(any(z).item()).toBe(false);
  });
});
