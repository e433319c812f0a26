/** Functions that create, change and index arrays give what NumPy gives. */
import { describe, expect, test } from 'vitest';
import * as numloom from '@numloom/ndarray';
import { Complex, type DType, NdArray, type ScalarLike } from '@numloom/ndarray';
import { arrayOf, counted, elementsIn, layouts } from './layouts.ts';
import reference from './reference/functions.json' with { type: 'json' };

type Encoded = { a: [DType, number[], unknown[]?] };
type Case = [name: string, args: unknown[], options: Record<string, unknown>, result: unknown];

const cases = reference.map((text) => JSON.parse(text.replaceAll("'", '"')) as Case);
const names = [...new Set(cases.map(([name]) => name))];

/** Functions that write to their first argument. */
const writing = new Set(['put', 'put_along_axis', 'place', 'putmask', 'copyto', 'assignIndexed']);
/** Functions whose results are computed by `**`, which is not the C library's to the last bit. */
const rounded = new Set(['logspace', 'geomspace']);
/** Functions that take a list of arguments in place of NumPy's tuple of index parts. */
const spread = new Set(['indexed']);

function isArray(value: unknown): value is Encoded {
  return typeof value === 'object' && value !== null && 'a' in value;
}

function element(value: unknown, dtype: DType): ScalarLike {
  if (Array.isArray(value)) return new Complex(number(value[0]), number(value[1]));
  if (dtype === 'bool') return value === 1;
  if (dtype === 'int64' || dtype === 'uint64') return BigInt(value as number | string);
  return number(value);
}

function number(value: unknown): number {
  return Number(String(value).replace('inf', 'Infinity'));
}

function decoded(value: unknown, layout: keyof typeof layouts): unknown {
  if (isArray(value)) {
    const [dtype, shape, data] = value.a;
    const array =
      data === undefined
        ? counted(dtype, shape)
        : arrayOf(dtype, shape, data.map((item) => element(item, dtype)) as never[]);
    return layouts[layout]!(array);
  }
  return Array.isArray(value) ? value.map((item) => decoded(item, layout)) : value;
}

function isNdArray(value: unknown): value is NdArray {
  return value instanceof NdArray;
}

/** What is compared: index arrays are int32 here and int64 in NumPy. */
function comparable(value: unknown, digits: number): unknown {
  if (isNdArray(value)) {
    const index = value.dtype === 'int32' || value.dtype === 'int64';
    const elements = elementsIn(value).map((item) =>
      index ? Number(item) : digits && typeof item === 'number' ? +item.toPrecision(digits) : item,
    );
    return { dtype: index ? 'int32 or int64' : value.dtype, shape: value.shape, elements };
  }
  return Array.isArray(value) ? value.map((item) => comparable(item, digits)) : value;
}

function run([name, args, options]: Case, layout: keyof typeof layouts): unknown {
  const values = decoded(args, layout) as unknown[];
  const keywords = decoded(Object.values(options), layout) as unknown[];
  const pairs = Object.keys(options).map((key, i) => [key, keywords[i]] as const);
  if (pairs.length > 0) values.push(Object.fromEntries(pairs));
  const call = (numloom as unknown as Record<string, (...given: unknown[]) => unknown>)[name]!;
  if (spread.has(name)) return call(values[0], ...(values[1] as unknown[]));
  const result = call(...values);
  return writing.has(name) ? values[0] : result;
}

describe.each(names)('%s', (name) => {
  const own = cases.filter((item) => item[0] === name);

  test.each(Object.keys(layouts))('%s', (layout) => {
    for (const item of own) {
      const [, args, options, result] = item;
      const what = JSON.stringify([name, args, options]).slice(0, 300);
      if (result === null) {
        expect(() => run(item, layout), what).toThrow(new RegExp(`^${name}:|: `));
      } else {
        const digits = rounded.has(name) ? 14 : 0;
        const wanted = comparable(decoded(result, 'packed'), digits);
        expect(comparable(run(item, layout), digits), what).toEqual(wanted);
      }
    }
  });
});
