/** Where samples begin. */
import type { Layout } from '@numloom/ndarray';

/** Where each sample along the last axis begins, first axes slowest. */
export function startsOf({ shape, strides, offset }: Layout): number[] {
  let starts = [offset];
  for (let axis = 0; axis < shape.length - 1; axis++) {
    starts = starts.flatMap((start) =>
      Array.from({ length: shape[axis]! }, (_, i) => start + i * strides[axis]!),
    );
  }
  return starts;
}
