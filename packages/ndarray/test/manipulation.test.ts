/** What is a view, what is a copy, types and errors of functions that change shapes. */
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it, test } from 'vitest';
import type { NdArray } from '@numloom/ndarray';
import {
  append,
  arange,
  array_split,
  astype,
  atleast_2d,
  atleast_3d,
  broadcast_arrays,
  column_stack,
  concat,
  copy,
  diagonal,
  expand_dims,
  flip,
  fliplr,
  flipud,
  hsplit,
  matrix_transpose,
  moveaxis,
  pad,
  permute_dims,
  ravel,
  repeat,
  reshape,
  roll,
  rot90,
  split,
  squeeze,
  stack,
  swapaxes,
  tile,
  transpose,
  unstack,
  vsplit,
  vstack,
  zeros,
} from '@numloom/ndarray';
import { counted, elementsIn, forEachIndex, layouts } from './layouts.ts';

const shape = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 });
const layout = fc.constantFrom(...Object.values(layouts));

test('what NumPy gives as a view is a view', () => {
  const a = arange(24).reshape([2, 3, 4]);
  const views: NdArray[] = [
    reshape(a, [4, 6]),
    reshape(a.T, [12, 2], { order: 'F' }),
    ravel(a),
    squeeze(a),
    expand_dims(a, { axis: 1 }),
    atleast_3d(a.slice(0)),
    permute_dims(a, [1, 0, 2]),
    transpose(a),
    matrix_transpose(a),
    swapaxes(a, 0, 1),
    moveaxis(a, 0, 1),
    flip(a),
    rot90(a),
    diagonal(a),
    ...split(a, 2),
    ...array_split(a, 2, { axis: 2 }),
    ...unstack(a, { axis: 1 }),
    ...broadcast_arrays<'float64'>(a, zeros(4)).slice(0, 1),
  ];
  for (const view of views) expect(view.storage).toBe(a.storage);
  const copies = [ravel(a, { order: 'F' }), reshape(a, [24], { copy: true }), copy(a), tile(a, 1)];
  copies.push(repeat(a, 1), roll(a, 0), pad(a, 0), concat([a]), astype(a, 'float64'));
  for (const other of copies) expect(other.storage).not.toBe(a.storage);
  expect(astype(a, 'float64', { copy: false })).toBe(a);
  expect(() => reshape(a.T, 24, { copy: false })).toThrow(/^reshape: copy is false/);
});

test('splitting and joining are inverse', () => {
  fc.assert(
    fc.property(
      shape,
      layout,
      fc.nat(),
      fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 4 }),
      (lengths, arrange, seed, cuts) => {
        const a = arrange(counted('int16', lengths));
        const axis = seed % a.ndim;
        const places = cuts
          .map((at) => Math.min(a.shape[axis]!, Math.abs(at)))
          .sort((p, q) => p - q);
        expect(elementsIn(concat(split(a, places, { axis }), { axis }))).toEqual(elementsIn(a));
        expect(elementsIn(concat(array_split(a, 3, { axis }), { axis }))).toEqual(elementsIn(a));
        const parts = unstack(a, { axis });
        if (parts.length > 0) expect(elementsIn(stack(parts, { axis }))).toEqual(elementsIn(a));
      },
    ),
  );
});

test('roll, flip, rot90 and repeat by their definitions', () => {
  fc.assert(
    fc.property(
      shape,
      layout,
      fc.integer({ min: -7, max: 7 }),
      fc.nat(),
      (lengths, arrange, shift, seed) => {
        const a = arrange(counted('float32', lengths));
        const axis = seed % a.ndim;
        const n = a.shape[axis]!;
        const at = (index: number[], place: number) =>
          index.map((i, k) => (k === axis ? place : i));
        const rolled = roll(a, shift, { axis });
        const flipped = flip(a, { axis });
        const twice = repeat(a, 2, { axis });
        forEachIndex(a.shape, (index) => {
          const i = index[axis]!;
          const value = a.get(...index);
          expect(rolled.get(...at(index, (((i + shift) % n) + n) % n))).toBe(value);
          expect(flipped.get(...at(index, n - 1 - i))).toBe(value);
          expect(twice.get(...at(index, 2 * i))).toBe(value);
          expect(twice.get(...at(index, 2 * i + 1))).toBe(value);
        });
        if (a.ndim > 1) {
          expect(elementsIn(rot90(rot90(a, { k: shift }), { k: -shift }))).toEqual(elementsIn(a));
        }
      },
    ),
  );
});

test('pad keeps the inside and follows its rule outside', () => {
  const rules = {
    edge: 'aaaabcdddd',
    wrap: 'bcdabcdabc',
    symmetric: 'cbaabcddcb',
    reflect: 'dcbabcdcba',
  };
  for (const [mode, text] of Object.entries(rules)) {
    const letters = counted('uint8', [4]);
    const padded = pad(letters, 3, { mode: mode as 'edge' });
    const expected = [...text].map((letter) => letter.charCodeAt(0) - 97);
    expect(elementsIn(padded), mode).toEqual(expected);
  }
  expect(
    pad(zeros([2, 2]), 1, { mode: 'empty' })
      .slice('1:3', '1:3')
      .tolist(),
  ).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect(pad([1], [[0, 1]], { constant_values: 9 }).tolist()).toEqual([1, 9]);
});

test('types', () => {
  const [a, b] = [zeros(2, { dtype: 'int8' }), zeros(2, { dtype: 'uint8' })];
  expectTypeOf(flip(a)).toEqualTypeOf<NdArray<'int8'>>();
  expectTypeOf(flip([1, 2])).toEqualTypeOf<NdArray<'float64'>>();
  expectTypeOf(concat([a, a])).toEqualTypeOf<NdArray<'int8'>>();
  expectTypeOf(concat([a], { dtype: 'float32' })).toEqualTypeOf<NdArray<'float32'>>();
  expectTypeOf(append(a, b)).toEqualTypeOf<NdArray<'int16'>>();
  expect(append(a, b).dtype).toBe('int16');
  expectTypeOf(stack([[1], [2]])).toEqualTypeOf<NdArray<'float64'>>();
  const generic = <D extends 'int8' | 'float64'>(x: NdArray<D>): NdArray<D> => roll(flip(x), 1);
  expectTypeOf(generic(a)).toEqualTypeOf<NdArray<'int8'>>();
});

describe('errors name the function and what is wrong', () => {
  const a = zeros([2, 3]);
  const cases: [() => unknown, string][] = [
    [() => reshape(a, [4]), 'reshape: an array of shape (2, 3) has 6 elements'],
    [() => squeeze(a, { axis: 1 }), 'squeeze: axis 1 has length 3, only length 1 can go'],
    [() => expand_dims(a, { axis: 4 }), 'expand_dims: axis 4 is out of bounds'],
    [() => permute_dims(a, [0, 0]), 'permute_dims: axes [0, 0] name one axis twice'],
    [() => permute_dims(a, [0]), 'permute_dims: 1 axes for an array of 2; name them all'],
    [
      () => matrix_transpose(zeros(2)),
      'matrix_transpose: the array has 1 axes, expected at least 2',
    ],
    [() => moveaxis(a, [0, 1], 0), 'moveaxis: 2 source axes and 1 destinations'],
    [() => flip(a, { axis: 2 }), 'flip: axis 2 is out of bounds for an array of 2 dimensions'],
    [() => rot90(a, { axes: [0, 0] }), 'rot90: axes [0, 0] name one axis twice'],
    [() => rot90(a, { k: 0.5 }), 'rot90: k is 0.5, not a whole number'],
    [() => diagonal(a, { offset: NaN }), 'diagonal: the offset is NaN, not a whole number'],
    [
      () => concat([a, zeros([2, 3, 1])]),
      'concat: arrays have 2 and 3 dimensions, all must have the same number',
    ],
    [
      () => concat([a, zeros([2, 2])]),
      'concat: arrays have the shapes (2, 3) and (2, 2), all must be the same except along axis 0',
    ],
    [() => concat([]), 'concat: the list of arrays is empty'],
    [() => concat(a as never), 'concat: expected a list of arrays'],
    [
      () => stack([a, zeros(2)]),
      'stack: arrays have the shapes (2, 3) and (2,), all must have the same shape',
    ],
    [() => vstack([a, zeros([1, 2])]), 'vstack: arrays have the shapes'],
    [() => split(a, 2, { axis: 1 }), 'split: 2 sections of axis 1 of an array of shape (2, 3)'],
    [() => array_split(a, 0), 'array_split: 0 sections'],
    [() => array_split(a, 2 ** 40), 'array_split: 1099511627776 sections of axis 0'],
    [() => split(a, '2' as never), 'split: expected a number of sections or a list of places'],
    [() => transpose(a, 1 as never), 'transpose: 1 axes given for 2 dimensions'],
    [
      () => permute_dims(a, undefined as never),
      'permute_dims: axis is of type undefined, must be a whole number',
    ],
    [() => flip(a, { axis: 'x' as never }), 'flip: axis is of type string, must be a whole number'],
    [() => fliplr(zeros(2)), 'fliplr: axis 1 is out of bounds'],
    [() => flipud(zeros([])), 'flipud: axis 0 is out of bounds'],
    [() => atleast_2d('text' as never), 'atleast_2d: expected an array'],
    [() => atleast_3d('text' as never), 'atleast_3d: expected an array'],
    [() => reshape(a, [6], { order: 'A' as 'C' }), 'reshape: order "A" is not known'],
    [() => ravel(a, { order: 'K' as 'C' }), 'ravel: order "K" is not known; use "C" or "F"'],
    [() => copy(a, { order: 'K' as 'C' }), 'copy: order "K" is not known'],
    [
      () => concat([a, a], { dtype: 'int8' }),
      "concat: float64 to int8 is no 'same_kind' cast; give casting: 'unsafe'",
    ],
    [() => column_stack([a], { dtype: 'bool' }), 'column_stack: float64 to bool is no'],
    [() => concat([a], { dtype: 'half' as 'int8' }), 'concat: dtype "half" is not known'],
    [() => stack([a], { casting: 'any' as 'safe' }), 'stack: casting "any" is not a rule'],
    [() => reshape(a, {} as never), 'reshape: shape has the length [object Object]; lengths are'],
    [() => reshape(a, 'a' as never), 'reshape: shape has the length a; lengths are whole numbers'],
    [() => reshape(a, [-1, -1]), 'reshape: shape has the length -1; lengths are whole numbers'],
    [() => a.reshape(null as never), 'reshape: shape has the length null; lengths are'],
    [() => astype(a, 'int8', 'C' as never), 'astype: options are C, must be an object'],
    [() => vsplit(zeros(4), 2), 'vsplit: the array has 1 axes, expected at least 2'],
    [() => hsplit(zeros([]), 2), 'hsplit: axis 1 is out of bounds'],
    [() => tile(a, -1), 'tile: shape has the length -1'],
    [
      () => repeat(a, [1, 2, 3], { axis: 0 }),
      'repeat: 3 numbers of repeats for 2 places; give 1 or 2',
    ],
    [() => repeat(a, -1), 'repeat: -1 repeats; give at least 0'],
    [() => roll(a, 0.5), 'roll: the shift is 0.5, not a whole number'],
    [() => roll(a, { axis: 0 } as never), 'roll: the shift is [object Object], not a whole number'],
    [() => roll(a, [1, 2], { axis: [0, 1, 0] }), 'roll: shapes (2,) and (3,) do not broadcast'],
    [() => pad(a, -1), 'pad: the width -1 is negative'],
    [() => pad(a, [1, 2, 3]), 'pad: pad_width: shape (3,) does not broadcast to (2, 2)'],
    [() => pad(a, 1, { mode: 'mirror' as 'edge' }), 'pad: mode "mirror" is not known'],
    [
      () => pad(zeros(0), 1, { mode: 'edge' }),
      'pad: axis 0 has length 0, mode edge needs an element',
    ],
    [() => flip('text' as never), 'flip: expected an array'],
  ];
  it.each(cases.map(([call, text]) => [text, call] as const))('%s', (text, call) => {
    expect(call).toThrow(text);
  });
});
