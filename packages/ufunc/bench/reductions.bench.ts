/**
 * Reductions of 1000 x 1000 elements along both axes and over all, against loops over typed
 * arrays: plain ones, as one would write them by hand.
 */
import { heap, type NdArray, zeros } from '@numloom/ndarray';
import {
  argmin,
  cumsum,
  evaluate,
  type Expression,
  mean,
  min,
  nanargmin,
  nanmean,
  nanmin,
  nansum,
  nanvar,
  type Operand,
  sum,
  variance,
} from '@numloom/ufunc';
import { bench, describe } from 'vitest';

heap.configure({ budget: 2 ** 30 });

const n = 1000;
const x = zeros([n, n]);
const holes = zeros([n, n]);
fill(x, 0);
fill(holes, 0.01);

function fill(array: NdArray<'float64'>, share: number): void {
  const { data } = array;
  let state = 1;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let i = 0; i < data.length; i++) data[i] = random() < share ? NaN : random();
}

const plain = Float64Array.from(x.data);
const sink = new Float64Array(n);

/** Folds rows of a matrix; `start` and `step` of a running value. */
function loop(
  axis: 0 | 1 | null,
  start: number,
  step: (before: number, element: number) => number,
): void {
  if (axis === 0) {
    sink.fill(start);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < n; k++) sink[k] = step(sink[k]!, plain[i * n + k]!);
    }
  } else {
    let total = start;
    for (let i = 0; i < n; i++) {
      if (axis === 1) total = start;
      for (let k = i * n; k < i * n + n; k++) total = step(total, plain[k]!);
      sink[i] = total;
    }
  }
}

const axes = [0, 1, null] as const;
type Reduction = (x: Operand, options: { readonly axis: number | null }) => Expression;
const reductions: Record<string, Reduction> = { sum, mean, variance, min, argmin };
const ofHoles: Record<string, Reduction> = { nansum, nanmean, nanvar, nanmin, nanargmin };

describe.each(axes)('axis %s of 1000 x 1000', (axis) => {
  for (const [name, reduce] of Object.entries(reductions)) {
    bench(name, () => evaluate(reduce(x, { axis })).dispose());
  }
  for (const [name, reduce] of Object.entries(ofHoles)) {
    bench(name, () => evaluate(reduce(holes, { axis })).dispose());
  }
  bench('mean, variance and least element together', () => {
    const all = evaluate([mean(x, { axis }), variance(x, { axis }), min(x, { axis })]);
    for (const array of all) array.dispose();
  });
  bench('cumsum', () => evaluate(cumsum(x, { axis })).dispose());
  bench('typed arrays: sum', () => loop(axis, 0, (a, b) => a + b));
  bench('typed arrays: min', () => loop(axis, Infinity, (a, b) => (b < a ? b : a)));
});
