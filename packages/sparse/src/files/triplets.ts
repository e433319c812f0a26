/** Triplets as they come from files. */
import { allocate, dtypes, NdArray, packedLayout, type TypedArrayOf } from '@numloom/ndarray';
import type { CooParts, Shape, SparseDType } from '../parts/parts.ts';

/** The dtypes of values that are read. */
export type FileDType = 'float64' | 'complex128';

/** How the elements above the diagonal follow from those below. */
export type Mirror = 'symmetric' | 'skew-symmetric' | 'hermitian';

/** A new packed array of one axis. */
export function packed<D extends 'int32' | FileDType>(dtype: D, length: number): NdArray<D> {
  const storage = allocate(length * dtypes[dtype].itemsize, false);
  return new NdArray(dtype, packedLayout([length]), storage);
}

/** The numbers of a packed array, complex ones as pairs, as long as nothing else is allocated. */
export function plain<D extends 'int32' | FileDType>(array: NdArray<D>): TypedArrayOf<D> {
  const { components } = dtypes[array.dtype];
  const { storage, offset, size, dtype } = array;
  return storage
    .view(dtype)
    .subarray(offset * components, (offset + size) * components) as TypedArrayOf<D>;
}

/** Room for triplets. */
export function newTriplets<D extends FileDType>(
  dtype: D,
  shape: Shape,
  count: number,
): CooParts<D> {
  const [row, col, data] = [packed('int32', count), packed('int32', count), packed(dtype, count)];
  return { format: 'coo', dtype, shape, row, col, data };
}

/**
 * The whole matrix of entries of one triangle, mirrored entries last.
 *
 * @param fail - called where the entries contradict the symmetry
 */
export function mirrored<D extends FileDType>(
  parts: CooParts<D>,
  mirror: Mirror,
  fail: (reason: string) => never,
): CooParts<D> {
  const { dtype, shape } = parts;
  const count = parts.data.size;
  const isOff = offDiagonal(plain(parts.row), plain(parts.col));
  checkTriangle(plain(parts.row), plain(parts.col), shape, fail);
  const whole = newTriplets(dtype, shape, count + isOff);
  const { components } = dtypes[dtype];
  const [row, col, data] = [plain(parts.row), plain(parts.col), plain(parts.data)];
  const [toRow, toCol, to] = [plain(whole.row), plain(whole.col), plain(whole.data)];
  toRow.set(row);
  toCol.set(col);
  (to as Float64Array).set(data);
  const sign = mirror === 'skew-symmetric' ? -1 : 1;
  const imaginarySign = mirror === 'symmetric' ? 1 : -1;
  for (let k = 0, at = count; k < count; k++) {
    if (row[k] === col[k]) {
      if (sign === -1 && (data[components * k] !== 0 || data[components * (k + 1) - 1] !== 0)) {
        fail(`element (${row[k]! + 1}, ${col[k]! + 1}) of a skew-symmetric matrix is not zero`);
      }
      continue;
    }
    toRow[at] = col[k]!;
    toCol[at] = row[k]!;
    to[components * at] = sign * data[components * k]!;
    if (components === 2) to[2 * at + 1] = imaginarySign * data[2 * k + 1]!;
    at++;
  }
  return whole;
}

function offDiagonal(row: Int32Array, col: Int32Array): number {
  let count = 0;
  for (let k = 0; k < row.length; k++) if (row[k] !== col[k]) count++;
  return count;
}

/** Some files store the upper triangle; an element that is in both would count twice. */
function checkTriangle(
  row: Int32Array,
  col: Int32Array,
  [, columns]: Shape,
  fail: (reason: string) => never,
): void {
  let below = 0;
  let above = 0;
  for (let k = 0; k < row.length; k++) {
    if (row[k]! > col[k]!) below++;
    else if (row[k]! < col[k]!) above++;
  }
  if (below === 0 || above === 0) return;
  const lower = new Set<number>();
  for (let k = 0; k < row.length; k++) {
    if (row[k]! > col[k]!) lower.add(row[k]! * columns + col[k]!);
  }
  for (let k = 0; k < row.length; k++) {
    if (row[k]! < col[k]! && lower.has(col[k]! * columns + row[k]!)) {
      const [i, j] = [row[k]! + 1, col[k]! + 1];
      fail(`both (${i}, ${j}) and (${j}, ${i}) are there, of which one follows from the other`);
    }
  }
}

/** The same matrix with values that files hold: float32 becomes float64. */
export function doubled<P extends { readonly dtype: SparseDType; readonly data: NdArray }>(
  parts: P,
): P & { readonly dtype: FileDType; readonly data: NdArray<FileDType> } {
  const dtype = parts.dtype === 'complex128' ? 'complex128' : 'float64';
  return { ...parts, dtype, data: parts.data.astype(dtype) as NdArray<FileDType> };
}
