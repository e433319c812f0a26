/**
 * L D L^T, or L D L^H if `hermitian`, of a symmetric front: the pivots of Bunch and Kaufman, chosen
 * among its own rows.
 */
import {
  divideByBlocks,
  exchangeByPivots,
  factorIndefinite,
  takeCorners,
} from '../../../../linalg/assembly/base/indefinite';
import { fromReal, size } from '../../../../linalg/assembly/base/scalar';
import { bytes, conjugateAll } from '../../../../linalg/assembly/base/vectors';
import { get } from '../lists';
import { subtractLowerProduct } from './products';
import { replacePivot } from './lu';
import { countPerturbed, leastOf, noteLargest } from './report';
import { solveRight } from './triangles';

/** Up to this order a block is factored at once; else so many columns, and one less, at a time. */
export const WIDTH: i32 = 48;

/**
 * The panel of a front of k + m rows and k columns becomes L, with D on its diagonal and in `corners`;
 * `products` (m x k) becomes L D of the rows below. `room` is for k x WIDTH elements.
 */
export function factorIndefinitePanel<T>(
  k: i32,
  m: i32,
  a: usize,
  hermitian: bool,
  pivots: usize,
  corners: usize,
  products: usize,
  room: usize,
  inverses: usize,
  report: usize,
  workspace: usize,
): void {
  const column = k + m;
  let done = 0;
  while (done < k) {
    const left = k - done;
    const width = left <= WIDTH ? left : WIDTH;
    const corner = a + bytes<T>(done) * (column + 1);
    const own = pivots + ((<usize>done) << 2);
    const count = factorIndefinite<T>(
      left,
      width,
      done,
      hermitian,
      false,
      corner,
      column,
      room,
      left,
      own,
    );
    if (count < left) {
      subtractLowerProduct<T>(
        left - count,
        count,
        corner + bytes<T>(count),
        column,
        room + bytes<T>(count),
        left,
        1,
        false,
        corner + bytes<T>(count) * (column + 1),
        column,
        true,
        workspace,
      );
    }
    done += count;
  }
  takeCorners<T>(k, a, column, pivots, corners);
  replaceSmall<T>(k, a, column, pivots, corners, report);
  if (m == 0) return;
  const below = a + bytes<T>(k);
  exchangeByPivots<T>(k, m, false, pivots, below, column, 1);
  solveRight<T>(m, k, below, column, a, column, 1, true, hermitian, inverses, workspace);
  for (let j = 0; j < k; j++) {
    memory.copy(products + bytes<T>(j) * m, below + bytes<T>(j) * column, bytes<T>(m));
  }
  // The transpose of a Hermitian D is its conjugate.
  if (hermitian) conjugateAll<T>(k, corners, 1);
  divideByBlocks<T>(k, m, hermitian, a, column, pivots, corners, below, column, 1);
  if (hermitian) conjugateAll<T>(k, corners, 1);
}

/** Replaces blocks of D that are too small. */
function replaceSmall<T>(
  k: i32,
  a: usize,
  column: i32,
  pivots: usize,
  corners: usize,
  report: usize,
): void {
  const least = leastOf(report);
  for (let j = 0; j < k; j++) {
    const diagonal = a + bytes<T>(j) * (column + 1);
    noteLargest(report, size<T>(load<T>(diagonal)));
    if (get(pivots, j) >= 0) {
      if (size<T>(load<T>(diagonal)) < least) {
        replacePivot<T>(diagonal, least);
        countPerturbed(report);
      }
      continue;
    }
    // The element beside the diagonal is the largest of a block of order two.
    const corner = corners + bytes<T>(j);
    noteLargest(report, size<T>(load<T>(corner)));
    j++;
    if (size<T>(load<T>(corner)) < least) {
      store<T>(corner, fromReal<T>(least));
      store<T>(diagonal, fromReal<T>(0));
      store<T>(diagonal + bytes<T>(column + 1), fromReal<T>(0));
      countPerturbed(report);
    }
  }
}
