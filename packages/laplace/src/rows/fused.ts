/** Rows for a compiler that fuses: the sweep and its error in one pass, known every sweep. */
import { zeros } from '@numloom/ndarray';
import { evaluate, nd, store } from '@numloom/ufunc';
import { initialArray } from './problem.ts';
import { average } from './expressions.ts';
import type { Row } from './row.ts';

export const fused: Row = {
  description: 'two arrays that change places; sweep and error in one pass',
  algorithm: 'jacobi',
  checkEvery: 1,
  start(problem) {
    let u = initialArray(problem);
    let old = u.copy();
    const change = zeros([]);
    return {
      get values() {
        return u;
      },
      sweep() {
        [u, old] = [old, u];
        const next = average(old, problem);
        evaluate([
          store(u.slice('1:-1, 1:-1'), next),
          store(change, nd`sum((${next} - ${old}[1:-1, 1:-1]) ** 2)`),
        ]);
        return Math.sqrt(change.item());
      },
      [Symbol.dispose]() {
        u.dispose();
        old.dispose();
        change.dispose();
      },
    };
  },
};

export const inplace: Row = {
  description:
    'one array written over as it is read, as if read first; sweep and error in one pass',
  algorithm: 'jacobi',
  checkEvery: 1,
  start(problem) {
    const u = initialArray(problem);
    const inside = u.slice('1:-1, 1:-1');
    const change = zeros([]);
    return {
      values: u,
      sweep() {
        const next = average(u, problem);
        evaluate([store(inside, next), store(change, nd`sum((${next} - ${inside}) ** 2)`)]);
        return Math.sqrt(change.item());
      },
      [Symbol.dispose]() {
        u.dispose();
        change.dispose();
      },
    };
  },
};
