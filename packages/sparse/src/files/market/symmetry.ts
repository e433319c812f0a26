/** Which symmetry a matrix has, entry by entry. */
import { dtypes } from '@numloom/ndarray';
import { canonical } from '../../convert/canonical.ts';
import { turn } from '../../convert/compress.ts';
import type { CompressedParts } from '../../parts/parts.ts';
import { type FileDType, plain } from '../triplets.ts';
import type { MarketSymmetry } from './header.ts';

/**
 * What a matrix is of symmetric, skew-symmetric and hermitian, in this order, and general. Stored zeros
 * count: those of the pattern are mirrored, too. O(entries + rows).
 */
export function symmetriesOf(parts: CompressedParts<FileDType, 'csc'>): MarketSymmetry[] {
  const { shape, dtype } = parts;
  if (shape[0] !== shape[1]) return ['general'];
  const own = canonical(parts);
  // Rows of the matrix are columns of its transpose.
  const other = turn(own, 'csr');
  const same = (x: Int32Array, y: Int32Array): boolean => x.every((value, k) => value === y[k]);
  if (!same(plain(own.indptr), plain(other.indptr))) return ['general'];
  if (!same(plain(own.indices), plain(other.indices))) return ['general'];
  const [x, y] = [plain(own.data), plain(other.data)];
  const { components } = dtypes[dtype];
  const relates = (sign: number, imaginarySign: number): boolean => {
    for (let k = 0; k < x.length; k++) {
      const part = components === 2 && k % 2 === 1 ? imaginarySign : sign;
      if (x[k] !== part * y[k]!) return false;
    }
    return true;
  };
  return held(relates(1, 1), relates(-1, -1), relates(1, -1));
}

/** The names of those that hold, and general. */
export function held(
  isSymmetric: boolean,
  isSkew: boolean,
  isHermitian: boolean,
): MarketSymmetry[] {
  const names: MarketSymmetry[] = ['general'];
  if (isHermitian) names.unshift('hermitian');
  if (isSkew) names.unshift('skew-symmetric');
  if (isSymmetric) names.unshift('symmetric');
  return names;
}
