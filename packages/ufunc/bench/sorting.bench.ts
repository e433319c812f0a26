/**
 * Sorting, searching, counting and ranking against what JavaScript has for it. Each group prints
 * how many times faster the first is than the others, in the same run.
 */
import { asarray, heap } from '@numloom/ndarray';
import {
  argsort,
  bincount,
  histogram,
  isin,
  median,
  partition,
  searchsorted,
  sort,
  unique_values,
} from '@numloom/ufunc';
import { bench, describe } from 'vitest';

heap.configure({ budget: 2 ** 30 });

const n = 1e6;
const random = Float64Array.from({ length: n }, () => Math.random() * 2 - 1);
const whole = Int32Array.from({ length: n }, () => Math.random() * 1000);
const x = asarray(random).copy();

describe('sort, 1e6 random float64', () => {
  bench('numloom', () => sort(x).dispose());
  bench('Float64Array.prototype.sort', () => void random.slice().sort());
});

describe('sort, 1e6 random int32', () => {
  const values = Int32Array.from(random, (value) => value * 2 ** 31);
  const a = asarray(values).copy();
  bench('numloom', () => sort(a).dispose());
  bench('Int32Array.prototype.sort', () => void values.slice().sort());
});

describe('sort the columns of 1000 x 1000', () => {
  const a = x.reshape([1000, 1000]);
  bench('numloom', () => sort(a, { axis: 0 }).dispose());
  bench('Float64Array.prototype.sort of each', () => {
    const column = new Float64Array(1000);
    const out = new Float64Array(n);
    for (let j = 0; j < 1000; j++) {
      for (let i = 0; i < 1000; i++) column[i] = random[i * 1000 + j]!;
      column.sort();
      for (let i = 0; i < 1000; i++) out[i * 1000 + j] = column[i]!;
    }
  });
});

describe('argsort, 1e6 random float64', () => {
  bench('numloom', () => argsort(x).dispose());
  bench('indices sorted with a comparison', () => {
    Uint32Array.from({ length: n }, (_, i) => i).sort((i, j) => random[i]! - random[j]!);
  });
});

describe('median, 1e6 random float64', () => {
  bench('numloom', () => void median(x).item());
  bench('sorted', () => {
    const sorted = random.slice().sort();
    return void (sorted[n / 2 - 1]! + sorted[n / 2]!);
  });
});

describe('partition in the middle, 1e6 random float64', () => {
  bench('numloom', () => partition(x, n / 2).dispose());
  bench('sorted', () => void random.slice().sort());
});

describe('100 bins of 1e6 float64', () => {
  const range = [-1, 1] as const;
  bench('numloom', () => histogram(x, 100, { range }).hist.dispose());
  bench('a loop', () => {
    const counts = new Uint32Array(100);
    for (let i = 0; i < n; i++) counts[Math.min(99, Math.floor((random[i]! + 1) * 50))]!++;
  });
});

describe('bincount, 1e6 int32', () => {
  const a = asarray(whole).copy();
  bench('numloom', () => bincount(a).dispose());
  bench('a loop', () => {
    const counts = new Uint32Array(1000);
    for (let i = 0; i < n; i++) counts[whole[i]!]!++;
  });
});

describe('unique values of 1e6 int32', () => {
  const a = asarray(whole).copy();
  bench('numloom', () => unique_values(a).dispose());
  bench('a Set, sorted', () => void Int32Array.from(new Set(whole)).sort());
});

describe('which of 1e6 float64 are among 1000', () => {
  const some = random.slice(0, 1000);
  bench('numloom', () => isin(x, some).dispose());
  bench('a Set', () => {
    const set = new Set(some);
    Uint8Array.from(random, (value) => Number(set.has(value)));
  });
});

describe('searchsorted, 1e5 values in 1e6', () => {
  const sorted = sort(x);
  const values = random.slice(0, 1e5);
  const data = sorted.data.slice() as Float64Array;
  bench('numloom', () => searchsorted(sorted, values).dispose());
  bench('bisection', () => {
    const places = new Int32Array(values.length);
    values.forEach((value, i) => {
      let [low, high] = [0, n];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (data[middle]! < value) low = middle + 1;
        else high = middle;
      }
      places[i] = low;
    });
  });
});
