/**
 * Strips: where an operand is contiguous along another axis than the innermost one, as the second
 * of `a + b.T`, whole rows would load a cache line of it for each element. In strips of a few
 * columns the lines of one strip stay in the first-level cache until all of their elements are
 * used.
 */
import type { Access, Nest } from './axes.ts';
import { isOrderFree } from './hazards.ts';

/** Columns of a strip: as many lines of an operand fit the first-level cache. */
const STRIP = 64;
/** Bytes of a cache line. */
const LINE = 64;
/** Rows from which strips pay. */
const FEW_ROWS = 16;

/** The nests that together do what a nest does: strips, and the columns that are left. */
export function stripNests(nest: Nest): Nest[] {
  const last = nest.lengths.length - 1;
  const across = crossingAxis(nest);
  if (across === undefined || nest.folded.includes(true)) return [nest];
  if (!nest.accesses.every((store) => store.role === 'read' || isOrderFree(nest, store))) {
    return [nest];
  }
  const columns = nest.lengths[last]!;
  const strips = Math.floor(columns / STRIP);
  const others = nest.lengths
    .map((_, axis) => axis)
    .filter((axis) => axis !== across && axis < last);
  const order = [...others, last, across];
  const strided = (strides: readonly number[]): number[] => {
    const stride = strides[last]!;
    return [...order.map((axis) => strides[axis]! * (axis === last ? STRIP : 1)), stride];
  };
  const main: Nest = {
    lengths: [...order.map((axis) => (axis === last ? strips : nest.lengths[axis]!)), STRIP],
    folded: new Array<boolean>(last + 2).fill(false),
    accesses: nest.accesses.map((access) => ({ ...access, strides: strided(access.strides) })),
  };
  if (strips * STRIP === columns) return [main];
  const rest: Nest = {
    lengths: nest.lengths.map((length, axis) =>
      axis === last ? columns - strips * STRIP : length,
    ),
    folded: nest.folded,
    accesses: nest.accesses.map((access) => ({
      ...access,
      offset: access.offset + strips * STRIP * access.strides[last]!,
    })),
  };
  return [main, rest];
}

/** The axis along which an operand is contiguous that takes a new line for each column. */
function crossingAxis({ lengths, accesses }: Nest): number | undefined {
  const last = lengths.length - 1;
  if (lengths[last]! <= STRIP) return undefined;
  for (const access of accesses) {
    if (bytesAlong(access, last) < LINE) continue;
    const axis = lengths.findIndex((length, k) => {
      const step = bytesAlong(access, k);
      return k < last && length >= FEW_ROWS && step > 0 && step < LINE;
    });
    if (axis >= 0) return axis;
  }
  return undefined;
}

function bytesAlong({ strides, array }: Access, axis: number): number {
  return Math.abs(strides[axis]!) * array.itemsize;
}
