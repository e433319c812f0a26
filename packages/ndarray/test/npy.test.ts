import { deflateSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NdArray } from '../src/array/ndarray.ts';
import { crc32 } from '../src/files/crc32.ts';
import { NpyFormatError } from '../src/files/error.ts';
import { parseLiteral } from '../src/files/literal.ts';
import { load, save, savez, savez_compressed } from '../src/files/node.ts';
import { decodeNpy, encodeNpy } from '../src/files/npy.ts';
import { decodeNpz, encodeNpz } from '../src/files/npz.ts';
import { zipChunks } from '../src/files/zip.ts';
import { packedLayout } from '../src/layout/layout.ts';
import { foreignStorage } from '../src/memory/storage.ts';

function float64(...values: number[]): NdArray<'float64'> {
  const storage = foreignStorage(Float64Array.from(values));
  return new NdArray('float64', packedLayout([values.length]), storage);
}

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A file with any header, true or not. */
function fileWith(header: string, dataBytes: number, version = 1): Uint8Array {
  const { length } = header;
  const size = version === 1 ? [length & 255, length >> 8] : [length & 255, length >> 8, 0, 0];
  const start = latin1('\x93NUMPY' + String.fromCharCode(version, 0, ...size) + header);
  const file = new Uint8Array(start.length + dataBytes);
  file.set(start);
  return file;
}

const header = (descr: string, shape: string, order = 'False') =>
  `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }`;

describe('headers', () => {
  it.each([
    ["{'shape':(2,),'fortran_order':False,'descr':'<f8'}", 16],
    ['{"descr": "|u1", "fortran_order": True, "shape": [4, 2]}\n', 8],
    [header("'=i4'", '(3L, 2L)'), 24],
    [header("'f4'", '()'), 4],
    [header("'>c16'", '(0, 1000000000000)'), 0],
  ])('%j is read', (text, bytes) => {
    for (const version of [1, 2, 3]) {
      expect(decodeNpy(fileWith(text, bytes, version)).nbytes).toBe(bytes);
    }
  });

  it.each([
    ['', /header is not a Python literal/],
    ["{'descr': '<f8'", /not a Python literal/],
    [header("'<f8'", '(2,)') + '}', /not a Python literal/],
    ["{'descr': '<f8', 'shape': (2,)}", /not a dict with the keys/],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'more': 1}", /with the keys/],
    ["{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (2,)}", /literal/],
    ["('descr', 'fortran_order', 'shape')", /not a dict/],
    [header("'<f8'", '(2,)', '0'), /fortran_order in the header is not True or False/],
    [header("'<f8'", '2'), /shape in the header is not a tuple/],
    [header("'<f8'", '(-2,)'), /shape in the header/],
    [header("'<f8'", '(2.0,)'), /not a Python literal/],
    [header("'<f8'", '(True,)'), /shape in the header/],
    [header("'<f8'", "('2',)"), /shape in the header/],
    [header("'<f8'", '(None,)'), /shape in the header/],
    [header("'<f8'", '(99999999999999999999,)'), /not a Python literal/],
    [header("'<f8'", '(9007199254740991,)'), /too large/],
    [header("'<f8'", '(4294967296, 4294967296)'), /too large/],
    [header("'<f8'", '(0, 4294967296, 4294967296)'), /too large/],
    [header("'<f8'", `(${'1, '.repeat(65)})`), /too large/],
    [header("'<f8'", '(3,)'), /cut short: 16 bytes for the 24/],
    [header("'<f8'", '(100000000000,)'), /cut short/],
    [header("'<f8'", '(1,)'), /more behind its elements/],
    [header("'<f8'", '__import__("os")'), /not a Python literal/],
    [header("'<f8'", '('.repeat(5000)), /not a Python literal|longer than/],
    [header("'<f8'", '(2,)').padEnd(10001), /10001 bytes is longer/],
    [header('8', '(2,)'), /dtype in the header/],
    [header("'|f8'", '(2,)'), /dtype "\|f8" in the header is not known/],
    [header("'<x9'", '(2,)'), /not known/],
    [header("'<f2'", '(8,)'), /half precision/],
    [header("'|O'", '(2,)'), /Python objects/],
    [header("[('a', '<f8')]", '(2,)'), /structured arrays/],
  ])('%j is refused', (text, reason) => {
    const decode = () => decodeNpy(fileWith(text, 16));
    expect(decode).toThrow(NpyFormatError);
    expect(decode).toThrow(/^decodeNpy: /);
    expect(decode).toThrow(reason);
  });

  it('names other files', () => {
    expect(() => decodeNpy(new Uint8Array(0))).toThrow(/not a \.npy file/);
    expect(() => decodeNpy(encodeNpz({}))).toThrow(/it is a zip archive/);
    expect(() => decodeNpz(encodeNpy(float64(1)))).toThrow(/use|\.npy file of one array/);
    expect(() => decodeNpy(fileWith('', 0, 4))).toThrow(/version 4\.0/);
    expect(() => decodeNpy(latin1('\x93NUMPY\x01'))).toThrow(/ends within its header/);
    expect(() => decodeNpy([1] as never)).toThrow(TypeError);
    expect(() => decodeNpz('x' as never)).toThrow(TypeError);
  });

  it('literals keep their structure', () => {
    expect(parseLiteral(" ( 'a' , [1,-2 ,], (3), (4,), {}, None, True) ")).toEqual([
      'a',
      [1, -2],
      3,
      [4],
      new Map(),
      null,
      true,
    ]);
    for (const text of ['(,)', '(1 2)', '{1}', '{1: }', "'a", "'\\n'", '1 1', '[1)', 'x', '-']) {
      expect(() => parseLiteral(text), text).toThrow(SyntaxError);
    }
  });
});

describe('elements', () => {
  it('have memory of their own', () => {
    const bytes = encodeNpy(float64(1, 2));
    const array = decodeNpy(bytes);
    bytes.fill(0);
    expect(array.tolist()).toEqual([1, 2]);
    array.set(0, 5);
    expect(array.tolist()).toEqual([5, 2]);
  });

  it('are found where the bytes start at any place', () => {
    const bytes = encodeNpy(float64(1, 2));
    const shifted = new Uint8Array(bytes.length + 3).subarray(3);
    shifted.set(bytes);
    expect(decodeNpy(shifted).tolist()).toEqual([1, 2]);
    expect(decodeNpy(fileWith(`${header("'<f8'", '(1,)')} `, 8)).tolist()).toEqual([0]);
  });

  it('of bool become 0 or 1', () => {
    const file = fileWith(header("'|b1'", '(3,)'), 3);
    file.set([0, 1, 255], file.length - 3);
    expect([...decodeNpy(file).data].slice(0, 3)).toEqual([0, 1, 1]);
  });
});

describe('archives', () => {
  const x = float64(1, 2, 3);

  it('keep names and order, and hold equal bytes for equal arrays', () => {
    const arrays = { y: x, ['größe']: x, 'a/b': x };
    for (const compressed of [false, true]) {
      const bytes = encodeNpz(arrays, { compressed });
      expect(Object.keys(decodeNpz(bytes))).toEqual(['y', 'größe', 'a/b']);
      expect(encodeNpz(arrays, { compressed })).toEqual(bytes);
    }
    expect(decodeNpz(encodeNpz({}))).toEqual({});
    const odd = decodeNpz(encodeNpz(Object.fromEntries([['__proto__', x]])));
    expect(Object.keys(odd)).toEqual(['__proto__']);
    expect(Object.keys(decodeNpz(encodeNpz([x, x])))).toEqual(['arr_0', 'arr_1']);
  });

  /** An archive of one entry with any sizes, true or not. */
  function archive(content: Uint8Array, parts: { size?: number; deflated?: boolean } = {}) {
    const { size = content.length, deflated = true } = parts;
    const data = deflated ? deflateSync(content) : content;
    const entry = { name: 'x.npy', deflated, crc: crc32(content), size, data: [data] };
    const pieces = [...zipChunks([{ ...entry, storedSize: data.length }], 'test')];
    return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
  }

  it('refuse false sizes before they make room', () => {
    const bomb = new Uint8Array(3_000_000);
    bomb.set(fileWith(header("'<f8'", '(2,)'), 16));
    expect(() => decodeNpz(archive(bomb))).toThrow(/more behind its elements/);
    expect(() => decodeNpz(archive(bomb, { size: 2 ** 31 }))).toThrow(NpyFormatError);

    const honest = fileWith(header("'<f8'", '(500000000,)'), 800);
    const { length } = honest;
    const claim = () => decodeNpz(archive(honest, { size: length - 800 + 4e9 }));
    expect(claim).toThrow(/cannot inflate to 4000000\d+ bytes/);

    const longer = new Uint8Array([...encodeNpy(x), 0]);
    expect(() => decodeNpz(archive(longer, { size: longer.length - 1 }))).toThrow(/is damaged/);
    const shorter = encodeNpy(x).subarray(0, -1);
    expect(() => decodeNpz(archive(shorter, { size: shorter.length + 1 }))).toThrow(/is damaged/);
    expect(() => decodeNpz(archive(shorter, { size: 152, deflated: false }))).toThrow(/is damaged/);
  });

  it('refuse what is not an array', () => {
    expect(() => decodeNpz(archive(latin1('hello')))).toThrow(
      /^decodeNpz: entry "x\.npy": not a \.npy file/,
    );
    expect(decodeNpz(archive(encodeNpy(x)))['x']!.tolist()).toEqual([1, 2, 3]);
  });

  it('give the arrays that are asked for, whatever lies beside them', () => {
    const entry = (name: string, data: Uint8Array) => {
      const sizes = { size: data.length, storedSize: data.length, crc: crc32(data) };
      return { name, deflated: false, ...sizes, data: [data] };
    };
    const entries = [entry('x.npy', encodeNpy(x)), entry('notes.txt', latin1('hello'))];
    const pieces = [...zipChunks(entries, 'test')];
    const bytes = Uint8Array.from(pieces.flatMap((piece) => [...piece]));
    expect(() => decodeNpz(bytes)).toThrow(/entry "notes\.txt": not a \.npy file/);
    expect(Object.keys(decodeNpz(bytes, { names: ['x'] }))).toEqual(['x']);
    expect(decodeNpz(bytes, { names: [] })).toEqual({});
    expect(() => decodeNpz(bytes, { names: ['x', 'y'] })).toThrow(
      'decodeNpz: no array is named y; there are x, notes.txt',
    );
  });

  it('refuse what zip has beyond deflate', () => {
    const sound = archive(encodeNpy(x), { deflated: false });
    const at = sound.length - 22 - 46 - 'x.npy'.length;
    const change = (place: number, ...to: number[]) => {
      const changed = sound.slice();
      changed.set(to, place);
      return () => decodeNpz(changed);
    };
    expect(decodeNpz(sound)['x']!.size).toBe(3);
    expect(change(at + 8, 1)).toThrow(/entry "x\.npy" is encrypted/);
    expect(change(at + 10, 12)).toThrow(/compression 12/);
    expect(change(at + 24, 255, 255, 255, 255)).toThrow(/larger than 4 GiB/);
    expect(change(at + 20, 0, 0, 0, 127)).toThrow(/does not lie in the archive/);
    expect(change(at + 42, 9)).toThrow(/does not lie in the archive/);
    expect(change(at, 0)).toThrow(/directory of the archive is damaged/);
    expect(change(sound.length - 12, 255, 255)).toThrow(/zip64|directory/);
    expect(change(sound.length - 6, 255, 255, 255, 255)).toThrow(/zip64/);
  });

  it('refuse a name that is there twice', () => {
    const data = encodeNpy(x);
    const sizes = { size: data.length, storedSize: data.length, crc: crc32(data) };
    const entry = { name: 'x.npy', deflated: false, ...sizes, data: [data] };
    const pieces = [...zipChunks([entry, entry], 'test')];
    const bytes = Uint8Array.from(pieces.flatMap((piece) => [...piece]));
    expect(() => decodeNpz(bytes)).toThrow(/entry "x\.npy" is there twice/);
  });

  it('of more than 2 GiB are not written', () => {
    const entry = { name: 'x.npy', deflated: false, crc: 0, size: 2 ** 30, data: [] };
    const huge = { ...entry, storedSize: 2 ** 30 };
    expect(() => zipChunks([huge, huge], 'savez')).toThrow(/^savez: 2 arrays of 2147483842 bytes/);
    expect(() => encodeNpz({ ['n'.repeat(70000)]: x })).toThrow(/longer than 65535/);
  });
});

describe('without a file system', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('the functions that take a path say what to use', () => {
    vi.stubGlobal('process', undefined);
    const x = float64(1);
    expect(() => load('x.npy')).toThrow(
      'load: files can be reached by path only on Node; use decodeNpy or decodeNpz',
    );
    expect(() => save('x.npy', x)).toThrow(/save: .* use encodeNpy/);
    expect(() => savez('x.npz', { x })).toThrow(/savez: .* use encodeNpz/);
    expect(() => savez_compressed('x.npz', { x })).toThrow(/savez_compressed: .* use encodeNpz/);
  });
});
