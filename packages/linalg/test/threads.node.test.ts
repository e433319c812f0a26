import type { NdArray } from '@numloom/ndarray';
import { configure, kernelStatistics } from '@numloom/ufunc';
import { matmul } from '@numloom/linalg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomComplex, randomMatrix } from './matrices.ts';

/** The bytes of a packed array. */
function bits({ storage, offset, size, itemsize }: NdArray): Buffer {
  return Buffer.from(storage.view('uint8').slice(offset * itemsize, (offset + size) * itemsize));
}

beforeEach(() => configure({ threads: 1 }));
afterEach(() => configure({ threads: 1 }));

describe('products have the same bits with one thread and with more', () => {
  test.each(['float32', 'float64', 'complex64', 'complex128'] as const)('%s', (dtype) => {
    const isComplex = dtype.startsWith('complex');
    const [m, n, k] = isComplex ? [61, 99, 450] : [103, 201, 900];
    const make = isComplex ? randomComplex : randomMatrix;
    const a = make(m, k, 1).astype(dtype) as NdArray;
    const b = make(k, n, 2).astype(dtype) as NdArray;
    const one = matmul(a, b);
    const byColumns = matmul(a.T.copy().T, b.T.copy().T);
    configure({ threads: 2 });
    for (let turn = 0; turn < 5; turn++) {
      expect(bits(matmul(a, b)).equals(bits(one))).toBe(true);
      expect(bits(matmul(a.T.copy().T, b.T.copy().T)).equals(bits(byColumns))).toBe(true);
    }
  });
});

test('workers take part', async () => {
  configure({ threads: 2 });
  const a = randomMatrix(400, 400, 1);
  const before = kernelStatistics().shared;
  for (let turn = 0; turn < 100 && kernelStatistics().shared === before; turn++) {
    matmul(a, a);
    // A worker that still starts learns of kernels by messages.
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(kernelStatistics().shared).toBeGreaterThan(before);
});
