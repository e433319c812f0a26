/** Array expressions, one assignment after the other; the error at sweeps 1, 16, 31, ... only. */
import { type NdArray, zeros, zeros_like } from '@numloom/ndarray';
import { assign } from '@numloom/ufunc';
import { initialArray } from './problem.ts';
import { average, norm } from './expressions.ts';
import type { Row } from './row.ts';

const CHECK_EVERY = 15;

/** All but the outermost points. */
const inside = (u: NdArray): NdArray => u.slice('1:-1, 1:-1');

/** Copies the outermost points. */
function copyEdges(u: NdArray, from: NdArray): void {
  assign(u.slice(0), from.slice(0));
  assign(u.slice(-1), from.slice(-1));
  assign(u.slice(':, 0'), from.slice(':, 0'));
  assign(u.slice(':, -1'), from.slice(':, -1'));
}

export const numeric1: Row = {
  description: 'an array replaced by itself; a copy for the error only',
  algorithm: 'jacobi',
  checkEvery: CHECK_EVERY,
  start(problem) {
    const u = initialArray(problem);
    return {
      values: u,
      sweep(check) {
        using old = check ? u.copy() : undefined;
        assign(inside(u), average(u, problem));
        return old && norm(u, old);
      },
      [Symbol.dispose]: () => u.dispose(),
    };
  },
};

export const numeric2: Row = {
  description: 'a new copy of the array each sweep',
  algorithm: 'jacobi',
  checkEvery: CHECK_EVERY,
  start(problem) {
    let u = initialArray(problem);
    return {
      get values() {
        return u;
      },
      sweep(check) {
        using old = u;
        u = old.copy();
        assign(inside(u), average(old, problem));
        return check ? norm(u, old) : undefined;
      },
      [Symbol.dispose]: () => u.dispose(),
    };
  },
};

export const numeric3: Row = {
  description: 'a new array of zeros each sweep, the edges copied',
  algorithm: 'jacobi',
  checkEvery: CHECK_EVERY,
  start(problem) {
    let u = initialArray(problem);
    return {
      get values() {
        return u;
      },
      sweep(check) {
        using old = u;
        u = zeros([problem.size, problem.size]);
        copyEdges(u, old);
        assign(inside(u), average(old, problem));
        return check ? norm(u, old) : undefined;
      },
      [Symbol.dispose]: () => u.dispose(),
    };
  },
};

export const numeric4: Row = {
  description: 'two arrays, all of one copied to the other',
  algorithm: 'jacobi',
  checkEvery: CHECK_EVERY,
  start(problem) {
    const u = initialArray(problem);
    const old = zeros_like(u);
    return {
      values: u,
      sweep(check) {
        assign(old, u);
        assign(inside(u), average(old, problem));
        return check ? norm(u, old) : undefined;
      },
      [Symbol.dispose]() {
        u.dispose();
        old.dispose();
      },
    };
  },
};

export const numeric5: Row = {
  description: 'two arrays that change places, the edges copied',
  algorithm: 'jacobi',
  checkEvery: CHECK_EVERY,
  start(problem) {
    let u = initialArray(problem);
    let old = zeros_like(u);
    return {
      get values() {
        return u;
      },
      sweep(check) {
        [u, old] = [old, u];
        copyEdges(u, old);
        assign(inside(u), average(old, problem));
        return check ? norm(u, old) : undefined;
      },
      [Symbol.dispose]() {
        u.dispose();
        old.dispose();
      },
    };
  },
};
