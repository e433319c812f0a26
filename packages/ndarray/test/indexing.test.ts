/** Indexing against slow references, its errors, and that nothing else is written. */
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it, test } from 'vitest';
import type { NdArray } from '@numloom/ndarray';
import {
  arange,
  argwhere,
  array,
  asarray,
  assignIndexed,
  broadcast_to,
  compress,
  copyto,
  extract,
  flatnonzero,
  indexed,
  indices,
  intp,
  ix_,
  nonzero,
  place,
  put,
  put_along_axis,
  putmask,
  ravel_multi_index,
  repeat,
  take,
  take_along_axis,
  unravel_index,
  zeros,
} from '@numloom/ndarray';
import { allDTypes, arrayOf, counted, elementsIn, forEachIndex, layouts } from './layouts.ts';

const layout = fc.constantFrom(...Object.values(layouts));
const dtype = fc.constantFrom(...allDTypes);
const lengths = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });

/** An array of a random shape, dtype and layout, and a random whole number per `pick`. */
const subject = fc
  .record({ lengths, dtype, layout, seeds: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }) })
  .map(({ lengths: shape, dtype: type, layout: arrange, seeds }) => {
    let next = 0;
    return {
      a: arrange(counted(type, shape)),
      /** Between 0 and `below`. */
      pick: (below: number): number => seeds[next++ % 40]! % below,
    };
  });

test('index arrays for all axes read element by element', () => {
  fc.assert(
    fc.property(subject, ({ a, pick }) => {
      const count = pick(5);
      const parts = a.shape.map((n) => Array.from({ length: count }, () => pick(2 * n) - n));
      const expected = Array.from({ length: count }, (_, i) =>
        a.get(...parts.map((list) => list[i]!)),
      );
      expect(elementsIn(indexed(a, ...parts))).toEqual(expected);
      expect(
        elementsIn(indexed(a, ...parts.map((list) => asarray(Int16Array.from(list))))),
      ).toEqual(expected);
    }),
  );
});

test('a mask reads and writes where it is true', () => {
  fc.assert(
    fc.property(subject, ({ a, pick }) => {
      const flags: boolean[] = [];
      forEachIndex(a.shape, () => flags.push(pick(2) === 1));
      const mask = arrayOf('bool', a.shape, flags);
      const before = elementsIn(a);
      const chosen = before.filter((_, i) => flags[i]);
      expect(elementsIn(indexed(a, mask))).toEqual(chosen);
      expect(elementsIn(extract(mask, a))).toEqual(chosen);
      expect(argwhere(mask).shape).toEqual([chosen.length, a.ndim]);
      expect(elementsIn(flatnonzero(mask))).toEqual(flags.flatMap((flag, i) => (flag ? [i] : [])));
      assignIndexed(a, [mask], 1);
      const one = counted(a.dtype, [2]).get(1);
      expect(elementsIn(a)).toEqual(before.map((value, i) => (flags[i] ? one : value)));
      assignIndexed(a, nonzero(mask), arrayOf(a.dtype, [chosen.length], chosen));
      expect(elementsIn(a)).toEqual(before);
    }),
  );
});

test('take agrees with an index array for one axis', () => {
  fc.assert(
    fc.property(subject, ({ a, pick }) => {
      const axis = pick(a.ndim);
      const places = Array.from({ length: pick(4) }, () => pick(a.shape[axis]!));
      const slices = a.shape.map((_, k) => (k === axis ? places : ':'));
      const taken = take(a, places, { axis });
      expect(taken.shape).toEqual(a.shape.map((n, k) => (k === axis ? places.length : n)));
      expect(elementsIn(taken)).toEqual(elementsIn(indexed(a, ...slices)));
      const flags = Array.from({ length: a.shape[axis]! }, () => pick(2) === 1);
      const kept = flags.flatMap((flag, i) => (flag ? [i] : []));
      expect(elementsIn(compress(flags, a, { axis }))).toEqual(elementsIn(take(a, kept, { axis })));
    }),
  );
});

test('put_along_axis writes what take_along_axis reads', () => {
  fc.assert(
    fc.property(subject, ({ a, pick }) => {
      const axis = pick(a.ndim);
      const shape = a.shape.map((n, k) => (k === axis ? 1 : n));
      const places = zeros(shape, { dtype: 'int32' });
      forEachIndex(shape, (index) => places.set(...index, pick(a.shape[axis]!)));
      const taken = take_along_axis(a, places, { axis });
      forEachIndex(shape, (index) => {
        const at = [...index];
        at[axis] = places.get(...index);
        expect(taken.get(...index)).toEqual(a.get(...at));
      });
      put_along_axis(a, places, 1, { axis });
      const one = counted(a.dtype, [2]).get(1);
      expect(elementsIn(take_along_axis(a, places, { axis }))).toEqual(
        elementsIn(taken).map(() => one),
      );
    }),
  );
});

test('unravel_index and ravel_multi_index are inverse', () => {
  fc.assert(
    fc.property(
      lengths,
      fc.nat(),
      fc.constantFrom('C' as const, 'F' as const),
      (shape, seed, order) => {
        const at = seed % shape.reduce((product, n) => product * n, 1);
        const index = unravel_index(at, shape, { order });
        expect(ravel_multi_index(index, shape, { order })).toBe(at);
        if (order === 'C')
          expect(
            arange(1000)
              .slice(`:${at + 1}`)
              .get(at),
          ).toBe(counted('float64', shape).get(...index));
      },
    ),
  );
  expect(unravel_index(7n, [2, 4])).toEqual([1, 3]);
  expect(unravel_index([7], [2, 4])[0]!.dtype).toBe(intp);
  expectTypeOf(unravel_index(7, [2, 4])).toEqualTypeOf<number[]>();
  expectTypeOf(unravel_index([7], 8)).toEqualTypeOf<NdArray<'int32'>[]>();
  expect(unravel_index(2 ** 33, 2 ** 34)).toEqual([2 ** 33]);
  expect(() => unravel_index([2 ** 33], 2 ** 34)).toThrow(/beyond the int32/);
});

describe('indexed', () => {
  const a = arange(24).reshape([2, 3, 4]);

  it('takes slices in one string, new axes and numbers', () => {
    expect(indexed(a, '1, :, ::2').tolist()).toEqual(a.slice(1, ':', '::2').tolist());
    expect(indexed(a, null, 0, '...', [1]).shape).toEqual([1, 1, 3]);
    expect(indexed(a, 'None, 0, ..., newaxis', [0, 1]).shape).toEqual([2, 1, 3, 1]);
    expect(indexed(a).tolist()).toEqual(a.tolist());
    expect(indexed(a, 0).storage).not.toBe(a.storage);
    expect(indexed(a, 1n, [0n, 2n]).shape).toEqual([2, 4]);
    expect(indexed([5, 6, 7], [2, 0]).tolist()).toEqual([7, 5]);
  });

  it('places axes as NumPy does', () => {
    const b = zeros([5, 3, 4]);
    const two = [0, 1];
    expect(indexed(b, ':', two, two).shape).toEqual([5, 2]);
    expect(indexed(b, ':', two, '...', two).shape).toEqual([2, 5]);
    expect(indexed(b, ':', 0, two).shape).toEqual([5, 2]);
    expect(indexed(b, 0, ':', two).shape).toEqual([2, 3]);
    expect(indexed(b, ...ix_(two, [true, false, true], [3])).shape).toEqual([2, 2, 1]);
  });

  it('says what is wrong', () => {
    expect(() => indexed(a, [2])).toThrow(
      'indexed: index 2 is out of bounds for axis 0 with length 2',
    );
    expect(() => indexed(a, ':', [-4])).toThrow('indexed: index -4 is out of bounds for axis 1');
    expect(() => indexed(a, [0.5])).toThrow('indexed: expected whole numbers, got 0.5');
    expect(() => indexed(a, [NaN])).toThrow(RangeError);
    expect(() => indexed(a, [0], [0], [0], [0])).toThrow(
      'indexed: 4 indices for an array of 3 dimensions',
    );
    expect(() => indexed(a, [0, 1], [0, 1, 2])).toThrow(
      'indexed: shapes (2,) and (3,) do not broadcast',
    );
    expect(() => indexed(a, [true, false, true])).toThrow(
      'indexed: a mask of shape (3,) for axes of shape (2,)',
    );
    expect(() => indexed(a, array(true))).toThrow(RangeError);
    expect(() => indexed(a, '...', [0], '...')).toThrow("indexed: an index has at most one '...'");
    expect(() => indexed(a, '1:x', [0])).toThrow(SyntaxError);
    expect(() => indexed(a, 5)).toThrow(RangeError);
    expect(() => indexed(a, undefined as never)).toThrow(TypeError);
    expect(() => take(a, [true])).toThrow(
      'take: expected whole numbers, got an array of dtype bool',
    );
    expect(() => take(a, 0, { mode: 'loose' as 'wrap' })).toThrow(
      /^take: mode "loose" is not known/,
    );
    expect(() => take(zeros([0]), [0], { mode: 'wrap' })).toThrow(RangeError);
    expect(() => nonzero(5)).toThrow('nonzero: the array has 0 axes, expected at least 1');
    expect(() => place(a, [true], 1)).toThrow(
      'place: the mask has the shape (1,), the array (2, 3, 4)',
    );
    expect(() => putmask(zeros(1), [true], [])).toThrow('putmask: there are no values to write');
    expect(() => ravel_multi_index([1], [2, 3])).toThrow(
      /^ravel_multi_index: 1 indices for the shape/,
    );
  });
});

describe('assignIndexed', () => {
  it('broadcasts and converts the value', () => {
    const a = zeros([2, 3], { dtype: 'int8' });
    assignIndexed(a, ['1:'], [1.9, -1.9, 300]);
    assignIndexed(a, [0, [0, 2]], 5);
    expect(a.tolist()).toEqual([
      [5, 0, 5],
      [1, -1, 44],
    ]);
  });

  it('reads a value that overlaps before it writes', () => {
    const a = arange(5);
    assignIndexed(a, [[4, 3, 2, 1, 0]], a);
    expect(a.tolist()).toEqual([4, 3, 2, 1, 0]);
    put(a, [0, 1], a.slice('3:'));
    expect(a.tolist()).toEqual([1, 0, 2, 1, 0]);
    putmask(a, [true, true, true, true, true], a.slice('::-1'));
    expect(a.tolist()).toEqual([0, 1, 2, 0, 1]);
  });

  it('the last value stays where an element is named twice', () => {
    const a = zeros(2);
    assignIndexed(a, [[0, 0, 1, 0]], [1, 2, 3, 4]);
    expect(a.tolist()).toEqual([4, 3]);
  });

  it('writes nothing when it fails', () => {
    const a = arange(3);
    expect(() => assignIndexed(a, [[0, 1]], [1, 2, 3])).toThrow(
      'assignIndexed: shape (3,) does not broadcast to (2,)',
    );
    expect(() => assignIndexed(a, [[0, 9]], 1)).toThrow(RangeError);
    expect(() => put(a, [0, 9], [1])).toThrow(RangeError);
    expect(() => put_along_axis(a, [9], 1)).toThrow(RangeError);
    expect(a.tolist()).toEqual([0, 1, 2]);
    expect(() => assignIndexed(broadcast_to([0], 3), [[0]], 1)).toThrow(/broadcast view/);
    expect(() => put(broadcast_to([0], 3), [0], 1)).toThrow(/broadcast view/);
  });
});

test('writing never touches the neighbours in memory', () => {
  const around = zeros(30);
  const a = around.slice('10:20');
  for (const mode of ['wrap', 'clip'] as const) {
    for (const index of [-11, 10, 1e300, -1e300, 2 ** 53]) put(a, [index], 7, { mode });
  }
  a.fill(0);
  for (const index of [-11, 10, 1e300, NaN, Infinity]) {
    expect(() => put(a, [index], 7)).toThrow(RangeError);
    expect(() => take(a, [index])).toThrow(RangeError);
  }
  expect(elementsIn(around)).toEqual(Array(30).fill(0));
});

test('indices has a list of arrays when sparse', () => {
  expectTypeOf(indices([2, 3])).toEqualTypeOf<NdArray<'int32'>>();
  expectTypeOf(indices([2, 3], { sparse: true, dtype: 'int8' })).toEqualTypeOf<NdArray<'int8'>[]>();
  expect(indices([2, 3], { sparse: true }).map((x) => x.shape)).toEqual([
    [2, 1],
    [1, 3],
  ]);
});

test('only arrays can be written to', () => {
  const list = [1, 2] as never;
  const calls: Record<string, () => unknown> = {
    put: () => put(list, [0], 1),
    put_along_axis: () => put_along_axis(list, [0], 1),
    place: () => place(list, [true, true], 1),
    putmask: () => putmask(list, [true, true], 1),
    copyto: () => copyto(list, 1),
    assignIndexed: () => assignIndexed(list, [0], 1),
  };
  for (const [name, call] of Object.entries(calls)) {
    expect(call).toThrow(`${name}: expected an NdArray to write to`);
  }
  expect(() => assignIndexed(zeros(2), 0 as never, 1)).toThrow(/^assignIndexed: expected a list/);
});

test('an order that is none is refused', () => {
  const order = 'A' as 'C';
  expect(() => unravel_index(1, [2, 2], { order })).toThrow(/^unravel_index: order "A"/);
  expect(() => ravel_multi_index([1, 1], [2, 2], { order })).toThrow(/^ravel_multi_index: order/);
});

test('what has no axis may be asked for its first or last one, as in NumPy', () => {
  const one = zeros([]);
  for (const axis of [0, -1]) {
    expect(take(one, [0, 0], { axis }).tolist()).toEqual([0, 0]);
    expect(take(one, 0, { axis }).shape).toEqual([]);
    expect(compress([true], one, { axis }).shape).toEqual([1]);
    expect(repeat(one, 3, { axis }).shape).toEqual([3]);
  }
  expect(() => take(one, 0, { axis: 1 })).toThrow(/^take: axis 1 is out of bounds/);
});
