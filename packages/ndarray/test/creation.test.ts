/** Arrays from JavaScript values: elements, dtypes, copying, errors. */
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it, test } from 'vitest';
import type { NdArray } from '@numloom/ndarray';
import {
  type ArrayInput,
  arange,
  array,
  asarray,
  broadcast_to,
  Complex,
  diag,
  empty,
  empty_like,
  eye,
  float32,
  frombuffer,
  fromfunction,
  fromiter,
  full,
  full_like,
  geomspace,
  identity,
  linspace,
  logspace,
  meshgrid,
  type Nested,
  ones,
  ones_like,
  tri,
  zeros,
  zeros_like,
} from '@numloom/ndarray';
import { allDTypes, counted, elementsIn } from './layouts.ts';

const shape = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });

/** Nested arrays of a shape, with a scalar of its own for each place. */
function nested<T>(lengths: readonly number[], leaf: () => T): Nested<T> {
  const [length, ...rest] = lengths;
  if (length === undefined) return leaf();
  return Array.from({ length }, () => nested(rest, leaf));
}

/** The lengths that nested arrays show: none behind a length of 0. */
const visible = (lengths: number[]) => lengths.slice(0, lengths.indexOf(0) + 1 || undefined);

describe('array', () => {
  it('holds the elements of nested arrays', () => {
    fc.assert(
      fc.property(shape, fc.constantFrom('C' as const, 'F' as const), (lengths, order) => {
        let count = 0;
        const values = nested(lengths, () => count++);
        const a = array(values, { order });
        expect(a.shape).toEqual(visible(lengths));
        expect(a.tolist()).toEqual(values);
        expect(a.isContiguous(order)).toBe(true);
        expect(a.storage.inHeap).toBe(true);
      }),
    );
  });

  it('refuses ragged nesting wherever it is', () => {
    const lengths = fc.array(fc.integer({ min: 2, max: 3 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(lengths, fc.nat(), fc.boolean(), (full, seed, longer) => {
        const values = nested(full, () => 1);
        const rows: unknown[][] = [];
        const collect = (item: unknown): void => {
          if (!Array.isArray(item)) return;
          rows.push(item);
          item.forEach(collect);
        };
        collect(values);
        const row = rows[seed % rows.length]!;
        row[longer ? row.length : row.length - 1] = [[[[1]]]];
        expect(() => array(values)).toThrow(
          /^array: row [\d, ]+ (is a scalar|has .*), row [0, ]+ /,
        );
      }),
    );
  });

  it('names the rows that differ', () => {
    const message = (values: unknown) => {
      try {
        array(values as number[]);
        return 'accepted';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(
      message([
        [1, 2],
        [1, 2, 3],
      ]),
    ).toBe('array: row 1 has 3 elements, row 0 has 2 elements');
    expect(message([1, [2]])).toBe('array: row 1 has 1 elements, row 0 is a scalar');
    expect(message([[1], 2])).toBe('array: row 1 is a scalar, row 0 has 1 elements');
    expect(
      message([
        [[1], [2]],
        [[3], []],
      ]),
    ).toBe('array: row 1, 1 has 0 elements, row 0, 0 has 1 elements');
    expect(message([ones([2, 3]), ones([3, 2])])).toBe(
      'array: row 1 has the shape (3, 2), row 0 has the shape (2, 3)',
    );
    expect(message([1, undefined])).toMatch(/^array: expected an array, .*, got undefined$/);
    expect(message([null])).toMatch(/got null$/);
    expect(message(['1'])).toMatch(/got string$/);
    expect(message([{}])).toMatch(/got an object$/);
    expect(message(new Array(2))).toMatch(/got undefined$/);
    const endless: unknown[] = [];
    endless.push(endless);
    expect(message(endless)).toBe('array: nested deeper than 64 levels');
  });

  it('finds the dtype', () => {
    expect(array([]).dtype).toBe('float64');
    expect(array([true, false]).dtype).toBe('bool');
    expect(array([1n, -1n]).dtype).toBe('int64');
    expect(array([new Complex(1, 2)]).dtype).toBe('complex128');
    expect(array([true, 1n]).dtype).toBe('int64');
    expect(array([1n, 1]).dtype).toBe('float64');
    expect(array([true, 1, new Complex(0, 1)]).tolist()).toEqual([
      new Complex(1),
      new Complex(1),
      new Complex(0, 1),
    ]);
    expect(array([new Int8Array(2), new Uint8Array(2)]).dtype).toBe('int16');
    expect(array([zeros(2, { dtype: 'float32' }), [true, true]]).dtype).toBe('float32');
    expect(() => array([2n ** 63n])).toThrow(/^array: 9223372036854775808n does not fit int64/);
    expect(array([2n ** 63n], { dtype: 'uint64' }).item()).toBe(2n ** 63n);
    expect(array([[1, 2]], { dtype: 'int8' }).tolist()).toEqual([[1, 2]]);
    expect(() => array([1], { dtype: 'float16' as 'float32' })).toThrow(/^array: dtype "float16"/);
    expect(() => array([1], { order: 'K' as 'C' })).toThrow(/^array: order "K"/);
  });

  it('has types that tell the dtype', () => {
    expectTypeOf(array([[1, 2]])).toEqualTypeOf<NdArray<'float64'>>();
    expectTypeOf(array([])).toEqualTypeOf<NdArray<'float64'>>();
    expectTypeOf(array(zeros(2).tolist())).toEqualTypeOf<NdArray<'float64'>>();
    const anything = 5 as ArrayInput;
    expectTypeOf(array(anything)).toEqualTypeOf<NdArray>();
    expectTypeOf(array(true)).toEqualTypeOf<NdArray<'bool'>>();
    expectTypeOf(array([1n])).toEqualTypeOf<NdArray<'int64'>>();
    expectTypeOf(array(new Complex(1))).toEqualTypeOf<NdArray<'complex128'>>();
    expectTypeOf(array([1], { dtype: float32 })).toEqualTypeOf<NdArray<'float32'>>();
    expectTypeOf(asarray(new Uint8ClampedArray(1))).toEqualTypeOf<NdArray<'uint8'>>();
    expectTypeOf(asarray(new BigUint64Array(1))).toEqualTypeOf<NdArray<'uint64'>>();
    expectTypeOf(asarray(zeros(2, { dtype: 'int8' }))).toEqualTypeOf<NdArray<'int8'>>();
    expectTypeOf(zeros(2)).toEqualTypeOf<NdArray<'float64'>>();
    expectTypeOf(zeros_like(zeros(2, { dtype: 'int8' }))).toEqualTypeOf<NdArray<'int8'>>();
    expectTypeOf(full(2, true)).toEqualTypeOf<NdArray<'bool'>>();
    expectTypeOf(arange(3n)).toEqualTypeOf<NdArray<'int64'>>();
    expectTypeOf(linspace(0, 1)).toEqualTypeOf<NdArray<'float64'>>();
    const generic = <D extends 'float32' | 'float64'>(a: NdArray<D>): NdArray<D> => ones_like(a);
    expectTypeOf(generic(zeros(1))).toEqualTypeOf<NdArray<'float64'>>();
  });
});

describe('asarray', () => {
  test.each(allDTypes)('wraps the typed array of %s without copying', (dtype) => {
    const typed = counted(dtype, [5]).copy().data;
    const a = asarray(typed);
    expect(a.storage.inHeap).toBe(false);
    expect(elementsIn(a).map(Number)).toEqual(Array.from(typed, Number));
    typed[2] = typed[4]!;
    expect(elementsIn(a).map(Number)).toEqual(Array.from(typed, Number));
    expect(array(typed).storage.inHeap).toBe(true);
  });

  it('wraps a part of a buffer', () => {
    const whole = new Float32Array([1, 2, 3, 4]);
    const part = asarray(whole.subarray(1, 3));
    expect(part.dtype).toBe('float32');
    part.set(1, 9);
    expect([...whole]).toEqual([1, 2, 9, 4]);
    expect(() => part.get(2)).toThrow(RangeError);
  });

  it('copies when told and as needed', () => {
    const a = arange(4);
    expect(asarray(a)).toBe(a);
    expect(asarray(a, { dtype: 'float64', order: 'F' })).toBe(a);
    expect(asarray(a, { copy: true }).storage).not.toBe(a.storage);
    expect(asarray(a, { dtype: 'int8' }).tolist()).toEqual([0, 1, 2, 3]);
    const m = arange(4).reshape([2, 2]);
    expect(asarray(m, { order: 'F' }).isContiguous('F')).toBe(true);
    expect(array(m.T).isContiguous('F')).toBe(true);
    expect(() => asarray(a, { dtype: 'int8', copy: false })).toThrow(/^asarray: copy is false/);
    expect(() => asarray([1], { copy: false })).toThrow(/^asarray: copy is false/);
  });

  it('refuses bytes without a dtype', () => {
    expect(() => asarray(new ArrayBuffer(8) as never)).toThrow(/use frombuffer/);
    expect(() => asarray(new DataView(new ArrayBuffer(8)) as never)).toThrow(/use frombuffer/);
  });
});

describe('frombuffer, fromiter, fromfunction', () => {
  it('reads any bytes, aligned or not', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 40, maxLength: 64 }),
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom('uint8', 'int16', 'float32', 'int64', 'float64' as const),
        (bytes, offset, count, dtype) => {
          const a = frombuffer(bytes, { dtype, offset, count });
          const copy = bytes.slice(offset, offset + count * a.itemsize);
          expect(elementsIn(a)).toEqual(elementsIn(frombuffer(copy, { dtype })));
          const aligned = (bytes.byteOffset + offset) % a.itemsize === 0;
          expect(a.storage.region.buffer === bytes.buffer).toBe(aligned);
        },
      ),
    );
    const { buffer } = new Float64Array([1, 2]);
    expect(frombuffer(buffer, { dtype: 'complex128' }).item()).toEqual(new Complex(1, 2));
    expect(frombuffer(new SharedArrayBuffer(8)).tolist()).toEqual([0]);
    expect(frombuffer(Uint8Array.of(9, 1, 2), { dtype: 'int8', offset: 1, count: -1 }).size).toBe(
      2,
    );
  });

  it('stays within the buffer', () => {
    const bytes = new Uint8Array(20);
    expect(() => frombuffer(bytes)).toThrow(/^frombuffer: 20 bytes are no whole number/);
    expect(() => frombuffer(bytes, { count: 3 })).toThrow(/^frombuffer: 3 elements of 8 bytes/);
    for (const offset of [-1, 21, 0.5, NaN]) {
      expect(() => frombuffer(bytes, { offset, count: 0 })).toThrow(RangeError);
      expect(() => frombuffer(bytes, { offset })).toThrow(RangeError);
    }
    expect(() => frombuffer(bytes, { count: -1 })).toThrow(RangeError);
  });

  it('takes as many values as asked for', () => {
    function* endless() {
      for (let i = 0; ; i++) yield i;
    }
    expect(fromiter(endless(), { count: 3 }).tolist()).toEqual([0, 1, 2]);
    expect(fromiter([5, 6], { count: -1 }).tolist()).toEqual([5, 6]);
    expect(fromiter([5, 6], { count: 0 }).tolist()).toEqual([]);
    expect(fromiter(endless(), { count: 0 }).shape).toEqual([0]);
    expect(fromiter([true]).dtype).toBe('bool');
    expect(() => fromiter([1, 2], { count: 3 })).toThrow('fromiter: the iterable has 2 values');
  });

  it('calls the function once for each place', () => {
    fc.assert(
      fc.property(shape, (lengths) => {
        const seen: number[][] = [];
        const a = fromfunction((...index) => seen.push(index), lengths);
        expect(a.shape).toEqual(lengths);
        expect(elementsIn(a)).toEqual(seen.map((_, i) => i + 1));
        expect(seen).toEqual(
          [...new Set(seen.map(String))].map((text) => (text ? text.split(',').map(Number) : [])),
        );
      }),
    );
    expect(fromfunction((i) => i > 0, 2).tolist()).toEqual([false, true]);
    expect(fromfunction((i, j) => i - j, [2, 3], { order: 'F' }).isContiguous('F')).toBe(true);
  });
});

describe('arrays of one value', () => {
  test.each(allDTypes)('%s', (dtype) => {
    for (const order of ['C', 'F'] as const) {
      const options = { dtype, order };
      expect(elementsIn(zeros([2, 3], options)).map(Number)).not.toContain(1);
      expect(elementsIn(ones([2, 3], options))).toEqual(Array(6).fill(counted(dtype, [2]).get(1)));
      expect(full([2, 3], 1, options).isContiguous(order)).toBe(true);
      expect(empty([2, 0], options).size).toBe(0);
      const like = full_like(zeros([2, 3], options), 1);
      expect([like.dtype, like.isContiguous(order)]).toEqual([dtype, true]);
      expect(elementsIn(like)).toEqual(elementsIn(ones([2, 3], options)));
    }
  });

  it('zeros stay zeros where memory was used before', () => {
    for (let i = 0; i < 20; i++) {
      const a = zeros(1000 + i);
      expect(elementsIn(a).some((value) => value !== 0)).toBe(false);
      a.fill(NaN);
      a.dispose();
    }
  });

  it('refuses what is no shape', () => {
    for (const bad of [-1, 1.5, NaN, Infinity, 2 ** 60]) {
      expect(() => zeros(bad)).toThrow(RangeError);
      expect(() => empty([2, bad])).toThrow(RangeError);
    }
    expect(() => zeros([2 ** 40, 2 ** 40])).toThrow(/^zeros: shape .* has too many elements/);
    expect(() => ones(2, { dtype: 'int' as 'int8' })).toThrow(/^ones: dtype "int" is not known/);
    const itself = ones(2) as unknown as 'int8';
    expect(() => ones(2, { dtype: itself })).toThrow(/^ones: dtype an object is not known/);
    expect(() => full([2], [1, 2, 3])).toThrow(/^full: shape \(3,\) does not broadcast to \(2,\)/);
  });

  it('options of the models', () => {
    expect(empty_like([[1, 2]], { dtype: 'int8' }).dtype).toBe('int8');
    expect(ones_like(7).shape).toEqual([]);
    expect(zeros_like(zeros(3), { shape: [2, 2] }).shape).toEqual([2, 2]);
    expect(full_like(zeros(2), [5, 6]).tolist()).toEqual([5, 6]);
  });
});

describe('ranges', () => {
  it('arange has ceil((stop - start) / step) elements', () => {
    const number = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(
        number,
        number,
        fc.double({ min: 0.1, max: 9, noNaN: true }),
        (start, stop, step) => {
          const up = arange(start, stop, step);
          expect(up.size).toBe(Math.max(0, Math.ceil((stop - start) / step)));
          elementsIn(up).forEach((value, i) => expect(value).toBeCloseTo(start + i * step, 9));
        },
      ),
    );
  });

  it('arange of bigints is exact', () => {
    const big = fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n });
    const small = fc.bigInt({ min: -20n, max: 20n });
    fc.assert(
      fc.property(
        big,
        small,
        small.filter((step) => step !== 0n),
        (start, length, step) => {
          const expected: bigint[] = [];
          const stop = start + length;
          for (let x = start; step > 0n ? x < stop : x > stop; x += step) expected.push(x);
          expect(arange(start, stop, step).tolist()).toEqual(expected);
        },
      ),
    );
  });

  it('arange takes options and mixed arguments', () => {
    expect(arange(3, { dtype: 'int64' }).tolist()).toEqual([0n, 1n, 2n]);
    expect(arange<number | bigint>(1n, 3).dtype).toBe('float64');
    expect(arange(1, 3, undefined as unknown as number).tolist()).toEqual([1, 2]);
    expect(() => arange(0, 1, 0)).toThrow(/^arange: from 0 to 1 by 0 is no finite number/);
    expect(() => arange(0n, 1n, 0n)).toThrow('arange: the step is 0');
    expect(() => arange(NaN)).toThrow(RangeError);
    expect(() => arange(Infinity)).toThrow(RangeError);
    expect(() => arange(3, { dtype: 'long' as 'int8' })).toThrow(/^arange: dtype "long"/);
  });

  it('linspace ends at its ends, complex ones too', () => {
    const line = linspace(new Complex(0, 1), new Complex(3, -2), 4);
    expect(line.tolist()).toEqual([0, 1, 2, 3].map((i) => new Complex(i, 1 - i)));
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e300, min: -1e300 }),
        fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e300, min: -1e300 }),
        fc.integer({ min: 2, max: 20 }),
        (start, stop, num) => {
          const a = linspace(start, stop, num);
          expect([a.size, a.get(0) === start, a.get(-1)]).toEqual([num, true, stop]);
        },
      ),
    );
    expect(() => linspace(0, 1, 1.5)).toThrow(/^linspace: /);
    expect(() => linspace([0] as never, 1)).toThrow('linspace: start is no number');
    expect(() => linspace(0, '1' as never)).toThrow('linspace: stop is no number');
    expect(() => linspace(new Complex(0), null as never)).toThrow(/^linspace: expected a boolean/);
    expect(() => logspace(undefined as never, 1)).toThrow('logspace: start is no number');
    expect(() => geomspace(1, {} as never)).toThrow('geomspace: stop is no number');
    expect(() => arange('3' as never)).toThrow('arange: an argument is no number');
    expect(() => arange(undefined as never)).toThrow('arange: there is no stop');
    expect(() => geomspace(-1, 1)).toThrow(/^geomspace: -1 and 1 must be of one sign/);
    expect(() => geomspace(0, 1)).toThrow(RangeError);
  });
});

describe('matrices and grids', () => {
  it('refuses what has no diagonals', () => {
    expect(() => eye(2, { k: 0.5 })).toThrow('eye: k is 0.5, not a whole number');
    expect(() => diag([1, 2], { k: 0.5 })).toThrow('diag: k is 0.5, not a whole number');
    expect(() => diag(zeros([2, 2, 2]))).toThrow('diag: the array has 3 axes, expected 1 to 2');
    expect(() => meshgrid(zeros([2, 2]))).toThrow(
      'meshgrid: the array has 2 axes, expected 0 to 1',
    );
    expect(() => meshgrid([1], { indexing: 'yx' as 'xy' })).toThrow(/^meshgrid: indexing "yx"/);
  });

  it('errors name the function that was called', () => {
    expect(() => eye(-1)).toThrow(/^eye: shape has the length -1/);
    expect(() => eye(2, 1.5)).toThrow(/^eye: shape has the length 1.5/);
    expect(() => identity(-1)).toThrow(/^identity: shape has the length -1/);
    expect(() => tri(2, -3)).toThrow(/^tri: shape has the length -3/);
    expect(() => tri(2, { k: NaN })).toThrow(/^tri: k is NaN/);
    expect(() => eye(2, { dtype: 'half' as 'int8' })).toThrow(/^eye: dtype "half"/);
    expect(() => tri(2, { order: 'K' as 'C' })).toThrow(/^tri: order "K" is not known/);
  });

  it('diag of a matrix is a view', () => {
    const a = zeros([2, 2]);
    diag(a).fill(3);
    expect(a.tolist()).toEqual([
      [3, 0],
      [0, 3],
    ]);
  });

  it('meshgrid copies unless told otherwise', () => {
    expect(meshgrid([1, 2], [1, 2, 3], { copy: false })[0]!.strides).toEqual([0, 1]);
    expect(meshgrid([1, 2], [1, 2, 3])[0]!.strides).toEqual([2, 1]);
    expect(meshgrid()).toEqual([]);
    expect(meshgrid(5)[0]!.tolist()).toEqual([5]);
  });
});

test('shapes that are none are refused by name', () => {
  for (const shape of [null, undefined, {}, '3', 3n, true, [null], NaN, Symbol('three')]) {
    expect(() => zeros(shape as never)).toThrow(/^zeros: shape has the length /);
  }
});

test('an array that does not fit into memory says who asked for it', () => {
  expect(() => zeros([1e6, 1e6])).toThrow(/^zeros: 8000000000000 bytes are more than the memory/);
  const stretched = broadcast_to(zeros(1), [1e6, 1e6]);
  expect(() => stretched.copy()).toThrow(/^copy: 8000000000000 bytes/);
});

test('frombuffer refuses what holds no bytes', () => {
  for (const value of [8, 'bytes', {}, [1, 2], null]) {
    expect(() => frombuffer(value as never)).toThrow(/^frombuffer: expected an ArrayBuffer/);
  }
});
