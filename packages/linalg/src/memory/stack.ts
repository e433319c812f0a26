/** The matrices that an array of two or more axes consists of. */
import { dtypes, type NdArray, sizeOf } from '@numloom/ndarray';
import type { InexactDType, Matrix } from './matrix.ts';

/** Matrices along the last two axes of an array in the heap; its other axes count them. */
export class Stack {
  readonly array: NdArray<InexactDType>;
  /** How many there are. */
  readonly count: number;
  readonly rows: number;
  readonly columns: number;

  constructor(array: NdArray<InexactDType>) {
    this.array = array;
    this.count = sizeOf(array.shape.slice(0, -2));
    this.rows = array.shape.at(-2)!;
    this.columns = array.shape.at(-1)!;
  }

  /** The matrix at a place, counted by rows as in `ravel`. */
  matrix(index: number): Matrix {
    const { array, rows, columns } = this;
    const { dtype, shape, strides, storage } = array;
    let start = array.offset;
    for (let axis = shape.length - 3, rest = index; axis >= 0; axis--) {
      const length = shape[axis]!;
      start += (rest % length) * strides[axis]!;
      rest = Math.floor(rest / length);
    }
    return {
      dtype,
      address: storage.byteOffset + start * dtypes[dtype].itemsize,
      rows,
      columns,
      rowStride: strides.at(-2)!,
      columnStride: strides.at(-1)!,
    };
  }

  /** Address of the first matrix. */
  get address(): number {
    const { storage, offset, dtype } = this.array;
    return storage.byteOffset + offset * dtypes[dtype].itemsize;
  }
}
