import { heap } from '@numloom/ndarray';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Owned } from '../src/memory/owned.ts';
import { withFrame } from '../src/memory/frame.ts';

interface Part {
  readonly at: number;
  readonly size: number;
}

const sizes = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 9000 })),
  {
    maxLength: 60,
  },
);

function fill({ at, size }: Part, value: number): void {
  new Uint8Array(heap.buffer, at, size).fill(value);
}

const holds = ({ at, size }: Part, value: number): boolean =>
  new Uint8Array(heap.buffer, at, size).every((byte) => byte === value);

describe('memory of calls and of factors', () => {
  test('parts are aligned, none overlaps another, all are given back', () => {
    fc.assert(
      fc.property(sizes, (all) => {
        const before = heap.stats().scratch;
        withFrame((frame) => {
          const parts = all.map((size) => ({ at: frame.bytes(size), size }));
          expect(parts.every(({ at }) => at % 64 === 0)).toBe(true);
          parts.forEach((part, k) => fill(part, k));
          expect(parts.every((part, k) => holds(part, k))).toBe(true);
        });
        expect(heap.stats().scratch).toBe(before);
      }),
    );
  });

  test('parts that are released or moved leave the others as they are', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (all, seed) => {
        const before = heap.stats().scratch;
        const owned = new Owned();
        const parts: (Part | undefined)[] = all.map((size) => ({ at: owned.bytes(size), size }));
        parts.forEach((part, k) => fill(part!, k));
        parts.forEach((part, k) => {
          if ((k + seed) % 3 === 0) {
            owned.release(part!.at);
            parts[k] = undefined;
          } else if ((k + seed) % 3 === 1) {
            const { at, size } = part!;
            parts[k] = { at: owned.moved(at, size, 2 * size + 100), size };
          }
        });
        fill({ at: owned.bytes(500), size: 500 }, 255);
        expect(parts.every((part, k) => part === undefined || holds(part, k))).toBe(true);
        owned.dispose();
        expect(heap.stats().scratch).toBe(before);
      }),
    );
  });
});
