/** Functions of files refuse options that they do not have, before they touch a file. */
import { arange } from '@numloom/ndarray';
import { decodeNpz, encodeNpz, load } from '@numloom/ndarray/files';
import { createNpy, memmap, open_memmap, openNpy } from '@numloom/ndarray/memmap';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'options-'));
const path = join(folder, 'none.npy');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ['encodeNpz', 'compresed', 'compressed', () => encodeNpz([], { compresed: true } as never)],
  ['decodeNpz', 'name', 'names', () => decodeNpz(encodeNpz([]), { name: [] } as never)],
  ['load', 'name', 'names', () => load(path, { name: [] } as never)],
  ['openNpy', 'mod', 'mode', () => openNpy(path, { mod: 'r' } as never)],
  ['createNpy', 'shap', 'shape', () => createNpy(path, { shape: 2, shap: 3 } as never)],
  ['createNpy', 'dtyp', 'dtype', () => createNpy(path, { shape: 2, dtyp: 'int8' } as never)],
  ['memmap', 'ofset', 'offset', () => memmap(path, { mode: 'w+', shape: 2, ofset: 8 } as never)],
  [
    'open_memmap',
    'shap',
    'shape',
    () => open_memmap(path, { mode: 'w+', shape: 2, shap: 8 } as never),
  ],
] as const)('%s refuses %s', (caller, given, meant, call) => {
  expect(call).toThrow(
    new TypeError(`${caller}: takes no option ${given}; did you mean ${meant}?`),
  );
  expect(existsSync(path)).toBe(false);
});

test('read refuses ouy', () => {
  using file = createNpy(join(folder, 'some.npy'), { shape: 2 });
  file.write(0, arange(2));
  expect(() => file.read(0, 2, { ouy: arange(2) } as never)).toThrow(
    new TypeError('read: takes no option ouy; did you mean out?'),
  );
});
