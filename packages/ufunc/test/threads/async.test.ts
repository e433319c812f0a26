/** Evaluations in the background denote the values at the call, whatever happens meanwhile. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { arange, type NdArray, ones, scope, zeros } from '@numloom/ndarray';
import {
  add,
  assignAsync,
  configure,
  evaluate,
  evaluateAsync,
  nd,
  power,
  StaleExpressionError,
  store,
} from '@numloom/ufunc';
import { wasmAvailable } from '../../src/backends/wasm/index.ts';
import { Pace } from '../../src/threads/pace.ts';
import { nextTurn } from '../../src/threads/platform.ts';
import { grid } from './cases.ts';

const SIZE = 300_000;

/** Has the clock go so fast that this thread lets others go on after each launch. */
function turnAfterEachLaunch(): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 10));
}

describe.each([1, 2])('with %i threads', (threads) => {
  beforeEach(() => {
    vi.spyOn(Pace.prototype, 'isLarge').mockReturnValue(true);
    configure({ backend: wasmAvailable() ? 'wasm' : 'auto', threads });
    return () => {
      configure({ backend: 'auto', threads: 1 });
      vi.restoreAllMocks();
    };
  });

  const heavy = (x: NdArray) => nd`((${x} * 0.5 + 1) * ${x} + 2) / (${x} * ${x} + 1)`;

  test('computes what evaluate does', async () => {
    const x = grid();
    const roots = () => [
      heavy(x),
      nd`sum(${x})`,
      nd`sum(${x}, axis=0)`,
      nd`${x}.T + 1`,
      nd`cumsum(${x})`,
      nd`cumsum(${x}, axis=0) * 2`,
      nd`cumprod(${x} * 0 + 1, axis=1)`,
      nd`argmin(${x} * 2)`,
      nd`argmax(${x}, axis=0)`,
      nd`argmax(${x}, axis=1)`,
    ];
    const expected = evaluate(roots());
    const found = await evaluateAsync(roots());
    found.forEach((array, i) => {
      expect(evaluate(nd`max(${array} != ${expected[i]!})`).item()).toBe(false);
    });
  });

  test('takes one root, and an array as it is', async () => {
    const x = arange(3);
    expect((await evaluateAsync(add(x, 1))).tolist()).toEqual([1, 2, 3]);
    expect(await evaluateAsync(x)).toBe(x);
  });

  test('other code runs meanwhile', async () => {
    const x = ones(SIZE);
    let isDone = false;
    const promise = evaluateAsync(nd`sum(${x})`).then((sum) => {
      isDone = true;
      return sum.item();
    });
    expect(isDone).toBe(false);
    expect(await promise).toBe(SIZE);
  });

  test('a write to an operand waits until its values are read', async () => {
    const x = ones(SIZE);
    const promise = evaluateAsync(nd`${x} * 2`);
    x.fill(7);
    const values = await promise;
    expect([values.get(0), values.get(-1), x.get(0)]).toEqual([2, 2, 7]);
  });

  test.each([0, 1, 2, 5, 20])('so does one some turns later: %i', async (turns) => {
    const x = ones(SIZE);
    const promise = evaluateAsync([nd`sum(${x} * 2)`, nd`${x} * 3 - sum(${x})`]);
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setTimeout(resolve));
    x.fill(7);
    const [sum, values] = await promise;
    expect([sum.item(), values.get(0), values.get(-1)]).toEqual([2 * SIZE, 3 - SIZE, 3 - SIZE]);
  });

  test('so does the end of an operand, and that of its scope', async () => {
    const x = ones(SIZE);
    const disposed = evaluateAsync(nd`${x} * 2`);
    x.dispose();
    let scoped!: Promise<NdArray>;
    scope(() => {
      scoped = evaluateAsync(nd`${ones(SIZE)} * 5`);
    });
    expect((await disposed).get(-1)).toBe(2);
    expect((await scoped).get(-1)).toBe(5);
  });

  test('a target is written at the end, all at once', async () => {
    const x = ones(SIZE);
    const target = zeros(SIZE);
    const before = add(target, 1);
    const promise = assignAsync(target, heavy(x));
    expect([target.get(0), target.get(-1)]).toEqual([0, 0]);
    await promise;
    expect([target.get(0), target.get(-1)]).toEqual([1.75, 1.75]);
    expect(before.get(5)).toBe(1);
  });

  test('a target may be what is read', async () => {
    const x = arange(SIZE).astype('float64');
    const [written, sum] = await evaluateAsync([store(x, x.slice('::-1')), nd`sum(${x})`]);
    expect(written).toBe(x);
    expect([x.get(0), x.get(-1), sum.item()]).toEqual([SIZE - 1, 0, (SIZE * (SIZE - 1)) / 2]);
  });

  test('several at once, and a synchronous one between them', async () => {
    const x = ones(SIZE);
    const promises = [1, 2, 3].map((factor) => evaluateAsync(nd`${x} * ${factor} + 1`));
    expect(evaluate(nd`sum(${x})`).item()).toBe(SIZE);
    const found = await Promise.all(promises);
    expect(found.map((values) => values.get(-1))).toEqual([2, 3, 4]);
  });

  test('the same expression, here and in the background', async () => {
    const x = ones(SIZE);
    const e = nd`sum(${x} * 2) + ${x}`;
    const promise = evaluateAsync(e);
    const here = e.evaluate();
    expect(here.get(3)).toBe(2 * SIZE + 1);
    here.fill(0);
    expect((await promise).get(3)).toBeTypeOf('number');
    expect(x.get(0)).toBe(1);
  });

  test.each([0, 1, 2, 3, 5, 8, 12])(
    'others may write and free what an inner one has computed: %i turns later',
    async (turns) => {
      turnAfterEachLaunch();
      for (const change of ['fill', 'dispose'] as const) {
        const x = ones([300, 1000]);
        const inner = nd`sum(${x}, axis=0)`;
        const promise = evaluateAsync(nd`${x} * ${inner} + ${x}`);
        const sums = await evaluateAsync(inner);
        for (let turn = 0; turn < turns; turn++) await nextTurn();
        sums.fill(7);
        if (change === 'dispose') {
          sums.dispose();
          for (let i = 0; i < 20; i++) ones(1000).fill(7);
        }
        const values = await promise;
        expect(evaluate([nd`min(${values})`, nd`max(${values})`]).map(Number)).toEqual([301, 301]);
      }
    },
  );

  test.each([0, 1, 2, 3, 5, 8, 12])(
    'workers may be allowed in the middle of a sum: %i turns later',
    async (turns) => {
      turnAfterEachLaunch();
      configure({ threads: 1 });
      const x = ones([300, 1000]);
      const promise = evaluateAsync(nd`sum(${x}, axis=0)`);
      for (let turn = 0; turn < turns; turn++) await nextTurn();
      configure({ threads });
      const sums = await promise;
      expect(evaluate([nd`min(${sums})`, nd`max(${sums})`]).map(Number)).toEqual([300, 300]);
    },
  );

  test('threads may change meanwhile', async () => {
    const x = ones(SIZE);
    const promise = evaluateAsync(nd`sum(${x} * 2) + ${x}`);
    await Promise.resolve();
    configure({ threads: 1 });
    expect((await promise).get(3)).toBe(2 * SIZE + 1);
  });

  test('what a kernel throws rejects the promise, and the memory stays sound', async () => {
    const bases = ones(SIZE, { dtype: 'int32' });
    const exponents = zeros(SIZE, { dtype: 'int32' });
    exponents.set(SIZE - 5, -1);
    await expect(evaluateAsync(power(bases, exponents))).rejects.toThrow('negative integer powers');
    const pending = evaluateAsync(power(bases, exponents));
    bases.fill(2);
    await expect(pending).rejects.toThrow('negative integer powers');
    expect((await evaluateAsync(nd`sum(${bases})`)).item()).toBe(BigInt(2 * SIZE));
  });

  test('bad roots reject', async () => {
    const x = ones(3);
    const e = add(x, 1);
    const f = add(e, 1);
    x.fill(2);
    void f;
    await expect(evaluateAsync(e)).rejects.toThrow(StaleExpressionError);
    await expect(assignAsync(zeros(2), ones(3))).rejects.toThrow(RangeError);
    await expect(assignAsync(3 as never, ones(3))).rejects.toThrow('assignAsync: target');
  });
});
