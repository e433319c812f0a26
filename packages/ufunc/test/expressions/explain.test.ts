/** What explain says of an evaluation, and that it does nothing. */
import { array, heap, ones, zeros } from '@numloom/ndarray';
import {
  add,
  configure,
  divide,
  explain,
  multiply,
  nd,
  StaleExpressionError,
  store,
  subtract,
  sum,
} from '@numloom/ufunc';
import { expect, test } from 'vitest';
import { testOfCode } from './support/codegen.ts';

function lines(text: string, word: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.includes(word))
    .map((line) => line.trim());
}

test('it shows the nest, the operands and the kernel of the five-point stencil', () => {
  const [u, v] = [ones([100, 100]), zeros([100, 100])];
  const next = nd`(${u}[:-2, 1:-1] + ${u}[2:, 1:-1]) * 2 + (${u}[1:-1, :-2] + ${u}[1:-1, 2:]) * 3`;
  const text = explain(store(v.slice('1:-1', '1:-1'), next));
  expect(lines(text, 'round')).toEqual(['round 1']);
  expect(lines(text, 'nest over')[0]).toMatch(
    /^nest over \(98, 98\), run as 98 x 98, by the \w+ backend$/,
  );
  expect(lines(text, 'read float64, strides [100, 1]')).toHaveLength(4);
  expect(lines(text, 'store float64, strides [100, 1], written directly')).toHaveLength(1);
  expect(lines(text, '= load.float64')).toHaveLength(4);
  expect(lines(text, '= add.float64')).toHaveLength(3);
  expect(lines(text, '= mul.float64')).toHaveLength(2);
});

testOfCode('it names the backend', () => {
  const x = ones([50, 50]);
  configure({ backend: 'interpreter' });
  expect(explain(add(x, 1))).toContain('by the interpreter backend');
  configure({ backend: 'auto' });
  expect(explain(add(ones([500, 500]), 1))).not.toContain('by the interpreter backend');
});

test('it shows rounds, folds and how they run', () => {
  const x = ones([30, 40]);
  const normal = explain(divide(x, sum(multiply(x, x))));
  expect(lines(normal, 'round')).toEqual(['round 1', 'round 2']);
  expect(normal).toContain('run as 1200 folded');
  expect(lines(normal, 'store float64')).toEqual(['store float64, strides [1], written directly']);
  expect(explain(sum(x, { axis: 0 }))).toContain('folds accumulate row by row');
  expect(explain(sum(x, { axis: 1 }))).toContain('run as 30 x 40 folded');
  expect(explain(sum(zeros([0, 3])))).toContain('no element');
  expect(explain(x)).toBe('nothing to compute');
  const late = explain([store(x.slice(0), x.slice(1)), sum(x, { axis: 0 })]);
  expect(late).toContain('then copy to the array of shape (40,)');
});

test('it computes, allocates and consumes nothing', () => {
  const x = array([1, 2, 3]);
  const e = subtract(x, divide(sum(x), 3));
  const before = heap.stats().allocations;
  explain([e, store(x, e), x]);
  explain(e);
  expect(heap.stats().allocations).toBe(before);
  expect(x.tolist()).toEqual([1, 2, 3]);
  x.fill(0);
  expect(e.tolist()).toEqual([-1, 0, 1]);
});

test('it refuses what evaluate refuses', () => {
  const x = ones(3);
  const inner = add(x, 1);
  multiply(inner, 2);
  expect(() => explain(store(x, ones(2)))).toThrow(/^explain: /);
  x.fill(0);
  expect(() => explain(inner)).toThrow(StaleExpressionError);
});
