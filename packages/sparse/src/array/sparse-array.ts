/** The sparse matrix: parts of one format, and what can be done with them. */
import type { NdArray } from '@numloom/ndarray';
import { convert } from '../convert/convert.ts';
import { toDense } from '../convert/dense.ts';
import type { Format, Parts, Shape, SparseDType } from '../parts/parts.ts';

/** What arrays of a format have besides their values. */
type PartOf<F extends Format, Having extends Format> = F extends Having
  ? NdArray<'int32'>
  : undefined;

/**
 * A two-dimensional matrix that stores the elements that are not zero, in one of the formats of
 * scipy.sparse; `csr_array` and the like make them. Kernels need its values to be float32, float64 or
 * complex128: other dtypes become the nearest of these.
 *
 * @example
 * ```ts
 * import { csr_array } from '@numloom/sparse';
 * const a = csr_array([[1, 0], [2, 3]]);
 * console.log(a.nnz, a.tocsc().indices?.tolist()); // => 3 [ 0, 1, 1 ]
 * ```
 */
export class SparseArray<D extends SparseDType = SparseDType, F extends Format = Format> {
  /** What the matrix consists of. */
  readonly parts: Parts<D, F>;

  constructor(parts: Parts<D, F>) {
    this.parts = parts;
  }

  get format(): F {
    return this.parts.format as F;
  }

  get dtype(): D {
    return this.parts.dtype;
  }

  get shape(): Shape {
    return this.parts.shape;
  }

  get ndim(): 2 {
    return 2;
  }

  /** Number of stored entries, zeros among them included. */
  get nnz(): number {
    const parts: Parts = this.parts;
    switch (parts.format) {
      case 'dok':
        return parts.entries.size;
      case 'lil':
        return parts.rows.reduce((sum, row) => sum + row.length, 0);
      default:
        return parts.data.size;
    }
  }

  /** Where each line's entries begin: of `csr`, `csc` and `bsr`. */
  get indptr(): PartOf<F, 'csr' | 'csc' | 'bsr'> {
    return (this.parts as Partial<Parts<D, 'csr'>>).indptr as PartOf<F, 'csr' | 'csc' | 'bsr'>;
  }

  /** The column (`csr`, `bsr`) or row (`csc`) of each entry. */
  get indices(): PartOf<F, 'csr' | 'csc' | 'bsr'> {
    return (this.parts as Partial<Parts<D, 'csr'>>).indices as PartOf<F, 'csr' | 'csc' | 'bsr'>;
  }

  /** The same matrix by rows. */
  tocsr(): SparseArray<D, 'csr'> {
    return this.asformat('csr');
  }

  /** The same matrix by columns. */
  tocsc(): SparseArray<D, 'csc'> {
    return this.asformat('csc');
  }

  /** The same matrix as triplets. */
  tocoo(): SparseArray<D, 'coo'> {
    return this.asformat('coo');
  }

  /** The same matrix in a format; itself where it has that one. */
  asformat<To extends Format>(format: To): SparseArray<D, To> {
    if ((this.format as string) === format) return this as unknown as SparseArray<D, To>;
    return new SparseArray(convert(this.parts, format) as Parts<D, To>);
  }

  /** A dense array of the same elements. */
  toarray(): NdArray<D> {
    return toDense(this.tocoo().parts);
  }
}
