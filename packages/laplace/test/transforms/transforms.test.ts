import {
  array,
  arange,
  asarray,
  broadcast_to,
  copyto,
  type NdArray,
  zeros,
} from '@numloom/ndarray';
import { multiply } from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defined, error, families, type Family, numbers, type Type } from './lines.ts';
import reference from './transforms.json' with { type: 'json' };

const kinds = (['dst', 'dct'] as const).flatMap((family) =>
  ([1, 2, 3] as const).map((type) => [family, type] as const),
);

/** The numbers of a line that make_transforms.py gives. */
const places = (n: number) =>
  [...new Set([0, 1 % n, Math.floor(n / 3), Math.floor(n / 2), n - 1])].sort((a, b) => a - b);

describe.each(kinds)('%s of type %i', (family, type) => {
  const { one, back } = families[family];
  const least = family === 'dct' && type === 1 ? 2 : 1;

  test('is what it is defined to be, for all short lengths and special ones', () => {
    const lengths = [...Array(68).keys(), 96, 99, 125, 127, 169, 202, 254];
    for (const n of lengths.filter((length) => length >= least)) {
      const x = numbers(n);
      expect(error(one(x, { type }), defined(family, type, x)), `n = ${n}`).toBeLessThan(6e-16);
    }
  });

  test('agrees with mpmath', () => {
    const known = reference[`${family}${type}`] as Record<string, number[]>;
    for (const [length, values] of Object.entries(known)) {
      const n = Number(length);
      const y = one(numbers(n), { type }).tolist() as number[];
      const norm = Math.hypot(...y) || 1;
      places(n).forEach((k, i) => {
        expect(Math.abs(y[k]! - values[i]!) / norm, `n = ${n}, k = ${k}`).toBeLessThan(1e-15);
      });
    }
  });

  test('comes back', () => {
    const norms = fc.constantFrom('backward', 'ortho', 'forward' as const);
    const lines = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: least,
      maxLength: 200,
    });
    fc.assert(
      fc.property(lines, norms, (x, norm) => {
        const y = one(x, { type, norm });
        expect(error(back(y, { type, norm }), x)).toBeLessThan(1e-15 * Math.sqrt(x.length) + 1e-15);
        // Orthogonal transforms keep lengths.
        if (norm === 'ortho') {
          const [before, after] = [x, y.tolist() as number[]].map((some) => Math.hypot(...some));
          expect(Math.abs(after! - before!)).toBeLessThanOrEqual(2e-15 * before!);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('scales', () => {
    const n = 12;
    const x = numbers(n);
    const whole = 2 * (type > 1 ? n : family === 'dst' ? n + 1 : n - 1);
    const plain = defined(family, type, x);
    const scaled = plain.map((value) => value / whole);
    expect(error(one(x, { type, norm: 'forward' }), scaled)).toBeLessThan(6e-16);
    const inverse = type === 1 ? 1 : ((5 - type) as Type);
    const reverse = defined(family, inverse, x);
    expect(error(back(x, { type, norm: 'forward' }), reverse)).toBeLessThan(6e-16);
  });

  test('takes every layout, along every axis', () => {
    const packed = asarray(Float64Array.from(numbers(5 * 6 * 9))).reshape([5, 6, 9]);
    const inside = packed.copy();
    const wide = zeros([10, 6, 27]).slice('::2', ':', '1::3');
    copyto(wide, inside);
    const layouts: Record<string, NdArray> = {
      foreign: packed,
      packed: inside,
      transposed: inside.transpose([2, 0, 1]).copy().transpose([1, 2, 0]),
      reversed: inside.slice('::-1', '::-1', '::-1').copy().slice('::-1', '::-1', '::-1'),
      strided: wide,
      float32: inside.astype('float32'),
      int32: multiply(inside, 8).evaluate().astype('int32'),
    };
    for (const [name, x] of Object.entries(layouts)) {
      for (const axis of [0, 1, -1]) {
        const y = one(x, { type, axis });
        const at = (axis + 3) % 3;
        const rows = (all: NdArray) =>
          moved(all, at).reshape([-1, x.shape[at]!]).tolist() as number[][];
        const [given, found] = [rows(x), rows(y)];
        given.forEach((row, i) => {
          const expected = defined(family, type, row);
          expect(error(array(found[i]!), expected), `${name}, ${axis}`).toBeLessThan(6e-16);
        });
      }
    }
  });

  test('leaves what it is given as it was, and lines independent of one another', () => {
    const x = asarray(Float64Array.from(numbers(60)))
      .reshape([3, 20])
      .copy();
    const before = x.tolist();
    const y = one(x, { type });
    expect(x.tolist()).toEqual(before);
    const other = x.copy();
    other.slice(1).fill(NaN);
    const mixed = one(other, { type });
    expect(mixed.slice(0).tolist()).toEqual(y.slice(0).tolist());
    expect(mixed.slice(2).tolist()).toEqual(y.slice(2).tolist());
    expect((mixed.slice(1).tolist() as number[]).every(Number.isNaN)).toBe(true);
    expect(one(x.slice(2), { type }).tolist()).toEqual(y.slice(2).tolist());
  });

  test('cuts lines and fills them up', () => {
    const x = numbers(9);
    expect(one(x, { type, n: 5 }).tolist()).toEqual(one(x.slice(0, 5), { type }).tolist());
    const filled = one([...x, 0, 0, 0], { type });
    expect(one(x, { type, n: 12 }).tolist()).toEqual(filled.tolist());
  });
});

/** An array with an axis moved to the end. */
function moved(x: NdArray, axis: number): NdArray {
  const axes = x.shape.map((_, k) => k);
  axes.push(...axes.splice(axis, 1));
  return x.transpose(axes);
}

describe('several axes', () => {
  test.each(['dst', 'dct'] as Family[])('%s', (family) => {
    const { one, several, severalBack } = families[family];
    const x = asarray(Float64Array.from(numbers(5 * 8 * 9 * 2))).reshape([5, 8, 9, 2]);
    for (const type of [1, 2, 3] as const) {
      const axes = [0, 2];
      const y = several(x, { type, axes });
      const expected = one(one(x, { type, axis: 0 }), { type, axis: 2 });
      expect(error(y, expected.reshape([-1]).tolist() as number[])).toBeLessThan(1e-15);
      const all = several(x, { type, norm: 'ortho' });
      const again = severalBack(all, { type, norm: 'ortho' });
      expect(error(again, x.reshape([-1]).tolist() as number[])).toBeLessThan(2e-15);
    }
    const cut = several(x.slice(':', ':', 0, 0), { s: [3, 12] });
    expect(cut.shape).toEqual([3, 12]);
    expect(several(x, { axes: [] }).tolist()).toEqual(x.tolist());
  });

  test('broadcast views and empty arrays', () => {
    const { dst } = { dst: families.dst.one };
    const row = array(numbers(6));
    const y = dst(broadcast_to(row, [3, 6]), { type: 1 });
    for (const i of [0, 1, 2]) expect(y.slice(i).tolist()).toEqual(dst(row, { type: 1 }).tolist());
    expect(dst(zeros([0, 5])).shape).toEqual([0, 5]);
  });
});

test('what is no transform is refused', () => {
  const { one: dct, several: dctn } = families.dct;
  const x = arange(6).reshape([2, 3]);
  expect(() => dct(x, { type: 4 as Type })).toThrow('dct: type is 4, must be 1, 2 or 3');
  expect(() => dct(x, { norm: 'both' as 'ortho' })).toThrow("dct: norm is 'both', must be");
  expect(() => dct(x, { n: 0 })).toThrow('dct: n is 0, must be an integer of 1 or more');
  expect(() => dct(x, { axis: 2 })).toThrow(RangeError);
  expect(() => dct([1], { type: 1 })).toThrow('dct: type 1 needs lines of 2 numbers or more');
  expect(() => dct(zeros([3, 0]))).toThrow('dct: n is 0');
  expect(() => dct(x.astype('complex128'))).toThrow('dct: x is of dtype complex128');
  expect(() => dct(5)).toThrow(RangeError);
  expect(() => dct(x, { axes: [0] } as object)).toThrow('dct: takes no option axes');
  expect(() => dctn(x, { s: [2], axes: [0, 1] })).toThrow('dctn: s has 1 lengths for 2 axes');
  expect(() => dctn(x, { axes: [0, 0] })).toThrow(RangeError);
});
