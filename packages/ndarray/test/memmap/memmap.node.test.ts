import { constants } from 'node:buffer';
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { asarray } from '../../src/creation/asarray.ts';
import { arange } from '../../src/creation/ranges.ts';
import { load, save } from '../../src/files/node.ts';
import type { Memmap } from '../../src/memmap/index.ts';
import { createNpy, memmap, NpyFormatError, openNpy, open_memmap } from '../../src/memmap/index.ts';

const require = createRequire(import.meta.url);
const koffi = ((): string | undefined => {
  try {
    require('koffi');
    return process.platform === 'linux' || process.platform === 'darwin' ? '' : process.platform;
  } catch (error) {
    return (error as Error).message;
  }
})();

const folder = mkdtempSync(join(tmpdir(), 'numloom-mapped-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);

describe('a memory map', () => {
  beforeEach(({ skip }) => skip(koffi !== '', `files cannot be mapped here: ${koffi}`));

  it('is an array that is the file', () => {
    {
      using a = memmap(path('a'), { mode: 'w+', dtype: 'float64', shape: [2, 3], offset: 16 });
      expectTypeOf(a).toEqualTypeOf<Memmap<'float64'>>();
      expect([a.shape, a.filename, a.mode]).toEqual([[2, 3], path('a'), 'w+']);
      a.slice(1).fill(2.5);
      a.set(0, 1, -1);
      a.flush();
    }
    const bytes = readFileSync(path('a'));
    expect(bytes.length).toBe(64);
    expect(bytes.readDoubleLE(24)).toBe(-1);
    using b = memmap(path('a'), { dtype: 'float64', shape: [3, 2], offset: 16, order: 'F' });
    expect(b.tolist()).toEqual([
      [0, 2.5],
      [-1, 2.5],
      [0, 2.5],
    ]);
    using c = memmap(path('a'), { mode: 'r' });
    expectTypeOf(c).toEqualTypeOf<Memmap<'uint8'>>();
    b.set(0, 0, 1);
    expect([c.shape, c.get(22), c.get(23)]).toEqual([[64], 0xf0, 0x3f]);
  });

  it('starts anywhere in the file', () => {
    const values = arange(10_000, { dtype: 'int32' });
    writeFileSync(path('offset'), values.data);
    for (const first of [0, 1, 1023, 1024, 1025, 5000, 9999]) {
      using a = memmap(path('offset'), { mode: 'r', dtype: 'int32', offset: 4 * first });
      expect([a.size, a.get(0), a.get(-1)]).toEqual([10_000 - first, first, 9999]);
    }
    using none = memmap(path('offset'), { mode: 'r', offset: 40_000 });
    expect(none.shape).toEqual([0]);
    none.flush();
  });

  it('of a .npy file has its dtype, shape and order', () => {
    save(path('b.npy'), arange(6).reshape([2, 3]).T);
    {
      using a = open_memmap(path('b.npy'), { dtype: 'float64', shape: [3, 2] });
      expect([a.tolist(), a.strides]).toEqual([
        [
          [0, 3],
          [1, 4],
          [2, 5],
        ],
        [1, 3],
      ]);
      a.set(2, 0, 9);
    }
    expect(load(path('b.npy') as `${string}.npy`).tolist()).toEqual([
      [0, 3],
      [1, 4],
      [9, 5],
    ]);
    using made = open_memmap(path('c.npy'), { mode: 'w+', shape: [2], fortran_order: true });
    expectTypeOf(made).toEqualTypeOf<Memmap<'float64'>>();
    made.fill(4);
    expect(load(path('c.npy') as `${string}.npy`).tolist()).toEqual([4, 4]);
    expect(() => open_memmap(path('c.npy'), { shape: [3] })).toThrow(NpyFormatError);
    expect(() => open_memmap(path('c.npy'), { dtype: 'int8' })).toThrow(/float64, not int8/);
    const swapped = new URL('../reference/files/float64_big.npy', import.meta.url);
    expect(() => open_memmap(swapped, { mode: 'r' })).toThrow(
      /big-endian numbers cannot be mapped/,
    );
  });

  it('that is only read, or copied on write, leaves the file alone', () => {
    writeFileSync(path('kept'), 'abcd');
    using a = memmap(path('kept'), { mode: 'r' });
    expect(() => a.set(0, 1)).toThrow(/^set: the array is read-only/);
    expect(() => a.slice('1:').fill(1)).toThrow(/^fill: the array is read-only/);
    expect(() => a.touch()).toThrow(/read-only/);
    // A typed array cannot refuse.
    a.data[0] = 7;
    using b = memmap(path('kept'), { mode: 'c' });
    b.fill(1);
    b.flush();
    expect(b.tolist()).toEqual([1, 1, 1, 1]);
    expect(readFileSync(path('kept'), 'utf8')).toBe('abcd');
  });

  it('that is closed is gone for arrays, and zeros for typed arrays', () => {
    const a = memmap(path('closed'), { mode: 'w+', dtype: 'int32', shape: 5000 });
    const view = a.slice('10:20');
    const data = a.data;
    const wrapped = asarray(a.data);
    a.fill(3);
    a.close();
    a.close();
    expect(() => view.get(0)).toThrow(/disposed/);
    expect(() => view.fill(1)).toThrow('fill: the array was disposed');
    expect([data.length, data[0], data[4999], wrapped.get(7)]).toEqual([5000, 0, 0, 0]);
    data.fill(9);
    expect(data[1]).toBe(9);
    a.flush();
    const bytes = readFileSync(path('closed'));
    expect([bytes.length, bytes.readInt32LE(0), bytes.readInt32LE(19996)]).toEqual([20000, 3, 3]);
  });

  it('of a file larger than 4 GiB', () => {
    createNpy(path('big.npy'), { shape: [5, 2 ** 27] }).close();
    const part = { dtype: 'float64', offset: 128 + 2 ** 32 } as const;
    {
      using a = memmap(path('big.npy'), part);
      expect(a.size).toBe(2 ** 27);
      a.set(0, 4);
      a.set(-1, 5);
    }
    using file = openNpy(path('big.npy'), { dtype: 'float64' });
    expect(file.read([4, 0], [5, 2]).tolist()).toEqual([[4, 0]]);
    expect(file.read([4, 2 ** 27 - 1]).tolist()).toEqual([[5]]);
    if (constants.MAX_LENGTH < file.nbytes) {
      const whole = () => open_memmap(path('big.npy'));
      expect(whole).toThrow(/^memmap: .*big\.npy: 5368709120 bytes are more than this Node maps/);
    } else {
      using whole = open_memmap(path('big.npy'), { dtype: 'float64' });
      expect(whole.get(4, -1)).toBe(5);
    }
    rmSync(path('big.npy'));
  });

  it('is counted by several processes at once', async () => {
    using a = memmap(path('counts'), { mode: 'w+', dtype: 'int32', shape: 2 });
    // Another program, without this package: only the system's own map.
    const script = `
      const koffi = require(${JSON.stringify(require.resolve('koffi'))});
      const { openSync } = require('node:fs');
      const mmap = koffi.load(null).func('void *mmap(void *, size_t, int, int, int, int64_t)');
      const file = openSync(${JSON.stringify(path('counts'))}, 'r+');
      const counts = new Int32Array(koffi.view(mmap(null, 8, 3, 1, file, 0), 8));
      Atomics.add(counts, 1, 1);
      while (Atomics.load(counts, 1) < 3);
      for (let i = 0; i < 100000; i++) Atomics.add(counts, 0, 1);
    `;
    const done = [1, 2].map(
      () => new Promise((resolve) => spawn(process.execPath, ['-e', script]).on('close', resolve)),
    );
    const counts = a.data;
    Atomics.add(counts, 1, 1);
    for (let i = 0; i < 100_000; i++) Atomics.add(counts, 0, 1);
    expect(await Promise.all(done)).toEqual([0, 0]);
    expect(a.tolist()).toEqual([300_000, 3]);
  });

  it.each<[string, () => unknown, RegExp]>([
    [
      'a short file',
      () => memmap(path('s'), { dtype: 'int32', shape: 4 }),
      /takes 16 bytes, the file has 10/,
    ],
    [
      'a part of an element',
      () => memmap(path('s'), { dtype: 'int32' }),
      /10 bytes from 0 on are no/,
    ],
    ['an offset behind the end', () => memmap(path('s'), { offset: 11 }), /10 bytes from 11 on/],
    ['an odd offset', () => memmap(path('s'), { dtype: 'int32', offset: 2 }), /multiple of 4/],
    ['no offset', () => memmap(path('s'), { offset: -4 }), /offset is -4, must be a multiple/],
    ['no shape', () => memmap(path('n'), { mode: 'w+' }), /^memmap: .*n: mode 'w\+' needs a shape/],
    [
      'nor for .npy',
      () => open_memmap(path('n'), { mode: 'w+' }),
      /^open_memmap: .* needs a shape/,
    ],
    [
      'a mode',
      () => memmap(path('s'), { mode: 'a' as never }),
      /mode "a" is not known; use r, r\+, w/,
    ],
    ['a dtype', () => memmap(path('s'), { dtype: 'f8' as never }), /dtype "f8" is not known/],
    ['an order', () => memmap(path('s'), { order: 'A' as never }), /order "A" is not known/],
    ['no file', () => memmap(path('nothing')), /^memmap: .*nothing: ENOENT: no such file/],
    ['no path', () => memmap(null as never), /^memmap: the path is null, must be a string/],
    ['a folder', () => memmap(folder, { mode: 'r', shape: 1 }), /mmap failed: ENODEV/],
  ])('refuses %s', (_, map, message) => {
    writeFileSync(path('s'), '0123456789');
    expect(map).toThrow(message);
    expect(existsSync(path('n'))).toBe(false);
    expect(readFileSync(path('s'), 'utf8')).toBe('0123456789');
  });

  it('refuses a .npy file that was cut short', () => {
    createNpy(path('cut.npy'), { shape: [9] }).close();
    truncateSync(path('cut.npy'), 199);
    expect(() => open_memmap(path('cut.npy'))).toThrow(/openNpy: .*cut short/);
  });

  it('that nobody holds is taken down', async ({ skip }) => {
    skip(process.platform !== 'linux', 'no list of the maps of a process');
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    writeFileSync(path('garbage'), 'x'.repeat(100));
    const maps = () => readFileSync('/proc/self/maps', 'utf8').split('/garbage').length - 1;
    for (let i = 0; i < 50; i++) memmap(path('garbage'), { mode: 'r' });
    for (let tries = 0; tries < 20 && maps() > 1; tries++) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(maps()).toBeLessThanOrEqual(1);
  });

  it('is what NumPy maps', ({ skip }) => {
    skip(spawnSync('python3', ['-c', 'import numpy']).status !== 0, 'no python3 with numpy');
    using a = open_memmap(path('numpy.npy'), { mode: 'w+', shape: [2, 3], dtype: 'int16' });
    a.set(1, 2, 7);
    const script = `
import numpy as np
a = np.lib.format.open_memmap("numpy.npy", mode="r+")
assert a.dtype == np.int16 and a.tolist() == [[0, 0, 0], [0, 0, 7]]
a[0, 1] = 5
a.flush()
`;
    const run = spawnSync('python3', ['-c', script], { cwd: folder, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(a.get(0, 1)).toBe(5);
  });
});

describe('where files cannot be mapped', () => {
  beforeEach(() => {
    vi.resetModules();
    writeFileSync(path('there'), 'abc');
  });
  afterEach(() => vi.restoreAllMocks());
  const message = async (call: 'memmap' | 'open_memmap') => {
    const fresh = await import('../../src/memmap/index.ts');
    return () => fresh[call](path('there'), { mode: 'w+', shape: 3 });
  };

  it.each(['memmap', 'open_memmap'] as const)('%s says so on other systems', async (call) => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
    expect(await message(call)).toThrow(
      new RegExp(
        `^${call}: .*there: files can be mapped on Linux and macOS only, not win32; .*openNpy`,
      ),
    );
    expect(readFileSync(path('there'), 'utf8')).toBe('abc');
  });

  it('memmap names koffi when it is missing', async ({ skip }) => {
    skip(koffi === process.platform, 'files cannot be mapped here in any case');
    const builtin = process.getBuiltinModule.bind(process);
    vi.spyOn(process, 'getBuiltinModule').mockImplementation((name: string) => {
      if (name !== 'node:module') return builtin(name);
      return { createRequire: () => () => expect.fail('there is no such module') };
    });
    expect(await message('memmap')).toThrow(
      /^memmap: .*there: the package koffi is needed to map files, and cannot be loaded; install it/,
    );
    expect(readFileSync(path('there'), 'utf8')).toBe('abc');
  });
});
