/** What the table of NumPy's results does not say of einsum: paths, views, options, errors. */
import { arange, asarray, type NdArray, ones, shares_memory, zeros } from '@numloom/ndarray';
import {
  type ContractionPath,
  einsum,
  einsum_path,
  matmul,
  multi_dot,
  tensordot,
} from '@numloom/linalg';
import { add } from '@numloom/ufunc';
import fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import reference from './reference/paths.json' with { type: 'json' };

function numbered(...shape: number[]): NdArray<'float64'> {
  const size = shape.reduce((product, length) => product * length, 1);
  return arange(size, { dtype: 'float64' }).reshape(shape);
}

test('without sums of one operand the result is a view', () => {
  const a = numbered(3, 3);
  const diagonal = einsum('ii->i', a);
  expect(shares_memory(diagonal, a)).toBe(true);
  diagonal.fill(-1);
  expect(a.tolist()).toEqual([
    [-1, 1, 2],
    [3, -1, 5],
    [6, 7, -1],
  ]);
  expect(shares_memory(einsum('ij->ji', a), a)).toBe(true);
});

test('operands are expressions, numbers, typed and nested arrays', () => {
  const a = numbered(2, 2);
  expect(einsum('ij,j,->i', add(a, 1), new Float64Array([1, 2]), 10).tolist()).toEqual([50, 110]);
  expect(einsum('i->', [1, 2, 3]).item()).toBe(6);
  const e = add(a, 1);
  expect(matmul(e, e).tolist()).toEqual([
    [7, 10],
    [15, 22],
  ]);
});

test('results have the dtype that the compiler says', () => {
  const [f, i] = [ones(2, { dtype: 'float32' }), ones(2, { dtype: 'int16' })];
  const both = einsum('i,i', f, i);
  expectTypeOf(both).toEqualTypeOf<NdArray<'float32'>>();
  expect(both.dtype).toBe('float32');
  const three = einsum('i,i,i', f, f, f, { optimize: 'optimal' });
  expectTypeOf(three).toEqualTypeOf<NdArray<'float32'>>();
  expect(three.dtype).toBe('float32');
  const told = einsum('i,i', i, i, { dtype: 'float64' });
  expectTypeOf(told).toEqualTypeOf<NdArray<'float64'>>();
  expect(told.dtype).toBe('float64');
  expectTypeOf(matmul(i, i)).toEqualTypeOf<NdArray<'int16'>>();
  expectTypeOf(einsum('i,i->', i, i, { out: zeros([]) })).toEqualTypeOf<NdArray<'float64'>>();
  expectTypeOf(tensordot(i, [1, 2], { axes: 1 })).toEqualTypeOf<NdArray<'float64'>>();
  expectTypeOf(multi_dot([f.reshape([1, 2]), f])).toEqualTypeOf<NdArray<'float32'>>();
});

test('out is written as if all was read before', () => {
  const a = numbered(2, 2);
  expect(einsum('ij,jk', a, a, { out: a })).toBe(a);
  expect(a.tolist()).toEqual([
    [2, 3],
    [6, 11],
  ]);
  expect(einsum('ij->ji', a, { out: a }).tolist()).toEqual([
    [2, 6],
    [3, 11],
  ]);
  expect(matmul(a, a, { out: a.T }).tolist()).toEqual([
    [22, 78],
    [39, 139],
  ]);
  expect(() => einsum('ij->', a, { out: a })).toThrow('einsum: out has the shape (2, 2), needs ()');
  const integer = zeros([2, 2], { dtype: 'int32' });
  expect(() => matmul(a, a, { out: integer })).toThrow(/^matmul: out has the dtype int32/);
});

test('dtype and casting', () => {
  const a = asarray([1.5, 2.5]);
  expect(() => einsum('i->', a, { dtype: 'int32' })).toThrow(/casting 'safe'/);
  expect(einsum('i->', a, { dtype: 'int32', casting: 'unsafe' }).item()).toBe(3);
  const b = ones(300, { dtype: 'int8' });
  expect(einsum('i->', b).item()).toBe(44);
  expect(einsum('i->', b, { dtype: 'int16' }).item()).toBe(300);
});

test.each([
  ['ij,jk', 2, /'ij,jk' is for 2 operands, there are 1/],
  ['i->j', 1, /j, which no operand has/],
  ['i->ii', 1, /has i twice/],
  ['i.', 1, /has '\.' in 'i\.'/],
  ['i;', 1, /has ';' in 'i;'/],
  ['i...j...', 1, /two ellipses/],
  ['i->i->i', 1, /more than one '->'/],
  ['ij', 1, /operand 0 has the shape \(2,\), 'ij' names 2 axes of it/],
  ['...->', 1, /no ellipsis/],
])('%s: %d', (text, _, message) => {
  expect(() => einsum(text, ones(2))).toThrow(message);
  expect(() => einsum_path(text, ones(2))).toThrow(message);
});

test('bad options', () => {
  const a = ones(2);
  // @ts-expect-error no such way
  expect(() => einsum('i,i', a, a, { optimize: 'best' })).toThrow(/^einsum: optimize is best/);
  expect(() => einsum('i,i', a, a, { optimize: [[0, 2]] })).toThrow(/the step \[0, 2\]/);
  expect(() => einsum('i,i', a, a, { optimize: [[0, 0]] })).toThrow(/the step \[0, 0\]/);
  expect(() => einsum('i,j', a, ones(3), { dtype: 'float' as 'float32' })).toThrow(TypeError);
  expect(() => einsum('i,i', a, ones(3))).toThrow('einsum: i has the length 2, and 3 in operand 1');
  expect(() => einsum('ii', ones([2, 3]))).toThrow(/i has the length 2, and 3/);
  expect(() => einsum('ii', ones([1, 3]))).toThrow(/the lengths 1 and 3/);
  expect(() => multi_dot([a])).toThrow(/^multi_dot: there are 1 operands/);
});

const chains = fc.integer({ min: 2, max: 5 }).chain((count) => {
  const term = fc.uniqueArray(fc.constantFrom(...'abcde'), { maxLength: 3 });
  return fc.tuple(
    fc.array(term, { minLength: count, maxLength: count }),
    fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }),
    fc.nat(),
  );
});

test('all ways to contract give the same', () => {
  fc.assert(
    fc.property(chains, ([terms, lengths, seed]) => {
      const operands = terms.map((term, i) => {
        const shape = term.map((letter) => lengths[letter.charCodeAt(0) - 97]!);
        return add(numbered(...shape), i - 2).evaluate();
      });
      const letters = [...new Set(terms.flat())];
      const output = letters.filter((_, k) => (seed >> k) & 1).reverse();
      const text = `${terms.map((term) => term.join('')).join(',')}->${output.join('')}`;
      // Sums have no sign of zero to agree on.
      const values = (optimize: boolean | 'optimal' | ContractionPath) =>
        add(einsum(text, ...operands, { optimize }), 0).tolist();
      const loop = values(false);
      for (const optimize of [true, 'optimal'] as const) {
        expect(values(optimize)).toEqual(loop);
        const { path } = einsum_path(text, ...operands, { optimize });
        expect(values(path)).toEqual(loop);
      }
    }),
    { numRuns: 60 },
  );
});

test.each(reference)('the best path of $text takes no more than NumPy finds', (own) => {
  const operands = own.shapes.map((shape) => ones(shape));
  const operations = (optimize: boolean | 'greedy' | 'optimal') => {
    const { report } = einsum_path(own.text, ...operands, { optimize });
    return Number(/Operations of the path: +(\S+)/.exec(report)![1]);
  };
  expect(operations('optimal')).toBeLessThanOrEqual(own.optimal * 1.001);
  expect(operations('greedy')).toBeLessThanOrEqual(own.greedy * 1.001);
  expect(operations(false)).toBe(own.naive);
});

test('a report names each step', () => {
  const { path, report } = einsum_path('ij,jk,kl->il', ones([2, 9]), ones([9, 8]), ones([8, 3]));
  expect(path).toEqual([
    [0, 1],
    [0, 1],
  ]);
  expect(report.split('\n').map((line) => line.trim())).toEqual([
    'Contraction:  ij,jk,kl->il',
    'Scaling of one loop:  4',
    'Scaling of the path:  3',
    'Operations of one loop:  1.296e+3',
    'Operations of the path:  3.840e+2',
    'Speedup:  3.375',
    'Largest intermediate:  1.600e+1 elements',
    '-'.repeat(74),
    expect.stringMatching(/^scaling +step +remaining$/),
    '-'.repeat(74),
    expect.stringMatching(/^3 +ij,jk->ik +kl,ik->il$/),
    expect.stringMatching(/^3 +kl,ik->il +il->il$/),
  ]);
});
