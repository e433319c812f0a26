/** What tests have in common. */
import { coo_array, type SparseArray, type SparseDType } from '@numloom/sparse';
import { array, Complex } from '@numloom/ndarray';

/** Triplets as JSON: complex numbers are pairs. */
export interface TripletsJson {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly row: readonly number[];
  readonly col: readonly number[];
  readonly data: readonly (number | readonly number[])[];
}

/** Numbers of JSON, nested, with pairs made complex. */
export function numbersOf(json: unknown, dtype: string): unknown {
  if (!Array.isArray(json)) return json;
  const isPair = dtype === 'complex128' && json.length === 2 && typeof json[0] === 'number';
  if (isPair) return new Complex(json[0] as number, json[1] as number);
  return json.map((item) => numbersOf(item, dtype));
}

/** The matrix of triplets, as they are. */
export function tripletsOf({
  shape,
  dtype,
  row,
  col,
  data,
}: TripletsJson): SparseArray<SparseDType, 'coo'> {
  return coo_array(
    { data: array(numbersOf(data, dtype) as never, { dtype: dtype as SparseDType }), row, col },
    { shape: shape as [number, number], dtype: dtype as SparseDType },
  );
}
