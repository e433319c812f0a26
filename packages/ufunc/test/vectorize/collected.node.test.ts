/** Kernels do not keep the functions that they have called. */
import { expect, test } from 'vitest';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { arange, asarray } from '@numloom/ndarray';
import { add, multiply, sum, vectorize } from '@numloom/ufunc';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

test('functions that are dropped are collected', async () => {
  const x = asarray([1, 2, 3]);
  const big = arange(30_000, { dtype: 'float64' });
  const use = (k: number): WeakRef<object> => {
    const f = (value: number): number => k * value;
    const g = vectorize(f);
    for (let run = 0; run < 5; run++) {
      g(x).evaluate();
      add(g(big), multiply(g(big), 2)).evaluate();
      sum(g(big)).evaluate();
    }
    return new WeakRef(f);
  };
  const functions = Array.from({ length: 20 }, (_, k) => use(k));
  multiply(x, 2).evaluate();
  for (let i = 0; i < 20 && functions.some((one) => one.deref()); i++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    collect();
  }
  expect(functions.filter((one) => one.deref()).length).toBe(0);
});
