import { array, type NdArray } from '@numloom/ndarray';
import { decodeNpz, encodeNpz, NpyFormatError } from '@numloom/ndarray/files';
import { csr_array } from '@numloom/sparse';
import { decodeSparseNpz, encodeSparseNpz, load_npz } from '@numloom/sparse/files';
import { describe, expect, test } from 'vitest';
import reference from '../reference/files.json' with { type: 'json' };

const archive = (name: keyof typeof reference.npz): Uint8Array =>
  Uint8Array.from(atob(reference.npz[name]), (letter) => letter.charCodeAt(0));

describe('what SciPy writes', () => {
  test.each(['csr', 'csc', 'coo', 'csr matrix'] as const)('%s', (name) => {
    const a = decodeSparseNpz(archive(name));
    expect(a.format).toBe(name.slice(0, 3));
    expect(a.toarray().tolist()).toEqual(reference.dense);
  });

  test('dtypes', () => {
    expect(decodeSparseNpz(archive('csr float32')).dtype).toBe('float32');
    expect(decodeSparseNpz(archive('csc int8')).toarray().tolist()).toEqual([
      [0, -3],
      [5, 0],
    ]);
    const z = decodeSparseNpz(archive('csr complex'));
    expect(z.toarray().tolist()).toMatchObject(
      reference.dense.map((row) => row.map((x) => ({ re: x, im: 2 * x }))),
    );
  });

  test('diagonals and blocks', () => {
    const dia = decodeSparseNpz(archive('dia')).parts;
    const bsr = decodeSparseNpz(archive('bsr')).parts;
    expect([dia.format, bsr.format]).toEqual(['dia', 'bsr']);
    if (dia.format !== 'dia' || bsr.format !== 'bsr') return;
    const offsets = dia.offsets.tolist() as number[];
    offsets.forEach((offset, k) =>
      (dia.data.tolist() as number[][])[k]!.forEach((value, j) => {
        expect(value).toBe(reference.dense[j - offset]?.[j] ?? 0);
      }),
    );
    expect(bsr.data.shape.slice(1)).toEqual([2, 2]);
    expect(decodeSparseNpz(encodeSparseNpz(decodeSparseNpz(archive('bsr')))).parts).toMatchObject({
      format: 'bsr',
      shape: [4, 4],
    });
  });
});

describe('wrong archives', () => {
  const good = decodeNpz(
    encodeSparseNpz(
      csr_array([
        [1, 0],
        [2, 3],
      ]),
    ),
    { names: ['indptr', 'indices', 'shape', 'data'] },
  );
  /** With the text of the format, which `encodeNpz` has no dtype for, from a right one. */
  function changed(change: Readonly<Record<string, NdArray>>): () => unknown {
    const label = array(
      [...'csr'].map((letter) => letter.charCodeAt(0)),
      { dtype: 'uint8' },
    );
    const bytes = encodeNpz({ ...good, ...change, format: label });
    // The header of three bytes becomes that of one text of three letters, of the same length.
    const from = "'|u1', 'fortran_order': False, 'shape': (3,), ";
    const to = "'|S3', 'fortran_order': False, 'shape': (), ";
    const latin = Array.from(bytes, (byte) => String.fromCharCode(byte))
      .join('')
      .replace(from, to.padEnd(from.length));
    const made = Uint8Array.from(latin, (letter) => letter.charCodeAt(0));
    return () => decodeSparseNpz(made);
  }
  const int32 = (list: number[]): NdArray => array(list, { dtype: 'int32' });

  test('are refused', () => {
    expect(changed({})).not.toThrow();
    expect(changed({ indices: int32([0, 0, 2]) })).toThrow(/indices has 2 at 2, must be in 0 to 1/);
    expect(changed({ indices: int32([0, -1, 1]) })).toThrow(/indices has -1/);
    expect(changed({ indptr: int32([0, 3, 1]) })).toThrow(/indptr does not rise/);
    expect(changed({ indptr: int32([0, 3]) })).toThrow(/indptr has 2 elements, must have 3/);
    expect(changed({ indptr: int32([0, 1, 9]) })).toThrow(/indptr ends with 9/);
    expect(changed({ shape: int32([2]) })).toThrow(/indptr has 3 elements, must have 2/);
    expect(changed({ shape: int32([2, 2, 1]) })).toThrow(/shape has 3 axes, must have 1 or 2/);
    expect(changed({ shape: int32([]) })).toThrow(/shape has 0 axes/);
    expect(changed({ shape: int32([-2, 2]) })).toThrow(/the shape is -2 x 2/);
    expect(changed({ shape: array([3e9, 2], { dtype: 'float64' }) })).toThrow(/must be integers/);
    expect(changed({ shape: array([3000000000n, 2n], { dtype: 'int64' }) })).toThrow(
      /indptr has 3 elements, must have 3000000001/,
    );
    expect(changed({ data: array([[1, 2, 3]]) })).toThrow(/data has 2 axes/);
  });

  test('of no matrix, or damaged', () => {
    expect(() => decodeSparseNpz(encodeNpz({ data: array([1]) }))).toThrow(/no format.npy/);
    const whole = encodeSparseNpz(csr_array([[1]]));
    for (const length of [0, 10, whole.length - 30]) {
      const cut = whole.slice(0, length);
      for (const [name, read] of Object.entries({ decodeSparseNpz, load_npz })) {
        expect(() => read(cut)).toThrow(NpyFormatError);
        expect(() => read(cut)).toThrow(new RegExp(`^${name}: `));
      }
    }
    for (let at = 40; at < 120; at += 7) {
      const bytes = whole.slice();
      bytes[at]! ^= 0x55;
      try {
        load_npz(bytes);
      } catch (error) {
        expect((error as Error).message).toMatch(/^load_npz: /);
      }
    }
    expect(() => decodeSparseNpz('text' as unknown as Uint8Array)).toThrow(TypeError);
  });
});
