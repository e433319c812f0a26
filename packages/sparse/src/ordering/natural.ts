/** Columns as they come. */
import { type Frame, view } from '@numloom/linalg/kernels';
import type { Pattern } from '../memory/compressed.ts';

/** Address of the order 0, 1, 2 and so on, int32. */
export function natural({ lines }: Pick<Pattern, 'lines'>, frame: Frame): number {
  const order = frame.bytes(4 * lines);
  const list = view('int32', order, lines);
  for (let k = 0; k < lines; k++) list[k] = k;
  return order;
}
