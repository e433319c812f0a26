/** Functions of the stored values alone: they leave zero at zero. */
import type { NdArray } from '@numloom/ndarray';
import { canonical, compressCoo, expand, isCanonical } from '../convert/compress.ts';
import { convert } from '../convert/convert.ts';
import { valuesOf } from '../parts/dtypes.ts';
import type { CompressedParts, CooParts, Format, Parts, SparseDType } from '../parts/parts.ts';

/** A function of an array of values. */
export type OfValues = (data: NdArray<SparseDType>) => NdArray;

/**
 * The matrix with a function of its stored values. `lil` and `dok` become `otherwise`. Several entries of
 * an element are not added up before: see {@link deduplicated}.
 */
export function mapValues(parts: Parts, of: OfValues, otherwise: Format = 'csr'): Parts {
  if (parts.format === 'lil' || parts.format === 'dok') {
    return convert(mapValues(convert(parts, 'csr'), of), otherwise);
  }
  const mapped = of(parts.data);
  const dtype = valuesOf(mapped.dtype);
  const data = mapped.dtype === dtype ? mapped : mapped.astype(dtype);
  return { ...parts, dtype, data } as Parts;
}

/** The same matrix with one entry at most for an element. */
export function deduplicated(parts: Parts): Parts {
  switch (parts.format) {
    case 'csr':
    case 'csc':
      return canonical(parts);
    case 'coo':
      return deduplicatedTriplets(parts);
    case 'bsr':
      if (isCanonical(parts as unknown as CompressedParts)) return parts;
      return convert(canonical(convert(parts, 'csr') as CompressedParts), 'bsr');
    default:
      return parts;
  }
}

function deduplicatedTriplets(parts: CooParts): CooParts {
  const lines = compressCoo(parts, 'csr');
  return isCanonical(lines) ? parts : expand(canonical(lines));
}
