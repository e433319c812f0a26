/** Targets of assignments that cannot be written. */
import { asarray, broadcast_to, zeros } from '@numloom/ndarray';
import { add, assign, evaluate, store } from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';

describe('targets that cannot be written', () => {
  test('broadcast views are refused before anything is computed', () => {
    const row = zeros(3);
    const wide = broadcast_to(row, [2, 3]);
    const value = add(row, 1);
    expect(() => assign(wide, value)).toThrow(
      /^assign: the target of shape \(2, 3\) is a broadcast view/,
    );
    expect(() => evaluate([store(wide, value)])).toThrow(/^evaluate: the target/);
    row.fill(5);
    expect(value.tolist()).toEqual([1, 1, 1]);
  });

  test('overlapping stores of one evaluation are refused, interleaved ones are not', () => {
    const a = zeros(8);
    const overlapping = [store(a.slice(':5'), 1), store(a.slice('4:'), 2)];
    expect(() => evaluate(overlapping)).toThrow(/two assignments write overlapping parts/);
    expect(a.tolist()).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    evaluate([store(a.slice('::2'), 1), store(a.slice('1::2'), 2)]);
    expect(a.tolist()).toEqual([1, 2, 1, 2, 1, 2, 1, 2]);
    const bytes = new Float64Array(4);
    const twice = [store(asarray(bytes), 1), store(asarray(bytes.subarray(1)), 2)];
    expect(() => evaluate(twice)).toThrow(/two assignments write overlapping parts/);
  });
});
