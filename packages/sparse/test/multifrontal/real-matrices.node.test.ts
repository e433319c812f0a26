import { join } from 'node:path';
import { dtypes } from '@numloom/ndarray';
import { SparseArray } from '@numloom/sparse';
import { hb_read, mmread } from '@numloom/sparse/files';
import { expect, test } from 'vitest';
import type { FactorOptions } from '../../src/multifrontal/factor.ts';
import { type Matrix, type Number2, residual, sides, withFactors } from './support.ts';

const folder = join(import.meta.dirname, '../reference/matrices');

/** A real matrix of a file. */
function read(name: string): Matrix {
  const path = join(folder, name);
  const a = name.endsWith('.mtx') ? mmread(path) : hb_read(path);
  if (!(a instanceof SparseArray)) throw new Error('dense');
  const { row, col, data } = a.astype('float64').tocoo().parts;
  expect(dtypes[data.dtype].components).toBe(1);
  const columns = Array.from({ length: a.shape[1] }, (): (readonly [number, Number2])[] => []);
  const [rows, cols, values] = [row.tolist(), col.tolist(), data.tolist()] as number[][];
  values!.forEach((value, k) => columns[cols![k]!]!.push([rows![k]!, [value, 0]]));
  return { size: a.shape[0], isComplex: false, columns };
}

const kinds: readonly FactorOptions[] = [{ kind: 'lu' }, { kind: 'cholesky' }, { kind: 'ldl' }];

test.each(['CHOLMOD__bcsstk01.rsa', 'ParU__494_bus.mtx', 'SuperLUdist__g4.rua'])(
  '%s is positive definite: all factors solve, and agree in its determinant',
  (name) => {
    const a = read(name);
    const [lu, ...others] = kinds.map((options) =>
      withFactors(a, options, (factors, frame) => {
        expect(factors.perturbed).toBe(0);
        for (const side of sides) expect(residual(a, factors, frame, side, 3)).toBeLessThan(1);
        if (options.kind === 'ldl') {
          expect(factors.inertia()).toEqual({ positive: a.size, negative: 0, zero: 0 });
        }
        return factors.determinant();
      }),
    );
    for (const { sign, logabsdet } of others) {
      expect(sign).toEqual([1, 0]);
      expect(logabsdet).toBeCloseTo(lu!.logabsdet, 6);
    }
  },
);
