/** Elements copied between all layouts and dtypes, also within one array. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { NdArray } from '@numloom/ndarray';
import {
  arange,
  array,
  asarray,
  assignIndexed,
  broadcast_to,
  Complex,
  convertScalar,
  copyto,
  type DType,
  full,
  type ScalarLike,
  zeros,
} from '@numloom/ndarray';
import { allDTypes, arrayOf, counted, elementsIn, forEachIndex, layouts } from './layouts.ts';

const names = Object.keys(layouts);
const dtype = fc.constantFrom(...allDTypes);
const shape = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 });

/** Values at the edges of all dtypes. */
const edges: ScalarLike[] = [
  0,
  -0,
  1.9,
  -1.9,
  NaN,
  Infinity,
  -Infinity,
  127,
  128,
  255,
  256,
  -1,
  -128,
  -129,
];
edges.push(
  32768,
  65535,
  65536,
  2 ** 31,
  2 ** 32 - 1,
  2 ** 32,
  -(2 ** 31) - 1,
  2 ** 53 + 2,
  1e19,
  -1e19,
  1e300,
  1e-300,
);
edges.push(
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n - 1n,
  -(2n ** 63n),
  true,
  new Complex(1.5, -2.5),
  new Complex(0, NaN),
);

const isInteger = (type: DType) => type.includes('int');

/** As `astype` converts an element: integers wrap, whatever their widths. */
function converted(value: ScalarLike, to: DType, from: DType): ScalarLike {
  return convertScalar(isInteger(from) && isInteger(to) ? BigInt(value as number) : value, to);
}

test.each(allDTypes)('%s is converted to every dtype', (from) => {
  const elements = edges.map((value) => convertScalar(value, from));
  for (const to of allDTypes) {
    const expected = elements.map((value) => converted(value, to, from));
    for (const name of names) {
      const a = layouts[name]!(arrayOf(from, [elements.length], elements));
      expect(elementsIn(a.astype(to)), `${from} to ${to}, ${name}`).toEqual(expected);
    }
  }
});

test('copies agree with copying element by element, between any layouts', () => {
  fc.assert(
    fc.property(
      shape,
      dtype,
      dtype,
      fc.constantFrom(...names),
      fc.constantFrom(...names),
      fc.nat(),
      (lengths, from, to, one, other, seed) => {
        const axes = lengths
          .map((_, axis) => axis)
          .sort((p, q) => ((p * 7 + seed) % 5) - ((q * 7 + seed) % 5));
        const source = layouts[one]!(counted(from, lengths)).transpose(axes);
        const target = layouts[other]!(zeros(source.shape, { dtype: to }));
        copyto(target, source, { casting: 'unsafe' });
        forEachIndex(source.shape, (index) => {
          expect(target.get(...index)).toEqual(convertScalar(source.get(...index), to));
        });
      },
    ),
    { numRuns: 300 },
  );
});

test('64-bit integers and the bits of floats survive copying', () => {
  const words = new BigInt64Array([0x7ff0000000000001n, 0x7ff8000000000000n, -1n, 1n]);
  const a = asarray(words).reshape([2, 2]).T.copy();
  expect(elementsIn(a)).toEqual([words[0], words[2], words[1], words[3]]);
  const single = new Uint32Array([0x7f800001, 0x7fc00001, 0xffc12345, 1]);
  const b = asarray(new Float32Array(single.buffer)).reshape([2, 2]).T.copy();
  expect([...new Uint32Array(b.data.buffer, b.data.byteOffset, 4)]).toEqual(
    [0, 2, 1, 3].map((i) => single[i]),
  );
});

describe('copyto', () => {
  it('reads the source before it writes, wherever they overlap', () => {
    const view = fc.record({
      start: fc.integer({ min: 0, max: 20 }),
      step: fc.constantFrom(-3, -2, -1, 1, 2, 3),
    });
    fc.assert(
      fc.property(
        view,
        view,
        fc.integer({ min: 1, max: 8 }),
        fc.boolean(),
        (one, other, length, foreign) => {
          const base = foreign
            ? asarray(Float64Array.from({ length: 80 }, (_, i) => i))
            : arange(80);
          const part = ({ start, step }: { start: number; step: number }) =>
            base.withLayout({ shape: [length], strides: [step], offset: start + 30 });
          const [to, from] = [part(one), part(other)];
          const expected = elementsIn(from);
          copyto(to, from);
          expect(elementsIn(to)).toEqual(expected);
        },
      ),
    );
  });

  it('sees that two typed arrays share a buffer', () => {
    const typed = Float64Array.from({ length: 6 }, (_, i) => i);
    copyto(asarray(typed.subarray(1)), asarray(typed.subarray(0, 5)));
    expect([...typed]).toEqual([0, 0, 1, 2, 3, 4]);
  });

  it('takes numbers as far as they fit', () => {
    const a = zeros(2, { dtype: 'int8' });
    copyto(a, 3);
    copyto(a, [4, 5]);
    expect(a.tolist()).toEqual([4, 5]);
    expect(() => copyto(a, 1.5)).toThrow("copyto: float64 to int8 is no 'same_kind' cast");
    expect(() => copyto(a, 300)).toThrow(RangeError);
    expect(() => copyto(a, zeros(2))).toThrow(TypeError);
    copyto(a, [1.9, 300], { casting: 'unsafe' });
    expect(a.tolist()).toEqual([1, 44]);
    copyto(zeros(2, { dtype: 'float32' }), array([1, 2]));
  });

  it('leaves out leading axes of length 1 that the target has not', () => {
    const a = zeros(3);
    copyto(a, [[1, 2, 3]]);
    copyto(a, [[[9]]], { where: [false, true, false] });
    expect(a.tolist()).toEqual([1, 9, 3]);
    assignIndexed(a, [[0, 2]], [[5, 6]]);
    expect(a.tolist()).toEqual([5, 9, 6]);
    expect(full(2, [[7, 8]]).tolist()).toEqual([7, 8]);
    expect(() => copyto(a, zeros([2, 3]))).toThrow('copyto: shape (2, 3) does not broadcast');
  });

  it('writes nothing when it fails', () => {
    const a = arange(4);
    expect(() => copyto(a, [1, 2])).toThrow('copyto: shape (2,) does not broadcast to (4,)');
    expect(() => copyto(a, 1, { where: [true, false] })).toThrow(/^copyto: where: shape/);
    expect(a.tolist()).toEqual([0, 1, 2, 3]);
    expect(() => copyto(broadcast_to([1], 3), 1)).toThrow(/broadcast view/);
    a.dispose();
    expect(() => copyto(a, 1)).toThrow(/disposed/);
  });
});

describe('fill', () => {
  test.each(allDTypes)('%s in any layout', (type) => {
    for (const name of names) {
      const a = layouts[name]!(counted(type, [2, 3]));
      const around = [...a.storage.view('uint8')].length;
      a.fill(1);
      expect(elementsIn(a)).toEqual(Array(6).fill(convertScalar(1, type)));
      expect(a.storage.view('uint8').length).toBe(around);
    }
  });

  it('leaves the elements between alone', () => {
    const a = zeros([4, 6], { dtype: 'int64' });
    a.slice('1:3', '::2').fill(7);
    expect(elementsIn(a).filter((value) => value === 7n).length).toBe(6);
    a.slice('0').fill(2n ** 64n + 5n);
    expect(a.get(0, 5)).toBe(5n);
    const t: NdArray = full([2, 3], 1n, { order: 'F' });
    expect(elementsIn(t.fill(2))).toEqual(Array(6).fill(2n));
  });
});
