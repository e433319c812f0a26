/**
 * Expressions against the loops that one would write by hand over typed arrays. Each group prints
 * how many times faster the first is than the others, in the same run.
 */
import type { NdArray } from '@numloom/ndarray';
import { arange, heap, zeros } from '@numloom/ndarray';
import { add, assign, evaluate, nd, store, sum } from '@numloom/ufunc';
import { bench, describe } from 'vitest';

heap.configure({ budget: 2 ** 30 });

function typed(array: NdArray): Float64Array {
  return Float64Array.from(array.data as Float64Array);
}

describe('a + b, 10 elements, into a new array', () => {
  const a = arange(10);
  const b = arange(10);
  const [x, y] = [typed(a), typed(b)];
  bench('numloom', () => evaluate(add(a, b)).dispose());
  bench('typed arrays', () => {
    const out = new Float64Array(10);
    for (let i = 0; i < 10; i++) out[i] = x[i]! + y[i]!;
  });
});

describe('a * b + c, 1e6 elements, into an array', () => {
  const [a, b, c, out] = [arange(1e6), arange(1e6), arange(1e6), zeros(1e6)];
  const [x, y, z, w] = [typed(a), typed(b), typed(c), new Float64Array(1e6)];
  bench('numloom', () => assign(out, nd`${a} * ${b} + ${c}`));
  bench('typed arrays', () => {
    for (let i = 0; i < w.length; i++) w[i] = x[i]! * y[i]! + z[i]!;
  });
});

describe('sum of squares, 1e6 elements', () => {
  const a = arange(1e6);
  const x = typed(a);
  bench('numloom', () => void sum(nd`${a} ** 2`).item());
  bench('typed arrays', () => {
    let total = 0;
    for (let i = 0; i < x.length; i++) total += x[i]! * x[i]!;
    if (total < 0) throw new Error('the loop must not be left out');
  });
});

describe('five-point sweep of 1000 x 1000 with the change, in one array', () => {
  const n = 1000;
  const u = zeros([n, n]);
  u.slice(0).fill(1);
  const inner = u.slice('1:-1, 1:-1');
  const old = typed(u);
  const next = typed(u);
  bench('numloom', () => {
    const mean = nd`(${u}[:-2, 1:-1] + ${u}[2:, 1:-1] + ${u}[1:-1, :-2] + ${u}[1:-1, 2:]) * 0.25`;
    evaluate([store(inner, mean), nd`sum((${mean} - ${inner}) ** 2)`]);
  });
  bench('typed arrays', () => {
    let change = 0;
    for (let i = 1; i < n - 1; i++) {
      for (let k = i * n + 1; k < i * n + n - 1; k++) {
        const mean = (old[k - n]! + old[k + n]! + old[k - 1]! + old[k + 1]!) * 0.25;
        change += (mean - old[k]!) ** 2;
        next[k] = mean;
      }
    }
    old.set(next);
    if (change < 0) throw new Error('the loop must not be left out');
  });
});
