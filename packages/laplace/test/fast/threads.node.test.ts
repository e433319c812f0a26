import { execFileSync } from 'node:child_process';
import { asarray, type NdArray } from '@numloom/ndarray';
import { dctn, dstn } from '@numloom/laplace/transforms';
import { configure, kernelStatistics } from '@numloom/ufunc';
import { build } from 'esbuild';
import { afterEach, describe, expect, test } from 'vitest';
import { FastPoisson } from '../../src/fast/fast-poisson.ts';
import { allSides, pointsOf } from './operator.ts';

afterEach(() => configure({ threads: 1 }));

const numbers = (shape: readonly number[]) => {
  const size = shape.reduce((a, b) => a * b, 1);
  const values = Float64Array.from({ length: size }, (_, i) => Math.sin(i * i));
  return asarray(values)
    .reshape([...shape])
    .copy();
};

const isSame = (a: NdArray, b: NdArray) =>
  Buffer.from(a.copy().storage.view('uint8')).equals(Buffer.from(b.copy().storage.view('uint8')));

describe('more threads give the same bits', () => {
  test('of transforms', () => {
    const x = numbers([150, 4, 257]);
    const run = () => [dstn(x, { type: 1 }), dctn(x), dctn(x.T, { axes: [0] })];
    const one = run();
    configure({ threads: 2 });
    for (let turn = 0; turn < 3; turn++) {
      run().forEach((y, i) => expect(isSame(y, one[i]!)).toBe(true));
    }
  });

  test.each([
    [[400, 399], allSides[0]!],
    [[390, 401], allSides[1]!],
    [[400, 384], allSides[4]!],
    [[60, 50, 62], allSides[2]!],
  ])('of solutions: %j, %j', (shape, sides) => {
    const spacing = shape.map((n) => 1 / n);
    const points = shape.map((n) => pointsOf(n, sides));
    using solver = new FastPoisson({ shape: points, spacing, sides: shape.map(() => sides) });
    const f = numbers(shape);
    const one = solver.solve(f);
    configure({ threads: 2 });
    for (let turn = 0; turn < 3; turn++) expect(isSame(solver.solve(f), one)).toBe(true);
  });
});

test('workers take part', async () => {
  configure({ threads: 2 });
  const x = numbers([500, 500]);
  const before = kernelStatistics().shared;
  for (let turn = 0; turn < 100 && kernelStatistics().shared === before; turn++) {
    dstn(x, { type: 1 });
    // A worker that still starts learns of kernels by messages.
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(kernelStatistics().shared).toBeGreaterThan(before);
});

/** A program whose engine refuses shared memory. */
const PROGRAM = `
  const { Memory } = WebAssembly;
  WebAssembly.Memory = class extends Memory {
    constructor(description) {
      if (description.shared) throw new TypeError('no shared memory');
      super(description);
    }
  };
  const { heap, ones } = await import('@numloom/ndarray');
  const { FastPoisson } = await import('../../src/fast/fast-poisson.ts');
  const sides = [['dirichlet', 'dirichlet'], ['dirichlet', 'dirichlet']];
  const solver = new FastPoisson({ shape: [401, 401], spacing: [1, 1], sides });
  const u = solver.solve(ones([399, 399]));
  const at = (i, j) => u.get(i, j);
  const rest = 4 * at(5, 9) - at(4, 9) - at(6, 9) - at(5, 8) - at(5, 10) - 1;
  console.log(heap.shared, Math.abs(rest) < 1e-10);
`;

test('solves where the heap is not shared', async () => {
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    conditions: ['@numloom/source'],
  });
  const output = execFileSync(process.execPath, ['--input-type=module'], {
    input: outputFiles[0]!.text,
    encoding: 'utf8',
  });
  expect(output.trim()).toBe('false true');
});
