/** Elementwise functions that are no rows of the operator table, over all dtypes and layouts. */
import { Complex, type DType, dtypes, type NdArray } from '@numloom/ndarray';
import * as ufunc from '@numloom/ufunc';
import {
  allclose,
  angle,
  array_equal,
  array_equiv,
  astype,
  clip,
  isclose,
  nan_to_num,
  round,
  sinc,
  where,
} from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from '../expressions/support/backends.ts';
import { elementsOf, expectElements, near } from '../expressions/support/elements.ts';
import { type Element, layOut, layoutNames } from '../expressions/support/layouts.ts';
import { allDTypes, asElement, elementOf } from './elements.ts';

const SHAPE = [2, 3];
const layout = fc.constantFrom(...layoutNames);
const runs = { numRuns: 12 };
const isReal = (dtype: DType): boolean => dtypes[dtype].kind !== 'c';
const isFloat = (dtype: DType): boolean => 'fc'.includes(dtypes[dtype].kind);

function some(dtype: DType): fc.Arbitrary<Element[]> {
  return fc.array(elementOf(dtype), { minLength: 6, maxLength: 6 });
}

/** Elements, and their array under a layout. */
function operand(dtype: DType): fc.Arbitrary<[Element[], NdArray]> {
  return fc
    .tuple(some(dtype), layout)
    .map(([elements, name]) => [elements, layOut(elements, SHAPE, dtype, name)]);
}

const asComplex = (x: Element): Complex => (x instanceof Complex ? x : new Complex(Number(x)));
const isNaNElement = (x: Element): boolean => {
  const { re, im } = asComplex(x);
  return Number.isNaN(re) || Number.isNaN(im);
};

/** Applies to a number, or to both parts of a complex one. */
function partwise(x: Element, change: (part: number) => number): Element {
  return x instanceof Complex ? new Complex(change(x.re), change(x.im)) : change(Number(x));
}

function toEven(x: number): number {
  const floor = Math.floor(x);
  const near = x - floor === 0.5 ? 2 * Math.round(floor / 2) : Math.round(x);
  return near === 0 && (x < 0 || Object.is(x, -0)) ? -0 : near;
}

/** As NumPy: scaled, rounded and scaled back, each step in the dtype; integers by way of float64. */
function rounded(x: Element, decimals: number, dtype: DType): Element {
  if (!isFloat(dtype) && decimals >= 0) return x;
  const fit =
    /32|64$/.test(dtype) && ['float32', 'complex64'].includes(dtype) ? Math.fround : Number;
  const power = fit(10 ** Math.abs(decimals));
  const round = (part: number): number => {
    if (decimals === 0) return toEven(part);
    return decimals > 0
      ? fit(toEven(fit(part * power)) / power)
      : fit(toEven(fit(part / power)) * power);
  };
  if (isFloat(dtype)) return partwise(x, round);
  return asElement(BigInt(round(Number(x))), dtype);
}

/** Whether an integer is so far within its dtype that rounding leaves it there, and is exact. */
function isInside(x: number, places: number, dtype: DType): boolean {
  const { kind, itemsize } = dtypes[dtype];
  const half = 10 ** -places / 2;
  const top = 2 ** (8 * itemsize - (kind === 'i' ? 1 : 0)) - 1 - half;
  return Math.abs(x) < 2 ** 50 && x <= top && (kind !== 'i' || x >= -top);
}

/** Whether x is within the tolerance of y; `round` rounds to their dtype. */
function areClose(
  x: Element,
  y: Element,
  rtol: number,
  atol: number,
  round: (a: number) => number,
) {
  const [a, b] = [asComplex(x), asComplex(y)];
  if (a.re === b.re && a.im === b.im) return true;
  if (![b.re, b.im].every(Number.isFinite)) return false;
  const size = (re: number, im: number): number =>
    [re, im].some((part) => Math.abs(part) === Infinity) ? Infinity : round(Math.hypot(re, im));
  const limit = round(round(rtol) * size(b.re, b.im));
  return size(round(a.re - b.re), round(a.im - b.im)) <= round(round(atol) + limit);
}

/** An element as another dtype has it. */
function converted(x: Element, from: DType, to: DType): Element | undefined {
  const { kind, itemsize } = dtypes[to];
  if (kind === 'b') return x instanceof Complex ? x.re !== 0 || x.im !== 0 : x != 0;
  const round = itemsize === (kind === 'c' ? 8 : 4) ? Math.fround : Number;
  if (kind === 'c') {
    const { re, im } = asComplex(x);
    return new Complex(round(re), round(im));
  }
  const real = x instanceof Complex ? x.re : x;
  if (kind === 'f') return round(Number(real));
  if (!isFloat(from)) return asElement(typeof real === 'boolean' ? Number(real) : real, to);
  const whole = Math.trunc(Number(real));
  // Beyond the range of the dtype C leaves it open.
  const bits = 8 * itemsize - (kind === 'i' ? 1 : 0);
  if (!(whole >= (kind === 'i' ? -(2 ** bits) : 0) && whole < 2 ** bits)) return undefined;
  return asElement(BigInt(whole), to);
}

onEachBackend(() => {
  describe.each(allDTypes)('of %s', (dtype) => {
    const { kind } = dtypes[dtype];
    const part = dtype === 'float32' || dtype === 'complex64' ? Math.fround : Number;

    test('round', () => {
      const decimals = fc.integer({ min: -3, max: 5 });
      fc.assert(
        fc.property(operand(dtype), decimals, ([elements, x], places) => {
          const actual = round(x, { decimals: places }).evaluate();
          expect(actual.dtype).toBe(dtype);
          const fits = (y: Element): boolean =>
            isFloat(dtype) || places >= 0 || isInside(Number(y), places, dtype);
          elementsOf(actual).forEach((value, i) => {
            if (!fits(elements[i]!)) return;
            const wanted = rounded(elements[i]!, places, dtype);
            const context = `round(${String(elements[i])}, ${places}) is ${String(value)}, expected ${String(wanted)}`;
            expect(near(value, wanted, dtype, 0), context).toBe(true);
          });
        }),
        runs,
      );
    });

    test('isclose, allclose, array_equal and array_equiv', () => {
      const nearby = fc.constantFrom(0, 1e-9, 1e-6, 1e-3);
      const tolerance = fc.constantFrom(0, 1e-8, 1e-5, 0.1, 2);
      fc.assert(
        fc.property(
          operand(dtype),
          fc.array(fc.tuple(elementOf(dtype), nearby), { minLength: 6, maxLength: 6 }),
          layout,
          tolerance,
          tolerance,
          fc.boolean(),
          ([elements, a], changes, name, rtol, atol, equal_nan) => {
            const others = elements.map((x, i): Element => {
              const [other, off] = changes[i]!;
              if (!isFloat(dtype)) return off === 0 ? x : other;
              return off > 1e-4 ? other : partwise(x, (value) => part(value * (1 + off)));
            });
            const b = layOut(others, SHAPE, dtype, name);
            const bothNaN = elements.map((x, i) => isNaNElement(x) && isNaNElement(others[i]!));
            const close = elements.map(
              (x, i) =>
                (equal_nan && bothNaN[i]!) ||
                areClose(x, others[i]!, rtol, atol, isFloat(dtype) ? part : Number),
            );
            const options = { rtol, atol, equal_nan };
            const actual = isclose(a, b, options).evaluate();
            expect(actual.dtype).toBe('bool');
            // A hypot of complex parts may be off by a unit, which decides at the very limit only.
            const compare = isReal(dtype) ? close : elementsOf(actual);
            expectElements(
              actual,
              compare,
              `isclose ${rtol} ${atol} of ${elements.join()} and ${others.join()}`,
            );
            expect(allclose(a, b, options)).toBe(compare.every(Boolean));
            if (!isReal(dtype)) {
              const wrong = close.findIndex((value, i) => value !== compare[i]);
              if (wrong >= 0) {
                const [x, y] = [elements[wrong]!, others[wrong]!];
                const both = [1 - 1e-6, 1 + 1e-6].map((f) =>
                  areClose(x, y, rtol * f, atol * f, part),
                );
                expect(both[0] === both[1], `isclose(${String(x)}, ${String(y)})`).toBe(false);
              }
            }
            const equal = elements.map((x, i) => {
              const [p, q] = [asComplex(x), asComplex(others[i]!)];
              const same = isFloat(dtype) ? p.re === q.re && p.im === q.im : x === others[i];
              return same || (equal_nan && bothNaN[i]!);
            });
            expect(array_equal(a, b, { equal_nan })).toBe(equal.every(Boolean));
            expect(array_equal(a, b.slice(':1'))).toBe(false);
            const first = elements.slice(0, 3);
            const repeats =
              !first.some(isNaNElement) &&
              [0, 1, 2].every((i) => {
                const [p, q] = [asComplex(elements[i]!), asComplex(elements[i + 3]!)];
                return isFloat(dtype)
                  ? p.re === q.re && p.im === q.im
                  : elements[i] === elements[i + 3];
              });
            expect(array_equiv(a, a.slice(':1'))).toBe(repeats);
            expect(array_equiv(a, [1, 2])).toBe(false);
          },
        ),
        runs,
      );
    });

    test.each(allDTypes)('astype %s', (to) => {
      fc.assert(
        fc.property(operand(dtype), ([elements, x]) => {
          const actual = astype(x, to).evaluate();
          expect(actual.dtype).toBe(to);
          elementsOf(actual).forEach((value, i) => {
            const wanted = converted(elements[i]!, dtype, to);
            if (wanted === undefined) return;
            const context = `astype(${String(elements[i])}) is ${String(value)}, expected ${String(wanted)}`;
            expect(near(value, wanted, to, 0), context).toBe(true);
          });
        }),
        { numRuns: 4 },
      );
    });

    test('nan_to_num', () => {
      const largest =
        dtype === 'float32' || dtype === 'complex64' ? 3.4028234663852886e38 : Number.MAX_VALUE;
      const replaced = (value: number): number => {
        if (Number.isNaN(value)) return 7;
        return value === Infinity ? largest : value === -Infinity ? -1 : value;
      };
      fc.assert(
        fc.property(operand(dtype), ([elements, x]) => {
          const actual = nan_to_num(x, { nan: 7, neginf: -1 }).evaluate();
          expect(actual.dtype).toBe(dtype);
          const wanted = elements.map((e) => (isFloat(dtype) ? partwise(e, replaced) : e));
          expectElements(actual, wanted, 'nan_to_num');
        }),
        runs,
      );
    });

    test('where', () => {
      fc.assert(
        fc.property(
          some('bool'),
          operand(dtype),
          operand(dtype),
          layout,
          (truth, [a, x], [b, y], name) => {
            const actual = where(layOut(truth, SHAPE, 'bool', name), x, y).evaluate();
            expect(actual.dtype).toBe(dtype);
            expectElements(
              actual,
              truth.map((t, i) => (t === true ? a[i]! : b[i]!)),
              'where',
            );
          },
        ),
        runs,
      );
    });

    test('clip', () => {
      if (kind === 'c') {
        expect(() => clip(layOut([], [0], dtype, 'contiguous'), 0, 1)).toThrow(/^clip: /);
        return;
      }
      const limit = (x: Element, low: Element | null, high: Element | null): Element => {
        if (isNaNElement(x)) return NaN;
        let value = x;
        for (const [bound, sign] of [
          [low, 1],
          [high, -1],
        ] as const) {
          if (bound === null) continue;
          if (isNaNElement(bound)) return NaN;
          if (sign === 1 ? bound > value : bound < value) value = bound;
        }
        return value;
      };
      const bound = fc.option(elementOf(dtype));
      fc.assert(
        fc.property(operand(dtype), bound, bound, layout, ([elements, x], low, high, name) => {
          const [a, b] = [low, high].map((value) =>
            value === null ? null : layOut([value], [], dtype, name),
          );
          const wanted = elements.map((e) => limit(e, low, high));
          const actual = clip(x, a, b).evaluate();
          expect(actual.dtype).toBe(dtype);
          const equal = (p: Element, q: Element): boolean =>
            near(p, q, dtype, 0) || (p === 0 && q === 0);
          expectElements(actual, wanted, `clip to ${String(low)}, ${String(high)}`, equal);
          const out = layOut(elements, SHAPE, dtype, name);
          expect(clip(out, a, b, { out })).toBe(out);
          expectElements(out, wanted, 'clip in place', equal);
        }),
        runs,
      );
    });

    test('sinc and angle', () => {
      fc.assert(
        fc.property(operand(dtype), ([elements, x]) => {
          const angles = angle(x).evaluate();
          elementsOf(angles).forEach((value, i) => {
            const { re, im } = asComplex(elements[i]!);
            const wanted = asElement(Math.atan2(im, re), angles.dtype);
            expect(near(value, wanted, angles.dtype, 4), `angle of ${String(elements[i])}`).toBe(
              true,
            );
          });
          if (kind === 'c') return;
          const result = sinc(x).evaluate();
          elementsOf(result).forEach((value, i) => {
            const t = Number(elements[i]);
            if (!(Math.abs(t) < 1e3)) return;
            const wanted = t === 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
            expect(Math.abs((value as number) - wanted)).toBeLessThan(
              result.dtype === 'float32' ? 1e-4 : 1e-12,
            );
          });
        }),
        runs,
      );
    });

    if (!isReal(dtype)) return;
    test('divmod, modf and frexp put together what they take apart', () => {
      fc.assert(
        fc.property(operand(dtype), ([elements, x]) => {
          const [fraction, whole] = ufunc.evaluate(ufunc.modf(x));
          elementsOf(whole).forEach((w, i) => {
            const value = Number(asElement(Number(elements[i]), whole.dtype));
            const wanted = Number.isNaN(value) ? NaN : Math.trunc(value);
            expect(near(w, wanted, whole.dtype, 0)).toBe(true);
            const rest = elementsOf(fraction)[i] as number;
            if (Number.isFinite(value)) expect((w as number) + rest === value).toBe(true);
          });
          const [m, n] = ufunc.evaluate(ufunc.frexp(x));
          const back = ufunc.ldexp(m, n).evaluate();
          expectElements(
            back,
            elements.map((e) => asElement(Number(e), back.dtype)),
            'frexp and ldexp',
          );
        }),
        runs,
      );
    });
  });
});
