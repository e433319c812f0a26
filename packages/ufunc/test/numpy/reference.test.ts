/** Functions of samples, polynomials, places and pieces: what NumPy makes of the same. */
import { Complex, type DType, NdArray } from '@numloom/ndarray';
import * as ufunc from '@numloom/ufunc';
import { Expression } from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';
import { decode, expectElements } from '../expressions/support/elements.ts';
import { dtypeOf, letterOf } from '../expressions/support/functions.ts';
import {
  type Element,
  layOut,
  type LayoutName,
  layoutNames,
} from '../expressions/support/layouts.ts';
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

const ARRAY = /^[?bBhHiIqQfdFD]:[\d,]*:/;

/** An array as the reference writes it. */
function parse(text: string): { dtype: DType; shape: number[]; elements: Element[] } {
  const [letter, lengths, data] = text.split(':') as [string, string, string];
  const dtype = dtypeOf(letter);
  const shape = lengths === '' ? [] : lengths.split(',').map(Number);
  return { dtype, shape, elements: decode(data, dtype) };
}

/** A value of the reference as an argument, its arrays under a layout. */
function argument(value: Plain, layout: LayoutName): unknown {
  if (typeof value === 'string' && ARRAY.test(value)) {
    const { dtype, shape, elements } = parse(value);
    return layOut(elements, shape, dtype, layout);
  }
  return Array.isArray(value) ? value.map((entry: Plain) => argument(entry, layout)) : value;
}

/** The arrays of a result, in NumPy's order. */
function arraysOf(result: unknown): NdArray[] {
  if (result instanceof Expression) return [(result as Expression).evaluate()];
  if (result instanceof NdArray) return [result as NdArray];
  return Object.values(result as Record<string, unknown>).flatMap(arraysOf);
}

/**
 * Rounding errors that results may have, in units of the largest element: sums are added in another
 * order, and products of complex numbers rounded otherwise.
 */
const UNITS: Readonly<Record<string, number>> = {
  convolve: 32,
  correlate: 32,
  polymul: 32,
  polyval: 32,
  polydiv: 64,
  vander: 8,
  gradient: 4,
  unwrap: 64,
  hamming: 4,
  hanning: 4,
  blackman: 4,
  kaiser: 8,
  i0: 4,
};

const magnitude = (x: Element): number => {
  const size = x instanceof Complex ? Math.hypot(x.re, x.im) : Math.abs(Number(x));
  return Number.isFinite(size) ? size : 0;
};

function isNear(a: Element, b: Element, error: number): boolean {
  if (a instanceof Complex && b instanceof Complex) {
    return isNear(a.re, b.re, error) && isNear(a.im, b.im, error);
  }
  if (Object.is(a, b) || (a === 0 && b === 0)) return true;
  return typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= error;
}

/** Compares with NumPy's dtype, shape and elements. */
function expectNumPy(result: NdArray, numpy: string, name: string, context: string): void {
  const { dtype, shape, elements } = parse(numpy);
  expect(`${context} gives ${letterOf(result.dtype)}`).toBe(`${context} gives ${letterOf(dtype)}`);
  expect([...result.shape], context).toEqual(shape);
  const isSingle = dtype === 'float32' || dtype === 'complex64';
  const epsilon = /^[fc]/.test(dtype) ? (isSingle ? 2 ** -23 : 2 ** -52) : 0;
  const largest = elements.reduce<number>((most, x) => Math.max(most, magnitude(x)), 0);
  const error = (UNITS[name] ?? 0) * epsilon * largest;
  expectElements(result, elements, context, (a, b) => isNear(a, b, error));
}

describe.each(layoutNames)('as NumPy, operands %s', (layout) => {
  test.each(names)('%s', (name) => {
    const compute = (ufunc as unknown as Record<string, (...args: unknown[]) => unknown>)[name]!;
    cases.forEach(([ofCase, args, options, numpy], i) => {
      if (ofCase !== name) return;
      const given = args.map((value) => argument(value, layout));
      const optional = Object.fromEntries(
        Object.entries(options).map(([key, value]) => [key, argument(value, layout)]),
      );
      const context = `${name} ${i} ${JSON.stringify(args).slice(0, 60)} ${JSON.stringify(options).slice(0, 80)}`;
      const call = (): unknown => compute(...given, optional);
      if (numpy === null) {
        const caller = name === 'delete' ? 'remove' : name;
        expect(() => arraysOf(call()), context).toThrow(new RegExp(`^${caller}: `));
        return;
      }
      const result = call();
      // What fills an array gives nothing.
      const arrays = arraysOf(result === undefined ? given[0] : result);
      const expected = [numpy].flat(2) as string[];
      expect(arrays.length, context).toBe(expected.length);
      arrays.forEach((array, k) => {
        expectNumPy(array, expected[k]!, name, `${context} [${k}]`);
      });
    });
  });
});
