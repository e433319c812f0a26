/** Kernels are compiled once for an expression, whatever its shapes, values and addresses. */
import { array, type DType, type NdArray, ones, zeros } from '@numloom/ndarray';
import {
  add,
  assign,
  configure,
  evaluate,
  type Expression,
  kernelStatistics,
  multiply,
  nd,
  store,
  sum,
} from '@numloom/ufunc';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backends } from './support/backends.ts';
import { testOfCode } from './support/codegen.ts';

/** How many kernels are compiled in `action`. */
function compiledIn(action: () => unknown): number {
  const { compiled } = kernelStatistics();
  action();
  return kernelStatistics().compiled - compiled;
}

/** Expressions that no other test has, by the number of times that something is done. */
const families: readonly (readonly [string, (x: NdArray, scalar: number) => Expression])[] = [
  ['elementwise', (x, scalar) => nd`${x} * ${x} * ${x} - ${scalar} * ${x} + ${x} * ${x}`],
  ['with a reduction', (x, scalar) => sum(nd`${x} * ${x} * ${x} - ${scalar} / ${x}`)],
  [
    'with a reduction over the first axis',
    (x, scalar) => sum(nd`${x} * ${x} - ${scalar} / ${x}`, { axis: 0 }),
  ],
];

describe.each(backends.filter((backend) => backend !== 'interpreter'))('%s', (backend) => {
  beforeAll(() => configure({ backend }));
  afterAll(() => configure({ backend: 'auto' }));

  test.each(families)('%s: one kernel for all shapes and values of a kind', (_, make) => {
    // Enough rows for blocks of rows to be combined in several steps.
    make(ones([1000, 150]), 1).evaluate();
    make(ones([150, 150]), 1).evaluate();
    make(ones([50, 50]), 1).evaluate();
    expect(compiledIn(() => make(ones([50, 50]), 1).evaluate())).toBe(0);
    expect(compiledIn(() => make(ones([7, 9]), 2.5).evaluate())).toBe(0);
    expect(compiledIn(() => make(zeros([1000, 3]), -1e300).evaluate())).toBe(0);
    expect(compiledIn(() => make(ones([3, 4]), NaN).evaluate())).toBe(0);
  });

  test('another one for another dtype, rank or way through memory', () => {
    const make = (x: NdArray) => nd`${x} * ${x} * 3 - ${x} / 2 + ${x} * 4`.evaluate();
    const strided = ones([200, 200]);
    make(ones([200, 200]));
    expect(compiledIn(() => make(ones([200, 200])))).toBe(0);
    for (const dtype of ['float32', 'int32'] satisfies DType[]) {
      expect(compiledIn(() => make(ones([200, 200], { dtype })))).toBe(1);
    }
    expect(compiledIn(() => make(strided.slice(':', ':-1')))).toBe(1);
    expect(compiledIn(() => make(strided.slice('1:', '2:')))).toBe(0);
    expect(compiledIn(() => make(strided.slice('1:', '1::3')))).toBe(1);
    expect(compiledIn(() => make(strided.slice('::3', '::-2')))).toBe(0);
  });

  test('every later iteration of a loop hits', () => {
    const [u, v] = [ones([40, 40]), ones([40, 40])];
    const turn = (i: number): void => {
      const next = nd`(${u}[:-2, 1:-1] + ${u}[2:, 1:-1]) * ${i} + ${u}[1:-1, :-2]`;
      evaluate([store(v.slice('1:-1', '1:-1'), next), sum(next)]);
      assign(u, add(v, 1));
    };
    turn(0);
    const before = kernelStatistics();
    for (let i = 1; i <= 50; i++) turn(i);
    const after = kernelStatistics();
    expect([after.kernels, after.compiled]).toEqual([before.kernels, before.compiled]);
    expect(after.hits - before.hits).toBeGreaterThanOrEqual(100);
  });
});

testOfCode('cold small work is interpreted, work that comes again is compiled', () => {
  configure({ backend: 'auto' });
  const x = array([1, 2, 3]);
  const turn = () => multiply(add(multiply(x, 3), x), add(x, 0.25)).evaluate();
  const { compiled } = kernelStatistics();
  turn();
  expect(kernelStatistics().compiled).toBe(compiled);
  for (let i = 0; i < 10; i++) turn();
  expect(kernelStatistics().compiled).toBe(compiled + 1);
});

test('unknown backends are refused', () => {
  expect(() => configure({ backend: 'gpu' as 'js' })).toThrow(
    /^configure: backend 'gpu' is not known/,
  );
});
