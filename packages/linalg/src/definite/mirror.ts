/** Matrices completed from one triangle. */
import { definite } from '../kernels/generated/definite.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { Matrix } from '../memory/matrix.ts';

/**
 * The upper triangle of A becomes what the lower one is, or its conjugate and a real diagonal where
 * `hermitian`. With `conjugates`, all of A is conjugated, too.
 */
export function mirrorLower(a: Matrix, hermitian = false, conjugates = false): void {
  const { mirrorLowerReal, mirrorLowerComplex } = kernelsOf(definite);
  const place = [a.address, a.rowStride, a.columnStride] as const;
  if (a.dtype === 'complex128') mirrorLowerComplex(a.rows, ...place, hermitian, conjugates);
  else mirrorLowerReal(a.rows, ...place);
}

/** What is above the diagonal of A becomes zero. */
export function clearUpper(a: Matrix): void {
  const { clearUpperReal, clearUpperComplex } = kernelsOf(definite);
  const clear = a.dtype === 'complex128' ? clearUpperComplex : clearUpperReal;
  clear(1, 0, a.rows, a.address, a.rowStride, a.columnStride);
}
