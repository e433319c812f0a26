/** Every method gives the same bits on any number of threads. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zeros } from '@numloom/ndarray';
import { configure, kernelStatistics } from '@numloom/ufunc';
import {
  type MethodName,
  methods,
  neumann,
  periodic,
  poissonProblem,
  type Problem,
  solve,
} from '@numloom/laplace';

const wave = (...at: readonly number[]): number => Math.sin(at.reduce((a, x) => 3 * a + 2 * x, 1));

/** Some points in the middle of a rectangle. */
function obstacle(shape: readonly number[]) {
  const mask = zeros([...shape], { dtype: 'bool' });
  mask.slice('100:120, 90:140').fill(true);
  return { mask, values: 0.5 };
}

const problems: Record<string, Problem> = {
  'a rectangle': poissonProblem({ shape: [401, 390], sides: wave, source: wave }),
  'values inside': poissonProblem({
    shape: [300, 310],
    sides: wave,
    fixed: obstacle([300, 310]),
  }),
  'slopes and a period': poissonProblem({
    shape: [330, 320],
    sides: [[0, neumann(1)], periodic],
    source: 1,
  }),
  'a box': poissonProblem({ shape: [50, 48, 52], sides: wave, source: wave }),
};
/** Factors take long on as many points. */
const small: Record<string, Problem> = {
  'a rectangle': poissonProblem({ shape: [121, 110], sides: wave, source: wave }),
};

const bytesOf = (problem: Problem, method: MethodName): Buffer => {
  const { u } = solve(problem, { method, tol: 0, maxiter: 4 });
  return Buffer.from(new Uint8Array(u.copy().storage.view('uint8')));
};

const names = Object.keys(methods) as MethodName[];
const suitable = (method: MethodName) =>
  Object.entries(method === 'direct' ? small : problems).filter(
    ([name]) => method !== 'fast-poisson' || name !== 'values inside',
  );

/** What one thread gives, for each method and problem. */
const expected = new Map<string, Buffer>();

beforeAll(async () => {
  configure({ threads: 1 });
  for (const method of names) {
    for (const [name, problem] of suitable(method)) {
      expected.set(`${method} ${name}`, bytesOf(problem, method));
    }
  }
  configure({ threads: 3 });
  // Workers that still start learn of kernels by messages.
  while (kernelStatistics().shared === 0) {
    bytesOf(problems['a rectangle']!, 'cg');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
});
afterAll(() => configure({ threads: 1 }));

describe.each(names)('the method %s', (method) => {
  test.each(suitable(method))('with %s', (name, problem) => {
    for (let turn = 0; turn < 2; turn++) {
      expect(bytesOf(problem, method).equals(expected.get(`${method} ${name}`)!)).toBe(true);
    }
  });
});

test('workers took part', { timeout: 120_000 }, async () => {
  // Parts of jobs that workers took: on a busy machine the first thread is through with many before they come.
  const [name, problem] = Object.entries(problems)[0]!;
  while (kernelStatistics().shared <= 500) {
    expect(bytesOf(problem, 'cg').equals(expected.get(`cg ${name}`)!)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve));
  }
});
