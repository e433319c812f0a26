import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, expectTypeOf, it } from 'vitest';
import { NdArray } from '../../src/array/ndarray.ts';
import { arange } from '../../src/creation/ranges.ts';
import { ones, zeros } from '../../src/creation/full.ts';
import { type DType, dtypes } from '../../src/dtype/dtypes.ts';
import { load, save } from '../../src/files/node.ts';
import { isPacked, packedLayout } from '../../src/layout/layout.ts';
import type { NpyFile } from '../../src/memmap/index.ts';
import { createNpy, NpyFormatError, openNpy } from '../../src/memmap/index.ts';
import { foreignStorage } from '../../src/memory/storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'numloom-memmap-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);
const fixture = (name: string) => new URL(`../reference/files/${name}.npy`, import.meta.url);

/** An array of small whole numbers of any dtype. */
function counting(dtype: DType, shape: readonly number[], order: 'C' | 'F' = 'C'): NdArray {
  const count = arange(shape.reduce((product, length) => product * length, 1));
  return count.reshape(shape).astype(dtype, { order });
}

function same(a: NdArray, b: NdArray): boolean {
  const [one, other] = [a.copy(), b.copy()].map(({ data }) =>
    Buffer.from(data.buffer as ArrayBuffer, data.byteOffset, a.nbytes),
  );
  return one!.equals(other!);
}

/** How a block's memory may lie: each gives an array of the shape with strides of its own. */
const memories: Record<string, (dtype: DType, shape: number[]) => NdArray> = {
  packed: (dtype, shape) => zeros(shape, { dtype }),
  fortran: (dtype, shape) => zeros(shape, { dtype, order: 'F' }),
  foreign: (dtype, shape) => {
    const bytes = shape.reduce((product, length) => product * length, dtypes[dtype].itemsize);
    return new NdArray(dtype, packedLayout(shape), foreignStorage(new Uint8Array(bytes)));
  },
  part: (dtype, shape) => {
    const whole = zeros(
      shape.map((length) => length + 2),
      { dtype },
    );
    return whole.slice(...shape.map(() => '1:-1'));
  },
  strided: (dtype, shape) => {
    const whole = zeros(
      shape.map((length) => 2 * length),
      { dtype },
    );
    return whole.slice(...shape.map(() => '::2'));
  },
  reversed: (dtype, shape) => zeros(shape, { dtype }).slice(...shape.map(() => '::-1')),
};

const files = fc
  .record({
    shape: fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 4 }),
    fortran: fc.boolean(),
    dtype: fc.constantFrom<DType>('float64', 'int16', 'bool', 'complex64', 'uint8'),
    memory: fc.constantFrom(...Object.keys(memories)),
  })
  .chain((file) =>
    fc.record({
      file: fc.constant(file),
      ranges: fc.tuple(
        ...file.shape.map((length) =>
          fc
            .tuple(fc.integer({ min: 0, max: length }), fc.integer({ min: 0, max: length }))
            .map(([a, b]) => (a < b ? [a, b] : [b, a])),
        ),
      ),
    }),
  );

describe('blocks', () => {
  it('are what slices of the whole are, read and written, in any memory', () => {
    fc.assert(
      fc.property(files, ({ file: { shape, fortran, dtype, memory }, ranges }) => {
        const whole = counting(dtype, shape);
        using file = createNpy(path('any.npy'), { shape, dtype, fortran_order: fortran });
        file.write([], whole);
        expect(file.read().tolist()).toEqual(whole.tolist());
        const begin = ranges.map(([a]) => a!);
        const end = ranges.map(([, b]) => b!);
        const expected = whole.slice(...ranges.map(([a, b]) => `${a}:${b}`));
        const read = file.read(begin, end);
        expect(read.tolist()).toEqual(expected.tolist());
        expect(isPacked(read, fortran ? 'F' : 'C')).toBe(true);
        const out = memories[memory]!(dtype, [...expected.shape]);
        expect(file.read(begin, end, { out })).toBe(out);
        expect(out.tolist()).toEqual(expected.tolist());
        out.fill(1);
        expected.fill(1);
        file.write(begin, out);
        expect(file.read().tolist()).toEqual(whole.tolist());
        // Exactly the file that NumPy would have.
        expect((load(path('any.npy')) as NdArray).tolist()).toEqual(whole.tolist());
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['rows longer than the buffer', 'C', [3, 140_000], [1, 5], [3, 139_999]],
    ['rows far from each other', 'C', [20, 3000], [3, 100], [17, 200]],
    ['rows near to each other', 'F', [40, 4000], [3, 5], [30, 3990]],
    ['a column', 'C', [2000, 90], [0, 4], [2000, 5]],
    ['planes', 'F', [30, 20, 60], [2, 3, 4], [29, 20, 50]],
    ['whole planes', 'C', [30, 50, 60], [2, 3], [29, 40]],
  ] as const)('that are %s', (_, order, shape, begin, end) => {
    const whole = counting('float64', shape);
    using file: NpyFile = createNpy(path('large.npy'), { shape, fortran_order: order === 'F' });
    file.write(0, whole);
    const slices = begin.map((from, axis) => `${from}:${end[axis]}`);
    const expected = whole.slice(...slices);
    expect(same(file.read(begin, end), expected)).toBe(true);
    for (const [name, memory] of Object.entries(memories)) {
      const out = memory('float64', [...expected.shape]);
      file.read(begin, end, { out });
      expect(same(out, expected), name).toBe(true);
      out.slice(0).fill(-1);
      expected.slice(0).fill(-1);
      file.write(begin, out);
      expect(same(file.read(), whole), name).toBe(true);
      expected.slice(0).fill(-2);
      file.write(0, whole);
    }
  });

  it('of files of the other byte order and of bools that are no bits', () => {
    const swapped = fixture('float64_big');
    using file = openNpy(swapped);
    const whole = load(swapped) as NdArray;
    expect(file.littleEndian).toBe(false);
    expect(file.read().tolist()).toEqual(whole.tolist());
    writeFileSync(path('swapped.npy'), readFileSync(swapped));
    {
      using copy = openNpy(path('swapped.npy'), { mode: 'r+' });
      copy.write(0, whole.copy('F'));
      copy.write(0, whole);
    }
    expect(readFileSync(path('swapped.npy'))).toEqual(readFileSync(swapped));
    save(path('bools.npy'), zeros([4], { dtype: 'bool' }));
    const bytes = readFileSync(path('bools.npy'));
    bytes.set([0, 2, 255, 1], bytes.length - 4);
    writeFileSync(path('bools.npy'), bytes);
    using bools = openNpy(path('bools.npy'));
    expect(bools.read().storage.view('uint8').subarray(0, 4).join()).toBe('0,1,1,1');
  });

  it('beyond 4 GiB lie where they should', () => {
    const shape = [3, 600_000_000];
    using file = createNpy(path('sparse.npy'), { shape, dtype: 'float32' });
    expect(file.nbytes).toBe(7.2e9);
    expect(statSync(path('sparse.npy')).size).toBe(7.2e9 + 128);
    file.write([2, 599_999_997], counting('float32', [1, 3]));
    file.write([1, 73_741_824], ones([1, 2], { dtype: 'float32' }));
    using again = openNpy(path('sparse.npy'), { dtype: 'float32', shape });
    expectTypeOf(again).toEqualTypeOf<NpyFile<'float32'>>();
    expect(again.read([2, 599_999_996]).tolist()).toEqual([[0, 0, 1, 2]]);
    expect(again.read([1, 73_741_823], [2, 73_741_827]).tolist()).toEqual([[0, 1, 1, 0]]);
    expect(statSync(path('sparse.npy')).blocks * 512).toBeLessThan(1e6);
    rmSync(path('sparse.npy'));
  });

  it('of arrays with one axis, or none, or no elements', () => {
    using line = createNpy(path('line.npy'), { shape: 5, dtype: 'int32' });
    line.write(1, new Int32Array([7, 8]));
    expect(line.read(1, 4).tolist()).toEqual([7, 8, 0]);
    using point = createNpy(path('point.npy'), { shape: [] });
    point.write(0, 3);
    expect([point.read().tolist(), point.size, point.ndim]).toEqual([3, 1, 0]);
    using none = createNpy(path('none.npy'), { shape: [0, 3] });
    none.write(0, zeros([0, 3]));
    expect(none.read().shape).toEqual([0, 3]);
  });
});

describe('files', () => {
  it('are new, or replaced, or refused', () => {
    const options = { shape: [2], dtype: 'int8' } as const;
    createNpy(path('new.npy'), { ...options, mode: 'x+' }).close();
    expect(() => createNpy(path('new.npy'), { ...options, mode: 'x+' })).toThrow(/EEXIST/);
    using file = createNpy(pathToFileURL(path('new.npy')), { shape: [1, 1] });
    expectTypeOf(file).toEqualTypeOf<NpyFile<'float64'>>();
    expect((load(path('new.npy')) as NdArray).tolist()).toEqual([[0]]);
  });

  it('that are open twice show what was written', () => {
    using writer = createNpy(path('shared.npy'), { shape: [2, 2] });
    using reader = openNpy(path('shared.npy'));
    writer.write(1, [[5, 6]]);
    writer.flush();
    reader.flush();
    expect(reader.read(1).tolist()).toEqual([[5, 6]]);
  });

  it.each<[string, (file: NpyFile<'float64'>) => unknown, RegExp]>([
    ['too many indices', (f) => f.read([0, 0, 0]), /^read: .*begin has 3 indices, the array has 2/],
    ['a negative row', (f) => f.read(-1), /begin is -1 on axis 0, must be an integer of 0 to 4/],
    ['a fraction', (f) => f.read(0.5), /begin is 0\.5 on axis 0/],
    ['NaN', (f) => f.read(0, NaN), /end is NaN on axis 0/],
    ['an end outside', (f) => f.read([0, 0], [4, 4]), /end is 4 on axis 1, .* 0 to 3/],
    ['an end before', (f) => f.read(3, 1), /axis 0 begins at 3 and ends before it, at 1/],
    ['out of another shape', (f) => f.read(0, 2, { out: zeros([3, 2]) }), /out has shape \(3, 2\)/],
    [
      'out of another dtype',
      (f) => f.read(0, 1, { out: zeros([1, 3], { dtype: 'int8' }) as never }),
      /out is int8, the file holds float64/,
    ],
    ['out that is none', (f) => f.read(0, 1, { out: [1] as never }), /out is no NdArray/],
    ['out broadcast', (f) => f.read(0, 2, { out: wide }), /broadcast view/],
    ['a block too tall', (f) => f.write(3, zeros([2, 3])), /^write: .*\(2, 3\) at \(3, 0\) is not/],
    ['a row of one axis', (f) => f.write(0, [1, 2, 3]), /shape \(3,\) at \(0, 0\) is not within/],
    ['other numbers', (f) => f.write(0, ones([1, 3], { dtype: 'int64' })), /is int64, the file/],
    ['a disposed block', (f) => f.write(0, gone), /the array was disposed/],
  ])('refuse %s', (_, use, message) => {
    using file = createNpy(path('refuse.npy'), { shape: [4, 3] });
    const before = readFileSync(path('refuse.npy'));
    expect(() => use(file)).toThrow(message);
    expect(readFileSync(path('refuse.npy'))).toEqual(before);
  });
  const wide = zeros([1, 3]).withLayout({ shape: [2, 3], strides: [0, 1], offset: 0 });
  const gone = zeros([1, 3]);
  gone.dispose();

  it('refuse what is open to read only, or closed', () => {
    createNpy(path('mode.npy'), { shape: [2] }).close();
    const file = openNpy(path('mode.npy'));
    expect(() => file.write(0, [1])).toThrow(/^write: .*mode\.npy: the file is open to read only/);
    expect(file.closed).toBe(false);
    file.close();
    file.close();
    expect(file.closed).toBe(true);
    for (const method of ['read', 'flush'] as const) {
      expect(() => file[method]()).toThrow(
        new RegExp(`^${method}: .*mode\\.npy: the file was closed`),
      );
    }
    expect(() => file.write(0, [1])).toThrow(/the file was closed/);
  });

  it('that are damaged, cut short or none are refused', () => {
    expect(() => openNpy(path('missing.npy'))).toThrow(/^openNpy: .*missing\.npy: ENOENT: no/);
    expect(() => openNpy(null as never)).toThrow('openNpy: the path is null, must be a string');
    expect(() => createNpy(undefined as never, { shape: 2 })).toThrow(
      'createNpy: the path is undefined, must be a string or a URL',
    );
    save(path('there.npy'), zeros([2]));
    expect(() => createNpy(path('there.npy'), { shape: 2, mode: 'x+' })).toThrow(
      /^createNpy: .*there\.npy: EEXIST: file already exists$/,
    );
    mkdirSync(path('folder'));
    expect(() => openNpy(path('folder'))).toThrow(/not a file on a disk/);
    writeFileSync(path('text.npy'), 'no array');
    expect(() => openNpy(path('text.npy'))).toThrow(/^openNpy: .*text\.npy: not a \.npy file/);
    save(path('cut.npy'), zeros([9]));
    for (const [length, message] of [
      [199, /is cut short: 71 bytes for the 72/],
      [201, /has more behind its elements/],
      [100, /ends within its header/],
      [0, /not a \.npy file/],
    ] as const) {
      truncateSync(path('cut.npy'), length === 201 ? 199 : length);
      if (length === 201) truncateSync(path('cut.npy'), 201);
      expect(() => openNpy(path('cut.npy'))).toThrow(NpyFormatError);
      expect(() => openNpy(path('cut.npy'))).toThrow(message);
      if (length < 199) continue;
      truncateSync(path('cut.npy'), 200);
    }
    using file = createNpy(path('cut.npy'), { shape: [9] });
    truncateSync(path('cut.npy'), 190);
    expect(() => file.read()).toThrow(/^read: .*cut\.npy: the file became shorter/);
    expect(() => file.read(0, 5)).not.toThrow();
  });

  it('must be what is asked for', () => {
    save(path('asked.npy'), zeros([2, 3], { dtype: 'float32' }));
    expect(() => openNpy(path('asked.npy'), { dtype: 'float64' })).toThrow(
      /the file holds float32, not float64/,
    );
    expect(() => openNpy(path('asked.npy'), { shape: [3, 2] })).toThrow(
      /the array has shape \(2, 3\), not \(3, 2\)/,
    );
    expect(() => openNpy(path('asked.npy'), { mode: 'w' as never })).toThrow(
      /^openNpy: mode "w" is not known; use r, r\+/,
    );
    expect(() => createNpy(path('asked.npy'), { shape: [-1] })).toThrow(/^createNpy: shape/);
    expect(() => createNpy(path('asked.npy'), { shape: [1], dtype: 'f8' as never })).toThrow(
      /^createNpy: dtype "f8" is not known/,
    );
    using file = openNpy(path('asked.npy'), { dtype: 'float32', shape: [2, 3] });
    expect(file.read().dtype).toBe('float32');
  });
});

const python = spawnSync('python3', ['-c', 'import numpy']);

it('NumPy maps our files, and we read what it wrote into them', ({ skip }) => {
  skip(python.status !== 0, 'there is no python3 with numpy');
  const kinds = [false, true].flatMap((fortran_order) =>
    (Object.keys(dtypes) as DType[]).map((dtype) => ({ dtype, fortran_order })),
  );
  for (const { dtype, fortran_order } of kinds) {
    using file = createNpy(path(`map_${dtype}_${fortran_order}.npy`), {
      shape: [3, 4],
      dtype,
      fortran_order,
    });
    file.write([1, 1], counting(dtype, [2, 3]));
  }
  const script = `
import glob, numpy as np
for path in sorted(glob.glob("map_*.npy")):
    a = np.load(path, mmap_mode="r+")
    assert a.flags.f_contiguous == path.endswith("true.npy")
    expected = np.zeros((3, 4), a.dtype)
    expected[1:, 1:] = np.arange(6).reshape(2, 3).astype(a.dtype)
    assert path.startswith(f"map_{a.dtype.name}_") and (a == expected).all(), path
    assert a.offset % 64 == 0
    a[0, ::2] = 1
    a.flush()
`;
  const run = spawnSync('python3', ['-c', script], { cwd: folder, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  for (const { dtype, fortran_order } of kinds) {
    using file = openNpy(path(`map_${dtype}_${fortran_order}.npy`), { dtype });
    expect(file.read(0, 1).astype('int8').tolist()).toEqual([[1, 0, 1, 0]]);
  }
});
