import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { array, type NdArray, zeros } from '@numloom/ndarray';
import { assign, configure, evaluate, kernelStatistics, nd, store } from '@numloom/ufunc';

/** Long enough for two rows to be computed at once, and an odd number of columns. */
const COLUMNS = 1403;

beforeEach(() => configure({ backend: 'wasm' }));
afterEach(() => configure({ backend: 'auto' }));

function filled(rows: number): NdArray<'float64'> {
  const u = zeros([rows, COLUMNS]);
  const { data } = u;
  for (let i = 0; i < data.length; i++) data[i] = Math.sin(i) * 100;
  return u;
}

/** The same computation element by element, and so never two rows at once. */
function interpreted(rows: number, compute: (u: NdArray<'float64'>) => NdArray[]): NdArray[] {
  configure({ backend: 'interpreter' });
  const results = compute(filled(rows));
  configure({ backend: 'wasm' });
  return results;
}

function expectEqual(rows: number, compute: (u: NdArray<'float64'>) => NdArray[]): void {
  const expected = interpreted(rows, compute);
  compute(filled(rows)).forEach((result, i) => {
    expect(Buffer.compare(bytes(result), bytes(expected[i]!))).toBe(0);
  });
}

function bytes(of: NdArray): Uint8Array {
  const packed = of.copy();
  return new Uint8Array(packed.data.buffer, packed.data.byteOffset, packed.data.byteLength);
}

const stencil = (u: NdArray) =>
  nd`((${u}[:-2, 1:-1] + ${u}[2:, 1:-1]) * 0.3 + (${u}[1:-1, :-2] + ${u}[1:-1, 2:]) * 0.2) * 1.1`;

test('long rows of a stencil have a kernel of their own, short rows and other expressions not', () => {
  const compiledBy = (columns: number, compute: (u: NdArray) => unknown): number => {
    const before = kernelStatistics().compiled;
    compute(zeros([40, columns]));
    return kernelStatistics().compiled - before;
  };
  const direct = (u: NdArray) => evaluate(nd`(${u}[:-2, 1:] - ${u}[2:, 1:]) * 7 + ${u}[1:-1, 1:]`);
  expect([compiledBy(100, direct), compiledBy(COLUMNS, direct)]).toEqual([1, 1]);
  const lagged = (u: NdArray) =>
    assign(u.slice('1:-1, 1:'), nd`(${u}[:-2, 1:] - ${u}[2:, 1:]) * 7`);
  compiledBy(100, lagged);
  expect(compiledBy(COLUMNS, lagged)).toBe(1);
  const pointwise = (u: NdArray) => evaluate(nd`${u}[1:, 1:] * 7 - ${u}[1:, 1:] ** 2`);
  expect([compiledBy(100, pointwise), compiledBy(COLUMNS, pointwise)]).toEqual([1, 0]);
});

test.each([18, 19, 40, 41])('a sweep of %i rows into another array', (rows) => {
  expectEqual(rows, (u) => [evaluate(stencil(u))]);
});

test.each([18, 19, 40, 41])('a sweep of %i rows in place, with the change of each', (rows) => {
  expectEqual(rows, (u) => {
    const next = stencil(u);
    const inner = u.slice('1:-1, 1:-1');
    const [, change] = evaluate([store(inner, next), nd`sum((${next} - ${inner}) ** 2)`]);
    return [u, change];
  });
});

test('a stencil with corners in place', () => {
  expectEqual(30, (u) => {
    assign(u.slice('1:-1, 1:-1'), nd`${u}[:-2, :-2] * 0.5 - ${u}[2:, 2:] + ${u}[:-2, 2:] * 0.25`);
    return [u];
  });
});

test('two stores, one of them in place', () => {
  expectEqual(31, (u) => {
    const v = zeros(u.shape).slice('1:-1, 1:-1');
    const next = stencil(u);
    evaluate([store(u.slice('1:-1, 1:-1'), next), store(v, nd`${next} + ${u}[2:, 1:-1]`)]);
    return [u, v];
  });
});

test('any offsets, in place, forwards and backwards', () => {
  const offset = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
  fc.assert(
    fc.property(
      fc.array(offset, { minLength: 2, maxLength: 5 }),
      fc.integer({ min: 24, max: 29 }),
      (offsets, rows) => {
        expectEqual(rows, (u) => {
          const [first, ...others] = offsets.map(([i, k]) =>
            u.slice(`${i}:${rows - 4 + i}`, `${k}:${COLUMNS - 4 + k}`),
          );
          const total = others.reduce((sum, part) => nd`${sum} * 0.7 + ${part}`, nd`${first!} * 1`);
          assign(u.slice('2:-2, 2:-2'), total);
          return [u];
        });
      },
    ),
    { numRuns: 60 },
  );
});

test('rows of a view with gaps', () => {
  expectEqual(36, (u) => {
    const v = u.slice('::2');
    assign(v.slice('1:-1, 1:-1'), stencil(v));
    return [u, array(v)];
  });
});
