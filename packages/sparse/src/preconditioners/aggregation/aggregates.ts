/** Greedy aggregation. */
import type { NdArray } from '@numloom/ndarray';
import { withFrame } from '@numloom/linalg/kernels';
import { addressOf, reachable } from '../../memory/compressed.ts';
import { forward } from '../rows.ts';
import type { SquareParts } from '../square.ts';
import { aggregationKernels } from './kernels.ts';

/** The aggregate of each row, -1 where it has none, and how many there are. */
export interface Aggregates {
  readonly of: NdArray<'int32'>;
  readonly count: number;
}

/**
 * Joins rows that are strongly connected (Vanek, Mandel and Brezina 1996): neighbourhoods that are free as a
 * whole, then what is left with the neighbour of the strongest connection, then the rest. O(entries).
 */
export function aggregate(strong: SquareParts): Aggregates {
  const n = strong.shape[0];
  return withFrame((frame) => {
    const { starts, indices, values } = reachable(strong, frame);
    const kernels = aggregationKernels(strong.dtype);
    const { array, inside } = frame.written('int32', [n]);
    const joined = addressOf(inside);
    const first = frame.written('int32', [n]).inside.fill(-1);
    const at = addressOf(first);
    let count = 0;
    forward(n, (begin, end) => {
      count = kernels.joinFree(begin, end, starts, indices, at, count);
    });
    forward(n, (begin, end) => {
      kernels.joinNeighbours(begin, end, starts, indices, values, at, joined);
    });
    forward(n, (begin, end) => {
      count = kernels.joinRest(begin, end, starts, indices, joined, count);
    });
    return { of: array, count };
  });
}
