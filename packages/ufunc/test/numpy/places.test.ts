/** Moved elements, functions along axes, and what is asked of values, against slow references. */
import { arange, array, asarray, Complex, type NdArray, ones, zeros } from '@numloom/ndarray';
import {
  add,
  apply_along_axis,
  apply_over_axes,
  base_repr,
  binary_repr,
  block,
  fill_diagonal,
  insert,
  isscalar,
  iscomplexobj,
  less,
  min_scalar_type,
  multiply,
  ndenumerate,
  ndim,
  ndindex,
  negative,
  packbits,
  piecewise,
  polyadd,
  polydiv,
  polyder,
  polyint,
  polymul,
  polyval,
  remove,
  resize,
  shape,
  size,
  sum,
  tril_indices,
  triu_indices,
  unpackbits,
} from '@numloom/ufunc';
import * as ufunc from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const list = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 12 });

describe('insert and remove', () => {
  test('one value before each place, which remove takes away again', () => {
    fc.assert(
      fc.property(list, fc.array(fc.nat(12), { maxLength: 6 }), (given, some) => {
        const places = some.map((place) => place % (given.length + 1));
        const values = places.map((_, k) => 100 + k);
        const expected: number[] = [];
        const positions: number[] = [];
        for (let i = 0; i <= given.length; i++) {
          places.forEach((place, k) => {
            if (place === i) positions.push(expected.push(values[k]!) - 1);
          });
          if (i < given.length) expected.push(given[i]!);
        }
        if (places.length === 0) values.push(0);
        const inserted = insert(given, places, values);
        expect(inserted.tolist()).toEqual(expected);
        expect(remove(inserted, positions).tolist()).toEqual(given);
      }),
    );
  });

  test('delete is remove by its other name', () => {
    expect(ufunc.delete).toBe(remove);
  });

  test('slices as text, masks, expressions', () => {
    const a = arange(6);
    expect(remove(a, '1:-1').tolist()).toEqual([0, 5]);
    expect(remove(a, less(a, 4)).tolist()).toEqual([4, 5]);
    expect(insert(a, [0, 1], ones([1, 1, 2])).tolist()).toEqual([1, 0, 1, 1, 2, 3, 4, 5]);
    expect(insert(negative(a), ':2', 9).tolist()).toEqual([9, -0, 9, -1, -2, -3, -4, -5]);
  });

  test('errors say what is wrong', () => {
    expect(() => insert([1, 2], 3, 0)).toThrow(
      'insert: place 3 is out of bounds for axis 0 with length 2',
    );
    expect(() => remove([1, 2], 2)).toThrow('remove: place 2 is out of bounds for axis 0');
    expect(() => remove([1, 2], 0.5)).toThrow('remove: obj has 0.5, must be of whole numbers');
    expect(() => remove([1, 2], [true])).toThrow('remove: obj is a mask of shape (1,)');
    expect(() => insert([1, 2], array(true), 5)).toThrow('insert: obj is a mask without an axis');
    expect(() => remove([1, 2], array(true))).toThrow('remove: obj is a mask without an axis');
    expect(() => remove([1, 2], 'x')).toThrow('remove: obj is "x", which is no slice');
    expect(() => insert([1, 2], 0, new Complex(1))).toThrow('insert: values are complex128');
    expect(() => insert([1, 2], [0, 1, 2], [1, 2])).toThrow(/^insert: /);
    expect(() => insert([[1, 2]], 0, 1, { axis: 2 })).toThrow('insert: axis 2 is out of bounds');
  });
});

describe('other shapes', () => {
  test('resize repeats all elements in turn', () => {
    fc.assert(
      fc.property(list, fc.nat(40), (given, n) => {
        const expected = Array.from({ length: n }, (_, i) => given[i % given.length]);
        expect(resize(given, n).tolist()).toEqual(expected);
      }),
    );
    expect(() => resize([1], -1)).toThrow('resize: shape has the length -1');
  });

  test('block copies what is alone, and wants lists to be even', () => {
    const a = ones(2);
    const b = block(a);
    b.set(0, 5);
    expect(a.tolist()).toEqual([1, 1]);
    expect(block([[add(a, 1)], [[3] as unknown as number]].slice(0, 1)).tolist()).toEqual([[2, 2]]);
    expect(() => block([a, [a]])).toThrow('block: lists are nested unevenly');
    expect(() => block([[a], []])).toThrow('block: a list of blocks is empty');
    expect(() => block([[zeros([2, 2])], [zeros([1, 3])]])).toThrow(/^block: /);
    const loop: unknown[] = [];
    loop.push(loop);
    expect(() => block(loop as never)).toThrow('block: nested deeper than 64 levels');
  });

  test('fill_diagonal writes part of the array itself, and refuses what it can not write', () => {
    const a = arange(9).reshape([3, 3]);
    fill_diagonal(a, a.slice(2));
    expect(a.tolist()).toEqual([
      [6, 1, 2],
      [3, 7, 5],
      [6, 7, 8],
    ]);
    expect(() => fill_diagonal(zeros(3), 1)).toThrow('fill_diagonal: the array has 1 axes');
    expect(() => fill_diagonal(zeros([2, 2, 3]), 1)).toThrow('must be of one length');
    expect(() => fill_diagonal(a, [])).toThrow('fill_diagonal: val has no element');
    expect(() => fill_diagonal(a, new Complex(1))).toThrow('fill_diagonal: values are complex128');
  });

  test('an expression over the array has the values before', () => {
    const a = zeros([2, 2]);
    const e = add(a, 1);
    fill_diagonal(a, 5);
    expect(e.tolist()).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  test('indices of triangles are those of all places on one side', () => {
    const whole = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: -7, max: 7 }), (n, m, k) => {
        const all = [...ndindex(n, m)];
        const pairs = ([rows, columns]: NdArray[]): number[][] =>
          Array.from({ length: rows!.size }, (_, i) => [
            Number(rows!.get(i)),
            Number(columns!.get(i)),
          ]);
        expect(pairs(tril_indices(n, { k, m }))).toEqual(all.filter(([i, j]) => j! <= i! + k));
        expect(pairs(triu_indices(n, { k, m }))).toEqual(all.filter(([i, j]) => j! >= i! + k));
      }),
    );
  });

  test('unpackbits gives back what packbits took', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), fc.boolean(), (bits, isBig) => {
        const bitorder = isBig ? 'big' : 'little';
        const given = array(bits, { dtype: 'bool' });
        const bytes = packbits(given, { bitorder });
        expect(bytes.size).toBe(Math.ceil(bits.length / 8));
        const back = unpackbits(bytes, { bitorder, count: bits.length });
        expect(back.tolist()).toEqual(bits.map(Number));
      }),
    );
    expect(() => unpackbits([1])).toThrow('unpackbits: the array has the dtype float64');
    expect(() => packbits([0.5])).toThrow('packbits: the array has the dtype float64');
  });
});

describe('functions along axes', () => {
  test('apply_along_axis puts results of any shape where the axis was', () => {
    const a = arange(24).reshape([2, 3, 4]);
    const outer = apply_along_axis((row) => multiply.outer(row, [1, 10]), 1, a);
    expect(outer.shape).toEqual([2, 3, 2, 4]);
    expect(outer.slice(1, ':', 1, 2).tolist()).toEqual([140, 180, 220]);
    const totals = apply_along_axis((row: NdArray, by: number) => multiply(sum(row), by), -1, a, 2);
    expect(totals.tolist()).toEqual([
      [12, 44, 76],
      [108, 140, 172],
    ]);
    expect(() => apply_along_axis(sum, 0, zeros([2, 0]))).toThrow('has no row along axis 0');
    let k = 0;
    expect(() => apply_along_axis(() => zeros(++k), 0, a)).toThrow(/^apply_along_axis: /);
  });

  test('apply_over_axes keeps the axes', () => {
    const a = arange(24).reshape([2, 3, 4]);
    const kept = apply_over_axes((x, axis) => sum(x, { axis, keepdims: true }), a, [-1, 0]);
    expect(kept.tolist()).toEqual([[[60], [92], [124]]]);
    expect(() => apply_over_axes(() => 1, a, 0)).toThrow('func gives 0 axes, must give 3');
  });

  test('piecewise computes each piece of its elements alone', () => {
    const x = asarray([-3, -1, 0, 2, 5]);
    const seen: number[] = [];
    const halves = piecewise(
      x,
      [less(x, 0), less(x, 1)],
      [
        (v) => {
          seen.push(v.size);
          return negative(v);
        },
        (v: NdArray) => add(v, 10),
        (v: NdArray) => multiply(v, 100),
      ],
    );
    expect(seen).toEqual([2]);
    // Where two conditions hold, the last piece counts.
    expect(halves.tolist()).toEqual([7, 9, 10, 200, 500]);
    expect(piecewise(3, [true], [7]).item()).toBe(7);
    expect(piecewise(array([1, 2], { dtype: 'int8' }), [[true, false]], [2.9]).tolist()).toEqual([
      2, 0,
    ]);
    expect(() => piecewise(x, [less(x, 0)], [])).toThrow('1 conditions and 0 pieces; give 1 or 2');
    expect(() => piecewise(x, [[true]], [1])).toThrow('piecewise: condition 0 has the shape (1,)');
    expect(() => piecewise(x, [less(x, 0)], [new Complex(1)])).toThrow('a piece is complex128');
  });
});

describe('polynomials', () => {
  test('values of sums, products and integrals are those of the values', () => {
    const whole = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: -5, max: 5 }), (p, q, x) => {
        const at = (c: NdArray | number[]): number => (polyval(c, x).item() as number) + 0;
        expect(at(polyadd(p, q))).toBe(at(p) + at(q) + 0);
        expect(at(polymul(p, q))).toBe(at(p) * at(q) + 0);
        expect(at(polyder(polyint(p, { m: 2, k: 3 }), { m: 2 }))).toBeCloseTo(at(p), 9);
        if (q[0] === 0) return;
        const { q: quotient, r } = polydiv(p, q);
        expect(at(quotient) * at(q) + at(r)).toBeCloseTo(at(p), 2);
      }),
    );
  });

  test('polyval is lazy, and fused with what makes the places', () => {
    const x = array([1, 2, 3]);
    const e = polyval([1, 0, -1], add(x, 1));
    x.fill(0);
    expect(e.tolist()).toEqual([3, 8, 15]);
  });

  test('a polynomial of high degree', () => {
    const p = Array<number>(1500).fill(1);
    expect(polyval(p, [1, -1, 0]).tolist()).toEqual([1500, 0, 1]);
  });

  test('errors say what is wrong', () => {
    expect(polydiv([1], [-0]).q.tolist()).toEqual([Infinity]);
    expect(() => polyadd([[1]], 1)).toThrow('polyadd: a1 has the shape (1, 1), must have one axis');
    expect(() => polydiv([], [1])).toThrow('polydiv: u has no coefficient');
    expect(() => polyder([1], { m: -1 })).toThrow('polyder: m is -1');
    expect(() => polyint([1], { m: 3, k: [1, 2] })).toThrow('polyint: k has 2 constants');
    expect(() => polyval(1, 2)).toThrow('polyval: p is 0-d');
  });
});

describe('what is asked of values', () => {
  test('shapes of expressions without their values', () => {
    const e = add(zeros([2, 3]), 1);
    expect([ndim(e), shape(e), size(e), size(e, { axis: [-1] })]).toEqual([2, [2, 3], 6, 3]);
    expect(e.node.result).toBeUndefined();
    expect(() => size(e, { axis: 2 })).toThrow('size: axis 2 is out of bounds');
    expect([iscomplexobj(e), isscalar(e), isscalar('a'), isscalar(new Complex(1))]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  test('smallest dtypes', () => {
    const cases: [number | bigint | boolean | Complex, string][] = [
      [0, 'uint8'],
      [256, 'uint16'],
      [-128, 'int8'],
      [-129, 'int16'],
      [2 ** 32, 'uint64'],
      [2n ** 63n, 'uint64'],
      [-(2n ** 63n), 'int64'],
      [0.1, 'float32'],
      [NaN, 'float32'],
      [1e300, 'float64'],
      [true, 'bool'],
      [new Complex(1, 1e39), 'complex128'],
      [new Complex(1, Infinity), 'complex64'],
    ];
    for (const [value, dtype] of cases)
      expect([value, min_scalar_type(value)]).toEqual([value, dtype]);
    expect(() => min_scalar_type(2n ** 64n)).toThrow('does not fit 64 bits');
  });

  test('digits', () => {
    const base = fc.integer({ min: 2, max: 36 });
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 70n), 2n ** 70n), base, (n, given) => {
        expect(base_repr(n, { base: given })).toBe(n.toString(given).toUpperCase());
        const width = n.toString(2).length + 1;
        expect(BigInt.asIntN(width, BigInt(`0b${binary_repr(n, { width })}`))).toBe(n);
      }),
    );
    expect(() => base_repr(1, { base: 37 })).toThrow('base_repr: base is 37');
    expect(() => binary_repr(9, { width: 3 })).toThrow('binary_repr: width is 3, 9 needs 4');
    expect(() => binary_repr(-9, { width: 4 })).toThrow('binary_repr: width is 4, -9 needs 5');
    expect(() => binary_repr(0.5)).toThrow('binary_repr: num is 0.5, must be a whole number');
  });

  test('places', () => {
    expect([...ndindex()]).toEqual([[]]);
    expect([...ndindex([2, 0])]).toEqual([]);
    expect([...ndenumerate(arange(4).reshape([2, 2]).T)]).toEqual([
      [[0, 0], 0],
      [[0, 1], 2],
      [[1, 0], 1],
      [[1, 1], 3],
    ]);
  });
});
