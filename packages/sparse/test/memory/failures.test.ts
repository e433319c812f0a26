/** Direct solvers where memory does not suffice: wherever that is, all is given back, and nothing wrong is left. */
import { heap, type NdArray } from '@numloom/ndarray';
import {
  csc_array,
  type SparseArray,
  type SparseLU,
  splu,
  type SpluOptions,
} from '@numloom/sparse';
import { afterEach, describe, expect, test } from 'vitest';
import { laplacian } from '../systems.ts';

const allocateScratch = heap.allocateScratch.bind(heap);

/** Has memory suffice for so many blocks more. */
function limit(blocks: number): void {
  let left = blocks;
  heap.allocateScratch = (byteLength) => {
    if (left-- <= 0) throw new RangeError(`no room for ${byteLength} bytes`);
    return allocateScratch(byteLength);
  };
}

function unlimited(): void {
  heap.allocateScratch = allocateScratch;
}

afterEach(unlimited);

/** A grid, and columns of one entry beside their own. */
function hanging(m: number, factor: number): SparseArray {
  const { row, col, data } = laplacian(m).tocoo().parts;
  const [n, more] = [m * m, 40];
  const beside = Array.from({ length: more }, (_, k) => n + k);
  return csc_array({
    row: [...row.values(), ...beside, ...beside.map((k) => (7 * k) % n)],
    col: [...col.values(), ...beside, ...beside],
    // Where some entries are another part of theirs, pivots are chosen anew.
    data: [
      ...Array.from(data.values(), (value, k) => (k % 3 === 0 ? factor : 1) * Number(value)),
      ...beside.map(() => 2),
      ...beside.map(() => 1),
    ],
    shape: [n + more, n + more],
  });
}

function isDisposed(lu: SparseLU): boolean {
  try {
    return lu.nnz === 0;
  } catch (error) {
    expect(String(error)).toContain('the factors were disposed of');
    return true;
  }
}

describe('memory that does not suffice', () => {
  const options: SpluOptions[] = [
    { blockTriangular: true },
    { strategy: 'supernodal' },
    { strategy: 'symmetric' },
    { ordering: 'natural', equilibrate: true },
  ];
  test.each(options)('splu %o', (how) => {
    const [a, other] = [hanging(12, 1), hanging(12, 1e-6)];
    const b = Float64Array.from({ length: a.shape[0] }, (_, k) => 1 + (k % 5));
    for (let blocks = 0, isEnough = false; !isEnough; blocks++) {
      const { scratch } = heap.stats();
      limit(blocks);
      try {
        splu(a, how).dispose();
        isEnough = true;
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
      unlimited();
      expect(heap.stats().scratch).toBe(scratch);
    }
    for (let blocks = 0, isEnough = false; !isEnough; blocks++) {
      const { scratch } = heap.stats();
      using lu = splu(a, how);
      limit(blocks);
      try {
        lu.refactor(other);
        isEnough = true;
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
      unlimited();
      if (isEnough) break;
      if (isDisposed(lu)) {
        expect(heap.stats().scratch).toBe(scratch);
        continue;
      }
      // It did not come as far as to change them.
      const product = a.matmul(lu.solve(b)) as NdArray;
      b.forEach((value, k) => expect(product.get(k)).toBeCloseTo(value, 6));
    }
  });
});
