/** Copying lists of the heap's memory. */
import { view } from '@numloom/linalg/kernels';

/** Copies int32 numbers from one address to another. */
export function copyList(count: number, from: number, to: number): void {
  view('int32', to, count).set(view('int32', from, count));
}
