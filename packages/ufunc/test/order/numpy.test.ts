/** Sorting, searching, sets, histograms and quantiles: what NumPy makes of the same. */
import { asarray, Complex, type DType, NdArray } from '@numloom/ndarray';
import * as ufunc from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';
import { decode, expectElements, near } from '../expressions/support/elements.ts';
import { dtypeOf, letterOf } from '../expressions/support/functions.ts';
import { layOut, type LayoutName, layoutNames } from '../expressions/support/layouts.ts';
import reference from './reference/reference.json' with { type: 'json' };

type Plain = string | number | boolean | null | readonly Plain[];
type Case = readonly [
  name: string,
  args: readonly Plain[],
  options: Readonly<Record<string, Plain>>,
  result: Plain,
];

const cases = reference as unknown as readonly Case[];
const names = [...new Set(cases.map(([name]) => name))];

/** An array as the reference writes it. */
function parse(text: string): {
  dtype: DType;
  shape: number[];
  elements: ReturnType<typeof decode>;
} {
  const [letter, lengths, data] = text.split(':') as [string, string, string];
  const shape = lengths === '' ? [] : lengths.split(',').map(Number);
  const elements =
    letter === 'q-'
      ? decode(data, 'int16').map((k) => BigInt(k as number))
      : decode(data, dtypeOf(letter));
  return { dtype: dtypeOf(letter[0]!), shape, elements };
}

/** A value of the reference as an argument, its arrays under a layout. */
function argument(value: Plain, layout: LayoutName): unknown {
  if (typeof value === 'string' && value.includes(':')) {
    const { dtype, shape, elements } = parse(value);
    return layOut(elements, shape, dtype, layout);
  }
  return Array.isArray(value) ? value.map((entry: Plain) => argument(entry, layout)) : value;
}

/** The arrays of a result, in NumPy's order. */
function arraysOf(result: unknown): NdArray[] {
  if (result instanceof NdArray) return [result as NdArray];
  return Object.values(result as Record<string, unknown>).flatMap(arraysOf);
}

/** Estimates and densities add up in another order than NumPy's. */
function unitsOf(name: string, args: readonly Plain[], options: Case[2]): number {
  const isSum = 'density' in options || 'weights' in options;
  const isEstimate = typeof args[1] === 'string' && !args[1].includes(':');
  return name.startsWith('histogram') && (isSum || isEstimate) ? 8 : 0;
}

/** Of 0 and -0, which are one element, NumPy takes any. */
const ANY_ZERO = /^(unique|union1d|setdiff1d|setxor1d|median|nanmedian)$/;

function isZero(value: unknown): boolean {
  return value === 0 || (value instanceof Complex && value.re === 0 && value.im === 0);
}

/** Compares with NumPy's dtype, shape and elements. */
function expectNumPy(result: NdArray, numpy: string, name: string, units: number, context: string) {
  const { dtype, shape, elements } = parse(numpy);
  expect(`${context} gives ${letterOf(result.dtype)}`).toBe(`${context} gives ${letterOf(dtype)}`);
  expect([...result.shape], context).toEqual(shape);
  expectElements(
    result,
    elements,
    context,
    (a, b) => near(a, b, dtype, units) || (ANY_ZERO.test(name) && isZero(a) && isZero(b)),
  );
}

describe.each(layoutNames)('as NumPy, operands %s', (layout) => {
  test.each(names)('%s', (name) => {
    const compute = (ufunc as unknown as Record<string, (...args: unknown[]) => unknown>)[name]!;
    cases.forEach(([ofCase, args, options, result], i) => {
      if (ofCase !== name) return;
      const given = args.map((value) => argument(value, layout));
      const optional = Object.fromEntries(
        Object.entries(options).map(([key, value]) => [key, argument(value, layout)]),
      );
      const context = `${name} ${i} ${JSON.stringify(args).slice(0, 60)} ${JSON.stringify(options).slice(0, 80)}`;
      const arrays = arraysOf(compute(...given, optional));
      const expected = [result].flat(2) as string[];
      expect(arrays.length, context).toBe(expected.length);
      const units = unitsOf(name, args, options);
      arrays.forEach((array, k) => {
        expectNumPy(array, expected[k]!, name, units, `${context} [${k}]`);
      });
    });
  });
});

test('plain values and expressions are operands', () => {
  expect(ufunc.sort([3, 1, 2]).tolist()).toEqual([1, 2, 3]);
  expect(ufunc.sort(new Int16Array([3, 1, 2])).dtype).toBe('int16');
  expect(ufunc.sort(ufunc.negative(asarray([3, 1, 2]))).tolist()).toEqual([-3, -2, -1]);
  expect(ufunc.sort(5, { axis: null }).tolist()).toEqual([5]);
  expect(ufunc.median(5).item()).toBe(5);
});
