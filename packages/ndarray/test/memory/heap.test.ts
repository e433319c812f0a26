import { describe, expect, it } from 'vitest';
import { allocate, allocateScratch, Heap, heap } from '../../src/memory/heap.ts';
import type { MakeMemory } from '../../src/memory/linear-memory.ts';
import type { Storage } from '../../src/memory/storage.ts';

const KIB = 1024;
const MIB = 2 ** 20;

const unshared: MakeMemory = (descriptor) => {
  if (descriptor.shared) throw new RangeError('refused');
  return new WebAssembly.Memory(descriptor);
};

describe('heap', () => {
  it('makes its memory at first use', () => {
    const fresh = new Heap();
    expect(fresh.stats()).toMatchObject({ capacity: 0, used: 0, live: 0, allocations: 0 });
    expect(fresh.buffer).toBe(fresh.memory.buffer);
    expect(fresh.stats().capacity).toBe(fresh.buffer.byteLength);
  });

  it('adapts its budget again when it is configured with nothing', () => {
    const fresh = new Heap();
    const { budget } = fresh.stats();
    fresh.configure({ budget: 1234 });
    expect(fresh.stats().budget).toBe(1234);
    fresh.configure();
    expect(fresh.stats().budget).toBe(budget);
  });

  it('keeps every array out of the workspace', () => {
    const fresh = new Heap();
    const end = fresh.workspace.address + fresh.workspace.byteLength;
    expect(end).toBe(65536);
    for (const bytes of [8, 5000]) {
      expect(fresh.allocate(bytes, false).byteOffset).toBeGreaterThanOrEqual(end);
    }
    expect(fresh.allocateScratch(8).byteOffset).toBeGreaterThanOrEqual(end);
  });

  it('serves the exported functions', () => {
    const before = heap.stats();
    const storages = [allocate(100, true), allocateScratch(100)];
    expect(heap.stats().allocations).toBe(before.allocations + 1);
    expect(heap.stats().scratch).toBe(before.scratch + 128);
    for (const storage of storages) {
      expect(storage.region.buffer).toBe(heap.buffer);
      storage.dispose();
    }
    expect(heap.stats()).toMatchObject({ live: before.live, scratch: before.scratch });
  });
});

describe.each([
  ['shared', undefined],
  ['unshared', unshared],
])('a %s heap', (kind, make) => {
  it('places arrays of all sizes on multiples of 64, apart from each other', () => {
    const fresh = new Heap(make);
    expect(fresh.shared).toBe(kind === 'shared');
    const sizes = [0, 1, 8, 64, 65, 2048, 2049, 100_000, 80, 3 * MIB];
    const storages = sizes.map((bytes) => fresh.allocate(bytes, false));
    expect(storages.map((storage) => storage.byteLength)).toEqual(sizes);
    expect(storages.every((storage) => storage.inHeap)).toBe(true);
    expect(storages.every((storage) => storage.byteOffset % 64 === 0)).toBe(true);
    for (const [i, storage] of storages.entries()) storage.view('uint8').fill(i + 1);
    for (const [i, storage] of storages.entries()) {
      expect(storage.view('uint8').every((byte) => byte === i + 1)).toBe(true);
    }
  });

  it('keeps the contents of arrays when it grows, and renews their views', () => {
    const fresh = new Heap(make);
    const small = fresh.allocate(64, true);
    const old = small.view('float64');
    old[3] = 42;
    const { buffer } = fresh;
    fresh.allocate(buffer.byteLength, false);
    expect(fresh.buffer).not.toBe(buffer);
    expect(small.view('float64')[3]).toBe(42);
    expect(small.view('float64').buffer).toBe(fresh.buffer);
    expect(old.length).toBe(kind === 'shared' ? 8 : 0);
  });

  it('fills with zeros what was used before', () => {
    const fresh = new Heap(make);
    for (const bytes of [8, 100, 2048, 2056, 40_000, 500_000]) {
      for (let round = 0; round < 3; round++) {
        const storages = [1, 2, 3].map(() => fresh.allocate(bytes, true));
        for (const storage of storages) {
          expect(storage.view('uint8').every((byte) => byte === 0)).toBe(true);
          storage.view('uint8').fill(255);
        }
        for (const storage of storages) storage.dispose();
      }
    }
  });
});

describe('small arrays', () => {
  it('lie side by side and give their page back together', () => {
    const fresh = new Heap();
    const storages = Array.from({ length: 5000 }, () => fresh.allocate(80, false));
    expect(storages[1]!.byteOffset - storages[0]!.byteOffset).toBe(128);
    expect(fresh.stats().live).toBe(5000);
    expect(fresh.stats().used).toBeLessThan(5000 * 128 + 64 * KIB);
    for (const storage of storages) storage.dispose();
    expect(fresh.stats()).toMatchObject({ live: 0, used: 0, allocations: 5000 });
  });

  it('use the place of the one before if that is disposed', () => {
    const fresh = new Heap();
    const keep = fresh.allocate(8, false);
    const addresses = new Set<number>();
    for (let i = 0; i < 1000; i++) {
      const storage = fresh.allocate(800, false);
      addresses.add(storage.byteOffset);
      storage.dispose();
    }
    expect([...addresses]).toEqual([keep.byteOffset + 64]);
  });

  it('keep their page while one of them is left', () => {
    const fresh = new Heap();
    const storages = Array.from({ length: 1000 }, () => fresh.allocate(2048, false));
    const kept = storages.splice(500, 1)[0]!;
    kept.view('uint8').fill(7);
    for (const storage of storages) storage.dispose();
    for (let i = 0; i < 1000; i++) fresh.allocate(2048, true);
    expect(kept.view('uint8').every((byte) => byte === 7)).toBe(true);
  });
});

describe('stats', () => {
  it('counts bytes, arrays and the peak', () => {
    const fresh = new Heap();
    const a = fresh.allocate(MIB, false);
    const b = fresh.allocate(2 * MIB, false);
    expect(fresh.stats()).toMatchObject({ used: 3 * MIB, peak: 3 * MIB, live: 2, allocations: 2 });
    a.dispose();
    a.dispose();
    expect(fresh.stats()).toMatchObject({ used: 2 * MIB, peak: 3 * MIB, live: 1, allocations: 2 });
    b.dispose();
    expect(fresh.stats()).toMatchObject({ used: 0, peak: 3 * MIB, live: 0, fallbacks: 0 });
  });

  it('counts scratch apart, which no budget limits', () => {
    const fresh = new Heap();
    fresh.configure({ budget: 1 });
    const scratch = fresh.allocateScratch(MIB);
    expect(scratch.inHeap).toBe(true);
    expect(fresh.stats()).toMatchObject({ used: 0, scratch: MIB, live: 0, allocations: 0 });
    scratch.dispose();
    scratch.dispose();
    expect(fresh.stats().scratch).toBe(0);
    expect(() => scratch.view('uint8')).toThrow('disposed');
  });
});

describe('budget', () => {
  const withBudget = (budget: number): Heap => {
    const fresh = new Heap();
    fresh.configure({ budget });
    return fresh;
  };

  it('sends arrays beyond it to ordinary typed arrays, and serves again when there is room', () => {
    const fresh = withBudget(10 * MIB);
    const storages = Array.from({ length: 12 }, () => fresh.allocate(MIB, true));
    expect(storages.map((storage) => storage.inHeap)).toEqual([
      ...new Array<boolean>(10).fill(true),
      false,
      false,
    ]);
    expect(fresh.stats()).toMatchObject({
      used: 10 * MIB,
      live: 10,
      allocations: 12,
      fallbacks: 2,
    });
    storages[11]!.view('float64').fill(1);
    storages[0]!.dispose();
    expect(fresh.allocate(MIB, false).inHeap).toBe(true);
  });

  it('sends small arrays there, too', () => {
    const fresh = withBudget(64 * KIB);
    const storages = Array.from({ length: 2000 }, () => fresh.allocate(80, true));
    const inHeap = storages.filter((storage) => storage.inHeap).length;
    expect(inHeap).toBe((64 * KIB) / 128);
    expect(storages.every((storage) => storage.view('float64').length === 10)).toBe(true);
  });

  it('lets go of the bytes of a typed array that is disposed', () => {
    const storage = withBudget(1).allocate(MIB, true);
    expect(storage.region.buffer.byteLength).toBe(MIB);
    storage.dispose();
    expect(storage.region.buffer.byteLength).toBe(0);
    expect(() => storage.view('int8')).toThrow('read: the array was disposed');
  });

  it('must be a positive number', () => {
    expect(() => heap.configure({ budget: -5 })).toThrow(/^configure: budget must be .* got -5$/);
  });
});

describe('limits', () => {
  const full = (): Heap =>
    new Heap((descriptor) => {
      if (descriptor.maximum! > 2048) throw new RangeError('refused');
      return new WebAssembly.Memory(descriptor);
    });

  it('serves typed arrays when the memory is full', () => {
    const fresh = full();
    fresh.configure({ budget: 2 ** 32 });
    const storages: Storage[] = [];
    for (let i = 0; i < 5; i++) storages.push(fresh.allocate(40 * MIB, false));
    expect(storages.map((storage) => storage.inHeap)).toEqual([true, true, true, false, false]);
    expect(() => fresh.allocateScratch(100 * MIB)).toThrow(
      'allocateScratch: no room for 104857600 bytes',
    );
  });

  it('serves typed arrays where the engine has no WebAssembly memory at all', () => {
    const fresh = new Heap(() => {
      throw new ReferenceError('WebAssembly is not defined');
    });
    for (const bytes of [8, 8, 5000]) expect(fresh.allocate(bytes, true).inHeap).toBe(false);
    expect(() => fresh.memory).toThrow('heap: the engine refuses a WebAssembly memory');
    expect(fresh.stats()).toMatchObject({ capacity: 0, fallbacks: 3, live: 0 });
  });

  it('says how many bytes it has no room for', () => {
    expect(() => allocate(2 ** 52, false)).toThrow(
      new RangeError('allocate: 4503599627370496 bytes are more than the memory that is left'),
    );
  });

  it.each([-1, 1.5, NaN, Infinity])('refuses a size of %d bytes', (bytes) => {
    expect(() => allocate(bytes, false)).toThrow(
      new RangeError(`allocate: ${String(bytes)} is not a number of bytes`),
    );
  });
});
