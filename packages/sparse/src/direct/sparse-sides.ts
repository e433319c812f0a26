/** Sparse right-hand sides, whose solutions are sparse. */
import { array, dtypes, foreignStorage, NdArray, packedLayout } from '@numloom/ndarray';
import type { Scalar } from '@numloom/linalg/kernels';
import { SparseArray } from '../array/sparse-array.ts';
import type { CompressedParts, SparseDType } from '../parts/parts.ts';
import { checkRows, columnsOf, solveColumns, type SolveTogether } from './right-sides.ts';

/** Columns that are dense at a time. */
const TOGETHER = 64;

/**
 * The solutions of systems whose right-hand sides are the columns of a sparse matrix, zeros left out.
 *
 * @throws RangeError where it has not n rows.
 */
export function solveSparse(
  b: SparseArray,
  n: number,
  dtype: SparseDType,
  scalar: Scalar,
  solve: SolveTogether,
): SparseArray<SparseDType, 'csc'> {
  const [, count] = b.shape;
  checkRows(b, n, 'solve');
  const { parts } = b.tocsc();
  const result: SparseDType =
    dtype === 'complex128' || b.dtype === 'complex128'
      ? 'complex128'
      : dtype === 'float32' && b.dtype === 'float32'
        ? 'float32'
        : 'float64';
  const found = new Entries(result, count);
  for (let j = 0; j < count; j += TOGETHER) {
    const block = columnsBetween(parts, j, Math.min(j + TOGETHER, count));
    const x = solveColumns(columnsOf(block, n, dtype, 'solve'), scalar, solve);
    found.add(x, j);
    x.dispose();
  }
  return new SparseArray<SparseDType, 'csc'>(found.parts(n));
}

/** Some columns as a dense matrix. */
function columnsBetween(
  parts: CompressedParts<SparseDType, 'csc'>,
  from: number,
  to: number,
): NdArray {
  const { shape, dtype, indptr, indices, data } = parts;
  const starts = Int32Array.from(indptr.slice(`${from}:${to + 1}`).values(), Number);
  const [first, end] = [starts[0]!, starts.at(-1)!];
  return new SparseArray({
    format: 'csc',
    dtype,
    shape: [shape[0], to - from] as const,
    indptr: array(starts.map((start) => start - first)),
    indices: indices.slice(`${first}:${end}`).copy(),
    data: data.slice(`${first}:${end}`).copy(),
  } satisfies CompressedParts<SparseDType, 'csc'>).toarray();
}

/** Entries that are found column by column. */
class Entries {
  readonly #dtype: SparseDType;
  readonly #starts: Int32Array;
  #rows = new Int32Array(64);
  #values: Float64Array;
  readonly #components: number;
  #count = 0;

  constructor(dtype: SparseDType, columns: number) {
    this.#dtype = dtype;
    this.#starts = new Int32Array(columns + 1);
    this.#components = dtypes[dtype].components;
    this.#values = new Float64Array(64 * this.#components);
  }

  /** The nonzeros of a packed dense matrix by rows, whose first column is `column`. */
  add({ shape, dtype, storage, offset }: NdArray, column: number): void {
    const [n, width] = shape as [number, number];
    const parts = this.#components;
    const from = (storage.view(dtype) as Float64Array).subarray(parts * offset);
    for (let j = 0; j < width; j++) {
      for (let i = 0, at = parts * j; i < n; i++, at += parts * width) {
        if (from[at] === 0 && (parts === 1 || from[at + 1] === 0)) continue;
        if (this.#count === this.#rows.length) this.#grow();
        this.#rows[this.#count] = i;
        for (let part = 0; part < parts; part++) {
          this.#values[parts * this.#count + part] = from[at + part]!;
        }
        this.#count++;
      }
      this.#starts[column + j + 1] = this.#count;
    }
  }

  #grow(): void {
    const rows = new Int32Array(2 * this.#rows.length);
    const values = new Float64Array(2 * this.#values.length);
    rows.set(this.#rows);
    values.set(this.#values);
    [this.#rows, this.#values] = [rows, values];
  }

  parts(n: number): CompressedParts<SparseDType, 'csc'> {
    const dtype = this.#dtype;
    const numbers = this.#values.slice(0, this.#components * this.#count);
    const size = this.#count;
    const data =
      dtype === 'complex128'
        ? new NdArray(dtype, packedLayout([size]), foreignStorage(numbers))
        : array(numbers).astype(dtype);
    return {
      format: 'csc',
      dtype,
      shape: [n, this.#starts.length - 1],
      indptr: array(this.#starts),
      indices: array(this.#rows.slice(0, this.#count)),
      data: data as NdArray<SparseDType>,
    };
  }
}
