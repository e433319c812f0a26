/** Which entries of a matrix connect strongly. */
import type { NdArray } from '@numloom/ndarray';
import { type Scalar, withFrame } from '@numloom/linalg/kernels';
import { addressOf, reachable } from '../../memory/compressed.ts';
import { EntryRoom } from '../../memory/room.ts';
import { forward } from '../rows.ts';
import type { SquareParts } from '../square.ts';
import { aggregationKernels } from './kernels.ts';

/**
 * The matrix with its strong entries only, |a[i, j]| > theta √|a[i, i] a[j, j]|, the others added to the
 * diagonal: row sums stay.
 */
export function filtered(A: SquareParts, diagonal: NdArray<Scalar>, theta: number): SquareParts {
  const n = A.shape[0];
  const { dtype, shape } = A;
  return withFrame((frame) => {
    const { starts, indices, values, entries } = reachable(A, frame);
    const d = addressOf(frame.reachable(diagonal, dtype));
    const indptr = frame.written('int32', [n + 1]);
    const room = new EntryRoom(frame, dtype, entries + n);
    const to = addressOf(indptr.inside);
    indptr.inside.storage.view('int32')[indptr.inside.offset] = 0;
    const { filter } = aggregationKernels(dtype);
    let count = 0;
    forward(n, (begin, end) => {
      count = filter(
        ...([begin, end, starts, indices, values, d, theta * theta] as const),
        ...([to, room.indices, room.values] as const),
      );
    });
    return { format: 'csr', dtype, shape, indptr: indptr.array, ...room.arrays(count) };
  });
}
