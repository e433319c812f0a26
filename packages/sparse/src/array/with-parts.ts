/** What a sparse array consists of, as its properties. */
import type { ElementOf, NdArray } from '@numloom/ndarray';
import { isCanonical, isSorted } from '../convert/canonical.ts';
import { storedIn } from '../convert/stored.ts';
import { isOrdered } from '../convert/triplets.ts';
import { int64Places } from '../long/axis.ts';
import { shapeOf } from '../long/held.ts';
import type { Axes, BlockSize, Format, IndexDType, Parts, SparseDType } from '../parts/parts.ts';
import { WithReductions } from './with-reductions.ts';

type Indices = NdArray<IndexDType>;

/** `Part` for the formats that have it, undefined for others. */
type In<F extends Format, Having extends Format, Part> = F extends Having ? Part : undefined;

/** Formats whose lines are compressed. */
type Compressed = 'bsr' | 'csc' | 'csr';

/** Properties that a format has not are undefined. Indices are int64 where a length is 2 ** 31 or more, else int32. */
export abstract class WithParts<
  D extends SparseDType,
  F extends Format,
  N extends Axes,
> extends WithReductions<D, F, N> {
  get format(): F {
    return this.held.parts.format as F;
  }

  get dtype(): D {
    return this.held.parts.dtype;
  }

  /** Number of stored entries, zeros among them included. */
  get nnz(): number {
    return storedIn(this.held.parts);
  }

  /** The same as `nnz`, as in SciPy. */
  get size(): number {
    return this.nnz;
  }

  /**
   * The values: of `coo`, `csr` and `csc` one per entry, of `bsr` (blocks, rows, columns), of `dia`
   * (diagonals, columns); of `lil` a list for each row.
   */
  get data(): F extends 'dok' ? undefined : F extends 'lil' ? ElementOf<D>[][] : NdArray<D> {
    const parts: Parts<D> = this.held.parts;
    const data =
      parts.format === 'dok' ? undefined : parts.format === 'lil' ? parts.values : parts.data;
    return data as never;
  }

  /** Where each line's entries begin: of `csr`, `csc` and `bsr`. */
  get indptr(): In<F, Compressed, Indices> {
    const { parts, axes } = this.held;
    if (!axes || !('indptr' in parts)) return this.#part('indptr');
    const [rows, columns] = shapeOf(this.held);
    if (axes[parts.format === 'csc' ? 1 : 0]) {
      const lines = parts.format === 'csc' ? `${columns} columns` : `${rows} rows`;
      throw new RangeError(`indptr: of ${lines} it does not fit into memory, coords of tocoo() do`);
    }
    return int64Places(parts.indptr, undefined) as never;
  }

  /** The column (`csr`, of a block `bsr`) or row (`csc`) of each entry. */
  get indices(): In<F, Compressed, Indices> {
    const { parts, axes } = this.held;
    if (!axes || !('indices' in parts)) return this.#part('indices');
    return int64Places(parts.indices, axes[parts.format === 'csc' ? 0 : 1]) as never;
  }

  /** The indices of each entry, one array for each axis: of `coo`. */
  get coords(): In<
    F,
    'coo',
    N extends 1 ? readonly [Indices] : readonly [row: Indices, col: Indices]
  > {
    const format: Format = this.format;
    if (format !== 'coo') return undefined as never;
    return (this.ndim === 1 ? [this.col] : [this.row, this.col]) as never;
  }

  /** The row of each entry, zeros with one axis: of `coo`. */
  get row(): In<F, 'coo', Indices> {
    return this.#triplets('row', 0);
  }

  /** The column of each entry: of `coo`. */
  get col(): In<F, 'coo', Indices> {
    return this.#triplets('col', 1);
  }

  /** Column minus row of each diagonal: of `dia`. */
  get offsets(): In<F, 'dia', NdArray<'int32'>> {
    return this.#part('offsets');
  }

  /** The columns of each row's entries: of `lil`. */
  get rows(): In<F, 'lil', number[][]> {
    return this.#part('rows');
  }

  /** Rows and columns of a block: of `bsr`. */
  get blocksize(): In<F, 'bsr', BlockSize> {
    const parts: Parts<D> = this.held.parts;
    return (parts.format === 'bsr' ? parts.data.shape.slice(1) : undefined) as never;
  }

  /** Whether the indices of no line decrease: of `csr`, `csc` and `bsr`. O(nnz). */
  get has_sorted_indices(): In<F, Compressed, boolean> {
    const lines = this.#lines();
    return (lines && isSorted(lines)) as never;
  }

  /**
   * Whether entries are in order, no place twice: of `csr`, `csc`, `bsr`, and `coo`, whose order is by
   * rows. O(nnz).
   */
  get has_canonical_format(): In<F, Compressed | 'coo', boolean> {
    const parts: Parts<D> = this.held.parts;
    const lines = this.#lines();
    return (parts.format === 'coo' ? isOrdered(parts) : lines && isCanonical(lines)) as never;
  }

  /** Compressed lines, of entries or of blocks. */
  #lines(): Parts<D, Compressed> | undefined {
    const parts: Parts<D> = this.held.parts;
    return 'indptr' in parts ? parts : undefined;
  }

  #triplets(name: 'row' | 'col', axis: 0 | 1): never {
    const { axes } = this.held;
    const parts: Parts<D> = this.held.parts;
    if (!axes || parts.format !== 'coo') return this.#part(name);
    return int64Places(parts[name], axes[axis]) as never;
  }

  /** Property `name` of the parts, undefined where they have none. */
  #part(name: string): never {
    return (this.held.parts as unknown as Readonly<Record<string, unknown>>)[name] as never;
  }
}
