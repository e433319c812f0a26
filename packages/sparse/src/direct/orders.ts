/** Orders of columns by name, where kernels find them. */
import { type Frame, view } from '@numloom/linalg/kernels';
import type { Pattern } from '../memory/compressed.ts';
import { amd } from '../ordering/amd.ts';
import { colamd } from '../ordering/colamd.ts';
import type { Attempt } from './strategy.ts';

/** Address of the order of the columns of a square matrix, int32: order[k] is the column that comes k-th. */
export function orderOf(pattern: Pattern, ordering: Attempt['ordering'], frame: Frame): number {
  switch (ordering) {
    case 'amd':
      return amd(pattern, frame);
    case 'colamd':
      return colamd(pattern, frame);
    case 'reverse-cuthill-mckee':
      return amd(pattern, frame);
    case 'nested-dissection':
      return amd(pattern, frame);
    case 'natural':
    case 'reversed':
    default: {
      const n = pattern.lines;
      const order = frame.bytes(4 * n);
      const numbers = view('int32', order, n);
      if (typeof ordering !== 'string') numbers.set(ordering);
      else for (let k = 0; k < n; k++) numbers[k] = ordering === 'natural' ? k : n - 1 - k;
      return order;
    }
  }
}
