/** The Schur form of Hessenberg matrices. */
import { LinAlgError } from '../errors.ts';
import type { Matrix } from '../memory/matrix.ts';
import { schurKernels } from './kernels.ts';
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
  { low, high }: Range,
  { work }: Workspace,
  caller: string,
  whole = z !== undefined,
): void {
  const { iterate } = schurKernels(h);
  const left = iterate(
    ...([h.rows, low, high, h.address, h.columnStride] as const),
    ...([z?.rows ?? 0, z?.address ?? 0, z?.columnStride ?? 0, whole, work] as const),
  );
  if (left > 0) {
    throw new LinAlgError(
      `${caller}: the QR iteration did not converge: ${left} of ${h.rows} eigenvalues are not found`,
    );
  }
}
