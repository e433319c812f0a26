/** Factors of fronts as matrices by columns. */
import { NdArray, packedLayout, sizeOf, allocate } from '@numloom/ndarray';
import type { Scalar } from '@numloom/linalg/kernels';
import { canonical } from '../convert/canonical.ts';
import { turn } from '../convert/compress.ts';
import type { CompressedParts } from '../parts/parts.ts';
import { type Source, viewsOf } from './source.ts';

/**
 * Rows and columns of A that become those of P A Q, and where each row in the order of elimination
 * ends up, for fronts exchange their own.
 */
export function ordersOf(source: Source) {
  const { symbolic, kind } = source;
  const { size, fronts } = symbolic;
  const { firsts, order, pivots } = viewsOf(source);
  const rows = order.slice();
  const labels = Int32Array.from({ length: size }, (_, i) => i);
  for (let s = 0; s < fronts && kind !== 'cholesky'; s++) {
    const first = firsts[s]!;
    for (let i = first; i < firsts[s + 1]!; i++) {
      const pivot = pivots[i]!;
      // Of a block of order two the second row was exchanged.
      const other = pivot >= 0 ? first + pivot : pivot === -1 ? i : first - 1 - pivot;
      [rows[i], rows[other]] = [rows[other]!, rows[i]!];
      [labels[i], labels[other]] = [labels[other]!, labels[i]!];
    }
  }
  const places = new Int32Array(size);
  labels.forEach((label, place) => {
    places[label] = place;
  });
  return { rows, columns: kind === 'ldl' ? rows : order.slice(), places };
}

/** Lines of a matrix, filled one after the other. */
class Lines {
  readonly #scalar: Scalar;
  readonly #components: number;
  readonly #starts: NdArray<'int32'>;
  readonly #indices: NdArray<'int32'>;
  readonly #values: NdArray<Scalar>;
  readonly #views: readonly [starts: Int32Array, indices: Int32Array, values: Float64Array];
  #line = 0;
  #count = 0;

  constructor(scalar: Scalar, size: number, entries: number) {
    this.#scalar = scalar;
    this.#components = scalar === 'complex128' ? 2 : 1;
    this.#starts = fresh('int32', size + 1);
    this.#indices = fresh('int32', entries);
    this.#values = fresh(scalar, entries);
    this.#views = [
      this.#starts.storage.view('int32'),
      this.#indices.storage.view('int32'),
      this.#values.storage.view<Scalar>(scalar),
    ];
    this.#views[0][0] = 0;
  }

  /** An entry of the line. */
  push(index: number, real: number, imaginary: number): void {
    const [, indices, values] = this.#views;
    const at = this.#count++;
    indices[at] = index;
    values[this.#components * at] = real;
    if (this.#components === 2) values[2 * at + 1] = imaginary;
  }

  /** The line is complete. */
  end(): void {
    this.#views[0][++this.#line] = this.#count;
  }

  parts<F extends 'csr' | 'csc'>(format: F): CompressedParts<Scalar, F> {
    const size = this.#line;
    return {
      format,
      dtype: this.#scalar,
      shape: [size, size],
      indptr: this.#starts,
      indices: this.#indices.slice(`:${this.#count}`).copy(),
      data: this.#values.slice(`:${this.#count}`).copy(),
    };
  }
}

function fresh<D extends 'int32' | Scalar>(dtype: D, count: number): NdArray<D> {
  const layout = packedLayout([count]);
  const bytes = dtype === 'int32' ? 4 : dtype === 'float64' ? 8 : 16;
  return new NdArray(dtype, layout, allocate(sizeOf(layout.shape) * bytes, false));
}

/** Entries of a triangle, its diagonal included. */
function countOf({ symbolic }: Source): number {
  const { needs, size } = symbolic;
  return (needs.lower + needs.upper + size) / 2;
}

/** L, its diagonal of ones but for Cholesky factors. */
export function lowerOf(source: Source): CompressedParts<Scalar, 'csc'> {
  const { symbolic, kind, scalar } = source;
  const { places } = ordersOf(source);
  const lines = new Lines(scalar, symbolic.size, countOf(source));
  const { components, firsts, rowStarts, rows, lowerStarts, lower } = viewsOf(source);
  for (let s = 0; s < symbolic.fronts; s++) {
    const first = firsts[s]!;
    const columns = firsts[s + 1]! - first;
    const begin = rowStarts[s]!;
    const height = columns + rowStarts[s + 1]! - begin;
    for (let j = 0; j < columns; j++) {
      const own = lowerStarts[s]! + j * height;
      for (let i = j; i < height; i++) {
        const row = i < columns ? first + i : places[rows[begin + i - columns]!]!;
        const at = components * (own + i);
        if (i === j && kind !== 'cholesky') lines.push(row, 1, 0);
        else lines.push(row, lower[at]!, components === 2 ? lower[at + 1]! : 0);
      }
      lines.end();
    }
  }
  return canonical(lines.parts('csc'));
}

/** U; of Cholesky factors Lᴴ, of L D Lᴴ the product of the latter two. */
export function upperOf(source: Source): CompressedParts<Scalar, 'csc'> {
  return turn(source.kind === 'lu' ? rowsOfUpper(source) : rowsOfProduct(source), 'csc');
}

function rowsOfUpper(source: Source): CompressedParts<Scalar, 'csr'> {
  const { symbolic, scalar } = source;
  const lines = new Lines(scalar, symbolic.size, countOf(source));
  const { components, firsts, rowStarts, rows, lowerStarts, upperStarts, lower, upper } =
    viewsOf(source);
  for (let s = 0; s < symbolic.fronts; s++) {
    const first = firsts[s]!;
    const columns = firsts[s + 1]! - first;
    const begin = rowStarts[s]!;
    const below = rowStarts[s + 1]! - begin;
    for (let i = 0; i < columns; i++) {
      for (let j = i; j < columns + below; j++) {
        const isOwn = j < columns;
        const list = isOwn ? lower : upper;
        const place = isOwn
          ? lowerStarts[s]! + i + j * (columns + below)
          : upperStarts[s]! + i * below + j - columns;
        const at = components * place;
        const imaginary = components === 2 ? list[at + 1]! : 0;
        lines.push(isOwn ? first + j : rows[begin + j - columns]!, list[at]!, imaginary);
      }
      lines.end();
    }
  }
  return lines.parts('csr');
}

/** D Lᴴ, or D Lᵀ, where D is the identity for Cholesky factors. */
function rowsOfProduct(source: Source): CompressedParts<Scalar, 'csr'> {
  const { symbolic, kind, scalar, hermitian } = source;
  const { places } = ordersOf(source);
  // Rows of a block of order two have the entries of both.
  const lines = new Lines(scalar, symbolic.size, countOf(source) + symbolic.size);
  const views = viewsOf(source);
  const { components, firsts, rowStarts, rows, lowerStarts, lower, pivots, corners } = views;
  const turned = kind === 'cholesky' || hermitian ? -1 : 1;
  for (let s = 0; s < symbolic.fronts; s++) {
    const first = firsts[s]!;
    const columns = firsts[s + 1]! - first;
    const begin = rowStarts[s]!;
    const height = columns + rowStarts[s + 1]! - begin;
    const at = (i: number, j: number): number => components * (lowerStarts[s]! + i + j * height);
    /** Element (j, i) of Lᴴ, its real or its imaginary part. */
    const part = (i: number, j: number, imaginary: boolean): number => {
      if (i < j) return 0;
      if (kind === 'ldl' && i === j) return imaginary ? 0 : 1;
      if (!imaginary) return lower[at(i, j)]!;
      return components === 2 ? turned * lower[at(i, j) + 1]! : 0;
    };
    for (let j = 0; j < columns; j++) {
      const own = kind === 'ldl' ? pivots[first + j]! : 0;
      const isFirst = own === -1;
      const isLast = own < -1;
      const other = isFirst ? j + 1 : isLast ? j - 1 : j;
      const corner = components * (first + Math.min(j, other));
      const d = [kind === 'ldl' ? lower[at(j, j)]! : 1, 0];
      if (kind === 'ldl' && components === 2) d[1] = lower[at(j, j) + 1]!;
      const c =
        other === j ? [0, 0] : [corners[corner]!, components === 2 ? corners[corner + 1]! : 0];
      if (isFirst && hermitian) c[1] = -c[1]!;
      for (let i = Math.min(j, other); i < height; i++) {
        const row = i < columns ? first + i : places[rows[begin + i - columns]!]!;
        const [x, y] = [part(i, j, false), part(i, j, true)];
        const [u, v] = other === j ? [0, 0] : [part(i, other, false), part(i, other, true)];
        const real = d[0]! * x - d[1]! * y + c[0]! * u - c[1]! * v;
        lines.push(row, real, d[0]! * y + d[1]! * x + c[0]! * v + c[1]! * u);
      }
      lines.end();
    }
  }
  return lines.parts('csr');
}
