/** Functions with two results, methods of functions of one operand, and `ldexp`. */
import { arange, array, type DType, dtypes, type NdArray, zeros } from '@numloom/ndarray';
import {
  add,
  divmod,
  evaluate,
  explain,
  frexp,
  ldexp,
  logical_not,
  modf,
  negative,
  sqrt,
  square,
} from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { references } from '../conformance/reference.ts';
import { onEachBackend } from './support/backends.ts';
import { expectElements, near } from './support/elements.ts';
import { type Element, layOut, layoutNames } from './support/layouts.ts';

const REAL = (Object.keys(dtypes) as DType[]).filter((dtype) => dtypes[dtype].kind !== 'c');

/** What an operator of the table gives for two elements of a dtype, here within 8 bits. */
function reference(name: string, dtype: DType, result: DType, a: Element, b: Element): Element {
  const { float, integer } = references[name]!;
  if ('f' === dtypes[dtype].kind) {
    return float!(Number(a), Number(b), dtype === 'float32' ? Math.fround : Number);
  }
  const whole = integer!(BigInt(a as number), BigInt(b as number), 8n) as bigint;
  return dtypes[result].itemsize === 8 ? whole : Number(whole);
}

onEachBackend(() => {
  describe.each(REAL)('divmod of %s', (dtype) => {
    const { kind, itemsize } = dtypes[dtype];
    const small = fc.integer({ min: 'bu'.includes(kind) ? 0 : -9, max: kind === 'b' ? 1 : 9 });
    const element = small.map((value): Element => {
      if (kind === 'b') return value === 1;
      return itemsize === 8 && kind !== 'f' ? BigInt(value) : value;
    });
    test('both results, under any layout, with and without out', () => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(element, element), { minLength: 6, maxLength: 6 }),
          fc.constantFrom(...layoutNames),
          fc.constantFrom(...layoutNames),
          (pairs, layout, outLayout) => {
            const [a, b] = [0, 1].map((k) =>
              layOut(
                pairs.map((pair) => pair[k]!),
                [2, 3],
                dtype,
                layout,
              ),
            ) as [NdArray, NdArray];
            const results = evaluate(divmod(a, b));
            const outs = results.map((result) =>
              layOut(Array<number>(6).fill(1), [2, 3], result.dtype, outLayout),
            ) as [NdArray, NdArray];
            expect(divmod(a, b, { out: outs })).toEqual(outs);
            for (const arrays of [results, outs]) {
              ['floor_divide', 'remainder'].forEach((name, k) => {
                const { dtype: result } = arrays[k]!;
                const wanted = pairs.map(([x, y]) => reference(name, dtype, result, x, y));
                expectElements(arrays[k]!, wanted, `${name} of ${dtype}`, (x, y) =>
                  near(x, y, result, 0),
                );
              });
            }
          },
        ),
        { numRuns: 10 },
      );
    });
  });

  test('are computed in one pass', () => {
    const x = arange(6);
    for (const roots of [divmod(x, 4), modf(x), frexp(x)]) {
      expect(explain(roots).match(/nest over/g)).toHaveLength(1);
    }
  });

  test('out: one of two, in place, and where', () => {
    const [x, y] = [array([7, -7, 9]), array([2, 2, 0])];
    const [q, r] = divmod(x, y, { out: [null, y] });
    expect(q.tolist()).toEqual([3, -4, Infinity]);
    expect(r).toBe(y);
    expect(y.tolist()).toEqual([1, 1, NaN]);
    const [whole, part] = [array([1.5, -2.5]), zeros(2)];
    modf(whole, { out: [part, whole] });
    expect([part.tolist(), whole.tolist()]).toEqual([
      [0.5, -0.5],
      [1, -2],
    ]);
    const kept = array([10, 20]);
    const [, rest] = divmod([7, 8], 3, { out: [kept, null], where: [true, false] });
    expect([kept.tolist(), rest.tolist()]).toEqual([
      [2, 20],
      [1, 0],
    ]);
    expect(divmod([7, 8], 3, { where: [true, false] })[0].tolist()).toEqual([2, 0]);
  });

  test('dtype, outer and what they say of themselves', () => {
    const [q, r] = divmod(array([7], { dtype: 'int8' }), 2, { dtype: 'float32' });
    expect([q.dtype, r.dtype, q.item(), r.item()]).toEqual(['float32', 'float32', 3, 1]);
    const [m, n] = frexp(array([6], { dtype: 'int16' }), { dtype: 'float64' });
    expect([m.dtype, n.dtype, m.item(), n.item()]).toEqual(['float64', 'int32', 0.75, 3]);
    const [quotients, rests] = divmod.outer([7, 8], [2, 3, 5]);
    expect(quotients.tolist()).toEqual([
      [3, 2, 1],
      [4, 2, 1],
    ]);
    expect(rests.tolist()).toEqual([
      [1, 1, 2],
      [0, 2, 3],
    ]);
    expect([divmod.name, divmod.nin, divmod.nout, divmod.identity]).toEqual(['divmod', 2, 2, null]);
    expect([modf.nin, modf.nout, ldexp.nin, ldexp.nout]).toEqual([1, 2, 2, 1]);
  });

  test('ldexp has what every function of two operands has', () => {
    const out = zeros(2);
    expect(ldexp([1, 3], 2, { out })).toBe(out);
    expect(out.tolist()).toEqual([4, 12]);
    expect(ldexp.outer([1, 3], array([0, 1, 2], { dtype: 'int32' })).tolist()).toEqual([
      [1, 2, 4],
      [3, 6, 12],
    ]);
    ldexp.at(out, array([0, 0, 1], { dtype: 'int8' }), array([1, 2, -2], { dtype: 'int8' }));
    expect(out.tolist()).toEqual([32, 3]);
    expect(ldexp(array([1], { dtype: 'float32' }), 3).dtype).toBe('float32');
    expect(() => ldexp.reduce([1, 2])).toThrow(/^ldexp.reduce: /);
  });

  test('at of one operand applies as often as a place is given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -3, max: 2 }), { maxLength: 120 }),
        fc.constantFrom(...layoutNames),
        (places, layout) => {
          const wanted = [1, -2, 3];
          for (const place of places) wanted[(place + 3) % 3]! *= -1;
          const target = layOut([1, -2, 3], [3], 'float64', layout);
          negative.at(target, array(places, { dtype: 'int32' }));
          expect(target.tolist()).toEqual(wanted);
        },
      ),
      { numRuns: 20 },
    );
    const bytes = array([3, 5], { dtype: 'int8' });
    square.at(bytes, [0, 0, 1]);
    expect(bytes.tolist()).toEqual([81, 25]);
    const flags = array([true, false]);
    logical_not.at(flags, array(Array<number>(101).fill(1), { dtype: 'int32' }));
    expect(flags.tolist()).toEqual([true, true]);
    const matrix = array([
      [1, 4],
      [9, 16],
    ]);
    sqrt.at(matrix, [':', 1]);
    expect(matrix.tolist()).toEqual([
      [1, 2],
      [9, 4],
    ]);
  });
});

describe('what is refused', () => {
  const refusals: readonly (readonly [() => unknown, RegExp])[] = [
    [() => divmod(1, 2, { out: zeros(1) } as never), /^divmod: out is one array, must be two/],
    [() => divmod(1, 2, { out: [zeros([])] } as never), /^divmod: out is a list of 1/],
    [() => divmod([1, 2], 2, { out: [zeros(3), null] }), /^divmod: out\[0\] has the shape \(3,\)/],
    [() => modf([1.5], { out: [null, zeros(1, { dtype: 'int8' })] }), /^modf: out has dtype int8/],
    [() => divmod(array([1n]), 2, { dtype: 'complex64' }), /^divmod: operands of dtype complex64/],
    [() => (divmod as unknown as typeof add).reduce([1, 2]), /^divmod.reduce: only functions with/],
    [
      () => divmod(1 as never, 2, { outs: 1 } as never),
      /^divmod: takes no option outs; did you mean out/,
    ],
    [() => (divmod as unknown as (x: number) => void)(1), /^divmod: takes 2 operands, got 1/],
    [() => (negative.at as unknown as typeof add.at)(zeros(1), [0], 1), /^negative.at: takes a/],
    [() => (add.at as unknown as typeof negative.at)(zeros(1), [0]), /^add.at: expected an array/],
    [() => sqrt.at(zeros(1, { dtype: 'int8' }), [0]), /^sqrt.at: out has dtype int8/],
    [() => negative.at(zeros(1), [1]), /^negative.at: /],
  ];
  test.each(refusals)('%s', (call, message) => {
    expect(call).toThrow(message);
  });
  test('two results may not share memory', () => {
    const x = zeros(3);
    expect(() => modf([1, 2], { out: [x.slice(':2'), x.slice('1:')] })).toThrow(/^modf: .*overlap/);
    expect(x.tolist()).toEqual([0, 0, 0]);
  });
});
