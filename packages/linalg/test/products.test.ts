/** Products against results of NumPy, in every layout. */
import { asarray, Complex, type DType, dtypes, NdArray, zeros } from '@numloom/ndarray';
import * as linalg from '@numloom/linalg';
import { expect, test } from 'vitest';
import reference from './reference/products.json' with { type: 'json' };

interface Case {
  readonly name: string;
  readonly operands: readonly (readonly [shape: readonly number[], dtype: DType, seed: number])[];
  readonly before?: readonly (string | number)[];
  readonly options?: object;
  readonly dtype?: string;
  readonly shape?: readonly number[];
  readonly values?: readonly number[];
}

/** An operand as in make_products.py. */
function operand(shape: readonly number[], dtype: DType, seed: number): NdArray {
  const size = shape.reduce((product, length) => product * length, 1);
  const value = (k: number, s: number) => ((((7 * k + 5 * s + k * k * s) % 11) + 11) % 11) - 5;
  const elements = Array.from({ length: size }, (_, k) =>
    dtypes[dtype].kind === 'c' ? new Complex(value(k, seed), value(k, seed + 1)) : value(k, seed),
  );
  return asarray(elements, { dtype: 'complex128' }).astype(dtype).reshape(shape).copy();
}

/** The same values in other places. */
const layouts: Record<string, (a: NdArray) => NdArray> = {
  contiguous: (a) => a,
  'by columns': (a) => a.copy('F'),
  reversed: (a) => {
    const backwards = a.shape.map(() => '::-1');
    return a
      .slice(...backwards)
      .copy()
      .slice(...backwards);
  },
  'with gaps': (a) => {
    const wide = zeros(
      a.shape.map((length) => 2 * length + 1),
      { dtype: a.dtype },
    );
    const gaps = wide.slice(...a.shape.map(() => '1::2'));
    linalg.einsum('...->...', a, { out: gaps });
    return gaps;
  },
  foreign: (a) =>
    dtypes[a.dtype].components === 1 && a.dtype !== 'bool'
      ? asarray(a.copy().data.slice()).reshape(a.shape)
      : a,
};

function exact(array: NdArray): number[] {
  const parts = [...array.values()].flatMap((value) =>
    value instanceof Complex ? [value.re, value.im] : [Number(value)],
  );
  // Without signs of zeros, which JSON has not.
  return parts.map((part) => part + 0);
}

const functions = linalg as unknown as Record<string, (...args: unknown[]) => NdArray>;

function call({ name, before = [], options }: Case, operands: readonly NdArray[]): NdArray {
  const given = name === 'multi_dot' ? [operands] : operands;
  const all = name === 'matrix_power' ? [...given, ...before] : [...before, ...given];
  return functions[name]!(...all, ...(options ? [options] : []));
}

const cases = reference as unknown as readonly Case[];

test.each([...new Set(cases.map(({ name }) => name))])('%s as in NumPy', (name) => {
  const all = Object.entries(layouts);
  cases.forEach((own, index) => {
    if (own.name !== name) return;
    const operands = own.operands.map((described) => operand(...described));
    for (const [layout, arrangedAs] of [all[0]!, all[1 + (index % (all.length - 1))]!]) {
      const label = `${JSON.stringify({ ...own, values: undefined })} ${layout}`;
      const compute = () => call(own, operands.map(arrangedAs));
      if (own.values === undefined) {
        expect(compute, label).toThrow(/^\w+: /);
        break;
      }
      const result = compute();
      expect(result, label).toBeInstanceOf(NdArray);
      expect([result.dtype, result.shape], label).toEqual([own.dtype, own.shape]);
      expect(exact(result), label).toEqual(own.values);
    }
  });
});

test.each([false, 'optimal'] as const)('einsum with optimize %s as in NumPy', (optimize) => {
  for (const own of cases) {
    if (own.name !== 'einsum' || own.values === undefined) continue;
    const operands = own.operands.map((described) => operand(...described));
    const result = call({ ...own, options: { optimize } }, operands);
    const label = JSON.stringify(own);
    expect([result.dtype, result.shape], label).toEqual([own.dtype, own.shape]);
    expect(exact(result), label).toEqual(own.values);
  }
});
