/** Which symmetry a matrix has, entry by entry. */
import { dtypes } from '@numloom/ndarray';
import { canonical } from '../../convert/canonical.ts';
import { turn } from '../../convert/compress.ts';
import type { CompressedParts } from '../../parts/parts.ts';
import { type FileDType, plain } from '../triplets.ts';
import type { MarketSymmetry } from './header.ts';

/**
 * The first of symmetric, skew-symmetric and hermitian that a matrix is, else general. Stored zeros
 * count: those of the pattern are mirrored, too. O(entries + rows).
 */
export function symmetryOf(parts: CompressedParts<FileDType, 'csc'>): MarketSymmetry {
  const { shape, dtype } = parts;
  if (shape[0] !== shape[1]) return 'general';
  const own = canonical(parts);
  // Rows of the matrix are columns of its transpose.
  const other = turn(own, 'csr');
  const same = (x: Int32Array, y: Int32Array): boolean => x.every((value, k) => value === y[k]);
  if (!same(plain(own.indptr), plain(other.indptr))) return 'general';
  if (!same(plain(own.indices), plain(other.indices))) return 'general';
  const [x, y] = [plain(own.data), plain(other.data)];
  const { components } = dtypes[dtype];
  const relates = (sign: number, imaginarySign: number): boolean => {
    for (let k = 0; k < x.length; k++) {
      const part = components === 2 && k % 2 === 1 ? imaginarySign : sign;
      if (x[k] !== part * y[k]!) return false;
    }
    return true;
  };
  if (relates(1, 1)) return 'symmetric';
  if (relates(-1, -1)) return 'skew-symmetric';
  return components === 2 && relates(1, -1) ? 'hermitian' : 'general';
}
