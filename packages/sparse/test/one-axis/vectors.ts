/** Sparse arrays of one axis for tests. */
import { array } from '@numloom/ndarray';
import { coo_array, type SparseArray, type SparseDType } from '@numloom/sparse';
import type { Operand } from '@numloom/linalg';

export type LineFormat = 'coo' | 'csr' | 'dok';
export const LINE_FORMATS = ['coo', 'csr', 'dok'] as const satisfies LineFormat[];

/** The sparse array of elements. */
export function vectorOf<F extends LineFormat>(
  elements: Operand & readonly unknown[],
  format: F,
): SparseArray<SparseDType, F, 1> {
  const made = coo_array(array(elements as number[]), { shape: [elements.length] });
  return made.asformat(format);
}
