/** QR with columns exchanged, so that those that are most independent come first. */
import { dtypes } from '@numloom/ndarray';
import { pivoting } from '../kernels/generated/pivoting.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, view } from '../memory/frame.ts';
import { block, byColumns, type Matrix, transposed } from '../memory/matrix.ts';
import { multiply } from '../products/multiply.ts';
import type { Factors } from '../reflectors/blocks.ts';

/** Columns between two updates of all that remain. */
const WIDTH = 32;

/**
 * A P = Q R in place, as `factorQR` leaves it, |r_00| >= |r_11| >= …; answers which column of A each one
 * was. 2 n² (m - n/3) operations for m ≥ n, half of them in products.
 */
export function factorPivoted(a: Matrix, tau: Factors, frame: Frame): Int32Array {
  const { rows, columns, dtype } = a;
  const { itemsize, components } = dtypes[dtype];
  const all = kernelsOf(pivoting);
  const pivotStep = components === 2 ? all.pivotStepComplex : all.pivotStepReal;
  const columnNorms = components === 2 ? all.columnNormsComplex : all.columnNormsReal;
  const count = Math.min(rows, columns);
  const order = frame.bytes(4 * columns);
  const norms = frame.elements('float64', columns);
  const exact = frame.elements('float64', columns);
  const work = frame.elements(dtype, columns + 2);
  const f = byColumns(dtype, frame.elements(dtype, columns * WIDTH), columns, WIDTH);
  const given = view('int32', order, columns);
  for (let j = 0; j < columns; j++) given[j] = j;
  columnNorms(rows, columns, a.address, a.columnStride, norms, exact, true);
  for (let done = 0; done < count;) {
    const rest = block(a, 0, done, rows, columns - done);
    const width = Math.min(WIDTH, count - done);
    const places = [order + 4 * done, norms + 8 * done, exact + 8 * done] as const;
    let outdated = 0;
    let i = 0;
    for (; i < width && outdated === 0; i++) {
      outdated = pivotStep(
        ...([rows, rest.columns, done, i, rest.address, rest.columnStride] as const),
        ...([f.address, columns, tau + (done + i) * itemsize, ...places, work] as const),
      );
    }
    const left = rest.columns - i;
    const below = block(rest, done + i, i, rows - done - i, left);
    multiply(block(rest, done + i, 0, below.rows, i), transposed(block(f, i, 0, left, i)), below, {
      alpha: -1,
      accumulate: true,
      conjugateB: true,
    });
    done += i;
    if (outdated > 0) {
      const [, normsOf, exactOf] = places;
      const skipped = 8 * i;
      columnNorms(
        ...([below.rows, left, below.address, below.columnStride] as const),
        ...([normsOf + skipped, exactOf + skipped, false] as const),
      );
    }
  }
  return view('int32', order, columns).slice();
}
