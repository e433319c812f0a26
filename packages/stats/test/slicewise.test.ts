import type { NdArray } from '@numloom/ndarray';
import { array, asarray } from '@numloom/ndarray';
import { add } from '@numloom/ufunc';
import { onWarning, sem, type StatisticsWarning } from '@numloom/stats';
import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from 'vitest';
import { packedValues } from '../src/samples/slicewise.ts';

const warnings: StatisticsWarning[] = [];
let before: ReturnType<typeof onWarning>;
beforeEach(() => {
  warnings.length = 0;
  before = onWarning((warning) => void warnings.push(warning));
});
afterEach(() => void onWarning(before));

describe('functions of samples', () => {
  const rows = [[1, 2, 3, 4], [2, 4, 6, 8], [0, 0, 1, 9]]; // prettier-ignore

  test('numbers of plain samples, arrays of arrays', () => {
    const one = sem([1, 2, 3, 4]);
    expectTypeOf(one).toEqualTypeOf<number>();
    expect(one).toBe(sem(Float64Array.of(1, 2, 3, 4)));
    const array0 = sem(array([1, 2, 3, 4]));
    expectTypeOf(array0).toEqualTypeOf<NdArray<'float64'>>();
    expect(array0.shape).toEqual([]);
    expect(array0.item()).toBe(one);
    expect(sem(add([0, 1, 2, 3], 1)).item()).toBe(one);
    const kept = sem([1, 2, 3, 4], { keepdims: true });
    expectTypeOf(kept).toEqualTypeOf<NdArray<'float64'>>();
    expect(kept.tolist()).toEqual([one]);
  });

  test('axes, and layouts', () => {
    const expected = rows.map((row) => sem(row));
    const a = array(rows);
    expect(sem(a, { axis: 1 }).tolist()).toEqual(expected);
    expect(sem(a.T.copy(), { axis: 0 }).tolist()).toEqual(expected);
    expect(sem(a.T.copy().T, { axis: -1 }).tolist()).toEqual(expected);
    expect(sem(a.slice(':', '::-1').slice(':', '::-1'), { axis: 1 }).tolist()).toEqual(expected);
    expect(sem(a, { axis: 1, keepdims: true }).shape).toEqual([3, 1]);
    expect(sem(a, { axis: null }).item()).toBe(sem(rows.flat()));
    expect(sem(a, { axis: [1, 0] }).item()).toBe(sem(rows.flat()));
    expect(sem(a, { axis: [0, 1], keepdims: true }).shape).toEqual([1, 1]);
    expect(sem(array(rows, { dtype: 'int32' }), { axis: 1 }).tolist()).toEqual(expected);
    expect(packedValues(asarray(Int16Array.of(3, 4)).slice('::-1'))).toEqual(Float64Array.of(4, 3));
  });

  test('NaN', () => {
    const a = array([[1, NaN, 3, 4], [2, 4, 6, 8]]); // prettier-ignore
    expect(sem(a, { axis: 1 }).tolist()).toEqual([NaN, sem(rows[1]!)]);
    expect(sem(a, { axis: 1, nan_policy: 'omit' }).tolist()).toEqual([
      sem([1, 3, 4]),
      sem(rows[1]!),
    ]);
    expect(() => sem(a, { nan_policy: 'raise' })).toThrow('sem: the input contains nan values');
    expect(() => sem(a, { nan_policy: 'drop' as 'omit' })).toThrow("sem: nan_policy is 'drop'");
    expect(warnings).toEqual([]);
    expect(sem([NaN], { nan_policy: 'omit' })).toBeNaN();
    expect(warnings.map(({ name }) => name)).toEqual(['SmallSampleWarning']);
  });

  test('what does not fit', () => {
    expect(() => sem(array(rows), { axis: 2 })).toThrow(RangeError);
    expect(() => sem(null as never)).toThrow('sem: a must be an array of numbers');
    expect(() => sem([1], { ddoff: 1 } as never)).toThrow('takes no option ddoff');
    expect(() => sem(array([1, 2], { dtype: 'complex128' }))).toThrow(
      'a is complex128, must be real',
    );
  });
});
