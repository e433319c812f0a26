/** Functions are called on the thread that asks, whatever the number of threads. */
import { afterAll, expect, test } from 'vitest';
import { arange } from '@numloom/ndarray';
import { add, configure, evaluateAsync, multiply, sqrt, sum, vectorize } from '@numloom/ufunc';

afterAll(() => configure({ threads: 1 }));

test('results do not depend on threads', async () => {
  let calls = 0;
  const g = vectorize((x: number) => (calls++, Math.cos(x)));
  const compute = () => {
    const x = multiply(arange(400_000), 0.01).evaluate();
    return [add(sqrt(x), g(x)), sum(g(sqrt(x))), sum(sqrt(x))] as const;
  };
  const expected = compute().map((e) => e.evaluate());
  configure({ threads: 3 });
  const found = await evaluateAsync([...compute()]);
  const again = compute().map((e) => e.evaluate());
  for (const results of [found, again]) {
    results.forEach((array, i) => expect(array.tolist()).toEqual(expected[i]!.tolist()));
  }
  expect(calls).toBe(6 * 400_000);
});
