import { describe, expect, expectTypeOf, it } from 'vitest';
import { Complex } from '../src/dtype/complex.ts';
import type { DType } from '../src/dtype/dtypes.ts';
import { finfo, iinfo } from '../src/dtype/limits.ts';
import {
  can_cast,
  type Casting,
  isdtype,
  promote_types,
  type PromoteTypes,
  result_type,
} from '../src/dtype/promotion.ts';
import reference from './reference/promotion.json' with { type: 'json' };

const names = reference.dtypes as DType[];
const pairs = names.flatMap((a, i) => names.map((b, j) => ({ a, b, i, j })));

describe('promote_types', () => {
  it.each(pairs)('$a and $b as NumPy', ({ a, b, i, j }) => {
    expect(promote_types(a, b)).toBe(reference.promote_types[i]![j]);
    expect(result_type(a, { dtype: b })).toBe(reference.promote_types[i]![j]);
  });

  it('is known to the compiler', () => {
    expectTypeOf(promote_types('int8', 'uint8')).toEqualTypeOf<'int16'>();
    expectTypeOf(promote_types('uint64', 'int64')).toEqualTypeOf<'float64'>();
    expectTypeOf(promote_types('float32', 'uint16')).toEqualTypeOf<'float32'>();
    expectTypeOf(promote_types('complex64', 'int32')).toEqualTypeOf<'complex128'>();
    expectTypeOf<PromoteTypes<'bool' | 'int8', 'uint8'>>().toEqualTypeOf<'uint8' | 'int16'>();
    expectTypeOf<PromoteTypes<DType, DType>>().toEqualTypeOf<DType>();
  });

  it('refuses what is no dtype', () => {
    expect(() => promote_types('int8', 'float16' as DType)).toThrow(
      /promote_types: dtype "float16"/,
    );
    expect(() => promote_types('x' as DType, 'x' as DType)).toThrow(TypeError);
  });
});

describe('result_type', () => {
  const scalars = { true: true, '3': 3, '0.5': 0.5, '1j': new Complex(0, 1) };

  it.each(Object.entries(scalars))('the weak scalar %s as NumPy', (text, scalar) => {
    const expected = reference.weak[text as keyof typeof scalars];
    expect(names.map((dtype) => result_type(dtype, scalar))).toEqual(expected);
    if (scalar === 3) expect(names.map((dtype) => result_type(dtype, 3n))).toEqual(expected);
  });

  it('gives scalars alone a default dtype', () => {
    expect(result_type(true, false)).toBe('bool');
    expect(result_type(1)).toBe('float64');
    expect(result_type(1n)).toBe('int64');
    expect(result_type(true, 1n)).toBe('int64');
    expect(result_type(1n, 1)).toBe('float64');
    expect(result_type(2n ** 63n)).toBe('uint64');
    expect(result_type(1, new Complex(1))).toBe('complex128');
  });

  it('refuses integers that an integer dtype cannot hold', () => {
    for (const dtype of names.filter((name) => name.includes('int'))) {
      const { min, max } = iinfo(dtype as 'int8');
      expect(result_type(dtype, BigInt(min), BigInt(max))).toBe(dtype);
      expect(() => result_type(dtype, BigInt(min) - 1n)).toThrow(RangeError);
      expect(() => result_type(dtype, BigInt(max) + 1n)).toThrow(RangeError);
    }
    expect(() => result_type('uint8', 256)).toThrow(/the integer 256 is out of bounds for uint8/);
    expect(() => result_type('bool', 2 ** 63)).toThrow(RangeError);
    expect(() => result_type('int64', 2 ** 63)).toThrow(RangeError);
    expect(result_type('uint8', 'int16', 256)).toBe('int16');
    expect(result_type('uint8', 256, 0.5)).toBe('float64');
    expect(result_type('float32', 1e30)).toBe('float32');
  });

  it('refuses other operands', () => {
    expect(() => result_type()).toThrow(TypeError);
    expect(() => result_type(null as never)).toThrow(TypeError);
    expect(() => result_type([1] as never)).toThrow(TypeError);
  });
});

describe('can_cast', () => {
  it.each(Object.entries(reference.can_cast))('%s as NumPy', (casting, table) => {
    const rows = names.map((a) =>
      names.map((b) => (can_cast({ dtype: a }, b, casting as Casting) ? '1' : '0')).join(''),
    );
    expect(rows).toEqual(table);
  });

  it('is safe unless told otherwise', () => {
    expect(can_cast('int64', 'int32')).toBe(false);
    expect(() => can_cast('int8', 'int8', 'loose' as Casting)).toThrow(/can_cast: casting "loose"/);
  });
});

describe('isdtype', () => {
  it.each([
    ['bool', 'bool'],
    ['signed integer', 'int8 int16 int32 int64'],
    ['unsigned integer', 'uint8 uint16 uint32 uint64'],
    ['integral', 'int8 int16 int32 int64 uint8 uint16 uint32 uint64'],
    ['real floating', 'float32 float64'],
    ['complex floating', 'complex64 complex128'],
    ['float32', 'float32'],
  ] as const)('%s', (kind, members) => {
    expect(names.filter((dtype) => isdtype(dtype, kind))).toEqual(members.split(' '));
  });

  it('takes a list of kinds', () => {
    expect(names.filter((dtype) => isdtype(dtype, ['bool', 'numeric']))).toEqual(names);
    expect(isdtype('int8', [])).toBe(false);
    expect(() => isdtype('int8', 'integer' as 'integral')).toThrow(TypeError);
  });
});

describe('finfo and iinfo', () => {
  it('finfo as NumPy', () => {
    for (const [dtype, expected] of Object.entries(reference.finfo)) {
      const info = finfo(dtype as 'float64');
      const { dtype: part, ...values } = info;
      expect(part).toBe(dtype.endsWith('64') === dtype.startsWith('f') ? 'float64' : part);
      for (const [name, text] of Object.entries(expected)) {
        const value = values[name as keyof typeof values];
        // NumPy keeps float32's resolution as a float32.
        const exact = info.bits === 32 ? Math.fround(value) : value;
        expect(exact, `${dtype} ${name}`).toBe(Number(text));
      }
    }
    expect(finfo('complex64').dtype).toBe('float32');
    expect(finfo({ dtype: 'complex128' }).dtype).toBe('float64');
    expect(() => finfo('int8' as 'float64')).toThrow(TypeError);
  });

  it('iinfo as NumPy', () => {
    for (const [dtype, expected] of Object.entries(reference.iinfo)) {
      const { bits, min, max } = iinfo(dtype as 'int8');
      expect({ bits: `${bits}`, min: `${min}`, max: `${max}` }).toEqual(expected);
    }
    expectTypeOf(iinfo('int64').max).toEqualTypeOf<bigint>();
    expectTypeOf(iinfo({ dtype: 'uint8' }).max).toEqualTypeOf<number>();
    expect(() => iinfo('bool' as 'int8')).toThrow(TypeError);
  });
});

it('three dtypes promote the same in every order', () => {
  const orders = [
    ['int8', 'uint16', 'float32'],
    ['float32', 'int8', 'uint16'],
    ['uint16', 'float32', 'int8'],
  ] as const;
  for (const order of orders) expect(result_type(...order)).toBe('float32');
});
