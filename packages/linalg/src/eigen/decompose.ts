/** Hessenberg and Schur forms of matrices, in place. */
import { type Matrix, transposed } from '../memory/matrix.ts';
import { scaleMatrix } from '../memory/transfer.ts';
import { reductionKernels, schurKernels } from './kernels.ts';
import { clearBelow, formHessenbergQ, reduceHessenberg } from './reduction.ts';
import { scaleToUnit } from './scaling.ts';
import { schurForm } from './schur-form.ts';
import type { Workspace } from './workspace.ts';

/** A becomes H, Q^H A Q, upper Hessenberg. */
export function toHessenberg(a: Matrix, q: Matrix | undefined, workspace: Workspace): void {
  const range = { low: 0, high: a.rows - 1 };
  if (a.rows > 0) reduceHessenberg(a, range, workspace);
  if (q !== undefined && a.rows > 0) formHessenbergQ(a, range, workspace, q);
  clearBelow(a);
}

/**
 * A becomes T, its (quasi-)triangular Schur form, and Z unitary: A = Z T Z^H.
 *
 * @throws LinAlgError where an element is not finite, or the iteration does not converge.
 */
export function toSchur(a: Matrix, z: Matrix, workspace: Workspace, caller: string): void {
  unscale(a, toScaledSchur(a, z, workspace, caller));
}

/** The same, but T times the factor that is answered, where no element is too small to be worked with. */
export function toScaledSchur(a: Matrix, z: Matrix, workspace: Workspace, caller: string): number {
  if (a.rows === 0) return 1;
  const factor = scaleToUnit(a, caller);
  const { balance, unbalance } = reductionKernels(a);
  const { scale, rangeAddress } = workspace;
  // Eigenvalues that permutations isolate stay what they are.
  balance(a.rows, a.address, a.columnStride, scale, rangeAddress, false);
  const { range } = workspace;
  reduceHessenberg(a, range, workspace);
  formHessenbergQ(a, range, workspace, z);
  clearBelow(a);
  schurForm(a, z, range, workspace, caller, true);
  unbalance(z.rows, z.rows, z.address, z.columnStride, scale, range.low, range.high);
  return factor;
}

/** Undoes {@link scaleToUnit}. */
export function unscale(a: Matrix, factor: number): void {
  if (factor !== 1) scaleMatrix(transposed(a), 1 / factor);
}

/** The blocks of a quasi-triangular T, complex now, and Z with it, become triangular. */
export function splitBlocks(t: Matrix, z: Matrix, { work }: Workspace, caller: string): void {
  const { rows: n } = t;
  if (n === 0) return;
  const factor = scaleToUnit(t, caller);
  schurKernels(t).iterate(
    ...([n, 0, n - 1, t.address, t.columnStride] as const),
    ...([z.rows, z.address, z.columnStride, true, work] as const),
  );
  unscale(t, factor);
}
