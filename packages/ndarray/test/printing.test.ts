import { afterEach, describe, expect, it } from 'vitest';
import { NdArray } from '../src/array/ndarray.ts';
import { type DType, dtypes } from '../src/dtype/dtypes.ts';
import { broadcastLayout } from '../src/layout/broadcast.ts';
import { packedLayout, sizeOf } from '../src/layout/layout.ts';
import { foreignStorage } from '../src/memory/storage.ts';
import { array2string, formatArray, reprArray } from '../src/printing/format.ts';
import {
  get_printoptions,
  printoptions,
  type PrintOptions,
  set_printoptions,
} from '../src/printing/options.ts';
import reference from './reference/printing.json' with { type: 'json' };

interface Case {
  dtype: DType;
  shape: number[];
  data: string | null;
  str: string;
  repr: string;
  options?: Partial<PrintOptions>;
}

function wrap(dtype: DType, shape: number[], data: ArrayBufferView): NdArray {
  return new NdArray(dtype, packedLayout(shape), foreignStorage(data as Float64Array));
}

const float64 = (...values: number[]) => wrap('float64', [values.length], new Float64Array(values));

function build({ dtype, shape, data }: Case): NdArray {
  if (data !== null) {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    return wrap(dtype, shape, bytes);
  }
  const values = Float64Array.from({ length: sizeOf(shape) }, (_, i) => i * 0.5 - 3);
  return wrap('float64', shape, values).astype(dtype);
}

describe('as NumPy', () => {
  it.each(Object.keys(dtypes))('%s', (dtype) => {
    const cases = (reference.cases as Case[]).filter((one) => one.dtype === dtype);
    expect(cases.length).toBeGreaterThan(10);
    for (const one of cases) {
      const array = build(one);
      const label = JSON.stringify({ ...one.options, shape: one.shape });
      printoptions(one.options ?? {}, () => {
        expect(formatArray(array), label).toBe(one.str);
        expect(reprArray(array), label).toBe(one.repr);
      });
    }
  });
});

describe('array2string', () => {
  it('takes a separator, a prefix and a suffix', () => {
    const a = float64(1, 2.5, -3);
    expect(array2string(a, { separator: ',' })).toBe('[ 1. , 2.5,-3. ]');
    expect(array2string(a, { separator: ', ', prefix: 'a = ', max_line_width: 16 })).toBe(
      '[ 1. ,  2.5,\n     -3. ]',
    );
    expect(array2string(a, { suffix: '.'.repeat(62) })).toBe('[ 1.   2.5\n -3. ]');
    expect(array2string(float64(1e-16, 1), { suppress_small: true, precision: 2 })).toBe('[0. 1.]');
  });

  it('writes an element as in an array for a 0-d array', () => {
    expect(array2string(wrap('float64', [], new Float64Array([1 / 3])))).toBe('0.33333333');
    expect(array2string(wrap('bool', [], new Uint8Array([1])))).toBe('True');
  });

  it('shows the last element when no edge items are wanted', () => {
    expect(array2string(float64(1, 2, 3), { threshold: 0, edgeitems: 0 })).toBe('[... 3.]');
    expect(array2string(float64(7), { threshold: 0, edgeitems: 0 })).toBe('[... 7.]');
  });

  it('touches only the shown elements', () => {
    const one = float64(0.5);
    const huge = one.withLayout(broadcastLayout(one, [2 ** 20, 2 ** 20], 'test'));
    expect(formatArray(huge)).toBe(
      `[${Array<string>(3).fill('[0.5 0.5 0.5 ... 0.5 0.5 0.5]').join('\n ')}\n ...\n ` +
        `${Array<string>(3).fill('[0.5 0.5 0.5 ... 0.5 0.5 0.5]').join('\n ')}]`,
    );
    expect(reprArray(huge)).toMatch(/, shape=\(1048576, 1048576\)\)$/);
  });

  it('follows strides', () => {
    const a = float64(0, 1, 2, 3, 4, 5).reshape([2, 3]);
    expect(formatArray(a.T.slice('::-1'))).toBe('[[2. 5.]\n [1. 4.]\n [0. 3.]]');
    expect(String(a.slice(1))).toBe('[3. 4. 5.]');
  });
});

describe('print options', () => {
  const defaults = get_printoptions();
  afterEach(() => set_printoptions(defaults));

  it('stay set', () => {
    set_printoptions({ precision: 2, linewidth: undefined as never });
    expect(formatArray(float64(1 / 3, 2))).toBe('[0.33 2.  ]');
    expect(get_printoptions()).toEqual({ ...defaults, precision: 2 });
  });

  it('are put back after the block, also when it throws', () => {
    expect(printoptions({ precision: 1 }, () => formatArray(float64(2 / 3)))).toBe('[0.7]');
    expect(() =>
      printoptions({ sign: '+' }, () => {
        throw new Error('inside');
      }),
    ).toThrow('inside');
    expect(get_printoptions()).toEqual(defaults);
  });

  it.each([
    { precision: -1 },
    { precision: 1.5 },
    { precision: 101 },
    { threshold: NaN },
    { edgeitems: -1 },
    { linewidth: NaN },
    { sign: '*' as '+' },
    { floatmode: 'short' as 'fixed' },
    { precison: 3 },
  ])('refuse %o', (options) => {
    expect(() => set_printoptions(options)).toThrow(/^set_printoptions: /);
    expect(get_printoptions()).toEqual(defaults);
  });
});
