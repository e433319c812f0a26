import { csr_array } from '@numloom/sparse';
import {
  decodeSparseNpz,
  encodeHarwellBoeing,
  encodeMatrixMarket,
  encodeSparseNpz,
  load_npz,
  mmwrite,
} from '@numloom/sparse/files';
import { expect, test } from 'vitest';

test('mmwrite refuses options for a compressed file, too', () => {
  expect(() => mmwrite('never.mtx.gz', csr_array([[1]]), null as never)).toThrow(
    /^mmwrite: options are null, must be an object/,
  );
});

const a = csr_array([[1, 0.5]]);

test('flags of writers are true or false', () => {
  const refusal = (name: string) => new RegExp(`^${name} is (1|x), must be true or false$`);
  expect(() => encodeMatrixMarket(a, { compressed: 1 as never })).toThrow(
    refusal('encodeMatrixMarket: compressed'),
  );
  expect(() => encodeSparseNpz(a, { compressed: 'x' as never })).toThrow(
    refusal('encodeSparseNpz: compressed'),
  );
  expect(() => encodeHarwellBoeing(a, { pattern: 1 as never })).toThrow(
    refusal('encodeHarwellBoeing: pattern'),
  );
});

test('a comment is a text', () => {
  expect(() => encodeMatrixMarket(a, { comment: 5 as never })).toThrow(
    new TypeError('encodeMatrixMarket: comment is 5, must be a text'),
  );
});

test('readers of archives name themselves where they get no bytes', () => {
  expect(() => load_npz(null as never)).toThrow(
    new TypeError('load_npz: expected a Uint8Array or an ArrayBuffer'),
  );
  expect(() => decodeSparseNpz('x' as never)).toThrow(
    new TypeError('decodeSparseNpz: expected a Uint8Array or an ArrayBuffer'),
  );
});
