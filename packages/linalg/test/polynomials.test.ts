/** Roots of polynomials, polynomials with roots and through samples, as NumPy has them. */
import { array, Complex, type DType, type NdArray } from '@numloom/ndarray';
import {
  LinAlgError,
  type LinAlgWarning,
  onWarning,
  poly,
  polyfit,
  type PolyfitFull,
  roots,
} from '@numloom/linalg';
import { multiply, polyval, subtract } from '@numloom/ufunc';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import reference from './reference/polynomials.json' with { type: 'json' };

interface Numbers {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: readonly number[];
}
type Plain = Numbers | number | boolean | string | readonly Plain[];
type Case = readonly [
  name: 'roots' | 'poly' | 'polyfit',
  args: readonly Plain[],
  options: Readonly<Record<string, Plain>>,
  result: Plain,
];

const isNumbers = (value: unknown): value is Numbers =>
  typeof value === 'object' && value !== null && 'dtype' in value;

function argument(value: Plain): unknown {
  if (!isNumbers(value)) return value;
  const { dtype, shape, data } = value;
  const elements = dtype.startsWith('complex')
    ? Array.from({ length: data.length / 2 }, (_, i) => new Complex(data[2 * i]!, data[2 * i + 1]))
    : data;
  return array(elements as number[], { dtype: 'complex128' })
    .astype(dtype)
    .reshape(shape);
}

/** Numbers as pairs; roots, which come in any order, in one. */
function pairsOf(values: readonly number[], isComplex: boolean, isSorted: boolean): number[][] {
  const pairs = isComplex
    ? Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i]!, values[2 * i + 1]!])
    : values.map((value) => [value, 0]);
  const key = ([re, im]: number[]): number => Math.fround(re!) + 1.37 * Math.fround(im!);
  return isSorted ? pairs.sort((a, b) => key(a) - key(b)) : pairs;
}

function expectNumPy(got: unknown, expected: Plain, name: string, context: string): void {
  if (!isNumbers(expected)) {
    if (!Array.isArray(expected)) expect(Number(got), context).toBe(expected);
    else {
      const list = Object.values(got as object) as unknown[];
      expect(list.length).toBe(expected.length);
      expected.forEach((part: Plain, i) => expectNumPy(list[i], part, name, `${context} [${i}]`));
    }
    return;
  }
  const { dtype, shape, data } = expected;
  if (typeof got === 'number') {
    expect(got, context).toBeCloseTo(data[0]!, 12);
    return;
  }
  const result = got as NdArray;
  expect([result.dtype, [...result.shape]], context).toEqual([dtype, shape]);
  const isComplex = dtype.startsWith('complex');
  const own = Array.from(result.values(), (x) =>
    x instanceof Complex ? [x.re, x.im] : [Number(x)],
  ).flat();
  const [actual, wanted] = [own, data].map((x) => pairsOf(x, isComplex, name === 'roots'));
  const largest = Math.max(1, ...data.map(Math.abs));
  const error = largest * (dtype === 'float32' || dtype === 'complex64' ? 2e-5 : 1e-11);
  wanted!.forEach((pair, i) => {
    pair.forEach((part, k) => {
      const difference = Math.abs(part - actual![i]![k]!);
      expect(difference, `${context} ${i}`).toBeLessThanOrEqual(error);
    });
  });
}

test.each(['roots', 'poly', 'polyfit'] as const)('%s', (name) => {
  const compute = { roots, poly, polyfit }[name] as (...args: unknown[]) => unknown;
  const before = onWarning(() => undefined);
  (reference as unknown as readonly Case[]).forEach(([ofCase, args, options, result], i) => {
    if (ofCase !== name) return;
    const given = args.map(argument);
    const named = Object.entries(options).map(([key, value]) => [key, argument(value)] as const);
    const last = named.length > 0 ? [Object.fromEntries(named)] : [];
    const got = compute(...given, ...last);
    expectNumPy(got, result, name, `${name} ${i}`);
  });
  onWarning(before);
});

test('poly and roots undo each other', () => {
  const zeros = fc.uniqueArray(fc.integer({ min: -6, max: 6 }), { maxLength: 5, minLength: 1 });
  fc.assert(
    fc.property(zeros, (given) => {
      const found = Array.from(roots(poly(given)).values(), (x) =>
        x instanceof Complex ? x.re : Number(x),
      ).sort((a, b) => a - b);
      [...given].sort((a, b) => a - b).forEach((x, i) => expect(found[i]).toBeCloseTo(x, 5));
    }),
  );
});

test('the residuals of a fit are orthogonal to the powers', () => {
  const samples = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 12 });
  fc.assert(
    fc.property(samples, fc.integer({ min: 0, max: 3 }), (y, deg) => {
      const x = y.map((_, i) => i - 3);
      const rest = subtract(y, polyval(polyfit(x, y, deg), x)).tolist() as number[];
      for (let power = 0; power <= deg; power++) {
        const dot = rest.reduce((sum, value, i) => sum + value * x[i]! ** power, 0);
        expect(Math.abs(dot)).toBeLessThan(1e-6);
      }
    }),
  );
});

test('weights repeat samples', () => {
  const [x, y] = [
    [0, 1, 2, 3],
    [1, 0, 5, 2],
  ];
  const weighted = polyfit(x, y, 1, { w: [1, Math.SQRT2, 1, 1] });
  const repeated = polyfit([...x, 1], [...y, 0], 1);
  const difference = subtract(weighted, repeated).tolist() as number[];
  difference.forEach((d) => expect(Math.abs(d)).toBeLessThan(1e-13));
});

test('polyfit warns where coefficients are not determined, unless it tells the rank', () => {
  const warnings: LinAlgWarning[] = [];
  const before = onWarning((warning) => warnings.push(warning));
  polyfit([1, 2], [3, 4], 2);
  const { rank }: PolyfitFull = polyfit([1, 2], [3, 4], 2, { full: true });
  onWarning(before);
  expect([rank, warnings.length]).toEqual([2, 1]);
  expect(warnings[0]!.message).toBe(
    'polyfit: the rank is 2 for 3 coefficients, which are not determined',
  );
});

test('errors say what is wrong', () => {
  expect(() => polyfit([1, 2, 3], [1, 2, 3], 1, { rcond: NaN })).toThrow('polyfit: rcond is NaN');
  expect(() => roots([[1]])).toThrow('roots: p has the shape (1, 1), must have one axis');
  expect(() => roots([1, NaN])).toThrow(LinAlgError);
  expect(() => roots([1e-300, 1e300])).toThrow('roots: coefficients divided by the first one');
  expect(() => poly([[1, 2]])).toThrow('poly: seq_of_zeros has the shape (1, 2)');
  expect(() => polyfit([1, 2], [1], 1)).toThrow('polyfit: y has the shape (1,), must be 2 samples');
  expect(() => polyfit([], [], 1)).toThrow('polyfit: x has the shape (0,)');
  expect(() => polyfit([1], [1], -1)).toThrow('polyfit: deg is -1, must be a whole number');
  expect(() => polyfit([1, 2], [1, 2], 1, { cov: true })).toThrow('2 samples are too few to scale');
  expect(() => polyfit([1, 2], [1, 2], 1, { w: [1] })).toThrow('polyfit: w has the shape (1,)');
  expect(() => polyfit([1, 2], [1, 2], 1, { cov: 'x' as never })).toThrow('polyfit: cov is x');
  expect(() => polyfit([0, 0], [1, 2], 1)).toThrow('polyfit: a power of x has the norm 0');
  expect(() => polyfit(multiply([1, 2], NaN), [1, 2], 1)).toThrow('has the norm NaN');
});
