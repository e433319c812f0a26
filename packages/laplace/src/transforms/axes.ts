/** Transforms along an axis of an array. */
import { dtypes, type NdArray } from '@numloom/ndarray';
import type { Frame } from '@numloom/linalg/kernels';
import { type Lines, placed, transformAll } from './lines.ts';
import type { Compiled } from './program.ts';

const { itemsize: BYTES } = dtypes.float64;

/** The address of the first element of an array in the heap. */
export function addressOf({ storage, offset }: NdArray): number {
  return storage.byteOffset + offset * BYTES;
}

/**
 * Transforms `from` along an axis into `to`, of the same shape, which may be the same array. Both are of
 * float64 and lie in the heap.
 */
export function transformAxis(
  program: Compiled,
  from: NdArray,
  to: NdArray,
  axis: number,
  frame: Frame,
): void {
  if (from.size === 0) return;
  const { length, ...rest } = placed(program, frame);
  const axes = mergedAxes(from, to, axis);
  const [line = { count: 1, from: 0, to: 0 }, slab = { count: 1, from: 0, to: 0 }] = axes;
  const outer = axes.slice(2);
  const visit = (level: number, read: number, written: number): void => {
    const next = outer[level];
    if (next === undefined) {
      const lines = (array: NdArray, which: 'from' | 'to', address: number): Lines => ({
        address,
        step: array.strides[axis]! * BYTES,
        line: line[which] * BYTES,
        slab: slab[which] * BYTES,
      });
      const [source, target] = [lines(from, 'from', read), lines(to, 'to', written)];
      transformAll({ length, ...rest }, slab.count, line.count, source, target);
      return;
    }
    for (let i = 0; i < next.count; i++) {
      visit(level + 1, read + i * next.from * BYTES, written + i * next.to * BYTES);
    }
  };
  visit(0, addressOf(from), addressOf(to));
}

interface Axis {
  count: number;
  from: number;
  to: number;
}

/** The other axes, those that both arrays walk as one merged, the innermost first. */
function mergedAxes(from: NdArray, to: NdArray, axis: number): Axis[] {
  const axes: Axis[] = [];
  for (let k = from.ndim - 1; k >= 0; k--) {
    const next = { count: from.shape[k]!, from: from.strides[k]!, to: to.strides[k]! };
    if (k === axis || next.count === 1) continue;
    const last = axes.at(-1);
    if (last && next.from === last.from * last.count && next.to === last.to * last.count) {
      last.count *= next.count;
    } else axes.push(next);
  }
  return axes;
}
