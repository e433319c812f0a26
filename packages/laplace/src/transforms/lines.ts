/** Running the programs of transforms on lines of memory, on one thread or several. */
import { allocateScratch, heap } from '@numloom/ndarray';
import { compiled, kernelsOf } from '@numloom/linalg/kernels';
import { shareWork, type ThreadCode, threadCount } from '@numloom/ufunc';
import { transforms } from '../kernels/generated/transforms.ts';
import type { Compiled } from './program.ts';

/** A program where kernels see it, and room for one thread to run it. */
export interface Placed extends Compiled {
  readonly address: number;
  readonly room: number;
  /** Where lines are brought together, in the room. */
  readonly staged: number;
}

/** Lines of numbers: `slabs` times `count` of them. Strides are bytes, and may be negative. */
export interface Lines {
  readonly address: number;
  /** From a number to the next one, from a line to the next one, from a slab to the next one. */
  readonly step: number;
  readonly line: number;
  readonly slab: number;
}

/** Operations from which on threads are worth waking: about a millisecond. */
const WORTH = 2e6;
/** Operations of a call of a kernel: engines exchange code for better code between calls. */
const CALL = 1e6;
/** Items for each thread, so that none waits long for the last one. */
const ITEMS = 8;
/** Lines of a call are a multiple of this many. */
const TOGETHER = 8;

/** What gives room in the heap: a frame, or memory that somebody owns. */
export interface Memory {
  readonly bytes: (byteLength: number) => number;
}

/** Copies a program into the heap, for as long as that memory is there. */
export function placed(program: Compiled, memory: Memory): Placed {
  const { words, roomBytes, length } = program;
  const address = memory.bytes(words.byteLength);
  new Int32Array(heap.buffer, address, words.length).set(words);
  const staged = (roomBytes + 63) & -64;
  const room = memory.bytes(staged + kernelsOf(transforms).stagedBytes(length));
  return { ...program, address, room, staged };
}

/** Transforms lines, in place or into others; results do not depend on the number of threads. */
export function transformAll(
  program: Placed,
  slabs: number,
  count: number,
  from: Lines,
  to: Lines,
): void {
  if (slabs === 0 || count === 0) return;
  const { length, cost, address, room, staged } = program;
  const isFar = ({ step, line }: Lines) => Math.abs(step) > Math.abs(line);
  const isStaged = count > 1 && length > 1 && (isFar(from) || isFar(to));
  const perLine = (cost + 8 * length) / 2;
  if (threadCount() > 1 && slabs * count * perLine > WORTH) {
    if (transformShared(program, slabs, count, from, to, isStaged)) return;
  }
  const { transformLines } = kernelsOf(transforms);
  const share = Math.max(TOGETHER, Math.floor(CALL / perLine / TOGETHER) * TOGETHER);
  for (let slab = 0; slab < slabs; slab++) {
    for (let first = 0; first < count; first += share) {
      transformLines(
        ...([address, room, isStaged ? room + staged : 0, length] as const),
        Math.min(share, count - first),
        ...([from.address + slab * from.slab + first * from.line, from.step, from.line] as const),
        ...([to.address + slab * to.slab + first * to.line, to.step, to.line] as const),
      );
    }
  }
}

let code: ThreadCode | undefined;
let jobs = 0;

function transformShared(
  { length, address, roomBytes }: Placed,
  slabs: number,
  count: number,
  from: Lines,
  to: Lines,
  isStaged: boolean,
): boolean {
  const kernels = kernelsOf(transforms);
  const threads = threadCount();
  code ??= { module: compiled(transforms), run: kernels.run };
  const perThread = Math.ceil((slabs * count) / (ITEMS * threads * TOGETHER)) * TOGETHER;
  const share = Math.min(Math.max(perThread, TOGETHER), count);
  const staged = (roomBytes + 63) & -64;
  const bytes = (staged + (isStaged ? kernels.stagedBytes(length) : 0) + 63) & -64;
  // Threads that end in the middle are replaced by others, which take rooms of their own.
  const rooms = allocateScratch(64 + 4 * threads * bytes);
  try {
    rooms.view('int32')[0] = 0;
    jobs = (jobs % (2 ** 31 - 1)) + 1;
    const block = new Int32Array(16);
    block.set([jobs, address, rooms.byteOffset, bytes, isStaged ? staged : 0]);
    block.set([length, count, share], 5);
    block.set([from.address, from.step, from.line, from.slab], 8);
    block.set([to.address, to.step, to.line, to.slab], 12);
    return shareWork({
      code,
      parameters: new Uint8Array(block.buffer),
      items: slabs * Math.ceil(count / share),
      isRepeatable: from.address !== to.address,
    });
  } finally {
    rooms.dispose();
  }
}
