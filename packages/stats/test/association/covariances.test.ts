/** Matrices of covariances and of correlations, as NumPy has them. */
import { array, Complex, type DType, type NdArray } from '@numloom/ndarray';
import { corrcoef, cov, onWarning, pearsonr } from '@numloom/stats';
import { add, multiply } from '@numloom/ufunc';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import reference from '../reference/covariances.json' with { type: 'json' };

interface Numbers {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: readonly (number | boolean)[];
}
type Case = readonly [
  name: 'cov' | 'corrcoef',
  m: Numbers,
  options: Readonly<Record<string, Numbers | number | boolean | string>>,
  result: Numbers,
];

function arrayOf({ dtype, shape, data }: Numbers): NdArray {
  const elements = dtype.startsWith('complex')
    ? Array.from(
        { length: data.length / 2 },
        (_, i) => new Complex(data[2 * i] as number, data[2 * i + 1] as number),
      )
    : data;
  return array(elements as number[], { dtype: 'complex128' })
    .astype(dtype)
    .reshape(shape);
}

test.each(['cov', 'corrcoef'] as const)('%s', (name) => {
  const compute = { cov, corrcoef }[name];
  (reference as unknown as readonly Case[]).forEach(([ofCase, m, options, numpy], i) => {
    if (ofCase !== name) return;
    const named = Object.entries(options).map(([key, value]) => [
      key,
      typeof value === 'object' ? arrayOf(value) : value,
    ]);
    const result = compute(arrayOf(m), Object.fromEntries(named) as object);
    const context = `${name} ${i} ${JSON.stringify(options).slice(0, 80)}`;
    expect([result.dtype, [...result.shape]], context).toEqual([numpy.dtype, numpy.shape]);
    const [actual, wanted] = [result, arrayOf(numpy)].map((x) =>
      Array.from(x.values(), (v) => (v instanceof Complex ? [v.re, v.im] : [Number(v), 0])),
    );
    const largest = Math.max(...wanted!.flat().map(Math.abs));
    const error = largest * (/^(float32|complex64)$/.test(numpy.dtype) ? 1e-5 : 1e-14);
    wanted!.forEach((pair, k) => {
      pair.forEach((part, j) => {
        expect(Math.abs(part - actual![k]![j]!), context).toBeLessThanOrEqual(error);
      });
    });
  });
});

test('covariances are sums of products of distances from the means', () => {
  const row = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(row, row, (x, y) => {
      const mean = (z: number[]): number => z.reduce((a, b) => a + b) / 5;
      const product = (a: number[], b: number[]): number =>
        a.reduce((sum, value, i) => sum + (value - mean(a)) * (b[i]! - mean(b)), 0) / 4;
      const c = cov(x, { y }).tolist() as number[][];
      expect(c[0]![1]!).toBeCloseTo(product(x, y), 8);
      expect(c[1]![1]!).toBeCloseTo(product(y, y), 8);
    }),
  );
});

test('coefficients are those of pearsonr, whatever the scale', () => {
  const x = [1, 5, 2, 8, 3];
  const y = [2, 4, 4, 9, 1];
  const matrix = corrcoef([x, y]).tolist() as number[][];
  expect(matrix[0]![1]).toBeCloseTo(pearsonr(x, y).statistic, 14);
  expect(matrix[0]![0]).toBeCloseTo(1, 15);
  const scaled = corrcoef(multiply(add([x, y], 7), 3)).tolist() as number[][];
  expect(scaled[0]![1]).toBeCloseTo(matrix[0]![1]!, 14);
});

test('too few observations are warned of', () => {
  const warnings: string[] = [];
  const before = onWarning((warning) => warnings.push(String(warning)));
  expect(cov([5]).item()).toBeNaN();
  onWarning(before);
  expect(warnings).toEqual(['SmallSampleWarning: cov: no degree of freedom is left']);
});

test('errors say what is wrong', () => {
  const m = [
    [1, 2, 3],
    [3, 1, 2],
  ];
  expect(() => cov([[[1]]])).toThrow('cov: m has the shape (1, 1, 1), must have two axes at most');
  expect(() => cov(m, { y: [1, 2] })).toThrow('cov: y has 2 observations, m has 3');
  expect(() => cov(m, { fweights: [1, 2] })).toThrow('cov: fweights has the shape (2,)');
  expect(() => cov(m, { fweights: [1, 2, 0.5] })).toThrow('cov: fweights must be whole numbers');
  expect(() => cov(m, { aweights: [1, -1, 1] })).toThrow('cov: aweights has -1');
  expect(() => cov(m, { aweights: [0, 0, 0] })).toThrow('cov: the weights add up to 0');
  expect(() => cov(m, { ddof: 0.5 })).toThrow('cov: ddof is 0.5, must be a whole number');
  expect(() => cov(m, { dtype: 'int32' as 'float32' })).toThrow('cov: dtype is int32');
  expect(() => cov([new Complex(1, 1)], { dtype: 'float64' })).toThrow('cov: dtype is float64');
  expect(() => corrcoef(m, { bias: true } as object)).toThrow('corrcoef: takes no option bias');
  expect(() => cov('x' as never)).toThrow(/^cov: expected an array/);
});
