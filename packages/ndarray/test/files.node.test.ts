import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, expectTypeOf, it } from 'vitest';
import { NdArray } from '../src/array/ndarray.ts';
import { type DType, dtypes } from '../src/dtype/dtypes.ts';
import { NpyFormatError } from '../src/files/error.ts';
import { load, save, savez, savez_compressed } from '../src/files/node.ts';
import { decodeNpy, encodeNpy } from '../src/files/npy.ts';
import { decodeNpz, encodeNpz } from '../src/files/npz.ts';
import { isPacked, packedLayout } from '../src/layout/layout.ts';
import { foreignStorage } from '../src/memory/storage.ts';
import manifest from './reference/files/manifest.json' with { type: 'json' };

interface Described {
  dtype: string;
  shape: number[];
  data: string;
}

const folder = new URL('./reference/files/', import.meta.url);
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));

/** The elements in C order, little endian. */
function elementBytes(array: NdArray): string {
  const packed = array.copy();
  const start = packed.offset * packed.itemsize;
  const bytes = packed.storage.view('uint8').slice(start, start + packed.nbytes);
  return Buffer.from(bytes).toString('base64');
}

function expectSame(array: NdArray, expected: Described): void {
  const { dtype, shape } = array;
  const { data, ...rest } = expected;
  expect({ dtype, shape }).toEqual({ dtype: rest.dtype, shape: rest.shape });
  expect(elementBytes(array)).toBe(data);
}

function thrownBy(call: () => unknown): Error {
  try {
    call();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

describe('files that NumPy wrote', () => {
  it.each(Object.entries(manifest.npy))('%s.npy', (name, expected) => {
    const bytes = fixture(`${name}.npy`);
    const array = decodeNpy(bytes);
    expectSame(array, expected);
    expect(array.storage.inHeap).toBe(true);
    expectSame(decodeNpy(bytes.buffer), expected);
    if (expected.same) expect(encodeNpy(array)).toEqual(bytes);
    if (name.startsWith('fortran')) {
      expect(isPacked(array, 'F')).toBe(true);
      expect(isPacked(array)).toBe(false);
    }
  });

  it.each(Object.entries(manifest.npz))('%s.npz', (name, expected) => {
    const arrays = decodeNpz(fixture(`${name}.npz`));
    expect(Object.keys(arrays)).toEqual(Object.keys(expected));
    for (const [key, one] of Object.entries(expected)) expectSame(arrays[key]!, one);
  });

  it.each(Object.entries(manifest.unsupported))('%s.npy is refused', (name, descr) => {
    const decode = () => decodeNpy(fixture(`${name}.npy`));
    expect(decode).toThrow(NpyFormatError);
    expect(decode).toThrow(name === 'structured' ? /structured arrays are/ : /is not supported/);
    if (name !== 'structured') expect(decode).toThrow(JSON.stringify(descr));
  });

  it('load gives the same', () => {
    for (const [name, expected] of Object.entries(manifest.npy)) {
      expectSame(load(new URL(`${name}.npy`, folder)) as NdArray, expected);
    }
    const arrays = load(new URL('deflated.npz', folder)) as Record<string, NdArray>;
    expectSame(arrays['x']!, manifest.npz.deflated.x);
  });
});

describe('damaged files', () => {
  /** Runs a decoder on damaged bytes: it gives something or throws what it says it throws. */
  function survives(decode: (bytes: Uint8Array) => unknown, bytes: Uint8Array): void {
    try {
      decode(bytes);
    } catch (error) {
      if (!(error instanceof NpyFormatError)) throw error;
      expect(error.message).toMatch(/^decodeNp[yz]: /);
    }
  }

  const damages = fc.array(fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }) }), {
    minLength: 1,
    maxLength: 6,
  });

  it.each(readdirSync(folder).filter((name) => /\.np[yz]$/.test(name)))('%s', (name) => {
    const decode = name.endsWith('.npy') ? decodeNpy : decodeNpz;
    const bytes = fixture(name);
    fc.assert(
      fc.property(damages, fc.nat(bytes.length), (places, length) => {
        const damaged = bytes.slice();
        for (const { at, to } of places) damaged[at % bytes.length] = to;
        survives(decode, damaged);
        survives(decode, damaged.subarray(0, length));
        survives(decode, bytes.subarray(0, length));
      }),
      { numRuns: 150 },
    );
    for (let length = 0; length < bytes.length; length += length < 300 ? 1 : 97) {
      expect(() => decode(bytes.subarray(0, length))).toThrow(NpyFormatError);
    }
    expect(() => decode(new Uint8Array([...bytes, 0]))).toThrow(NpyFormatError);
  });

  it('no damage to an element in an archive goes unseen', () => {
    for (const compressed of [false, true]) {
      const bytes = encodeNpz({ x: decodeNpy(fixture('long.npy')) }, { compressed });
      const dataStart = 30 + 'x.npy'.length;
      for (let at = dataStart + 200; at < dataStart + 600; at += 7) {
        const damaged = bytes.slice();
        damaged[at]! ^= 1 << (at % 8);
        expect(() => decodeNpz(damaged)).toThrow(NpyFormatError);
      }
    }
  });
});

describe('save and load', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'numloom-files-'));
  afterAll(() => rmSync(temporary, { recursive: true }));
  const path = (name: string) => join(temporary, name);
  const float64 = (shape: number[], length: number) =>
    new NdArray(
      'float64',
      packedLayout(shape),
      foreignStorage(Float64Array.from({ length }, (_, i) => i / 8)),
    );

  it('writes what NumPy writes', () => {
    for (const [name, { same }] of Object.entries(manifest.npy)) {
      if (!same) continue;
      save(path(name), load(new URL(`${name}.npy`, folder)) as NdArray);
      expect(new Uint8Array(readFileSync(path(`${name}.npy`)))).toEqual(fixture(`${name}.npy`));
    }
  });

  it('writes views, in pieces where they are not packed', () => {
    const a = float64([1200, 400], 480000);
    const views = {
      rows: a.slice('::-1'),
      columns: a.slice(':, 1::2'),
      transposed: a.T,
      broad: a.reshape([2, 240000]).slice(':, ::-1'),
      part: a.slice('7:11'),
    };
    for (const [name, view] of Object.entries(views)) {
      save(pathToFileURL(path(`${name}.npy`)), view);
      const read = load(path(name + '.npy')) as NdArray;
      expect(elementBytes(read) === elementBytes(view), name).toBe(true);
      expect(Buffer.compare(readFileSync(path(`${name}.npy`)), encodeNpy(view))).toBe(0);
    }
  });

  it('adds the suffix, and tells the type by it', () => {
    const a = float64([2, 2], 4);
    savez(path('two'), { a, b: a.T });
    savez_compressed(path('list'), [a, a.slice(0)]);
    const two = load(`${path('two')}.npz`);
    const list = load(`${path('list')}.npz`);
    expectTypeOf(two).toEqualTypeOf<Record<string, NdArray>>();
    expectTypeOf(() => load(`${path('x')}.npy`)).returns.toEqualTypeOf<NdArray>();
    expect(two['b']!.tolist()).toEqual(a.T.tolist());
    expect(Object.keys(list)).toEqual(['arr_0', 'arr_1']);
    expect(list['arr_1']!.tolist()).toEqual([0, 1 / 8]);
    const some = load(`${path('two')}.npz`, { names: ['b'] });
    expectTypeOf(some).toEqualTypeOf<Record<string, NdArray>>();
    expect(Object.keys(some)).toEqual(['b']);
    expect(() => load(`${path('two')}.npz`, { names: ['c'] })).toThrow(
      /^load: .*two\.npz: no array is named c; there are a, b$/,
    );
  });

  it('names what the file system refuses, and keeps its code', () => {
    const one = float64([1], 1);
    const cases: [string, () => unknown, string][] = [
      ['load', () => load(path('missing.npy')), 'ENOENT'],
      ['save', () => save(path('no/folder.npy'), one), 'ENOENT'],
      ['savez', () => savez(path('no/folder.npz'), [one]), 'ENOENT'],
      ['savez_compressed', () => savez_compressed(path('no/folder'), [one]), 'ENOENT'],
      ['load', () => load(new URL('http://localhost/a.npy')), 'ERR_INVALID_URL_SCHEME'],
    ];
    for (const [name, call, code] of cases) {
      const error = thrownBy(call);
      expect(error.message).toMatch(new RegExp(`^${name}: .*: .+`));
      expect(error).toMatchObject({ code, cause: { code } });
    }
  });

  it.each([
    [null, 'null'],
    [undefined, 'undefined'],
    [3, '3'],
    [{}, 'an object'],
  ])('refuses %o as a path', (wrong, text) => {
    const one = float64([1], 1);
    const message = `the path is ${text}, must be a string or a URL`;
    expect(() => load(wrong as never)).toThrow(new TypeError(`load: ${message}`));
    expect(() => save(wrong as never, one)).toThrow(new TypeError(`save: ${message}`));
    expect(() => savez(wrong as never, [one])).toThrow(new TypeError(`savez: ${message}`));
  });

  it('refuses what is no array', () => {
    for (const wrong of [null, [1, 2], 3]) {
      expect(() => save(path('none'), wrong as never)).toThrow('save: array is no NdArray');
    }
  });

  it('names what is wrong', () => {
    writeFileSync(path('text'), 'hello');
    expect(() => load(path('text'))).toThrow(/load: .*text: neither a \.npy file nor an \.npz/);
    writeFileSync(path('empty'), '');
    expect(() => load(path('empty'))).toThrow(NpyFormatError);
    writeFileSync(path('short'), fixture('long.npy').subarray(0, 900));
    expect(() => load(path('short'))).toThrow(/load: .*short: the file is cut short/);
    expect(() => load(path('missing'))).toThrow(/^load: .*missing: ENOENT: no such file[^,]*$/);
    const gone = float64([2], 2).copy();
    save(path('kept'), gone);
    gone.dispose();
    expect(() => save(path('kept'), gone)).toThrow('save: the array was disposed');
    expect(() => savez(path('kept.npy'), [gone])).toThrow('the array was disposed');
    expect(statSync(path('kept.npy')).size).toBe(144);
  });

  const python = spawnSync('python3', ['-c', 'import numpy; print(numpy.__version__)']);

  it('NumPy reads our files', ({ skip }) => {
    skip(python.status !== 0, 'there is no python3 with numpy');
    const arrays: Record<string, NdArray> = {};
    for (const dtype of Object.keys(dtypes) as DType[]) {
      arrays[dtype] = decodeNpy(fixture(`${dtype}.npy`));
      arrays[`${dtype}_T`] = arrays[dtype].T;
      arrays[`${dtype}_reversed`] = arrays[dtype].slice('::-1, ::2');
    }
    arrays['größe/1'] = decodeNpy(fixture('scalar.npy'));
    arrays['empty'] = decodeNpy(fixture('empty_rows.npy'));
    arrays['long'] = decodeNpy(fixture('long.npy'));
    for (const [name, array] of Object.entries(arrays)) {
      if (!name.includes('/')) save(path(`one_${name}`), array);
    }
    savez(path('stored'), arrays);
    savez_compressed(path('deflated'), arrays);
    const script = `
import base64, glob, json, os, sys, numpy as np
def describe(a):
    return {"dtype": a.dtype.name, "shape": a.shape, "data": base64.b64encode(a.tobytes("C")).decode()}
result = {}
for kind in "stored", "deflated":
    with np.load(f"{kind}.npz") as file:
        for name in file.files: result[f"{kind} {name}"] = describe(file[name])
for path in glob.glob("one_*.npy"): result[f"one {path[4:-4]}"] = describe(np.load(path))
print(json.dumps(result))
`;
    const run = spawnSync('python3', ['-c', script], {
      cwd: temporary,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    expect(run.stderr).toBe('');
    const seen = JSON.parse(run.stdout) as Record<string, Described>;
    const count = Object.keys(arrays).length;
    expect(Object.keys(seen)).toHaveLength(3 * count - 1);
    for (const [name, expected] of Object.entries(seen)) {
      expectSame(arrays[name.slice(name.indexOf(' ') + 1)]!, expected);
    }
  });
});
