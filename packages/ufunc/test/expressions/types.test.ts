/** The dtypes that the compiler knows are those that come out. */
import { array, type Complex, type DType, type NdArray, ones, zeros } from '@numloom/ndarray';
import {
  absolute,
  add,
  assign,
  astype,
  divide,
  equal,
  evaluate,
  type Expression,
  frexp,
  fuse,
  greater,
  logical_and,
  max,
  mean,
  multiply,
  nd,
  type Operand,
  real,
  sqrt,
  store,
  sum,
  where,
} from '@numloom/ufunc';
import { describe, expect, expectTypeOf, test } from 'vitest';

const f4 = ones(2, { dtype: 'float32' });
const f8 = ones(2);
const i1 = ones(2, { dtype: 'int8' });
const i4 = ones(2, { dtype: 'int32' });
const u1 = ones(2, { dtype: 'uint8' });
const b = ones(2, { dtype: 'bool' });
const c8 = ones(2, { dtype: 'complex64' });

/** The expression, whose dtype must be the given one. */
function check<D extends DType>(expression: Expression<D>, dtype: D): void {
  expect(expression.dtype).toBe(dtype);
}

test('promotion', () => {
  expectTypeOf(add(f4, f8)).toEqualTypeOf<Expression<'float64'>>();
  check(add(f4, f8), 'float64');
  expectTypeOf(multiply(i1, u1)).toEqualTypeOf<Expression<'int16'>>();
  check(multiply(i1, u1), 'int16');
  expectTypeOf(add(b, i4)).toEqualTypeOf<Expression<'int32'>>();
  check(add(b, i4), 'int32');
  expectTypeOf(add(c8, f8)).toEqualTypeOf<Expression<'complex128'>>();
  check(add(c8, f8), 'complex128');
  expectTypeOf(add(new Uint8Array(2), i1)).toEqualTypeOf<Expression<'int16'>>();
  check(add(new Uint8Array(2), i1), 'int16');
});

test('plain numbers', () => {
  expectTypeOf(add(f4, 2)).toEqualTypeOf<Expression<'float32'>>();
  check(add(f4, 0.5), 'float32');
  expectTypeOf(add(2, f8)).toEqualTypeOf<Expression<'float64'>>();
  expectTypeOf(add(i4, 2)).toEqualTypeOf<Expression<'int32' | 'float64'>>();
  expectTypeOf(add(i4, 2n)).toEqualTypeOf<Expression<'int32'>>();
  check(add(i4, 2n), 'int32');
  expectTypeOf(add(i4, true)).toEqualTypeOf<Expression<'int32'>>();
  check(add(i4, true), 'int32');
  expectTypeOf(add(1, 2)).toEqualTypeOf<Expression<'float64'>>();
  check(add(1, 2), 'float64');
  expectTypeOf(add([1, 2], [3, 4])).toEqualTypeOf<Expression<'float64'>>();
});

test('results of other dtypes', () => {
  expectTypeOf(greater(i4, f8)).toEqualTypeOf<Expression<'bool'>>();
  expectTypeOf(equal(c8, 1)).toEqualTypeOf<Expression<'bool'>>();
  expectTypeOf(logical_and(f4, 1)).toEqualTypeOf<Expression<'bool'>>();
  expectTypeOf(divide(i4, i1)).toEqualTypeOf<Expression<'float64'>>();
  check(divide(i4, i1), 'float64');
  expectTypeOf(sqrt(i1)).toEqualTypeOf<Expression<'float32'>>();
  check(sqrt(i1), 'float32');
  expectTypeOf(sqrt(i4)).toEqualTypeOf<Expression<'float64'>>();
  check(sqrt(i4), 'float64');
  expectTypeOf(absolute(c8)).toEqualTypeOf<Expression<'float32'>>();
  check(absolute(c8), 'float32');
  expectTypeOf(real(i4)).toEqualTypeOf<Expression<'int32'>>();
  expectTypeOf(where(b, f4, i1)).toEqualTypeOf<Expression<'float32'>>();
  check(where(b, f4, i1), 'float32');
});

test('reductions', () => {
  expectTypeOf(sum(i4)).toEqualTypeOf<Expression<'int64'>>();
  check(sum(i4), 'int64');
  expectTypeOf(sum(u1)).toEqualTypeOf<Expression<'uint64'>>();
  check(sum(u1), 'uint64');
  expectTypeOf(sum(f4)).toEqualTypeOf<Expression<'float32'>>();
  expectTypeOf(sum(i4, { axis: 0, dtype: 'float32' })).toEqualTypeOf<Expression<'float32'>>();
  check(sum(i4, { axis: 0, dtype: 'float32' }), 'float32');
  expectTypeOf(mean(i4)).toEqualTypeOf<Expression<'float64'>>();
  check(mean(i4), 'float64');
  check(mean(i4, { dtype: 'int32' }), 'int32');
  expectTypeOf(max(u1)).toEqualTypeOf<Expression<'uint8'>>();
  expectTypeOf(sum(i4).item()).toEqualTypeOf<bigint>();
  expectTypeOf(sum(c8).item()).toEqualTypeOf<Complex>();
  expectTypeOf(greater(f4, 1).get(0)).toEqualTypeOf<boolean>();
});

describe('evaluation', () => {
  test('of one and of several', () => {
    expectTypeOf(evaluate(add(f4, 1))).toEqualTypeOf<NdArray<'float32'>>();
    expectTypeOf(add(f4, 1).evaluate()).toEqualTypeOf<NdArray<'float32'>>();
    const results = evaluate([add(f4, 1), sum(i4), store(zeros(2), f4), f8]);
    expectTypeOf(results).toEqualTypeOf<
      [NdArray<'float32'>, NdArray<'int64'>, NdArray<'float64'>, NdArray<'float64'>]
    >();
    expect(results.map(({ dtype }) => dtype)).toEqual(['float32', 'int64', 'float64', 'float64']);
    const many = evaluate(Array.from({ length: 3 }, (_, i) => add(f4, i)));
    expectTypeOf(many).toEqualTypeOf<NdArray<'float32'>[]>();
  });

  test('of templates and functions', () => {
    expectTypeOf(nd`${f4} + 1`).toEqualTypeOf<Expression>();
    const norm = fuse((x: NdArray<'float32'>) => sqrt(sum(multiply(x, x))));
    expectTypeOf(norm).toEqualTypeOf<(x: NdArray<'float32'>) => NdArray<'float32'>>();
    const both = fuse((x: Operand) => [greater(x, 0), store(f8, x)] as const);
    expectTypeOf(both).returns.toEqualTypeOf<[NdArray<'bool'>, NdArray<'float64'>]>();
    expect(norm(f4).dtype).toBe('float32');
  });

  test('what is no operand is refused by the compiler and when run', () => {
    // @ts-expect-error a string is no operand
    expect(() => add('1', 2)).toThrow(
      /^add: expected an array, an expression or a number, got string/,
    );
    // @ts-expect-error an expression is no target
    expect(() => assign(add(f8, 1), 2)).toThrow(/^assign: target is an expression/);
    // @ts-expect-error an operand is missing
    expect(() => add(f8)).toThrow(/^add: takes 2 operands, got 1/);
    // @ts-expect-error no such option
    expect(() => sum(f8, { axes: 0 })).toThrow(/^sum: takes no option axes/);
    // @ts-expect-error extremes take no dtype
    expect(() => max(f8, { dtype: 'int8' })).toThrow(/^max: takes no option dtype/);
    expect(() => add(array([1]), null as never)).toThrow(/^add: .* got null/);
    // @ts-expect-error where has no options
    expect(() => where([true], 1, 2, {})).toThrow(/^where: takes 3 operands, got 4/);
    // @ts-expect-error the operands are missing
    expect(() => where([true])).toThrow(/^where: takes 3 operands, got 1/);
    // @ts-expect-error it has no options
    expect(() => astype(f8, 'int8', { copy: false })).toThrow(/^astype: .* got 3 arguments/);
  });

  test('the dtype of logic and comparisons is bool, of any operands', () => {
    const [x, y] = [array([1n, 0n]), array([1n, 1n], { dtype: 'uint64' })];
    expect(logical_and(x, y, { dtype: 'bool' }).tolist()).toEqual([true, false]);
    expect(equal(x, y, { dtype: 'bool' }).tolist()).toEqual([true, false]);
    expect(() => logical_and(x, y, { dtype: 'int8' })).toThrow('gives no int8, only bool');
    expect(() => equal(x, y, { dtype: 'uint64' })).toThrow('gives no uint64, only bool');
    expect(() => add(f8, 1, { dtype: 'int8' })).toThrow(/^add: an operand of dtype float64/);
  });

  test('options that are undefined are none', () => {
    expect(add([1], [2], undefined as never).tolist()).toEqual([3]);
    expect(sqrt([4], undefined as never).tolist()).toEqual([2]);
    expect(frexp([4], undefined as never)[1].tolist()).toEqual([3]);
    expect(() => add([1], undefined as never)).toThrow(/^add: .* got undefined/);
  });
});
