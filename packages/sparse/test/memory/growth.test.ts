/**
 * Where memory cannot be shared, as on a page without cross-origin isolation, all views of it are void once
 * it grows. Here it grows with every allocation.
 */
import { array, heap, type NdArray } from '@numloom/ndarray';
import {
  cg,
  csc_array,
  csr_array,
  diags_array,
  eigs,
  eigsh,
  expm,
  expm_multiply,
  aslinearoperator,
  gcrotmk,
  gmres,
  ic0,
  jacobi,
  lobpcg,
  lsqr,
  minres,
  smoothedAggregation,
  type SparseArray,
  spilu,
  splu,
  type SpluOptions,
  svds,
} from '@numloom/sparse';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { LinearMemory } from '../../../ndarray/src/memory/linear-memory.ts';
import { laplacian } from '../systems.ts';

const { Memory } = WebAssembly;
const allocateScratch = heap.allocateScratch.bind(heap);

beforeAll(() => {
  WebAssembly.Memory = class extends Memory {
    isForced = false;

    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      if (descriptor.shared === true) throw new RangeError('memory is not shared here');
      super(descriptor);
    }

    override grow(pages: number): number {
      return super.grow(this.isForced ? 1 : pages);
    }
  };
  // As soon as it has grown by itself, it is known.
  const grow = vi.spyOn(LinearMemory.prototype, 'grow');
  heap.allocateScratch(2 ** 24).dispose();
  const linear = grow.mock.contexts[0] as LinearMemory;
  grow.mockRestore();
  const memory = linear.memory as WebAssembly.Memory & { isForced: boolean };
  heap.allocateScratch = (byteLength) => {
    memory.isForced = true;
    linear.grow(linear.buffer.byteLength + 1);
    memory.isForced = false;
    return allocateScratch(byteLength);
  };
});

afterAll(() => {
  WebAssembly.Memory = Memory;
  heap.allocateScratch = allocateScratch;
});

/** Neither symmetric nor with a diagonal that suits. */
function shifted(n: number): SparseArray {
  const [row, col, data] = [[] as number[], [] as number[], [] as number[]];
  for (let i = 0; i < n; i++) {
    for (const [step, value] of [
      [1, 4],
      [7, 1],
      [0, 1e-3],
      [n - 1, 0.5],
    ] as const) {
      // prettier-ignore
      row.push((i + step) % n);
      col.push(i);
      data.push(value + (i % 5) / 10);
    }
  }
  return csc_array({ row, col, data, shape: [n, n] });
}

const sine = (n: number) => Float64Array.from({ length: n }, (_, i) => Math.sin(1 + i));

function residual(a: SparseArray, x: NdArray, b: ArrayLike<number>): number {
  const product = a.matmul(x) as NdArray;
  return Math.max(...Array.from(product.values(), (value, i) => Math.abs(Number(value) - b[i]!)));
}

describe('memory that moves', () => {
  const options: SpluOptions[] = [
    {},
    { strategy: 'scalar' },
    { strategy: 'supernodal', panel_size: 32 },
    { strategy: 'supernodal', ordering: 'nested-dissection' },
    { strategy: 'symmetric' },
    { strategy: 'ldl', equilibrate: true },
    { ordering: 'reverse-cuthill-mckee' },
  ];
  test.each(options)('splu %o', (how) => {
    expect(heap.shared).toBe(false);
    const symmetric = laplacian(18);
    for (const a of how.strategy === 'ldl' ? [symmetric] : [symmetric, shifted(300)]) {
      const b = sine(a.shape[0]);
      using lu = splu(a, how);
      const { x, normwise_error } = lu.solve(b, { errors: true });
      expect(normwise_error.get(0)).toBeLessThan(1e-15);
      expect(residual(a, x, b)).toBeLessThan(1e-9);
      expect(residual(a.T, lu.solve(b, 'T'), b)).toBeLessThan(1e-9);
      expect(lu.rcond).toBeGreaterThan(0);
      lu.refactor(a);
      expect(residual(a, lu.solve(b), b)).toBeLessThan(1e-9);
    }
  });

  test('iterations and preconditioners', () => {
    const a = laplacian(16);
    const b = sine(256);
    using lu = spilu(a);
    using cholesky = ic0(a);
    for (const M of [undefined, jacobi(a), smoothedAggregation(a), lu, cholesky]) {
      for (const solve of [cg, gcrotmk, gmres, minres]) {
        const { x } = solve(a, b, { rtol: 1e-8, maxiter: 2000, ...(M && { M }) });
        expect(residual(a, x, b)).toBeLessThan(1e-4);
      }
    }
    expect(residual(a, lsqr(a, b, { atol: 1e-10, btol: 1e-10 }).x, b)).toBeLessThan(1e-4);
  });

  test('eigenvalues and singular values', () => {
    // No value of it is there twice.
    const a = laplacian(16)
      .add(diags_array([sine(256)]))
      .tocsr();
    const largest = Math.max(...(eigsh(a, { k: 4 }).eigenvalues.values() as Iterable<number>));
    const [value] = svds(a, { k: 1 }).S.values() as unknown as number[];
    expect(value).toBeCloseTo(largest, 8);
    const x = Float64Array.from({ length: 512 }, (_, i) => Math.cos(i * i));
    const M = jacobi(a);
    const blocks = lobpcg(a, array(x).reshape([256, 2]), { maxiter: 300, tol: 1e-6, M });
    expect(blocks.eigenvalues.get(0)).toBeCloseTo(largest, 8);
    const general = eigs(a, { k: 4 }).eigenvalues;
    const sizes = Array.from(general.values(), (one) => Math.hypot((one as { re: number }).re));
    expect(Math.max(...sizes)).toBeCloseTo(largest, 8);
    const near = eigs(shifted(150), { k: 3, sigma: 1 }).eigenvalues;
    expect(near.size).toBe(3);
  });

  test('exponentials', () => {
    const a = laplacian(9).multiply(-0.5);
    const b = sine(81);
    const wanted = expm(a).matmul(b) as NdArray;
    const small = diags_array([sine(80)], { offsets: [1], shape: [81, 81] }).tocsr();
    const nilpotent = small.multiply(csr_array(small.toarray())).tocsr();
    expect(expm(nilpotent).nnz).toBeGreaterThan(81);
    for (const given of [a, a.toarray(), aslinearoperator(a)]) {
      const once = expm_multiply(given, b);
      const several = expm_multiply(given, b, { start: 0, stop: 1, num: 20 });
      for (let i = 0; i < 81; i++) {
        expect(once.get(i)).toBeCloseTo(Number(wanted.get(i)), 12);
        expect(several.get(19, i)).toBeCloseTo(Number(wanted.get(i)), 12);
      }
    }
  });
});
