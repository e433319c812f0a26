/** Special functions of numbers, arrays and expressions. */
import { describe, expect, expectTypeOf, test } from 'vitest';
import { arange, asarray, zeros } from '@numloom/ndarray';
import { add, type Expression, multiply, sum } from '@numloom/ufunc';
import * as special from '@numloom/stats/special';
import cases from '../reference/special.json' with { type: 'json' };
import { relativeError, Worst } from '../math/near.ts';

type Name = Exclude<keyof typeof special, 'default'>;
type Call = (...args: unknown[]) => number | Expression<'float64'>;
const functions = Object.entries(special as unknown as Record<Name, Call>).filter(
  ([name]) => name !== 'zeta',
);

/** Operands that suit a function, by its name. */
const OPERANDS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  polygamma: [[1, 2, 3], [0.75]],
  kolmogorov: [[0.5, 1, 2]],
  kolmogi: [[0.1, 0.5, 0.9]],
  smirnov: [[5, 6, 7], [0.3]],
  nctdtr: [[3], [0.5], [-1, 0, 2]],
  nctdtrinc: [[3], [0.1, 0.5, 0.9], [2]],
  fdtri: [[3], [8], [0.1, 0.5, 0.9]],
  chdtri: [[3], [0.1, 0.5, 0.9]],
  stdtrit: [[3], [0.1, 0.5, 0.9]],
  ndtri_exp: [[-0.1, -3, -800]],
  ndtri: [[0.1, 0.5, 0.9]],
  erfinv: [[0.1, -0.5, 0.9]],
  erfcinv: [[0.1, 1.5, 1e-30]],
  bdtr: [[2, 3, 4], [9], [0.25]],
  bdtrc: [[2, 3, 4], [9], [0.25]],
  nbdtr: [[2, 3, 4], [9], [0.25]],
};
const USUAL = [[1.5, 2.5, 3], [0.75], [0.25]];
/** Usual operands of functions of probabilities. */
const INVERSE = [[1.5, 2.5, 3], [0.75]];

function operandsOf(name: string): readonly (readonly number[])[] {
  const known = OPERANDS[name];
  if (known) return known;
  const three = /beta|fdtr/.test(name) && !/^beta(ln)?$/.test(name);
  const one = /^(r?gamma|gammaln|gammasgn|digamma|erf|erfc|erfcx|ndtr|log_ndtr)$/.test(name);
  if (one) return [USUAL[0]!];
  return three ? USUAL : INVERSE;
}

describe.each(functions)('%s', (name, f) => {
  const operands = operandsOf(name);
  const at = (i: number) => operands.map((list) => list[i] ?? list[0]!);

  test('gives numbers for numbers, and the same for arrays', () => {
    const numbers = [0, 1, 2].map((i) => f(...at(i)) as number);
    for (const value of numbers) expect(value).toBeTypeOf('number');
    expect(numbers.every(Number.isFinite)).toBe(true);
    const found = (f(...operands.map((list) => asarray(list))) as Expression<'float64'>).evaluate();
    expect(found.dtype).toBe('float64');
    for (const [i, value] of numbers.entries()) {
      const apart = relativeError(Number(found.get(i)), value);
      if (/^erfc?$/.test(name)) expect(apart).toBeLessThan(1e-15);
      else expect(apart).toBe(0);
    }
  });

  test('has its name, and NaN for NaN', () => {
    expect((f as unknown as { name: string }).name).toBe(name);
    operands.forEach((_, i) => {
      expect(f(...at(0).map((value, k) => (k === i ? NaN : value)))).toBeNaN();
    });
  });

  test('says what is wrong', () => {
    expect(() => f(...at(0), 1)).toThrow(new RegExp(`^${name}: takes ${operands.length} operands`));
    expect(() => f(...at(0).map(() => 'x'))).toThrow(new RegExp(`^${name}: `));
    expect(() => f(asarray([1], { dtype: 'complex128' }), ...at(0).slice(1))).toThrow(TypeError);
  });
});

test('results broadcast, are lazy, and take part in other expressions', () => {
  const e = special.betainc(asarray([[1], [2]]), [1, 2, 3], 0.5);
  expect(e.shape).toEqual([2, 3]);
  const total = sum(multiply(add(e, 1), 2));
  let expected = 0;
  for (const a of [1, 2]) for (const b of [1, 2, 3]) expected += 2 * special.betainc(a, b, 0.5) + 2;
  expect(total.item()).toBeCloseTo(expected, 13);
  expect(special.gamma(zeros([0, 2])).evaluate().shape).toEqual([0, 2]);
  expect(special.gamma(asarray(4)).item()).toBe(6);
  expect(special.erf(asarray([1, 2], { dtype: 'float32' })).dtype).toBe('float64');
  const out = zeros([3]);
  const gamma = special.gamma as unknown as Call;
  expect(gamma(arange(1, 4), { out })).toBe(out);
  expect(out.tolist()).toEqual([1, 1, 2]);
});

test('zeta takes one operand or two', () => {
  expect(special.zeta(2)).toBeCloseTo(Math.PI ** 2 / 6, 15);
  expect(special.zeta([2, 4]).tolist()).toEqual([special.zeta(2), special.zeta(4)]);
  expect(special.zeta([2, 4], 0.5).tolist()).toEqual([special.zeta(2, 0.5), special.zeta(4, 0.5)]);
  expect(special.zeta(2, undefined)).toBe(special.zeta(2));
  expect(() => (special.zeta as unknown as Call)()).toThrow(/^zeta: /);
});

test('types follow operands', () => {
  expectTypeOf(special.gamma(2)).toEqualTypeOf<number>();
  expectTypeOf(special.betainc(1, 2, 0.5)).toEqualTypeOf<number>();
  expectTypeOf(special.betainc(1, [2], 0.5)).toEqualTypeOf<Expression<'float64'>>();
  expectTypeOf(special.ndtr(special.ndtri([0.5]))).toEqualTypeOf<Expression<'float64'>>();
});

test('probabilities by the names of scipy.special', () => {
  const worst = new Worst();
  for (const [name, args, value] of cases as [Name, number[], string][]) {
    const f = special[name] as unknown as (...numbers: number[]) => number;
    worst.see(f(...args), Number(value), name, ...args);
  }
  expect(worst.error, worst.case[0]).toBeLessThan(1e-13);
});

test('inverses', () => {
  for (const p of [1e-300, 1e-20, 0.01, 0.5, 0.99]) {
    expect(relativeError(special.chdtrc(3, special.chdtri(3, p)), p)).toBeLessThan(1e-12);
    expect(relativeError(special.fdtr(3, 8, special.fdtri(3, 8, p)), p)).toBeLessThan(1e-12);
  }
  expect(
    relativeError(special.fdtrc(2, 2, special.fdtri(2, 2, 1 - 2 ** -50)), 2 ** -50),
  ).toBeLessThan(1e-14);
  for (const p of [1e-300, 1e-10, 0.05, 0.5, 0.99]) {
    expect(relativeError(special.kolmogorov(special.kolmogi(p)), p)).toBeLessThan(1e-12);
  }
  expect([special.kolmogi(0), special.kolmogi(1), special.kolmogi(2)]).toEqual([Infinity, 0, NaN]);
  expect([special.smirnov(0, 0.5), special.smirnov(3, 2), special.smirnov(1, 0.25)]).toEqual([
    NaN,
    NaN,
    0.75,
  ]);
  expect(special.chdtri(3, 0)).toBe(Infinity);
  expect(special.chdtri(3, 1)).toBe(0);
});

test('edges of domains, as SciPy has them', () => {
  const { bdtr, bdtrc, chdtr, chdtrc, fdtr, nbdtr, pdtr, pdtrc } = special;
  expect([bdtr(10, 10, 0.3), bdtr(-1, 10, 0.3), bdtr(11, 10, 0.3), bdtr(3, 10, 1.5)]).toEqual([
    1,
    NaN,
    NaN,
    NaN,
  ]);
  expect([bdtrc(-1, 10, 0.3), bdtrc(10, 10, 0.3), bdtr(3.9, 10, 0.3) - bdtr(3, 10, 0.3)]).toEqual([
    1, 0, 0,
  ]);
  expect([chdtr(3, -1), chdtrc(3, -1), chdtr(-1, 1)]).toEqual([NaN, 1, NaN]);
  expect([fdtr(2, 3, -1), fdtr(2, 3, Infinity), fdtr(0, 3, 1)]).toEqual([NaN, 1, NaN]);
  expect([pdtr(-1, 2), pdtr(2, 0), pdtrc(2, 0), pdtr(2, -1)]).toEqual([NaN, 1, 0, NaN]);
  expect([nbdtr(-1, 2, 0.5), nbdtr(1, 2, 2)]).toEqual([NaN, NaN]);
});

test('inverses of infinite shapes end, and have the ends of the unit interval', () => {
  const { betaincinv, betainccinv, fdtri, kolmogorov } = special;
  for (const [a, b] of [
    [Infinity, Infinity],
    [2, Infinity],
    [Infinity, 2],
  ] as const) {
    expect([0, 0.5, 1].map((p) => betaincinv(a, b, p))).toEqual([0, NaN, 1]);
    expect([0, 0.5, 1].map((q) => betainccinv(a, b, q))).toEqual([1, NaN, 0]);
  }
  expect(fdtri(Infinity, Infinity, 0.5)).toBeNaN();
  expect([5e-324, 1e-310, 0.01].map((y) => kolmogorov(y))).toEqual([1, 1, 1]);
});
