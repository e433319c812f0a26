/** The methods and options of ufuncs, against NumPy's results and plain loops. */
import { arange, array, type NdArray, zeros } from '@numloom/ndarray';
import {
  add,
  bitwise_and,
  divide,
  equal,
  gcd,
  less,
  logical_xor,
  maximum,
  minimum,
} from '@numloom/ufunc';
import { multiply, power, sin, subtract } from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from './support/backends.ts';

const a = arange(6).reshape([2, 3]);

onEachBackend(() => {
  test('reduce', () => {
    expect(add.reduce(a).tolist()).toEqual([3, 5, 7]);
    expect(add.reduce(a, { axis: null }).item()).toBe(15);
    expect(add.reduce(a, { axis: [0, 1], keepdims: true }).tolist()).toEqual([[15]]);
    expect(subtract.reduce(a, { axis: -1 }).tolist()).toEqual([-3, -6]);
    expect(power.reduce([2, 3, 2]).item()).toBe(64);
    expect(divide.reduce(array([12n, 3n, 2n])).item()).toBe(2);
    expect(logical_xor.reduce([true, true, true]).item()).toBe(true);
    expect(bitwise_and.reduce(array([7, 6, 12], { dtype: 'uint8' })).item()).toBe(4);
    expect(bitwise_and.reduce(zeros(0, { dtype: 'uint8' })).item()).toBe(255);
    expect(
      gcd
        .reduce(
          array(
            [
              [12, 18],
              [8, 6],
            ],
            { dtype: 'int32' },
          ),
          { axis: null },
        )
        .item(),
    ).toBe(2);
    expect(add.reduce(array([1, 2], { dtype: 'int8' })).dtype).toBe('int64');
  });

  test('reduce with initial, where, dtype and out', () => {
    expect(add.reduce([1, 2, 3], { initial: 10, where: [true, false, true] }).item()).toBe(14);
    expect(subtract.reduce([1, 2, 3], { initial: 10, where: [true, false, true] }).item()).toBe(6);
    expect(minimum.reduce([5, 3], { initial: 4 }).item()).toBe(3);
    expect(maximum.reduce(zeros([0]), { initial: -1 }).item()).toBe(-1);
    expect(multiply.reduce([2, 3], { dtype: 'float32' }).dtype).toBe('float32');
    const out = zeros(3);
    expect(add.reduce(a, { out })).toBe(out);
    expect(out.tolist()).toEqual([3, 5, 7]);
  });

  test('accumulate', () => {
    expect(subtract.accumulate(a, { axis: 1 }).tolist()).toEqual([
      [0, -1, -3],
      [3, -1, -6],
    ]);
    expect(maximum.accumulate([1, 3, 2, 5]).tolist()).toEqual([1, 3, 3, 5]);
    expect(add.accumulate(zeros([0, 2])).shape).toEqual([0, 2]);
  });

  test('a long chain goes from the first to the last', () => {
    const x = Float64Array.from({ length: 3000 }, (_, i) => Math.sin(i));
    let total = x[0]!;
    const steps = [total];
    for (const value of x.subarray(1)) steps.push((total -= value));
    expect(subtract.accumulate(x).tolist()).toEqual(steps);
    expect(subtract.reduce(x).item()).toBe(total);
  });

  test('reduceat', () => {
    const indices = [0, 4, 1, 5, 2, 6, 3, 7];
    expect(add.reduceat(arange(8), indices).tolist()).toEqual([6, 4, 10, 5, 14, 6, 18, 7]);
    expect(multiply.reduceat(a, [0, 2], { axis: 1 }).tolist()).toEqual([
      [0, 2],
      [12, 5],
    ]);
  });

  test('outer joins the shapes', () => {
    expect(multiply.outer([1, 2], [3, 4, 5]).tolist()).toEqual([
      [3, 4, 5],
      [6, 8, 10],
    ]);
    expect(add.outer(add(a, 1), zeros([4])).shape).toEqual([2, 3, 4]);
    expect(add.outer(2, [1, 2]).tolist()).toEqual([3, 4]);
  });

  test('at applies repeated places one after the other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -3, max: 2 }), fc.integer({ min: -9, max: 9 })), {
          minLength: 1,
          maxLength: 200,
        }),
        fc.constantFrom('add' as const, 'subtract' as const),
        (pairs, name) => {
          const wanted = [1, 2, 3];
          for (const [place, value] of pairs) {
            wanted[(place + 3) % 3]! += name === 'add' ? value : -value;
          }
          const target = array([1, 2, 3]);
          const ufunc = name === 'add' ? add : subtract;
          const places = array(
            pairs.map(([place]) => place),
            { dtype: 'int32' },
          );
          ufunc.at(
            target,
            places,
            pairs.map(([, value]) => value),
          );
          expect(target.tolist()).toEqual(wanted);
        },
      ),
      { numRuns: 20 },
    );
    const matrix = zeros([2, 3]);
    add.at(
      matrix,
      [
        [0, 0],
        [1, 1],
      ],
      5,
    );
    expect(matrix.tolist()).toEqual([
      [0, 10, 0],
      [0, 0, 0],
    ]);
  });

  test('out, where and dtype of a call', () => {
    const out = array([7, 7]);
    expect(add([1, 2], [3, 4], { out })).toBe(out);
    expect(out.tolist()).toEqual([4, 6]);
    add([1, 2], 10, { out, where: [true, false] });
    expect(out.tolist()).toEqual([11, 6]);
    add(out, out, { out });
    expect(out.tolist()).toEqual([22, 12]);
    expect(add(array([1], { dtype: 'int8' }), 1, { dtype: 'float32' }).dtype).toBe('float32');
    expect(sin([0, 1], { where: [true, false] }).tolist()).toEqual([0, 0]);
  });
});

describe('what is refused', () => {
  const refusals: readonly (readonly [() => unknown, RegExp])[] = [
    [() => subtract.reduce(a, { axis: null }), /^subtract.reduce: the order of elements matters/],
    [() => minimum.reduce(zeros(0)), /^minimum.reduce: .*no identity; give option initial/],
    [() => less.reduce([1, 2]), /^less.reduce: of dtype float64 gives bool/],
    [
      () => (sin as unknown as typeof add).reduce([1]),
      /^sin.reduce: only functions of two operands/,
    ],
    [() => add.reduce(a, { axis: 2 }), /^add.reduce: /],
    [() => add.reduce(a, { axes: 0 } as never), /^add.reduce: takes no option axes/],
    [() => add.reduceat(arange(3), [3]), /^add.reduceat: index 3 is not in \[0, 3\)/],
    [() => add.at(zeros(2), array([2], { dtype: 'int32' }), 1), /^add.at: /],
    [() => add.at(zeros(2, { dtype: 'int32' }), [0], 0.5), /^add.at: out has dtype int32/],
    [() => add(1, 2, { out: zeros(1, { dtype: 'int8' }) }), /^add: out /],
    [() => add([1, 2], 3, { out: zeros(3) }), /^add: out has the shape \(3,\)/],
    [() => add([1], [2], { dtype: 'int8' }), /^add: an operand of dtype float64 can't/],
    [() => add([1], [2], { dtypes: 'int8' } as never), /^add: takes no option dtypes/],
  ];
  test.each(refusals)('%s', (call, message) => {
    expect(call).toThrow(message);
  });
});

test('what a ufunc says of itself', () => {
  expect([add.name, add.nin, add.nout, add.identity]).toEqual(['add', 2, 1, 0]);
  expect([sin.name, sin.nin, maximum.identity, equal.identity]).toEqual(['sin', 1, null, null]);
});

describe('64-bit integers are exact', () => {
  const long = (values: readonly bigint[], dtype: 'int64' | 'uint64'): NdArray =>
    array(values, { dtype });

  onEachBackend(() => {
    test('compared with each other', () => {
      const x = long([2n ** 63n - 1n, -1n, 5n, 2n ** 53n + 1n], 'int64');
      const y = long([2n ** 63n, 2n ** 64n - 1n, 5n, 2n ** 53n], 'uint64');
      expect(less(x, y).tolist()).toEqual([true, true, false, false]);
      expect(less(y, x).tolist()).toEqual([false, false, false, true]);
      expect(equal(x, y).tolist()).toEqual([false, false, true, false]);
      expect(equal(array([-1], { dtype: 'int8' }), y).tolist()).toEqual([
        false,
        false,
        false,
        false,
      ]);
    });

    test('compared with plain integers that they do not hold', () => {
      const x = long([2n ** 63n - 1n], 'int64');
      expect(less(x, 2n ** 63n).item()).toBe(true);
      expect(equal(x, 2n ** 63n).item()).toBe(false);
      expect(less(-1n, long([0n], 'uint64')).item()).toBe(true);
    });

    test('rounded once to float32', () => {
      const values = [
        2n ** 62n + 2n ** 38n + 1n,
        -(2n ** 54n) - 2n ** 30n - 1n,
        2n ** 60n + 2n ** 36n,
      ];
      const x = long(values, 'int64');
      const wanted = [4611686568183201792, -18014400656965632, 1152921504606846976];
      expect(x.astype('float32').tolist()).toEqual(wanted);
      expect(add(x, 0, { dtype: 'float32' }).tolist()).toEqual(wanted);
    });
  });
});
