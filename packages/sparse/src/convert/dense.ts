/** To and from dense arrays. */
import { array, dtypes, NdArray, packedLayout, sizeOf, allocate } from '@numloom/ndarray';
import type { Parts, SparseDType } from '../parts/parts.ts';

/** A dense array by rows of the elements of triplets. */
export function toDense<D extends SparseDType>({
  shape,
  dtype,
  row,
  col,
  data,
}: Parts<D, 'coo'>): NdArray<D> {
  const { components, itemsize } = dtypes[dtype];
  const storage = allocate(sizeOf(shape) * itemsize, true);
  const to = storage.view(dtype);
  const [rows, columns, values] = [row, col, data].map(plain) as [Plain, Plain, Plain];
  for (let k = 0; k < data.size; k++) {
    const place = rows[k]! * shape[1] + columns[k]!;
    for (let part = 0; part < components; part++) {
      to[components * place + part]! += values[components * k + part]!;
    }
  }
  return new NdArray(dtype, packedLayout(shape), storage);
}

/** The elements of a dense matrix that are not zero, as triplets by rows. */
export function fromDense<D extends SparseDType>(dense: NdArray<D>): Parts<D, 'coo'> {
  const { dtype } = dense;
  const { components } = dtypes[dtype];
  const [rows, columns] = dense.shape as [number, number];
  const from = plain(dense.copy());
  const row: number[] = [];
  const col: number[] = [];
  const kept: number[] = [];
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at += components) {
      const parts = [...from.subarray(at, at + components)];
      if (parts.every((part) => part === 0)) continue;
      row.push(i);
      col.push(j);
      kept.push(...parts);
    }
  }
  const storage = allocate(kept.length * BYTES[dtype], false);
  (storage.view(dtype) as Plain).set(kept);
  return {
    ...{ format: 'coo', dtype, shape: [rows, columns], row: int32(row), col: int32(col) },
    data: new NdArray(dtype, packedLayout([row.length]), storage),
  };
}

const BYTES = { float32: 4, float64: 8, complex128: 8 } as const;

function int32(list: number[]): NdArray<'int32'> {
  return array(Int32Array.from(list));
}

type Plain = Float64Array | Float32Array | Int32Array;

/** The numbers of a packed array, complex ones as pairs. */
function plain({ storage, dtype, offset, size }: NdArray): Plain {
  const { components } = dtypes[dtype];
  return storage.view(dtype).subarray(offset * components, (offset + size) * components) as Plain;
}
