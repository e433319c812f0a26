/** The Schur form of Hessenberg matrices. */
import { LinAlgError } from '../errors.ts';
import type { Matrix } from '../memory/matrix.ts';
import { schurKernels } from './kernels.ts';
import { iterateMultishift, LEAST } from './multishift.ts';
import type { Range, Workspace } from './workspace.ts';

/**
 * Turns the Hessenberg matrix H into its Schur form T in place: (quasi-)triangular, with blocks of
 * order two in standard form where it is real. Z, if there is one, becomes Z times what H is turned
 * with. Without Z only the blocks on the diagonal are right afterwards, unless `whole`.
 *
 * @throws LinAlgError when the iteration does not converge.
 */
export function schurForm(
  h: Matrix,
  z: Matrix | undefined,
  range: Range,
  workspace: Workspace,
  caller: string,
  whole = z !== undefined,
): void {
  const { low, high } = range;
  const left =
    high - low < LEAST
      ? schurKernels(h).iterate(
          ...([h.rows, low, high, h.address, h.columnStride] as const),
          ...([z?.rows ?? 0, z?.address ?? 0, z?.columnStride ?? 0, whole] as const),
          workspace.work,
        )
      : iterateMultishift({ h, z, whole }, range, workspace);
  if (left > 0) {
    throw new LinAlgError(
      `${caller}: the QR iteration did not converge: ${left} of ${h.rows} eigenvalues are not found`,
    );
  }
}
