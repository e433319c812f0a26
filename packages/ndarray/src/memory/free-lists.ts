/** Free blocks by size: one list a size class, and bitmaps that say which lists are not empty. */
import { ALIGNMENT, type Block } from './block.ts';

/** Each power of two of sizes is divided into this many classes: 6 % from one to the next. */
const STEPS = 16;
const STEP_BITS = 4;
/** 4 GiB are 2 ** 26 cache lines: rows 0 (sizes below `STEPS`, exactly) to 23. */
const ROWS = 24;
/** How many blocks of its own class are tried before a larger class is split. */
const TRIES = 8;

/**
 * Class of a size in cache lines, never above 2 ** 26: lines below {@link STEPS} are their own
 * class, then each power of two has {@link STEPS} classes.
 */
function classOf(lines: number): number {
  const row = 31 - Math.clz32(lines | (STEPS - 1)) - (STEP_BITS - 1);
  return row === 0 ? lines : row * STEPS + ((lines >>> (row - 1)) & (STEPS - 1));
}

export class FreeLists {
  /** The last one stays empty: it is where a search that finds nothing ends. */
  readonly #heads: (Block | undefined)[] = new Array<undefined>(ROWS * STEPS + 1).fill(undefined);
  /** Bit r: row r has a block. Bit s of steps r: class (r, s) has a block. */
  #rows = 0;
  readonly #steps = new Int32Array(ROWS);

  add(block: Block): void {
    const index = classOf(block.byteLength / ALIGNMENT);
    const head = this.#heads[index];
    block.next = head;
    block.previous = undefined;
    if (head) head.previous = block;
    this.#heads[index] = block;
    const row = index >>> STEP_BITS;
    this.#rows |= 1 << row;
    this.#steps[row]! |= 1 << (index & (STEPS - 1));
  }

  remove(block: Block): void {
    const { next, previous } = block;
    if (next) next.previous = previous;
    if (previous) previous.next = next;
    else this.#setHead(classOf(block.byteLength / ALIGNMENT), next);
    block.next = block.previous = undefined;
  }

  /** Takes out a block of at least `byteLength` bytes. */
  take(byteLength: number): Block | undefined {
    const index = classOf(byteLength / ALIGNMENT);
    let block = this.#heads[index];
    for (let tries = 1; block && block.byteLength < byteLength; tries++) {
      block = tries < TRIES ? block.next : undefined;
    }
    block ??= this.#heads[this.#nextFilled(index)];
    if (block) this.remove(block);
    return block;
  }

  /** The nearest class above `index` that has blocks, each large enough for any size below it. */
  #nextFilled(index: number): number {
    const row = index >>> STEP_BITS;
    // Shifting -2 by s leaves the bits above s.
    const inRow = this.#steps[row]! & (-2 << (index & (STEPS - 1)));
    if (inRow !== 0) return row * STEPS + lowestBit(inRow);
    const rows = this.#rows & (-2 << row);
    if (rows === 0) return ROWS * STEPS;
    const found = lowestBit(rows);
    return found * STEPS + lowestBit(this.#steps[found]!);
  }

  #setHead(index: number, block: Block | undefined): void {
    this.#heads[index] = block;
    if (block) return;
    const row = index >>> STEP_BITS;
    this.#steps[row]! &= ~(1 << (index & (STEPS - 1)));
    if (this.#steps[row] === 0) this.#rows &= ~(1 << row);
  }
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
