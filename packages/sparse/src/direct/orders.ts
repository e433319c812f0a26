/** Orders of columns by name, where kernels find them. */
import { type Frame, view } from '@numloom/linalg/kernels';
import type { Pattern } from '../memory/compressed.ts';
import { amd } from '../ordering/amd.ts';
import { colamd } from '../ordering/colamd.ts';
import { natural } from '../ordering/natural.ts';
import { nestedDissection } from '../ordering/nested-dissection.ts';
import { reverseCuthillMcKee } from '../ordering/reverse-cuthill-mckee.ts';
import type { Attempt } from './strategy.ts';

/** Address of the order of the columns of a square matrix, int32: order[k] is the column that comes k-th. */
export function orderOf(pattern: Pattern, ordering: Attempt['ordering'], frame: Frame): number {
  switch (ordering) {
    case 'amd':
      return amd(pattern, frame);
    case 'colamd':
      return colamd(pattern, frame);
    case 'reverse-cuthill-mckee':
      return reverseCuthillMcKee(pattern, frame);
    case 'nested-dissection':
      return nestedDissection(pattern, frame);
    case 'natural':
      return natural(pattern, frame);
    default: {
      const n = pattern.lines;
      const order = natural(pattern, frame);
      const numbers = view('int32', order, n);
      if (ordering === 'reversed') numbers.reverse();
      else numbers.set(ordering);
      return order;
    }
  }
}
