/** Random expressions over all dtypes and layouts, against a computation element by element. */
import {
  broadcast_to,
  type DType,
  type IntegerDType,
  dtypes,
  iinfo,
  isdtype,
  type NdArray,
  sizeOf,
} from '@numloom/ndarray';
import { Complex } from '@numloom/ndarray';
import { type Expression, type Operand } from '@numloom/ufunc';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onEachBackend } from './support/backends.ts';
import { expectElements } from './support/elements.ts';
import { functionNamed } from './support/functions.ts';
import { type Element, layOut, type LayoutName, layoutNames } from './support/layouts.ts';
import { compute, computeDType, oracle } from './support/oracle.ts';

/** An operand of a random expression, and what its elements are. */
interface Value {
  readonly operand: Operand;
  readonly dtype: DType;
  readonly elements: readonly Element[];
  /** A plain number gives way to other dtypes. */
  readonly weak?: boolean;
}

const SHAPES = [[], [1], [5], [3, 4], [2, 3, 5], [130], [0, 3], [4, 1, 33]] as const;
const DTYPES = Object.keys(dtypes) as DType[];

/** Elements that often meet limits, zeros and each other. */
function elementOf(dtype: DType, seed: number): Element {
  const small = (seed % 17) - 8;
  if (dtype === 'bool') return seed % 2 === 0;
  if (isdtype(dtype, 'integral')) {
    const { min, max } = iinfo(dtype as IntegerDType);
    const some = [
      BigInt(min),
      BigInt(max),
      BigInt(max) - 3n,
      BigInt(Math.abs(small)),
      BigInt(seed % 100),
    ];
    const value = some[seed % some.length]!;
    return dtypes[dtype].itemsize === 8 ? value : Number(value);
  }
  const reals = [small, small / 8, 0, -0, Infinity, NaN, 1e-3 * seed, -1e6 * seed, 0.1];
  const real = (at: number): number => {
    const value = reals[at % reals.length]!;
    return dtype === 'float32' || dtype === 'complex64' ? Math.fround(value) : value;
  };
  return dtypes[dtype].kind === 'c' ? new Complex(small, (seed % 7) - 3) : real(seed);
}

/** Elements of `shape` taken from a smaller array that broadcasts to it. */
function stretched(
  elements: readonly Element[],
  from: readonly number[],
  to: readonly number[],
): Element[] {
  const result: Element[] = [];
  const index = to.map(() => 0);
  for (let left = sizeOf(to); left > 0; left--) {
    let at = 0;
    from.forEach((length, axis) => {
      at = at * length + (length === 1 ? 0 : index[axis + to.length - from.length]!);
    });
    result.push(elements[at]!);
    for (let axis = to.length - 1; axis >= 0; axis--) {
      if (++index[axis]! < to[axis]!) break;
      index[axis] = 0;
    }
  }
  return result;
}

/** Decisions of a random expression, taken one after the other. */
class Choices {
  readonly #seeds: readonly number[];
  #next = 0;

  constructor(seeds: readonly number[]) {
    this.#seeds = seeds;
  }

  below(limit: number): number {
    return this.#seeds[this.#next++ % this.#seeds.length]! % limit;
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

function leaf(choices: Choices, shape: readonly number[], dtype: DType): Value {
  const name: LayoutName = choices.of(layoutNames);
  const axis = choices.below(4);
  const from = shape
    .map((length, k) => (k === axis ? 1 : length))
    .slice(choices.below(5) === 0 ? 1 : 0);
  const seed = choices.below(1000);
  const own = Array.from({ length: sizeOf(from) }, (_, i) => elementOf(dtype, seed + 7 * i));
  const array: NdArray = layOut(own, from, dtype, name);
  const operand = choices.below(2) === 0 ? broadcast_to(array, [...shape]) : array;
  return { operand, dtype, elements: stretched(own, from, shape) };
}

function plain(choices: Choices, shape: readonly number[]): Value {
  const value = choices.of<number | boolean | bigint>([2, 0.5, 1, 3, -1, true, 7n]);
  const dtype =
    typeof value === 'number' ? 'float64' : typeof value === 'bigint' ? 'int64' : 'bool';
  return { operand: value, dtype, elements: stretched([value], [], shape), weak: true };
}

const NAMES = Object.keys(oracle);

/** A random expression of some depth; falls back to an array where dtypes do not go together. */
function tree(
  choices: Choices,
  shape: readonly number[],
  depth: number,
  pool: Value[],
  dtypesOf: readonly DType[],
): Value {
  if (depth > 0) {
    const name = choices.of(NAMES);
    const args = Array.from({ length: oracle[name]!.arity }, (_, place) => {
      if (place > 0 && choices.below(5) === 0) return plain(choices, shape);
      if (pool.length > 0 && choices.below(5) === 0) return choices.of(pool);
      return tree(choices, shape, depth - 1 - choices.below(2), pool, dtypesOf);
    });
    const kinds = args.map(({ operand, dtype, weak }) => (weak ? (operand as number) : dtype));
    const allWeak = name === 'where' && args.slice(1).every(({ weak }) => weak);
    const dtype = allWeak ? undefined : computeDType(name, kinds);
    if (dtype !== undefined) {
      const results = stretched([0], [], shape).map((_, i) =>
        compute(
          name,
          dtype,
          args.map(({ elements }) => elements[i]!),
        ),
      );
      const operand = functionNamed(name)(...args.map((arg) => arg.operand));
      const value: Value = {
        operand,
        dtype: operand.dtype,
        elements: results.map((result) => result.value),
      };
      if (results.length > 0) expect(operand.dtype).toBe(results[0]!.dtype);
      pool.push(value);
      return value;
    }
  }
  const value = leaf(choices, shape, choices.of(dtypesOf));
  pool.push(value);
  return value;
}

const seeds = fc.array(fc.nat({ max: 2 ** 30 }), { minLength: 40, maxLength: 80 });

onEachBackend(() => {
  const mixes: readonly (readonly [string, readonly DType[]])[] = [
    ['float64', ['float64']],
    ['float32 and float64', ['float32', 'float64']],
    ['integers', DTYPES.filter((dtype) => isdtype(dtype, 'integral'))],
    ['complex and real numbers', ['complex64', 'complex128', 'float32', 'int16']],
    ['all dtypes', DTYPES],
  ];
  test.each(mixes)('random expressions of %s', (_, dtypesOf) => {
    fc.assert(
      fc.property(
        seeds,
        fc.constantFrom(...SHAPES),
        fc.integer({ min: 1, max: 5 }),
        (list, shape, depth) => {
          const { operand, dtype, elements } = tree(new Choices(list), shape, depth, [], dtypesOf);
          const array = operand as Expression | NdArray;
          const result = 'evaluate' in array ? array.evaluate() : array;
          expect(result.dtype).toBe(dtype);
          expectElements(broadcast_to(result, [...shape]), elements, 'tree');
        },
      ),
      { numRuns: 150 },
    );
  });
});
