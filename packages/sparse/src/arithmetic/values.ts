/** Functions of the stored values alone: they leave zero at zero. */
import type { NdArray } from '@numloom/ndarray';
import { convert } from '../convert/convert.ts';
import { asValues } from '../parts/dtypes.ts';
import type { Format, Parts, SparseDType } from '../parts/parts.ts';

/** A function of an array of values. */
export type OfValues = (data: NdArray<SparseDType>) => NdArray;

/**
 * The matrix with a function of its stored values, in the same places; `lil` and `dok` become `otherwise`.
 * Several entries of an element are not added up before.
 */
export function mapValues(parts: Parts, of: OfValues, otherwise: Format = 'csr'): Parts {
  if (parts.format === 'lil' || parts.format === 'dok') {
    return convert(mapValues(convert(parts, 'csr'), of), otherwise);
  }
  const data = asValues(of(parts.data));
  return { ...parts, dtype: data.dtype, data };
}
