/** The tasks in numloom. */
import type { NdArray } from '@numloom/ndarray';
import { asarray, heap } from '@numloom/ndarray';
import { mmread } from '@numloom/sparse/files';
import * as sparse from '@numloom/sparse';
import type { Contender, Prepared } from '../contender.ts';
import { grid } from './grids.ts';
import { fileOf, partsOf } from './tasks.ts';

export const numloom: Contender = {
  name: 'numloom',
  prepare(name, [operand]): Prepared | undefined {
    heap.configure({ budget: 2 ** 31 });
    const { kind, axes, points } = partsOf(name);
    const b = asarray(operand!).copy();
    const read = (): sparse.SparseArray => mmread(fileOf(name)) as sparse.SparseArray;
    if (kind === 'matrix') return prepared(factoring(read().tocsc(), b));
    if (kind === 'mmread') {
      return { run: () => void read(), result: () => numbers(read().tocsr().parts.data) };
    }
    const { size, indptr, indices, data } = grid(axes, points);
    const [starts, columns, values] = [asarray(indptr), asarray(indices), asarray(data)];
    const a = new sparse.SparseArray({
      ...{ format: 'csr', dtype: 'float64', shape: [size, size] },
      ...{ indptr: starts.copy(), indices: columns.copy(), data: values.copy() },
    });
    return prepared(wayOf(kind, a.tocsc(), a, b));
  },
};

const prepared = (compute: () => NdArray): Prepared => ({
  run: () => compute().dispose(),
  result: () => numbers(compute()),
});

function wayOf(
  kind: string,
  byColumns: sparse.SparseArray,
  byRows: sparse.SparseArray,
  b: NdArray,
): () => NdArray {
  const rtol = 1e-8;
  switch (kind) {
    case 'matvec':
      return () => byRows.matmul(b) as NdArray;
    case 'cg':
      return () => sparse.cg(byRows, b, { rtol }).x;
    case 'cg-jacobi': {
      // Made before, as SciPy's.
      const M = sparse.jacobi(byRows);
      return () => sparse.cg(byRows, b, { rtol, M }).x;
    }
    case 'cg-spilu':
      return () => {
        using M = sparse.spilu(byColumns, { permc_spec: 'MMD_AT_PLUS_A', diag_pivot_thresh: 0 });
        return sparse.cg(byRows, b, { rtol, M }).x;
      };
    case 'splu-columns':
      return factoring(byColumns, b, { strategy: 'supernodal', ordering: 'colamd' });
    default:
      return factoring(byColumns, b);
  }
}

/** Factors and one solution. */
const factoring =
  (a: sparse.SparseArray, b: NdArray, options: sparse.SpluOptions = {}) =>
  () => {
    using factors = sparse.splu(a, options);
    return factors.solve(b);
  };

const numbers = (array: NdArray): number[] => Array.from(array.real.reshape(-1).values(), Number);
