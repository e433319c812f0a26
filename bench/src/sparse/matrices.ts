/** Real matrices, in files. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SparseArray } from '@numloom/sparse';
import { hb_read, mmread } from '@numloom/sparse/files';

/** Where they are: those of the tests, or where the variable says. */
const folder =
  process.env['NUMLOOM_MATRICES'] ??
  fileURLToPath(new URL('../../../packages/sparse/test/reference/matrices', import.meta.url));

/** Without solutions, each for its structure or its rank: nothing to be timed. */
const SINGULAR = /GD99_cc|karate|GD98_a|dwt_878|gent113|ash219|lp_e226|lpi_galenet/;

/** The names of files of matrices that are square and regular. */
export const matrixFiles: readonly string[] = readdirSync(folder)
  .filter((name) => /\.(mtx|rua|rsa|rb|cua)$/.test(name) && !SINGULAR.test(name))
  .sort();

/** The matrix of a file. */
export function readMatrix(file: string): SparseArray {
  const path = join(folder, file);
  const matrix = path.endsWith('.mtx') ? mmread(path) : hb_read(path);
  if (matrix instanceof SparseArray) return matrix;
  throw new TypeError(`readMatrix: ${file} is dense`);
}
