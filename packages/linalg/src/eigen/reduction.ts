/**
 * Hessenberg reduction in blocks of columns (Dongarra, Hammarling and Sorensen 1989; Quintana-Ortí
 * and van de Geijn 2006): H = Q^H A Q.
 */
import { dtypes } from '@numloom/ndarray';
import { copies } from '../kernels/generated/copies.ts';
import { hessenberg } from '../kernels/generated/hessenberg.ts';
import { kernelsOf } from '../kernels/load.ts';
import { withFrame } from '../memory/frame.ts';
import { block, byColumns, type Matrix, transposed } from '../memory/matrix.ts';
import { multiply } from '../products/multiply.ts';
import { type Factors, formQ } from '../reflectors/blocks.ts';
import { reductionKernels } from './kernels.ts';
import type { Range, Workspace } from './workspace.ts';

/** Columns that are reduced at once, and how many of the last are reduced one by one. */
const WIDTH = 24;
const REST = 96;

/**
 * Reduces A in place: reflectors are left below the subdiagonal, their factors at `tau`, one for
 * each column. 10/3 n³ operations, four fifths of them in products.
 */
export function reduceHessenberg(a: Matrix, range: Range, { tau, work }: Workspace): void {
  const k = reducePanels(a, range, tau);
  const { reduceColumns } = reductionKernels(a);
  reduceColumns(a.rows, k, range.high, a.address, a.columnStride, tau, work);
}

/** Reduces as many columns as are worth it; answers the first one that is left. */
function reducePanels(a: Matrix, { low, high }: Range, tau: Factors): number {
  if (high - low <= REST + WIDTH) return low;
  const { rows: n, columnStride, dtype } = a;
  const { reducePanel } = reductionKernels(a);
  return withFrame((frame) => {
    let k = low;
    const room = (columns: number) => frame.elements(dtype, n * columns);
    const [atV, atT, atY] = [room(WIDTH), frame.elements(dtype, WIDTH * WIDTH), room(WIDTH)];
    const work = byColumns(dtype, room(WIDTH), n, WIDTH);
    const [product, solved] = [room(WIDTH), room(WIDTH)];
    for (; high - k > REST; k += WIDTH) {
      const m = high - k;
      reducePanel(k, high, WIDTH, a.address, columnStride, tau, atV, atT, atY);
      const v = byColumns(dtype, atV, m, WIDTH);
      const t = byColumns(dtype, atT, WIDTH, WIDTH);
      const y = byColumns(dtype, atY, m, WIDTH);
      const next = k + WIDTH;
      const tail = block(v, WIDTH - 1, 0, m - WIDTH + 1, WIDTH);
      const adjoint = { conjugateB: true, alpha: -1, accumulate: true } as const;
      // From the right: A -= Y V^H, the rows above first, for all of V's columns.
      const top = block(a, 0, k + 1, k + 1, m);
      const [above, turned] = [
        block(work, 0, 0, k + 1, WIDTH),
        byColumns(dtype, solved, k + 1, WIDTH),
      ];
      multiply(top, v, above);
      multiply(above, t, turned);
      multiply(turned, transposed(v), top, adjoint);
      const right = block(a, k + 1, next, m, high - next + 1);
      multiply(y, transposed(tail), right, adjoint);
      // From the left: A -= V T^H V^H A.
      const rest = block(a, k + 1, next, m, n - next);
      const inner = byColumns(dtype, product, WIDTH, n - next);
      const outer = byColumns(dtype, solved, WIDTH, n - next);
      multiply(transposed(v), rest, inner, { conjugateA: true });
      multiply(transposed(t), inner, outer, { conjugateA: true });
      multiply(v, outer, rest, { alpha: -1, accumulate: true });
    }
    return k;
  });
}

/** Q of the reflectors that a reduction left in `a`. `q` does not overlap it. */
export function formHessenbergQ(
  a: Matrix,
  { low, high }: Range,
  { tau, work }: Workspace,
  q: Matrix,
): void {
  const { itemsize, components } = dtypes[a.dtype];
  const { rows: n } = q;
  kernelsOf(copies).setIdentity(n, n, q.address, q.rowStride, q.columnStride, components);
  const count = high - low;
  if (count < REST) {
    reductionKernels(a).accumulateColumns(
      ...([low, high, a.address, a.columnStride, tau] as const),
      ...([q.address, q.columnStride, work] as const),
    );
    return;
  }
  const v = block(a, low + 1, low, count, count);
  withFrame((frame) => {
    formQ(v, tau + low * itemsize, block(q, low + 1, low + 1, count, count), frame);
  });
}

/** Sets what is below the subdiagonal, or other diagonal, to zero. */
export function clearBelow(a: Matrix, diagonal = 1): void {
  kernelsOf(hessenberg).clearBelow(
    ...([a.rows, a.columns, diagonal, a.address, a.columnStride] as const),
    dtypes[a.dtype].itemsize,
  );
}
