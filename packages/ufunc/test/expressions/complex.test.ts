/** Functions of complex numbers, against mpmath's values and NumPy's special values. */
import { array, Complex } from '@numloom/ndarray';
import { power } from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';
import reference from './reference/complex.json' with { type: 'json' };
import { onEachBackend } from './support/backends.ts';
import { decode, elementsOf } from './support/elements.ts';
import { functionNamed } from './support/functions.ts';

const complex = (text: string): Complex[] => decode(text, 'complex128') as Complex[];
const names = Object.keys(reference.values) as (keyof typeof reference.values)[];
const points = complex(reference.points);
const EXPONENTIAL = 'exp expm1 sin cos tan sinh cosh tanh'.split(' ');

/** Units in the last place of the expected value, of float64 or float32. */
function unitsBetween(actual: number, expected: number, digits: 53 | 24): number {
  if (Object.is(actual, expected)) return 0;
  const [least, most] = digits === 53 ? [-1074, 1023] : [-149, 127];
  if (!Number.isFinite(expected) || !Number.isFinite(actual))
    return actual === expected ? 0 : Infinity;
  const exponent =
    expected === 0 ? least : Math.min(most, Math.floor(Math.log2(Math.abs(expected))));
  return Math.abs(actual - expected) / 2 ** Math.max(least, exponent - digits + 1);
}

function compare(actual: Complex, expected: Complex, z: Complex, name: string, digits: 53 | 24) {
  const limit = digits === 53 ? 4 : 1;
  // The real part of expm1 may cancel: its error is one of the parts that it is made of.
  const cancels = name === 'expm1' && Math.abs(z.re) < 1;
  const scale = cancels
    ? Math.max(2 ** -1022, Math.abs(expected.re), Math.abs(z.re), z.im ** 2 / 4)
    : 0;
  const [re, im] = [
    cancels
      ? Math.abs(actual.re - expected.re) / (scale * 2 ** (1 - digits))
      : unitsBetween(actual.re, expected.re, digits),
    unitsBetween(actual.im, expected.im, digits),
  ];
  if (re <= limit && im <= limit) return;
  throw new Error(
    `${name}(${String(z)}) is ${String(actual)}, expected ${String(expected)}: ${re} and ${im} units`,
  );
}

onEachBackend(() => {
  describe('values are within a few units of the exact ones', () => {
    test.each(names)('%s', (name) => {
      const values = complex(reference.values[name]);
      const results = elementsOf(functionNamed(name)(array(points)).evaluate()) as Complex[];
      points.forEach((z, i) => {
        const huge = Math.max(Math.abs(z.re), Math.abs(z.im)) > 1e6;
        if (huge && EXPONENTIAL.includes(name)) return;
        compare(results[i]!, values[i]!, z, name, 53);
      });
    });

    test.each(names)('%s of complex64, computed in float64', (name) => {
      const round = ({ re, im }: Complex) => new Complex(Math.fround(re), Math.fround(im));
      const few = points.map(round).filter(({ re, im }) => Math.hypot(re, im) < 1e6);
      const wide = elementsOf(functionNamed(name)(array(few)).evaluate()) as Complex[];
      const x = array(few, { dtype: 'complex64' });
      expect(functionNamed(name)(x).dtype).toBe('complex64');
      const narrow = elementsOf(functionNamed(name)(x).evaluate()) as Complex[];
      if (name === 'sign') return;
      narrow.forEach((value, i) => {
        expect(`${String(few[i])}: ${String(value)}`).toBe(
          `${String(few[i])}: ${String(round(wide[i]!))}`,
        );
      });
    });

    test('power', () => {
      const moderate = complex(reference.moderate);
      for (const [exponent, text] of Object.entries(reference.powers)) {
        const [re, im] = exponent.split(' ').map(Number);
        const results = elementsOf(
          power(array(moderate), new Complex(re!, im)).evaluate(),
        ) as Complex[];
        const values = complex(text);
        results.forEach((actual, i) => {
          // The logarithm's error grows with the exponent, and counts for both parts alike.
          const error = Math.hypot(actual.re - values[i]!.re, actual.im - values[i]!.im);
          const size = Math.hypot(values[i]!.re, values[i]!.im);
          expect(error / size, `${String(moderate[i])} ** ${exponent}`).toBeLessThan(40 * 2 ** -52);
        });
      }
    });
  });

  describe('special values are those of NumPy where C99 says which', () => {
    const specials = complex(reference.specials);
    // The signs of zeros and infinities beside NaN are left open.
    const show = (x: number, beside: number): string => {
      if (Number.isNaN(beside) && !Number.isNaN(x)) return String(Math.abs(x));
      return Object.is(x, -0) ? '-0' : x.toPrecision(14);
    };
    test.each(Object.keys(reference.known) as (keyof typeof reference.known)[])('%s', (name) => {
      const values = complex(reference.known[name]);
      const results = elementsOf(functionNamed(name)(array(specials)).evaluate()) as Complex[];
      specials.forEach((z, i) => {
        if (name === 'exp' && z.re === -Infinity && !Number.isFinite(z.im)) return;
        const text = ({ re, im }: Complex) => `${show(re, im)} and ${show(im, re)}`;
        expect(`${name}(${String(z)}): ${text(results[i]!)}`).toBe(
          `${name}(${String(z)}): ${text(values[i]!)}`,
        );
      });
    });
  });
});

test('powers of zero, and to zero', () => {
  const z = array([new Complex(0, 0), new Complex(0, 0), new Complex(2, 3), new Complex(0, 0)]);
  const w = array([new Complex(2, 0), new Complex(0, 0), new Complex(0, 0), new Complex(-1, 1)]);
  const results = elementsOf(power(z, w).evaluate()) as Complex[];
  expect(results.map(({ re, im }) => [re, im])).toEqual([
    [0, 0],
    [1, 0],
    [1, 0],
    [NaN, NaN],
  ]);
});

test('both sides of the cuts', () => {
  const at = (name: string, re: number, im: number): Complex =>
    functionNamed(name)(array([new Complex(re, im)]))
      .evaluate()
      .item() as Complex;
  expect(at('log', -1, 0).im).toBe(Math.PI);
  expect(at('log', -1, -0).im).toBe(-Math.PI);
  expect(at('sqrt', -4, -0).im).toBe(-2);
  expect(at('arcsin', 2, 0).im).toBeGreaterThan(0);
  expect(at('arcsin', 2, -0).im).toBeLessThan(0);
  expect(at('arctanh', 2, -0).im).toBe(-Math.PI / 2);
});
