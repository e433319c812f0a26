import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { array } from '@numloom/ndarray';
import { csr_array, SparseArray } from '@numloom/sparse';
import * as files from '@numloom/sparse/files';
import { afterAll, describe, expect, test } from 'vitest';
import reference from '../reference/files.json' with { type: 'json' };
import { checkSums } from './sums.ts';

const folder = join(import.meta.dirname, '../reference/matrices');
const names = readdirSync(folder).filter((name) => !name.endsWith('.md'));
const scratch = mkdtempSync(join(tmpdir(), 'numloom-sparse-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function read(name: string): SparseArray {
  const path = join(folder, name);
  const a = name.endsWith('.mtx') ? files.mmread(path) : files.hb_read(path);
  if (a instanceof SparseArray) return a;
  throw new Error('dense');
}

/** Entries by rows, in order. */
function partsOf(a: SparseArray): unknown[] {
  const { indptr, indices, data } = a.tocsc().tocsr().parts;
  return [a.shape, indptr.tolist(), indices.tolist(), data.tolist()];
}

describe('real matrices', () => {
  test.each(names)('%s is what SciPy reads, and the same after each kind of file', (name) => {
    const a = read(name);
    const wanted = (reference.matrices as Record<string, ReturnType<typeof checkSums>>)[name];
    const found = checkSums(a);
    if (wanted) {
      expect(found.shape).toEqual(wanted.shape);
      expect(found.nnz).toBe(wanted.nnz);
      found.sums.flat().forEach((sum, k) => {
        const right = wanted.sums.flat()[k]!;
        expect(Math.abs(sum - right)).toBeLessThanOrEqual(1e-12 * Math.abs(right));
      });
    }
    const wantedParts = partsOf(a);
    for (const again of [
      files.decodeMatrixMarket(files.encodeMatrixMarket(a)),
      files.decodeMatrixMarket(
        files.encodeMatrixMarket(a, { symmetry: 'general', compressed: true }),
      ),
      files.decodeHarwellBoeing(files.encodeHarwellBoeing(a)),
      files.decodeHarwellBoeing(files.encodeHarwellBoeing(a, { symmetry: 'AUTO' })),
      files.decodeSparseNpz(files.encodeSparseNpz(a)),
      files.decodeSparseNpz(files.encodeSparseNpz(a.tocsc(), { compressed: false })),
    ]) {
      expect(partsOf(again as SparseArray)).toEqual(wantedParts);
    }
  });

  test('symmetric Harwell-Boeing files, and integers that touch', () => {
    const stiff = read('CHOLMOD__bcsstk01.rsa').toarray();
    expect(read('CHOLMOD__bcsstk01.rsa').nnz).toBe(400);
    expect(stiff.tolist()).toEqual(stiff.T.tolist());
    expect(stiff.get(0, 0)).toBe(0.283226851852e7);
    const grid = read('SuperLUdist__g4.rua').toarray();
    expect([grid.get(0, 0), grid.get(12, 0), grid.get(13, 0)]).toEqual([4, -1, -1]);
  });
});

describe('files by path', () => {
  test('are written and read, with the suffix added', () => {
    const a = csr_array([
      [0, 1 / 3],
      [-2e-300, 0],
    ]);
    const path = (name: string): string => join(scratch, name);
    files.mmwrite(path('a'), a);
    files.mmwrite(path('b.mtx.gz'), a);
    files.save_npz(pathToFileURL(path('c')), a);
    files.hb_write(path('d.rua'), a, { title: 'small', key: 'SMALL' });
    expect([...readFileSync(path('b.mtx.gz'))].slice(0, 2)).toEqual([0x1f, 0x8b]);
    expect(readFileSync(path('d.rua'), 'latin1').slice(0, 80)).toBe(
      'small'.padEnd(72) + 'SMALL   ',
    );
    const dense = a.toarray().tolist();
    const market = [files.mmread(path('a.mtx')), files.mmread(pathToFileURL(path('b.mtx.gz')))];
    for (const again of [...market, files.load_npz(path('c.npz')), files.hb_read(path('d.rua'))]) {
      expect((again as SparseArray).toarray().tolist()).toEqual(dense);
    }
    expect(files.mminfo(path('a.mtx'))).toMatchObject({ rows: 2, cols: 2, entries: 2 });
    files.mmwrite(path('e'), array([[1, 2]]));
    expect(files.mmread(readFileSync(path('e.mtx'))).shape).toEqual([1, 2]);
  });

  test('that are not there are refused by the file system', () => {
    expect(() => files.mmread(join(scratch, 'none.mtx'))).toThrow(
      /^mmread: .*none\.mtx: ENOENT: no such file or directory$/,
    );
  });
});
