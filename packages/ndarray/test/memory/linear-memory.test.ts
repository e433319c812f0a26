import { describe, expect, it } from 'vitest';
import { LinearMemory, type MakeMemory } from '../../src/memory/linear-memory.ts';

const make: MakeMemory = (descriptor) => new WebAssembly.Memory(descriptor);

/** An engine that refuses what `refused` says. */
function engine(refused: (descriptor: WebAssembly.MemoryDescriptor) => boolean): MakeMemory {
  return (descriptor) => {
    if (refused(descriptor)) throw new RangeError('refused');
    return make(descriptor);
  };
}

describe('LinearMemory', () => {
  it('is shared and may grow to 4 GiB where the engine allows', () => {
    const memory = new LinearMemory();
    expect(memory.shared).toBe(true);
    expect(memory.maximum).toBe(2 ** 32);
    expect(memory.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('takes a smaller maximum, then an unshared memory, where the engine refuses', () => {
    const smaller = new LinearMemory(engine(({ maximum }) => maximum! > 8192));
    expect([smaller.shared, smaller.maximum]).toEqual([true, 8192 * 65536]);
    const unshared = new LinearMemory(engine(({ shared }) => shared === true));
    expect([unshared.shared, unshared.maximum]).toEqual([false, 2 ** 32]);
    expect(() => new LinearMemory(engine(() => true))).toThrow(
      'heap: the engine refuses a WebAssembly memory',
    );
  });

  it('grows by as much as there is, and by what is needed if that is more', () => {
    const memory = new LinearMemory();
    const first = memory.buffer.byteLength;
    expect(memory.grow(first + 1)).toBe(2 * first);
    expect(memory.buffer.byteLength).toBe(2 * first);
    expect(memory.grow(9 * first)).toBe(9 * first);
  });

  it('stays as it is beyond its maximum', () => {
    const memory = new LinearMemory(engine(({ maximum }) => maximum! > 2048));
    const { byteLength } = memory.buffer;
    expect(memory.grow(2048 * 65536 + 1)).toBe(byteLength);
    expect(memory.grow(2048 * 65536)).toBe(2048 * 65536);
  });

  it('grows by the least where the engine refuses more, and not at all where it refuses that', () => {
    let allowed = 1;
    const memory = new LinearMemory((descriptor) => {
      const made = make(descriptor);
      const grow = made.grow.bind(made);
      made.grow = (pages) => {
        if (pages > allowed) throw new RangeError('refused');
        return grow(pages);
      };
      return made;
    });
    const first = memory.buffer.byteLength;
    expect(memory.grow(first + 1)).toBe(first + 65536);
    allowed = 0;
    expect(memory.grow(first + 65537)).toBe(first + 65536);
  });

  it('clears bytes, after growing too', () => {
    const memory = new LinearMemory();
    for (const address of [65536, memory.buffer.byteLength]) {
      memory.grow(address + 64);
      const bytes = new Uint8Array(memory.buffer, address, 64).fill(1);
      memory.clear(address + 8, 16);
      expect([...bytes.keys()].filter((i) => bytes[i] === 0)).toEqual(
        Array.from({ length: 16 }, (_, i) => i + 8),
      );
    }
  });
});
