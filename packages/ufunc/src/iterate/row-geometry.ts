/**
 * Rows of a sweep: how a loop nest that reads its own target at a bounded distance is cut along its
 * outermost axis, and what of a row a level of a pass has to hold.
 */
import { dtypes } from '@numloom/ndarray';
import { innerStrideOf, type Leaf } from '../kernel/kernel.ts';
import type { Access } from '../plan/axes.ts';
import type { Plan } from '../plan/plan.ts';
import { segmentOf } from '../run/segments.ts';
import { shiftOf } from './stencil.ts';

/** Columns beside a row that kernels copy from level to level themselves. */
const MOST_BESIDE = 4;
/** Where a read of the target is, from the element that is written. */
interface Distance {
  readonly row: number;
  /** In elements of the array, along all inner axes. */
  readonly inner: number;
}

/** The rows of a plan with one store. */
export interface RowGeometry {
  readonly rows: number;
  /** For each leaf of the plan that reads the target, where. */
  readonly distances: readonly (Distance | undefined)[];
  /** How many rows before a row, and after it, are read with it. */
  readonly before: number;
  readonly ahead: number;
  /** Elements of the array from the first of a row that is written to the first that is held. */
  readonly low: number;
  /** Bytes that are held of a row. */
  readonly width: number;
  /** Bytes from where a row of a ring starts to what is held, so that what is written is aligned. */
  readonly pad: number;
  /** Columns beside the written ones that kernels copy. */
  readonly left: number;
  readonly right: number;
  /** Bytes at the start of what is held, and from `tailAt` on, that are copied before a row. */
  readonly head: number;
  readonly tailAt: number;
  readonly tail: number;
  /** Number of elements of a row that are written. */
  readonly size: number;
  /** The leaf of the store as kernels see it that write a ring. */
  readonly leaf: Leaf;
  readonly store: Access;
}

/** The geometry of a plan, or undefined where its sweeps can't be made row by row. */
export function rowGeometry(plan: Plan): RowGeometry | undefined {
  const { nest, linear, lowered, kernel } = plan;
  const { lengths, accesses } = nest;
  const rank = lengths.length;
  if (rank < 2) return undefined;
  if (plan.folding === 'accumulate') return undefined;
  // Short rows leave a partial result together. Those of two axes, of one block each, are combined as
  // their rows would be.
  if (plan.folding === 'inside' && rank > 2 && segmentOf(lengths) > 1) return undefined;
  const store = accesses[linear.leaves.length]!;
  const distances: (Distance | undefined)[] = [];
  const columns: number[] = [];
  for (const access of accesses.slice(0, linear.leaves.length)) {
    const shift = shiftOf(lengths, store, access);
    if (shift === 'crossed' || !access.array.storage.inHeap) return undefined;
    distances.push(shift === 'apart' ? undefined : distanceOf(shift, store));
    if (shift !== 'apart') columns.push(shift[rank - 1]!);
  }
  const shifts = distances.filter((one) => one !== undefined);
  if (shifts.length === 0) return undefined;
  const { components, itemsize } = dtypes[store.array.dtype];
  const [first, last] = extentOf(store, lengths);
  const inner = store.strides[rank - 1]!;
  let left = Math.max(0, ...columns.map((column) => -column));
  let right = Math.max(0, ...columns);
  const copiesBeside = rank <= 3 && inner === 1 && components === 1 && left + right <= MOST_BESIDE;
  if (!copiesBeside) left = right = 0;
  const low = first + Math.min(-left, ...shifts.map((shift) => shift.inner));
  const width = (last + Math.max(right, ...shifts.map((shift) => shift.inner)) - low) * itemsize;
  const before = Math.max(0, ...shifts.map(({ row }) => -row));
  const ahead = Math.max(0, ...shifts.map(({ row }) => row));
  if (!isInside(store, lengths[0]!, before, ahead, low, width)) return undefined;
  const leaf = lowered.leaves.findIndex(({ written }) => written);
  const tailAt = (last + right - low) * itemsize;
  return {
    rows: lengths[0]!,
    distances: lowered.leaves.map(({ operand }) => distances[operand]),
    before,
    ahead,
    low,
    width,
    pad: -(-low * itemsize) & 63,
    left,
    right,
    ...(copiesBeside
      ? { head: (first - left - low) * itemsize, tailAt, tail: width - tailAt }
      : { head: width, tailAt: 0, tail: 0 }),
    size: lengths.slice(1).reduce((a, b) => a * b),
    leaf: { dtype: kernel.leaves[leaf]!.dtype, inner: innerStrideOf(inner * components) },
    store,
  };
}

function distanceOf(shift: readonly number[], { strides }: Access): Distance {
  const inner = shift.slice(1).reduce((sum, by, axis) => sum + by * strides[axis + 1]!, 0);
  return { row: shift[0]!, inner };
}

/** The first element of a row, from where it starts, and one past the last. */
function extentOf({ strides }: Access, lengths: readonly number[]): [number, number] {
  let first = 0;
  let last = 1;
  for (let axis = 1; axis < lengths.length; axis++) {
    const reach = (lengths[axis]! - 1) * strides[axis]!;
    if (reach < 0) first += reach;
    else last += reach;
  }
  return [first, last];
}

/** Whether all that is held of rows lies in the storage, even what nobody reads of it. */
function isInside(
  { array, offset, strides }: Access,
  rows: number,
  before: number,
  ahead: number,
  low: number,
  width: number,
): boolean {
  const { storage, itemsize } = array;
  return [-before, rows - 1 + ahead].every((row) => {
    const start = (offset + row * strides[0]! + low) * itemsize;
    return start >= 0 && start + width <= storage.byteLength;
  });
}
