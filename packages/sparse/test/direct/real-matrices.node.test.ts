import { ones } from '@numloom/ndarray';
import { LinAlgError } from '@numloom/linalg';
import { csc_array, SparseArray, splu } from '@numloom/sparse';
import { hb_read, mmread } from '@numloom/sparse/files';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** The matrices' README says which of them are regular. */
function read(name: string): SparseArray {
  const path = fileURLToPath(new URL(`../reference/matrices/${name}`, import.meta.url));
  const matrix = name.endsWith('.mtx') ? mmread(path) : hb_read(path);
  if (!(matrix instanceof SparseArray)) throw new Error(`${name} is dense`);
  return csc_array(matrix);
}

describe('real matrices', () => {
  test.each([
    ...['CHOLMOD__bcsstk01.rsa', 'CHOLMOD__can___24.mtx', 'ParU__494_bus.mtx'],
    ...['ParU__west0067.mtx', 'RBio__west0479.rb', 'SuperLUdist__g4.rua'],
  ])('%s is solved', (name) => {
    const a = read(name);
    for (const strategy of ['auto', 'symmetric', 'supernodal'] as const) {
      using lu = splu(a, { strategy });
      for (const trans of ['N', 'T'] as const) {
        const b = ones([a.shape[0], 2]);
        const { normwise_error, backward_error } = lu.solve(b, { trans, errors: true });
        for (const error of normwise_error.values()) expect(error).toBeLessThan(4e-16);
        for (const error of backward_error.values()) expect(error).toBeLessThan(1e-15);
      }
    }
  });

  test.each([
    ['KLU__GD99_cc.mtx', 'structural rank is 64 of 105'],
    ['LAGraph__karate.mtx', 'structural rank is 27 of 34'],
  ])('%s is structurally singular', (name, message) => {
    const a = read(name);
    expect(() => splu(a)).toThrow(LinAlgError);
    expect(() => splu(a)).toThrow(message);
  });
});
