/** The members of an array: how elements are read and written, and what is refused. */
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it, test } from 'vitest';
import { arange, array, broadcast_to, Complex, heap, type NdArray, zeros } from '@numloom/ndarray';
import { allDTypes, counted, elementsIn, layouts } from './layouts.ts';

const lengths = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });
const subject = fc
  .tuple(lengths, fc.constantFrom(...allDTypes), fc.constantFrom(...Object.values(layouts)))
  .map(([shape, dtype, arrange]) => arrange<typeof dtype>(counted(dtype, shape)));

/** Nested arrays of elements given in C order. */
function nest(elements: unknown[], [length, ...rest]: readonly number[]): unknown {
  if (length === undefined) return elements[0];
  const size = elements.length / length;
  return Array.from({ length }, (_, i) => nest(elements.slice(i * size, (i + 1) * size), rest));
}

describe('elements', () => {
  it('come in C order, nested and flat, in every layout', () => {
    fc.assert(
      fc.property(subject, (a) => {
        const elements = elementsIn(a);
        expect([...a.values()]).toEqual(elements);
        expect(a.tolist()).toEqual(nest(elements, a.shape));
        if (a.ndim > 0) {
          const rows = [...a].map((row) => (a.ndim === 1 ? row : (row as NdArray).tolist()));
          expect(rows).toEqual(a.tolist());
        }
      }),
    );
  });

  it('of broadcast views are repeated', () => {
    const a = broadcast_to([1, 2], [2, 2]);
    expect([...a.values()]).toEqual([1, 2, 1, 2]);
    expect(a.tolist()).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('are read on when the heap grows meanwhile', () => {
    const a = arange(3);
    const before = heap.buffer.byteLength;
    const seen: number[] = [];
    for (const value of a.values()) {
      seen.push(value);
      zeros(before / 8).dispose();
    }
    expect(seen).toEqual([0, 1, 2]);
  });

  it('have the type of the dtype', () => {
    const a = zeros(2, { dtype: 'int64' });
    expectTypeOf(a.get(0)).toEqualTypeOf<bigint>();
    expectTypeOf(a.values().next().value!).toEqualTypeOf<bigint>();
  });
});

describe('set', () => {
  it('writes the one element, converted', () => {
    fc.assert(
      fc.property(subject, fc.nat(), (a, seed) => {
        if (a.size === 0) return;
        const places = a.shape.map((length, axis) => (seed >> (2 * axis)) % length);
        const expected = elementsIn(a);
        const at = places.reduce((sum, place, axis) => sum * a.shape[axis]! + place, 0);
        a.set(...places, true);
        expected[at] = array(true).astype(a.dtype).item();
        expect(elementsIn(a)).toEqual(expected);
      }),
    );
  });

  it('says what is wrong, and writes nothing then', () => {
    const a = zeros([2, 2]);
    const set = a.set.bind(a) as (...args: unknown[]) => void;
    expect(() => set()).toThrow('set: 0 indices for an array of 2 dimensions');
    expect(() => set(1, 5)).toThrow('set: 1 indices for an array of 2 dimensions');
    expect(() => set(0, 2, 5)).toThrow('set: index 2 is out of bounds for axis 1 with length 2');
    expect(() => set(0, 0.5, 5)).toThrow('set: index 0.5 is out of bounds');
    expect(() => set(0, 0, 'x')).toThrow('set: expected a boolean, number, bigint or Complex, got');
    expect(() => a.fill(null as never)).toThrow('fill: expected a boolean, number, bigint or');
    expect(a.tolist()).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const version = a.storage.version;
    expect(() => set(0, 0, undefined)).toThrow(TypeError);
    expect(a.storage.version).toBe(version);
  });

  it('never writes to a broadcast view, however often it is tried', () => {
    const a = broadcast_to([1, 2], [2, 2]);
    for (let i = 0; i < 3; i++) {
      expect(() => a.set(0, 0, 5)).toThrow(
        /^set: the target of shape \(2, 2\) is a broadcast view/,
      );
    }
    expect(a.tolist()).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });
});

test('JSON has the elements as nested arrays', () => {
  expect(JSON.stringify({ a: arange(4).reshape([2, 2]) })).toBe('{"a":[[0,1],[2,3]]}');
  expect(JSON.stringify(zeros([]))).toBe('0');
  expect(JSON.stringify(array([new Complex(1, 2)]))).toBe('[{"re":1,"im":2}]');
  expect(() => JSON.stringify(arange(2n))).toThrow(TypeError);
});

test('an order that is none is refused', () => {
  expect(() => zeros([2, 2]).copy('K' as 'C')).toThrow('copy: order "K" is not known');
  expect(() => zeros(2).astype('int8', { order: 'A' as 'C' })).toThrow(/^astype: order "A"/);
});

test('a disposed array is neither read nor written', () => {
  const a = zeros([2, 2]);
  const view = a.slice(0);
  a.dispose();
  a.dispose();
  const uses: (() => unknown)[] = [
    () => a.get(0, 0),
    () => a.set(0, 0, 1),
    () => a.fill(1),
    () => a.copy(),
    () => a.astype('int8'),
    () => a.tolist(),
    () => [...a.values()],
    () => a.data,
    () => a.touch(),
    () => String(a),
    () => view.get(0),
    () => view.set(0, 1),
    () => JSON.stringify(view),
  ];
  for (const use of uses) expect(use).toThrow(/: the array was disposed$/);
  expect([a.shape, a.dtype, a.size]).toEqual([[2, 2], 'float64', 4]);
});
