/** Reductions of all dtypes, axes and layouts, against loops over the elements of each result. */
import { Complex, type DType, dtypes, type NdArray, sizeOf } from '@numloom/ndarray';
import * as ufunc from '@numloom/ufunc';
import type { Expression } from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from '../expressions/support/backends.ts';
import { elementsOf, same } from '../expressions/support/elements.ts';
import { type Element, layOut, layoutNames } from '../expressions/support/layouts.ts';
import { allDTypes, asElement, elementOf } from './elements.ts';

type Reduce = (x: NdArray, options: object) => Expression | NdArray;

const functions = ufunc as unknown as Readonly<Record<string, Reduce>>;

/** Floats of a size that sums and products keep, and special ones; integers of any size. */
function moderate(dtype: DType): fc.Arbitrary<Element> {
  const { kind } = dtypes[dtype];
  if (kind !== 'f' && kind !== 'c') return elementOf(dtype);
  const number = fc.integer({ min: -40, max: 40 }).map((value) => value / 4);
  const special = fc.constantFrom(NaN, Infinity, -Infinity, -0);
  const part = fc.oneof({ weight: 12, arbitrary: number }, { weight: 1, arbitrary: special });
  if (kind === 'f') return part;
  return fc.tuple(number, number).map(([re, im]) => new Complex(re, im));
}

interface Case {
  readonly elements: readonly Element[];
  readonly shape: readonly number[];
  readonly array: NdArray;
  /** The option, and the axes that it stands for. */
  readonly axis: number | readonly number[] | null;
  readonly axes: readonly number[];
  readonly keepdims: boolean;
}

function cases(dtype: DType, several: boolean): fc.Arbitrary<Case> {
  return fc
    .tuple(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }), fc.boolean())
    .chain(([shape, keepdims]) => {
      const ndim = shape.length;
      const one = fc.integer({ min: -ndim, max: ndim - 1 });
      const some = fc.uniqueArray(one, { maxLength: ndim, selector: (k) => (k + ndim) % ndim });
      const axis = several ? fc.oneof(one, some, fc.constant(null)) : fc.option(one);
      const size = sizeOf(shape);
      const elements = fc.array(moderate(dtype), { minLength: size, maxLength: size });
      return fc
        .tuple(elements, axis, fc.constantFrom(...layoutNames))
        .map(([values, given, name]) => {
          const list = given === null ? shape.map((_, k) => k) : [given].flat();
          return {
            elements: values,
            shape,
            array: layOut(values, shape, dtype, name),
            axis: given,
            axes: list.map((k) => (k + ndim) % ndim),
            keepdims,
          };
        });
    });
}

/** The elements that belong to each result, in C order. */
function groupsOf({ elements, shape, axes }: Case): Element[][] {
  const groups = new Map<string, Element[]>();
  elements.forEach((element, at) => {
    let rest = at;
    const index: number[] = [];
    for (let k = shape.length - 1; k >= 0; k--) {
      index[k] = axes.includes(k) ? 0 : rest % shape[k]!;
      rest = Math.floor(rest / shape[k]!);
    }
    const key = index.join();
    groups.set(key, [...(groups.get(key) ?? []), element]);
  });
  return [...groups.values()];
}

const isNaNElement = (x: Element): boolean =>
  x instanceof Complex ? Number.isNaN(x.re) || Number.isNaN(x.im) : Number.isNaN(x);
const complexOf = (x: Element): Complex => (x instanceof Complex ? x : new Complex(Number(x)));
const product = (a: Complex, b: Complex): Complex =>
  new Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);

/** A fold of numbers of any kind: exact for integers, which wrap at last. */
function folded(
  list: readonly Element[],
  result: DType,
  start: 0 | 1,
  step: { whole: (a: bigint, b: bigint) => bigint; complex: (a: Complex, b: Complex) => Complex },
): Element {
  const { kind } = dtypes[result];
  if (kind === 'i' || kind === 'u') {
    const whole = list.map((x) => BigInt(x as number)).reduce(step.whole, BigInt(start));
    return asElement(whole, result);
  }
  if (kind === 'c') return list.map(complexOf).reduce(step.complex, new Complex(start));
  const numbers = list.map(Number);
  return start === 0 ? numbers.reduce((a, b) => a + b, 0) : numbers.reduce((a, b) => a * b, 1);
}

const sums = {
  whole: (a: bigint, b: bigint): bigint => a + b,
  complex: (a: Complex, b: Complex): Complex => new Complex(a.re + b.re, a.im + b.im),
};
const products = { whole: (a: bigint, b: bigint): bigint => a * b, complex: product };

function mean(list: readonly Element[]): Complex {
  const total = list.map(complexOf).reduce(sums.complex, new Complex(0));
  return new Complex(total.re / list.length, total.im / list.length);
}

function variance(list: readonly Element[]): number {
  const center = mean(list);
  const squares = list.map(complexOf).map((x) => (x.re - center.re) ** 2 + (x.im - center.im) ** 2);
  return squares.reduce((a, b) => a + b, 0) / list.length;
}

function extreme(list: readonly Element[], sign: 1 | -1): Element {
  const nan = list.find(isNaNElement);
  if (nan !== undefined) return NaN;
  return list.reduce((a, b) => ((sign === 1 ? b > a : b < a) ? b : a));
}

const isTrue = (x: Element): boolean => {
  const { re, im } = complexOf(x);
  return re !== 0 || im !== 0;
};

/** Of the elements of one result, and of its dtype. */
const references: Readonly<Record<string, (list: readonly Element[], result: DType) => Element>> = {
  sum: (list, result) => folded(list, result, 0, sums),
  prod: (list, result) => folded(list, result, 1, products),
  min: (list) => extreme(list, -1),
  max: (list) => extreme(list, 1),
  all: (list) => list.every(isTrue),
  any: (list) => list.some(isTrue),
  mean: (list, result) => (dtypes[result].kind === 'c' ? mean(list) : mean(list).re),
  var: variance,
  std: (list) => Math.sqrt(variance(list)),
  count_nonzero: (list) => BigInt(list.filter(isTrue).length),
  ptp: (list, result) => {
    const [low, high] = [extreme(list, -1), extreme(list, 1)];
    if (typeof low === 'bigint') return asElement((high as bigint) - low, result);
    return asElement(Number(high) - Number(low), result);
  },
};

const isFloating = (dtype: DType): boolean => 'fc'.includes(dtypes[dtype].kind);

/** Whether two results agree but for the rounding of sums of a few elements. */
function agree(actual: Element, wanted: Element, dtype: DType, size: number): boolean {
  if (!isFloating(dtype)) return same(actual, wanted);
  const epsilon = dtype === 'float32' || dtype === 'complex64' ? 2 ** -23 : 2 ** -52;
  const [a, b] = [complexOf(actual), complexOf(wanted)];
  return (['re', 'im'] as const).every((part) => {
    const [x, y] = [a[part], b[part]];
    return (
      Object.is(x + 0, y + 0) || Math.abs(x - y) <= 200 * epsilon * Math.max(size, Math.abs(y), 1)
    );
  });
}

function sizeOfAll(list: readonly Element[]): number {
  const sizes = list
    .map((x) => Math.hypot(complexOf(x).re, complexOf(x).im))
    .filter(Number.isFinite);
  return sizes.reduce((a, b) => a + b, 0);
}

function check(
  name: string,
  dtype: DType,
  one: Case,
  reference: (list: readonly Element[], result: DType) => Element,
) {
  const { array, axis, axes, keepdims, shape } = one;
  const result = functions[name]!(array, { axis, keepdims });
  const values = 'evaluate' in result ? result.evaluate() : result;
  const kept = shape.flatMap((n, k) => (!axes.includes(k) ? [n] : keepdims ? [1] : []));
  expect([...values.shape], `${name} of ${dtype} ${String(shape)} along ${String(axis)}`).toEqual(
    kept,
  );
  const actual = elementsOf(values);
  groupsOf(one).forEach((list, i) => {
    const wanted = reference(list, values.dtype);
    const size = /prod/.test(name)
      ? Math.abs(Number(complexOf(wanted).re)) + 1e4 * Number(dtypes[dtype].kind === 'c')
      : sizeOfAll(list) ** (/var|std/.test(name) ? 2 : 1);
    const context = `${name}(${list.map(String).join(', ')}) of ${dtype} is ${String(actual[i])}, expected ${String(wanted)}`;
    expect(agree(actual[i]!, wanted, values.dtype, size), context).toBe(true);
  });
}

const refusesComplex = (name: string): boolean => /min|max|ptp/.test(name);

onEachBackend(() => {
  describe.each(allDTypes)('of %s', (dtype) => {
    const isComplex = dtypes[dtype].kind === 'c';
    const names = Object.keys(references).filter(
      (name) => !(isComplex && refusesComplex(name)) && !(name === 'ptp' && dtype === 'bool'),
    );

    test.each(names)('%s', (name) => {
      fc.assert(
        fc.property(cases(dtype, true), (one) => check(name, dtype, one, references[name]!)),
        { numRuns: 10 },
      );
    });

    const skipping = names.filter((name) => `nan${name}` in functions);
    test.each(skipping)('nan%s leaves NaN out', (name) => {
      fc.assert(
        fc.property(cases(dtype, true), (one) =>
          check(`nan${name}`, dtype, one, (list, result) => {
            const rest = list.filter((x) => !isNaNElement(x));
            if (rest.length > 0 || /sum|prod/.test(name)) return references[name]!(rest, result);
            return NaN;
          }),
        ),
        { numRuns: 10 },
      );
    });

    test('argmin, argmax, nanargmin and nanargmax', () => {
      if (isComplex) {
        expect(() => ufunc.argmin(layOut([], [0], dtype, 'contiguous'))).toThrow(/^argmin: /);
        return;
      }
      fc.assert(
        fc.property(cases(dtype, false), (one) => {
          for (const [name, sign] of [
            ['argmin', -1],
            ['argmax', 1],
          ] as const) {
            const first = (list: readonly Element[]): bigint => {
              const best = extreme(list, sign);
              return BigInt(
                list.findIndex((x) => (isNaNElement(best) ? isNaNElement(x) : x === best)),
              );
            };
            check(name, dtype, one, first);
            if (groupsOf(one).some((list) => list.every(isNaNElement))) continue;
            check(`nan${name}`, dtype, one, (list) => {
              const best = extreme(
                list.filter((x) => !isNaNElement(x)),
                sign,
              );
              return BigInt(list.findIndex((x) => x === best));
            });
          }
        }),
        { numRuns: 10 },
      );
    });

    test('median and nanmedian', () => {
      if (isComplex) return;
      const middle = (list: readonly Element[]): Element => {
        if (list.length === 0 || list.some(isNaNElement)) return NaN;
        const sorted = [...list].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).map(Number);
        const [low, high] = [sorted[(list.length - 1) >> 1]!, sorted[list.length >> 1]!];
        return low === high ? low : (low + high) / 2;
      };
      fc.assert(
        fc.property(cases(dtype, true), (one) => {
          check('median', dtype, one, middle);
          check('nanmedian', dtype, one, (list) => middle(list.filter((x) => !isNaNElement(x))));
        }),
        { numRuns: 10 },
      );
    });

    test('cumulative_sum, cumulative_prod and their relatives', () => {
      fc.assert(
        fc.property(cases(dtype, false), fc.boolean(), ({ array, elements, shape }, initial) => {
          // Along the last axis elements of a row are neighbours.
          const length = shape.at(-1)!;
          for (const [name, start, step] of [
            ['sum', 0, sums],
            ['prod', 1, products],
          ] as const) {
            const options = { axis: -1, include_initial: initial };
            const values = ufunc[`cumulative_${name}`](array, options).evaluate();
            const plain = functions[`cum${name}`]!(array, { axis: -1 }) as Expression;
            const skipping = functions[`nancum${name}`]!(array, { axis: -1 }) as Expression;
            const actual = elementsOf(values);
            const steps = length + Number(initial);
            expect(values.shape.at(-1)).toBe(steps);
            actual.forEach((value, at) => {
              const [row, place] = [Math.floor(at / steps), at % steps];
              const list = elements.slice(row * length, row * length + place + Number(!initial));
              const wanted = folded(list, values.dtype, start, step);
              const size = name === 'sum' ? sizeOfAll(list) : isComplex ? 1e6 : 1;
              expect(
                agree(value, wanted, values.dtype, size),
                `cumulative_${name} of ${dtype}: ${list.map(String).join()} is ${String(value)}, expected ${String(wanted)}`,
              ).toBe(true);
              if (initial) return;
              expect(same(elementsOf(plain.evaluate())[at]!, value)).toBe(true);
              const rest = list.filter((x) => !isNaNElement(x));
              const without = folded(rest, values.dtype, start, step);
              expect(agree(elementsOf(skipping.evaluate())[at]!, without, values.dtype, size)).toBe(
                true,
              );
            });
          }
        }),
        { numRuns: 6 },
      );
    });

    test('diff', () => {
      fc.assert(
        fc.property(cases(dtype, false), ({ array, elements, shape }) => {
          const length = shape.at(-1)!;
          const values = ufunc.diff(array).evaluate();
          expect(values.dtype).toBe(dtype);
          elementsOf(values).forEach((value, at) => {
            const [row, place] = [Math.floor(at / (length - 1)), at % (length - 1)];
            const [a, b] = [elements[row * length + place]!, elements[row * length + place + 1]!];
            const wanted =
              dtype === 'bool'
                ? a !== b
                : isFloating(dtype)
                  ? sums.complex(complexOf(b), new Complex(-complexOf(a).re, -complexOf(a).im))
                  : asElement(BigInt(b as number) - BigInt(a as number), dtype);
            expect(
              agree(
                value,
                isFloating(dtype) && !isComplex ? (wanted as Complex).re : wanted,
                dtype,
                0,
              ),
            ).toBe(true);
          });
        }),
        { numRuns: 6 },
      );
    });
  });
});
