/**
 * Operands outside of the heap, for kernels that reach the heap only: the bytes that a launch
 * touches are copied to heap memory, the kernel runs there, and what it may have written is copied
 * back. Strides stay, so any layout can be staged; launches are small enough for the second-level
 * cache, where the copies are cheap.
 */
import { allocateScratch, dtypes, sizeOf, type Storage } from '@numloom/ndarray';
import type { Kernel } from '../kernel/kernel.ts';
import type { CompiledKernel, Launch } from '../kernel/launch.ts';

/** Bytes that a launch stages, where the outermost axis can be cut so. */
const STAGED_BYTES = 262_144;
/** Bytes that are staged for each byte that is used, at most. */
const MOST_SPARSE = 4;
/** Where staged bytes begin; vectors may lie anywhere, elements may not. */
const ALIGNMENT = 16;

/** Neighbouring bytes of one buffer that operands of a launch lie in. */
interface Range {
  readonly storage: Storage;
  /** From the start of the buffer. */
  low: number;
  high: number;
  readonly leaves: number[];
}

type Work = Pick<Launch, 'lengths' | 'operands'>;

/** Whether the operands outside of the heap are dense enough for staging to pay. */
export function canStage(kernel: Kernel, work: Work): boolean {
  const { lengths } = work;
  return rangesOf(kernel, work, 0, lengths[0]!).every(({ low, high, leaves }) => {
    const used = leaves.map((leaf) => {
      const { strides } = work.operands[leaf]!;
      return itemsizeOf(kernel, leaf) * sizeOf(lengths.filter((_, axis) => strides[axis] !== 0));
    });
    return high - low <= MOST_SPARSE * used.reduce((sum, bytes) => sum + bytes, 0);
  });
}

/** Runs the rows from `begin` to `end`, a few at a time. */
export function runStaged(
  kernel: Kernel,
  compiled: CompiledKernel,
  launch: Launch,
  begin: number,
  end: number,
): void {
  const step = rowsPerLaunch(kernel, launch);
  const stage = new Stage();
  try {
    for (let from = begin; from < end; from += step) {
      const to = Math.min(end, from + step);
      const operands = [...launch.operands];
      const ranges = rangesOf(kernel, launch, from, to);
      const places = stage.place(ranges);
      ranges.forEach((range, i) => {
        const { storage, low, high, leaves } = range;
        const { heapStorage, at } = places[i]!;
        if (!isOverwritten(kernel, launch, range, to - from)) {
          copyBytes(storage.region.buffer, low, heapStorage.region.buffer, at, high - low);
        }
        for (const leaf of leaves) {
          const operand = launch.operands[leaf]!;
          const moved = at - low + operand.storage.byteOffset - heapStorage.byteOffset;
          const offset = operand.offset + moved / itemsizeOf(kernel, leaf);
          operands[leaf] = { ...operand, storage: heapStorage, offset };
        }
      });
      compiled.run({ ...launch, operands }, from, to);
      ranges.forEach((range, i) => {
        if (!isWritten(kernel, range)) return;
        const { storage, low, high } = range;
        const { heapStorage, at } = places[i]!;
        copyBytes(heapStorage.region.buffer, at, storage.region.buffer, low, high - low);
      });
    }
  } finally {
    stage.dispose();
  }
}

/** Whether rows of a store, which nothing reads, take every byte of a range. */
function isOverwritten(kernel: Kernel, work: Work, range: Range, rows: number): boolean {
  const [leaf, ...others] = range.leaves;
  if (others.length > 0 || work.operands[leaf!]!.strides.includes(0)) return false;
  const isRead = kernel.body.some((one) => one.op === 'load' && one.leaf === leaf);
  const size = rows * sizeOf(work.lengths.slice(1)) * itemsizeOf(kernel, leaf!);
  return !isRead && isWritten(kernel, range) && range.high - range.low === size;
}

function isWritten({ outputs }: Kernel, { leaves }: Range): boolean {
  return outputs.some(({ leaf }) => leaves.includes(leaf));
}

/** Heap memory for the ranges of one launch after the other. */
class Stage {
  #storage: Storage | undefined;

  /** A place for each range, in one block, as the elements of its buffer are aligned. */
  place(ranges: readonly Range[]): { readonly heapStorage: Storage; readonly at: number }[] {
    let size = 0;
    const starts = ranges.map(({ low, high }) => {
      const start = size + (low % ALIGNMENT);
      size = Math.ceil((start + high - low) / ALIGNMENT) * ALIGNMENT;
      return start;
    });
    if (this.#storage === undefined || this.#storage.byteLength < size) {
      this.#storage?.dispose();
      this.#storage = allocateScratch(size);
    }
    const heapStorage = this.#storage;
    return starts.map((start) => ({ heapStorage, at: heapStorage.byteOffset + start }));
  }

  dispose(): void {
    this.#storage?.dispose();
  }
}

/** Rows whose bytes come to what a launch stages; whole segments of folds. */
function rowsPerLaunch(kernel: Kernel, launch: Launch): number {
  const first = rangesOf(kernel, launch, 0, 1);
  const bytes = first.reduce((sum, { low, high }) => sum + high - low, 0);
  // What another row adds; operands of one range have the same bytes in common.
  const step = first.reduce((sum, { leaves }) => {
    const strides = leaves.map((leaf) => {
      return Math.abs(launch.operands[leaf]!.strides[0]!) * itemsizeOf(kernel, leaf);
    });
    return sum + Math.max(...strides);
  }, 0);
  const rows = Math.max(1, Math.floor((STAGED_BYTES - bytes) / Math.max(1, step)));
  const unit = Math.max(1, launch.segment);
  return Math.ceil(rows / unit) * unit;
}

/** The bytes outside of the heap that the rows from `begin` to `end` touch. */
function rangesOf(kernel: Kernel, work: Work, begin: number, end: number): Range[] {
  const ranges: Range[] = [];
  work.operands.forEach(({ storage, offset, strides }, leaf) => {
    if (storage.inHeap) return;
    const itemsize = itemsizeOf(kernel, leaf);
    let low = storage.byteOffset + (offset + begin * strides[0]!) * itemsize;
    let high = low + itemsize;
    strides.forEach((stride, axis) => {
      const reach = ((axis === 0 ? end - begin : work.lengths[axis]!) - 1) * stride * itemsize;
      if (reach < 0) low += reach;
      else high += reach;
    });
    ranges.push({ storage, low, high, leaves: [leaf] });
  });
  return joined(ranges);
}

/** Ranges that meet become one, so that what one operand writes another reads. */
function joined(ranges: Range[]): Range[] {
  ranges.sort((a, b) => a.low - b.low);
  const kept: Range[] = [];
  for (const range of ranges) {
    const { buffer } = range.storage.region;
    const before = kept.find(
      (other) => other.storage.region.buffer === buffer && range.low <= other.high,
    );
    if (before === undefined) {
      kept.push(range);
    } else {
      before.high = Math.max(before.high, range.high);
      before.leaves.push(...range.leaves);
    }
  }
  return kept;
}

function itemsizeOf(kernel: Kernel, leaf: number): number {
  return dtypes[kernel.leaves[leaf]!.dtype].itemsize;
}

function copyBytes(
  from: ArrayBufferLike,
  at: number,
  to: ArrayBufferLike,
  place: number,
  length: number,
): void {
  new Uint8Array(to, place, length).set(new Uint8Array(from, at, length));
}
