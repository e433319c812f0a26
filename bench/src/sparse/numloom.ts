/** The tasks in numloom. */
import type { NdArray } from '@numloom/ndarray';
import { asarray, heap } from '@numloom/ndarray';
import { mmread } from '@numloom/sparse/files';
import * as sparse from '@numloom/sparse';
import type { Contender, Prepared } from '../contender.ts';
import { grid } from './grids.ts';
import { fileOf, partsOf } from './tasks.ts';

type Call = (...operands: unknown[]) => unknown;
/** Solvers are called by their names: which there are decides which tasks can be done. */
type Exports = Readonly<Record<string, Call | undefined>>;

export const numloom: Contender = {
  name: 'numloom',
  prepare(name, [operand]): Prepared | undefined {
    heap.configure({ budget: 2 ** 31 });
    const { kind, axes, points } = partsOf(name);
    if (kind === 'mmread') {
      const read = (): sparse.SparseArray => mmread(fileOf(name)) as sparse.SparseArray;
      return { run: () => void read(), result: () => numbers(read().tocsr().parts.data) };
    }
    const { size, indptr, indices, data } = grid(axes, points);
    const [starts, columns, values] = [asarray(indptr), asarray(indices), asarray(data)];
    const a = new sparse.SparseArray({
      ...{ format: 'csr', dtype: 'float64', shape: [size, size] },
      ...{ indptr: starts.copy(), indices: columns.copy(), data: values.copy() },
    });
    const compute = wayOf(kind, a.tocsc(), a, asarray(operand!).copy());
    if (compute === undefined) return undefined;
    return {
      run: () => compute().dispose(),
      result: () => numbers(compute()),
    };
  },
};

function wayOf(
  kind: string,
  byColumns: sparse.SparseArray,
  byRows: sparse.SparseArray,
  b: NdArray,
): (() => NdArray) | undefined {
  const exported = sparse as unknown as Exports;
  if (kind === 'matvec') {
    const operator = exported['aslinearoperator'];
    const { matmul } = byRows as unknown as Exports;
    if (matmul) return () => matmul.call(byRows, b) as NdArray;
    return operator && (() => (operator(byRows) as sparse.LinearOperator).matvec(b));
  }
  const solver = exported[kind];
  if (solver === undefined) return undefined;
  if (kind === 'cg') return () => (solver(byRows, b, { rtol: 1e-8 }) as { x: NdArray }).x;
  return () => {
    const factor = solver(byColumns) as { solve(b: NdArray): NdArray; dispose?(): void };
    const x = factor.solve(b);
    factor.dispose?.();
    return x;
  };
}

const numbers = (array: NdArray): number[] => Array.from(array.reshape(-1).values(), Number);
