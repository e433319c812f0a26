/**
 * A Hermitian matrix becomes a real tridiagonal one by Householder reflectors, in panels: half of the
 * work is in products of the matrix and a vector, half in products of matrices (Dongarra, Hammarling
 * and Sorensen 1989).
 */
import { dtypes } from '@numloom/ndarray';
import { eigh, type EighKernels } from '../kernels/generated/eigh.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { Frame } from '../memory/frame.ts';
import { block, byColumns, type Matrix, transposed } from '../memory/matrix.ts';
import { multiply } from '../products/multiply.ts';

/** Columns of a panel. */
const WIDTH = 32;
/** Below this size there are no panels. */
const SMALL = 48;
/** Columns that are brought up to date by one product of matrices. */
const STRIP = 64;

/** The kernels for the elements of a matrix. */
function kernels({ dtype }: Matrix) {
  const all: EighKernels = kernelsOf(eigh);
  return dtype === 'complex128'
    ? { reduceColumn: all.reduceColumnComplex, reduceSmall: all.reduceSmallComplex }
    : { reduceColumn: all.reduceColumnReal, reduceSmall: all.reduceSmallReal };
}

/**
 * A = Q T Q^H, of A the lower triangle is read: T has the diagonal `d` and the subdiagonal `e`
 * (addresses of float64), reflector j of Q is column j of A below its diagonal, its factor in `tau`.
 * 4/3 n³ operations.
 */
export function tridiagonalise(a: Matrix, d: number, e: number, tau: number, frame: Frame): void {
  const { dtype, columnStride } = a;
  const { itemsize } = dtypes[dtype];
  const { reduceColumn, reduceSmall } = kernels(a);
  const { copyColumns } = kernelsOf(eigh);
  const room = (columns: number) => frame.elements(dtype, a.rows * columns);
  const work = room(1);
  let j = 0;
  if (a.rows > SMALL) {
    // V, W, V: the first two times the last two, transposed, is V W^H + W V^H.
    const vectors = byColumns(dtype, room(3 * WIDTH), a.rows, 3 * WIDTH);
    for (; a.rows - j > SMALL; j += WIDTH) {
      const n = a.rows - j;
      const corner = block(a, j, j, n, n);
      const w = block(vectors, j, WIDTH, n, WIDTH);
      for (let k = 0; k < WIDTH; k++) {
        reduceColumn(
          ...([n, k, corner.address, columnStride, w.address, a.rows] as const),
          ...([d + 8 * j, e + 8 * j, tau + j * itemsize, work] as const),
        );
      }
      const rest = n - WIDTH;
      const v = block(corner, WIDTH, 0, rest, WIDTH);
      const own = block(vectors, j + WIDTH, 0, rest, 3 * WIDTH);
      for (const place of [0, 2 * WIDTH]) {
        copyColumns(
          ...([rest * itemsize, WIDTH, v.address, columnStride * itemsize] as const),
          ...([block(own, 0, place, rest, WIDTH).address, a.rows * itemsize] as const),
        );
      }
      subtractProducts(own, block(a, j + WIDTH, j + WIDTH, rest, rest));
    }
  }
  const corner = block(a, j, j, a.rows - j, a.rows - j);
  reduceSmall(
    ...([corner.rows, corner.address, columnStride] as const),
    ...([d + 8 * j, e + 8 * j, tau + j * itemsize, work] as const),
  );
}

/** The lower triangle of A - V W^H - W V^H, of V, W and V beside each other. */
function subtractProducts(vectors: Matrix, a: Matrix): void {
  for (let j = 0; j < a.rows; j += STRIP) {
    const rows = a.rows - j;
    const columns = Math.min(STRIP, rows);
    multiply(
      block(vectors, j, 0, rows, 2 * WIDTH),
      transposed(block(vectors, j, WIDTH, columns, 2 * WIDTH)),
      block(a, j, j, rows, columns),
      { alpha: -1, accumulate: true, conjugateB: true },
    );
  }
}
