/** Orders of observations: all there are, or random ones, each as a list of places. */
import { arange, broadcast_to, type NdArray } from '@numloom/ndarray';
import type { Generator as RandomGenerator } from '../random/generator/generator.ts';

/** Orders to go through, and whether these are all. */
export interface Orders {
  readonly count: number;
  readonly isExact: boolean;
  /** Writes the next order. Calls it at most `count` times. */
  readonly next: (to: Int32Array) => void;
}

/** n choose k, infinite where it is too large for a number. */
function binomial(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) result = (result * (n - i + 1)) / i;
  return Math.round(result);
}

function factorial(n: number): number {
  let result = 1;
  for (let k = 2; k <= n; k++) result *= k;
  return result;
}

/** Parts of the places from 0 on, each of the length that is asked for, one after the other. */
function* partitions(
  places: readonly number[],
  [length, ...lengths]: readonly number[],
): Generator<number[]> {
  if (length === undefined) {
    yield [...places];
    return;
  }
  for (const part of combinations(places, length)) {
    const taken = new Set(part);
    const rest = places.filter((place) => !taken.has(place));
    for (const others of partitions(rest, lengths)) yield [...part, ...others];
  }
}

function* combinations(places: readonly number[], length: number, from = 0): Generator<number[]> {
  if (length === 0) {
    yield [];
    return;
  }
  for (let i = from; i <= places.length - length; i++) {
    for (const others of combinations(places, length - 1, i + 1)) yield [places[i]!, ...others];
  }
}

/** All orders of the places below n, by their first places. */
function allOrders(n: number, taken: readonly number[] = []): number[][] {
  if (taken.length === n) return [[...taken]];
  const orders: number[][] = [];
  for (let place = 0; place < n; place++) {
    if (!taken.includes(place)) orders.push(...allOrders(n, [...taken, place]));
  }
  return orders;
}

/** Observations are dealt out to samples of these lengths. */
export function independentOrders(
  lengths: readonly number[],
  n_resamples: number,
  rng: () => RandomGenerator,
): Orders {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let most = 1;
  let rest = total;
  for (const length of lengths) {
    most *= binomial(rest, length);
    rest -= length;
  }
  if (n_resamples >= most) {
    const places = Array.from({ length: total }, (_, i) => i);
    const all = partitions(places, lengths);
    return { count: most, isExact: true, next: (to) => to.set(all.next().value as number[]) };
  }
  const generator = rng();
  return {
    count: n_resamples,
    isExact: false,
    next: (to) => {
      for (let i = 0; i < total; i++) to[i] = i;
      generator.shuffle(to.subarray(0, total));
    },
  };
}

/** Each of `samples` samples of n observations is put in an order of its own. */
export function pairedOrders(
  samples: number,
  n: number,
  n_resamples: number,
  batch: number | undefined,
  rng: () => RandomGenerator,
): Orders {
  const most = factorial(n) ** samples;
  if (n_resamples >= most) {
    const orders = allOrders(n);
    // The last sample changes fastest.
    const digits = new Int32Array(samples);
    return {
      count: most,
      isExact: true,
      next: (to) => {
        digits.forEach((digit, k) => to.set(orders[digit]!, k * n));
        for (let k = samples - 1; k >= 0 && ++digits[k]! === orders.length; k--) digits[k] = 0;
      },
    };
  }
  const generator = rng();
  const length = Math.min(batch ?? n_resamples, n_resamples);
  let left = 0;
  let ordered: Int32Array | undefined;
  const whole = samples * n;
  return {
    count: n_resamples,
    isExact: false,
    next: (to) => {
      // Whole batches are drawn, as SciPy does.
      if (left === 0) {
        const places = broadcast_to(arange(0, n, 1, { dtype: 'int32' }), [length * samples, n]);
        const permuted = generator.permuted(places as NdArray, { axis: -1 });
        const { storage, offset, size } = permuted;
        ordered = (storage.view('int32') as Int32Array).slice(offset, offset + size);
        left = length;
      }
      const from = (length - left) * whole;
      to.set(ordered!.subarray(from, from + whole));
      left--;
    },
  };
}
