import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Allocator } from '../../src/memory/allocator.ts';
import { ALIGNMENT, aligned, type Block } from '../../src/memory/block.ts';

const START = 65536;
const GIB = 2 ** 30;

/** An allocator that may grow up to `maximum`, by what is asked for. */
function allocator(maximum = 4 * GIB, end = START): Allocator {
  return new Allocator(START, end, (needed) => (end = needed <= maximum ? needed : end));
}

/** Sizes of all orders of magnitude. */
const size = fc
  .tuple(fc.integer({ min: 0, max: 24 }), fc.double({ min: 1, max: 2, noNaN: true }))
  .map(([power, factor]) => Math.floor(2 ** power * factor));

const steps = fc.array(
  fc.oneof(
    size.map((bytes) => ({ bytes })),
    fc.nat().map((victim) => ({ victim })),
  ),
  { maxLength: 200 },
);

describe('aligned', () => {
  it('rounds up to a cache line, beyond 2 ** 32 too', () => {
    const sizes = [0, 1, 64, 65, 2 ** 31 + 1, 2 ** 32 - 1, 2 ** 40 + 7];
    expect(sizes.map(aligned)).toEqual(sizes.map((bytes) => Math.ceil(bytes / 64) * 64));
  });
});

describe('Allocator', () => {
  it('gives out aligned blocks that do not overlap, whatever is freed in between', () => {
    fc.assert(
      fc.property(steps, (trace) => {
        const heap = allocator();
        const live: Block[] = [];
        /** Ends of all blocks there ever were, by their starts. */
        const written = new Map<number, number>();
        for (const step of trace) {
          if ('bytes' in step) {
            const block = heap.allocate(step.bytes)!;
            expect(block.address % ALIGNMENT).toBe(0);
            expect(block.address).toBeGreaterThanOrEqual(START);
            expect(block.byteLength).toBe(aligned(step.bytes));
            expect(block.end).toBeLessThanOrEqual(heap.top);
            const fresh = block.address + block.usedBefore;
            for (const [address, end] of written) {
              expect(Math.max(address, fresh) < Math.min(end, block.end)).toBe(false);
            }
            live.push(block);
            written.set(block.address, Math.max(block.end, written.get(block.address) ?? 0));
          } else if (live.length > 0) {
            heap.free(live.splice(step.victim % live.length, 1)[0]!);
          }
          const inOrder = [...live].sort((a, b) => a.address - b.address);
          for (let i = 1; i < inOrder.length; i++) {
            expect(inOrder[i]!.address).toBeGreaterThanOrEqual(inOrder[i - 1]!.end);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('joins all blocks into one again when all are freed, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(size, fc.double({ noNaN: true })), { minLength: 1, maxLength: 60 }),
        (sizes) => {
          const heap = allocator();
          const blocks = sizes.map(([bytes, order]) => ({ block: heap.allocate(bytes)!, order }));
          blocks.sort((a, b) => a.order - b.order);
          const { highest } = heap;
          for (const { block } of blocks) heap.free(block);
          expect(heap.top).toBe(START);
          expect(heap.allocate(highest - START)!.end).toBe(highest);
        },
      ),
    );
  });

  it('joins a freed block with both neighbours', () => {
    const heap = allocator();
    const [a, b, c] = [heap.allocate(640)!, heap.allocate(64)!, heap.allocate(1280)!];
    const fence = heap.allocate(64)!;
    heap.free(a);
    heap.free(c);
    heap.free(b);
    const joined = heap.allocate(640 + 64 + 1280)!;
    expect(joined.address).toBe(START);
    expect(joined.end).toBe(fence.address);
  });

  it('splits a larger block and keeps the rest', () => {
    const heap = allocator();
    const large = heap.allocate(4096)!;
    heap.allocate(64);
    heap.free(large);
    const first = heap.allocate(1000)!;
    const second = heap.allocate(3000)!;
    expect([first.address, second.address]).toEqual([START, START + 1024]);
  });

  it('finds a freed block of just the size that is asked for', () => {
    for (const bytes of [64, 8000, 100_000, 8_000_000, 999_999_936]) {
      const heap = allocator();
      const block = heap.allocate(bytes)!;
      heap.allocate(64);
      heap.free(block);
      expect(heap.allocate(bytes)!.address).toBe(START);
    }
  });

  it('says which bytes are fresh', () => {
    const heap = allocator();
    const a = heap.allocate(1024)!;
    expect(a.usedBefore).toBe(0);
    heap.free(a);
    expect(heap.allocate(512)!.usedBefore).toBe(512);
    expect(heap.allocate(1024)!.usedBefore).toBe(512);
    expect(heap.allocate(64)!.usedBefore).toBe(0);
  });

  it('stays within a bound of the peak under mixed sizes and lifetimes', () => {
    let seed = 12345;
    const random = () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
    const heap = allocator();
    const live: Block[] = [];
    let used = 0;
    let peak = 0;
    for (let i = 0; i < 20_000; i++) {
      if (live.length > 300 || (live.length > 0 && random() < 0.45)) {
        const [block] = live.splice(Math.floor(random() * live.length), 1);
        used -= block!.byteLength;
        heap.free(block!);
      } else {
        const block = heap.allocate(Math.floor(2 ** (4 + 18 * random())))!;
        used += block.byteLength;
        live.push(block);
      }
      peak = Math.max(peak, used);
    }
    expect((heap.highest - START) / peak).toBeLessThan(1.5);
  });

  it('handles addresses beyond 2 GiB as unsigned numbers', () => {
    const heap = allocator();
    const low = heap.allocate(2 * GIB)!;
    const high = heap.allocate(1.5 * GIB)!;
    const last = heap.allocate(64)!;
    expect(high.address).toBe(START + 2 * GIB);
    expect(last.address).toBe(START + 3.5 * GIB);
    heap.free(high);
    expect(heap.allocate(1.5 * GIB)!.address).toBe(high.address);
    heap.free(low);
    heap.free(last);
  });

  it('refuses what the range has no room for, and goes on', () => {
    const heap = allocator(START + 4096);
    const block = heap.allocate(4096)!;
    expect(heap.allocate(64)).toBeUndefined();
    heap.free(block);
    expect(heap.allocate(8192)).toBeUndefined();
    expect(heap.allocate(4096)!.address).toBe(START);
  });

  it('asks for growth only when the range is full', () => {
    const asked: number[] = [];
    const heap = new Allocator(START, START + 1024, (end) => (asked.push(end), end + 1024));
    heap.allocate(1024);
    heap.allocate(64);
    heap.allocate(960);
    expect(asked).toEqual([START + 1088]);
  });

  it('notices a block that is freed twice, even when its place is in use again', () => {
    const heap = allocator();
    const block = heap.allocate(64)!;
    heap.allocate(64);
    heap.free(block);
    expect(() => heap.free(block)).toThrow('free: 65536 is not allocated');
    expect(heap.allocate(64)!.address).toBe(block.address);
    expect(() => heap.free(block)).toThrow('free: 65536 is not allocated');
  });

  it('takes about as long with a thousand free blocks as with one', () => {
    const heap = allocator();
    const blocks = Array.from({ length: 20_000 }, (_, i) => heap.allocate(64 * (1 + (i % 500)))!);
    for (let i = 0; i < blocks.length; i += 2) heap.free(blocks[i]!);
    const start = performance.now();
    for (let i = 0; i < 20_000; i++) heap.free(heap.allocate(64 * (1 + (i % 700)))!);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
