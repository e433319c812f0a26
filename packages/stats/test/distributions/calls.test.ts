import { array, asarray } from '@numloom/ndarray';
import { beta, norm, t } from '@numloom/stats';
import { add, type Expression } from '@numloom/ufunc';
import { describe, expect, expectTypeOf, test } from 'vitest';

describe('how distributions are called', () => {
  test('location and scale, in order and by name', () => {
    const wanted = norm.cdf(0.5);
    expect(norm.cdf(6, 5, 2)).toBe(wanted);
    expect(norm.cdf(6, { loc: 5, scale: 2 })).toBe(wanted);
    expect(norm.cdf(6, 5, { scale: 2 })).toBe(wanted);
    expect(norm({ loc: 5, scale: 2 }).cdf(6)).toBe(wanted);
    expect(norm(5, 2).cdf(6)).toBe(wanted);
    expect(t.cdf(3, 4, { loc: 2 })).toBe(t.cdf(1, 4));
    expect(t(4, { loc: 2 }).cdf(3)).toBe(t.cdf(1, 4));
    expect(beta(2, 3, 1, 4).mean()).toBe(beta.mean(2, 3, { loc: 1, scale: 4 }));
    expect(norm.cdf(6, { loc: 5, scale: undefined } as never)).toBe(norm.cdf(1));
  });

  test('names and shapes', () => {
    expect([norm.name, norm.shapes, t.name, t.shapes, beta.shapes]).toEqual(['norm', [], 't', ['df'], ['a', 'b']]); // prettier-ignore
  });

  test('numbers of numbers, expressions of arrays', () => {
    expectTypeOf(norm.cdf(1)).toEqualTypeOf<number>();
    expectTypeOf(norm.cdf([1, 2])).toEqualTypeOf<Expression<'float64'>>();
    expectTypeOf(t.cdf(1, [1, 2])).toEqualTypeOf<Expression<'float64'>>();
    expectTypeOf(t.cdf(1, 3, { loc: array([1]) })).toEqualTypeOf<Expression<'float64'>>();
    expectTypeOf(t(3).cdf(1)).toEqualTypeOf<number>();
    expectTypeOf(t([3, 4]).cdf(1)).toEqualTypeOf<Expression<'float64'>>();
    expectTypeOf(t(3).cdf([1])).toEqualTypeOf<Expression<'float64'>>();
    expect(norm.cdf([1, 2]).tolist()).toEqual([norm.cdf(1), norm.cdf(2)]);
    expect(norm.cdf(array(1)).shape).toEqual([]);
    expect(norm.cdf(Float64Array.of(1, 2)).tolist()).toEqual([norm.cdf(1), norm.cdf(2)]);
    expect(norm.cdf(asarray(Int16Array.of(3, 1)).slice('::-1')).tolist()).toEqual([norm.cdf(1), norm.cdf(3)]); // prettier-ignore
    expect(norm.cdf(add([0, 1], 1)).tolist()).toEqual([norm.cdf(1), norm.cdf(2)]);
    expect(norm.cdf([]).shape).toEqual([0]);
    expect(t.cdf([[1], [2]], [3, 4, 5]).shape).toEqual([2, 3]);
    expect(t([3, 4]).cdf(1).tolist()).toEqual([t.cdf(1, 3), t.cdf(1, 4)]);
    expect(t([3, 4]).var().tolist()).toEqual([3, 2]);
  });

  test('several values', () => {
    const [low, high] = norm.interval(0.95, 1, 2);
    expectTypeOf(low).toEqualTypeOf<number>();
    expect(low).toBe(norm.ppf((1 - 0.95) / 2, 1, 2));
    expect(high).toBe(norm.isf((1 - 0.95) / 2, 1, 2));
    const [lows] = norm.interval([0.9, 0.95], 1, 2);
    expect(lows.tolist()).toEqual([norm.ppf((1 - 0.9) / 2, 1, 2), low]);
    expect(norm(1, 2).interval(0.95)).toEqual([low, high]);
    expect(beta.support(2, 3, 1, 4)).toEqual([1, 5]);
    expect(norm.stats(1, 2)).toEqual([1, 4]);
    expect(norm(1, 2).stats({ moments: 'mvsk' })).toEqual([1, 4, 0, 0]);
    const [means] = norm.stats([1, 5], 2);
    expect(means!.tolist()).toEqual([1, 5]);
    expect(norm.moment(4)).toBe(3);
    expect(norm.moment(4, 1, 2)).toBe(1 + 6 * 4 + 3 * 16);
    expect([norm.moment(0), norm.moment(-1), norm.moment(1.5)]).toEqual([1, NaN, NaN]);
  });

  test('means of functions', () => {
    expect(norm.expect((x) => x * x, 1, 2)).toBeCloseTo(5, 9);
    expect(norm.expect((x) => Number(x > 1), { lb: 1 })).toBeCloseTo(norm.sf(1), 12);
    expect(norm.expect(() => 1, { lb: -1, ub: 2, conditional: true })).toBeCloseTo(1, 12);
    expect(norm.expect(() => 1, { lb: 30, ub: 31 }) / norm.sf(30)).toBeCloseTo(1, 9);
    expect(norm(1, 2).expect((x) => x)).toBeCloseTo(1, 10);
    expect(t.expect((x) => x * x, 5)).toBeCloseTo(5 / 3, 8);
    expect(norm.expect((x) => x, { lb: 2, ub: 1 })).toBeNaN();
  });

  test('what does not fit', () => {
    expect(() => norm.cdf('1' as never)).toThrow("norm.cdf: x is '1', must be a number");
    expect(() => norm.ppf(null as never)).toThrow('norm.ppf: p is null');
    expect(() => norm.cdf(0, '5' as never)).toThrow("norm.cdf: loc is '5'");
    expect(() => norm.cdf(0, { lok: 5 } as never)).toThrow(
      'norm.cdf: takes no option lok; did you mean loc?',
    );
    expect(() => t.sf(0, undefined as never)).toThrow('t.sf: df is missing');
    expect(() => (t as unknown as () => void)()).toThrow('t: df is missing');
    expect(() => norm.cdf(0, 1, { loc: 1 } as never)).toThrow('norm.cdf: loc is given twice');
    expect(() => norm.cdf(0, 1, 2, 3 as never)).toThrow('got 4 arguments, takes x, loc, scale');
    expect(() => norm.stats({ moments: 'mx' })).toThrow("must be letters of 'mvsk'");
    expect(() => norm.expect(1 as never)).toThrow('norm.expect: func is 1, must be a function');
    expect(() => norm.cdf(array([1, 2], { dtype: 'complex128' })).evaluate()).toThrow(TypeError);
    expect(() => norm.cdf([1, 2], [1, 2, 3])).toThrow(RangeError);
    for (const confidence of [-1, 1.5]) {
      expect(() => norm.interval(confidence)).toThrow(
        `norm.interval: confidence is ${confidence}, must be a number from 0 to 1`,
      );
    }
    expect(norm.interval(NaN)).toEqual([NaN, NaN]);
    expect(norm.interval([-1, 2])[0].evaluate().tolist()).toEqual([NaN, NaN]);
    expect(() => t.rvs(['a'] as never)).toThrow('t.rvs: a parameter must be an array of numbers');
    expect(() => t.rvs([2, 3], { size: 3 })).toThrow(
      't.rvs: parameters of the shapes (2,), (), () do not broadcast to the size (3,)',
    );
    expect(() => norm.rvs([1, 2], [1, 2, 3])).toThrow('norm.rvs: parameters of the shapes');
    expect(norm.rvs([1, 2], { size: [3, 2], random_state: 1 }).shape).toEqual([3, 2]);
    expect(() => norm.rvs({ random_state: -1 })).toThrow('norm.rvs: random_state is -1');
    for (const error of [() => norm.cdf('1' as never), () => t.sf(0, undefined as never)]) {
      expect(error).toThrow(TypeError);
    }
  });
});
