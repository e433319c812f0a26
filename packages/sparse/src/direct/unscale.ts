/** Factors of a matrix from those of the matrix that was scaled. */
import { view } from '@numloom/linalg/kernels';
import type { Scalar } from '@numloom/linalg/kernels';
import type { CompressedParts } from '../parts/parts.ts';
import type { Factors } from './factors.ts';
import type { System } from './system.ts';

/** Which factor is meant. */
export type Triangle = 'L' | 'U';

/**
 * L or U with L U = P A Q, of factors of R A C: with D = P R Pᵀ and E = Qᵀ C Q these are D⁻¹ L D and
 * D⁻¹ U E⁻¹. Scales are powers of two, so nothing is rounded.
 */
export function unscaled(
  factors: Factors,
  { rowScale, columnScale, lines: n }: System,
  which: Triangle,
): CompressedParts<Scalar, 'csc'> {
  const parts = which === 'L' ? factors.lower() : factors.upper();
  if (rowScale === 0) return parts;
  const { indptr, indices, data, dtype } = parts;
  const { rowOrder, columnOrder } = factors;
  const rows = view('float64', rowScale, n).slice();
  const columns = view('float64', columnScale, n).slice();
  const starts = indptr.storage.view('int32').subarray(indptr.offset);
  const lines = indices.storage.view('int32').subarray(indices.offset);
  const components = dtype === 'complex128' ? 2 : 1;
  const values = data.storage.view('float64').subarray(components * data.offset);
  for (let j = 0; j < n; j++) {
    const factor = which === 'L' ? rows[rowOrder[j]!]! : 1 / columns[columnOrder[j]!]!;
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      const scale = factor / rows[rowOrder[lines[k]!]!]!;
      for (let part = components * k; part < components * (k + 1); part++) values[part]! *= scale;
    }
  }
  return parts;
}
