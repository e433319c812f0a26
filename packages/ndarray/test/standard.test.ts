/**
 * The array API standard's functions that make and move elements, over all dtypes and layouts: for
 * each the index of the element that a result has at an index.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arange,
  broadcast_arrays,
  broadcast_to,
  concat,
  convertScalar,
  type DType,
  dtypes,
  empty,
  empty_like,
  expand_dims,
  eye,
  flip,
  full,
  full_like,
  linspace,
  matrix_transpose,
  meshgrid,
  moveaxis,
  type NdArray,
  nonzero,
  ones,
  ones_like,
  permute_dims,
  repeat,
  reshape,
  roll,
  squeeze,
  stack,
  take,
  take_along_axis,
  tile,
  tril,
  triu,
  unstack,
  zeros,
  zeros_like,
} from '@numloom/ndarray';
import { allDTypes, arrayOf, elementsIn, forEachIndex, layouts } from './layouts.ts';

type Index = readonly number[];

/** An array, and numbers from which a test takes its choices. */
interface Given {
  readonly x: NdArray;
  readonly shape: Index;
  readonly axis: number;
  /** The axis as given: it may be negative. */
  readonly written: number;
  readonly picks: readonly number[];
}

function given(dtype: DType): fc.Arbitrary<Given> {
  return fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 3 }),
      fc.constantFrom(...Object.values(layouts)),
      fc.nat(),
      fc.boolean(),
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 }),
    )
    .map(([shape, layout, choice, negative, picks]) => {
      const size = shape.reduce((a, b) => a * b, 1);
      const elements = Array.from({ length: size }, (_, i) =>
        convertScalar((i * 7 + choice) % 5, dtype),
      );
      const axis = choice % shape.length;
      return {
        x: layout(arrayOf(dtype, shape, elements)),
        shape,
        axis,
        written: negative ? axis - shape.length : axis,
        picks,
      };
    });
}

const modulo = (a: number, n: number): number => ((a % n) + n) % n;
const withPlace = (index: Index, axis: number, place: number): number[] =>
  index.map((own, k) => (k === axis ? place : own));
const without = (index: Index, axis: number): number[] => index.filter((_, k) => k !== axis);
const inserted = (index: Index, axis: number, value: number): number[] => [
  ...index.slice(0, axis),
  value,
  ...index.slice(axis),
];

function flatIndex(index: Index, shape: Index): number {
  return index.reduce((at, i, k) => at * shape[k]! + i, 0);
}

function unflatten(at: number, shape: Index): number[] {
  const index: number[] = [];
  let rest = at;
  for (let k = shape.length - 1; k >= 0; k--) {
    index[k] = rest % shape[k]!;
    rest = Math.floor(rest / shape[k]!);
  }
  return index;
}

interface Mapped {
  readonly result: NdArray;
  readonly shape: Index;
  /** Where the element at an index comes from; undefined for zero. */
  readonly from: (index: Index) => Index | undefined;
}

const moves: Readonly<Record<string, (given: Given) => Mapped>> = {
  broadcast_to: ({ x, shape }) => ({
    result: broadcast_to(x, [2, ...shape]),
    shape: [2, ...shape],
    from: (index) => index.slice(1),
  }),
  broadcast_arrays: ({ x, shape }) => ({
    result: broadcast_arrays(x, zeros([3, ...shape.map(() => 1)]))[0]!,
    shape: [3, ...shape],
    from: (index) => index.slice(1),
  }),
  expand_dims: ({ x, shape, axis, written }) => ({
    result: expand_dims(x, { axis: written < 0 ? written - 1 : axis }),
    shape: inserted(shape, axis, 1),
    from: (index) => without(index, axis),
  }),
  squeeze: ({ x, shape, axis }) => ({
    result: squeeze(expand_dims(x, { axis }), { axis }),
    shape,
    from: (index) => index,
  }),
  flip: ({ x, shape, axis, written }) => ({
    result: flip(x, { axis: written }),
    shape,
    from: (index) => withPlace(index, axis, shape[axis]! - 1 - index[axis]!),
  }),
  moveaxis: ({ x, shape, axis, written }) => ({
    result: moveaxis(x, written, 0),
    shape: [shape[axis]!, ...without(shape, axis)],
    from: ([first, ...rest]) => inserted(rest, axis, first!),
  }),
  permute_dims: ({ x, shape }) => ({
    result: permute_dims(
      x,
      shape.map((_, k) => shape.length - 1 - k),
    ),
    shape: [...shape].reverse(),
    from: (index) => [...index].reverse(),
  }),
  matrix_transpose: ({ x, shape }) => {
    const swap = (index: Index): number[] => [...index.slice(0, -2), index.at(-1)!, index.at(-2)!];
    return { result: matrix_transpose(x), shape: swap(shape), from: swap };
  },
  reshape: ({ x, shape }) => {
    const to = [x.size / shape[0]!, shape[0]!];
    return {
      result: reshape(x, to),
      shape: to,
      from: (index) => unflatten(flatIndex(index, to), shape),
    };
  },
  repeat: ({ x, shape, axis, written, picks }) => {
    const times = modulo(picks[0]!, 3);
    return {
      result: repeat(x, times, { axis: written }),
      shape: withPlace(shape, axis, shape[axis]! * times),
      from: (index) => withPlace(index, axis, Math.floor(index[axis]! / times)),
    };
  },
  roll: ({ x, shape, axis, written, picks }) => ({
    result: roll(x, picks[0]!, { axis: written }),
    shape,
    from: (index) => withPlace(index, axis, modulo(index[axis]! - picks[0]!, shape[axis]!)),
  }),
  tile: ({ x, shape }) => {
    const times = shape.map((_, k) => k + 1);
    return {
      result: tile(x, times),
      shape: shape.map((n, k) => n * times[k]!),
      from: (index) => index.map((i, k) => i % shape[k]!),
    };
  },
  concat: ({ x, shape, axis, written }) => ({
    result: concat([x, x, x], { axis: written }),
    shape: withPlace(shape, axis, 3 * shape[axis]!),
    from: (index) => withPlace(index, axis, index[axis]! % shape[axis]!),
  }),
  stack: ({ x, shape, axis }) => ({
    result: stack([x, x], { axis }),
    shape: inserted(shape, axis, 2),
    from: (index) => without(index, axis),
  }),
  unstack: ({ x, shape, axis, written, picks }) => {
    const place = modulo(picks[0]!, shape[axis]!);
    const parts = unstack(x, { axis: written });
    expect(parts).toHaveLength(shape[axis]!);
    return {
      result: parts[place]!,
      shape: without(shape, axis),
      from: (index) => inserted(index, axis, place),
    };
  },
  take: ({ x, shape, axis, written, picks }) => {
    const places = picks.map((pick) => modulo(pick, shape[axis]!));
    return {
      result: take(x, places, { axis: written }),
      shape: withPlace(shape, axis, places.length),
      from: (index) => withPlace(index, axis, places[index[axis]!]!),
    };
  },
  take_along_axis: ({ x, shape, axis, written, picks }) => {
    const place = (index: Index): number =>
      modulo(picks[flatIndex(index, shape) % 4]!, shape[axis]!);
    const indices = zeros(shape, { dtype: 'int64' });
    forEachIndex(shape, (index) => indices.set(...index, BigInt(place(index))));
    return {
      result: take_along_axis(x, indices, { axis: written }),
      shape,
      from: (index) => withPlace(index, axis, place(index)),
    };
  },
  tril: ({ x, shape, picks }) => ({
    result: tril(x, { k: picks[0]! % 3 }),
    shape,
    from: (index) => (index.at(-1)! - index.at(-2)! <= picks[0]! % 3 ? index : undefined),
  }),
  triu: ({ x, shape, picks }) => ({
    result: triu(x, { k: picks[0]! % 3 }),
    shape,
    from: (index) => (index.at(-1)! - index.at(-2)! >= picks[0]! % 3 ? index : undefined),
  }),
};

describe.each(allDTypes)('of %s', (dtype) => {
  const zero = convertScalar(0, dtype);
  const one = convertScalar(1, dtype);

  test.each(Object.keys(moves))('%s', (name) => {
    fc.assert(
      fc.property(given(dtype), (start) => {
        const { result, shape, from } = moves[name]!(start);
        expect(result.dtype).toBe(dtype);
        expect([...result.shape]).toEqual([...shape]);
        forEachIndex(shape, (index) => {
          const source = from(index);
          const wanted = source === undefined ? zero : start.x.get(...source);
          expect(result.get(...index), `${name} at ${index.join()}`).toEqual(wanted);
        });
      }),
      { numRuns: 25 },
    );
  });

  test('nonzero', () => {
    fc.assert(
      fc.property(given(dtype), ({ x, shape }) => {
        const wanted: number[][] = [];
        forEachIndex(shape, (index) => {
          const element = x.get(...index);
          const isZero = typeof element === 'object' ? element.equals(0) : element == 0;
          if (!isZero) wanted.push([...index]);
        });
        const found = nonzero(x);
        expect(found).toHaveLength(shape.length);
        found.forEach((places, k) => {
          expect([...places.values()].map(Number)).toEqual(wanted.map((index) => index[k]));
        });
      }),
      { numRuns: 25 },
    );
  });

  test('zeros, ones, full, empty and their relatives', () => {
    fc.assert(
      fc.property(given(dtype), ({ x, shape, picks }) => {
        const value = convertScalar(Math.abs(picks[0]!) % 2, dtype);
        const made: readonly (readonly [NdArray, unknown])[] = [
          [zeros(shape, { dtype }), zero],
          [zeros_like(x), zero],
          [ones(shape, { dtype }), one],
          [ones_like(x), one],
          [full(shape, value, { dtype }), value],
          [full_like(x, value), value],
          [empty(shape, { dtype }), undefined],
          [empty_like(x), undefined],
        ];
        for (const [array, element] of made) {
          expect(array.dtype).toBe(dtype);
          expect([...array.shape]).toEqual([...shape]);
          if (element === undefined) continue;
          for (const one of elementsIn(array)) expect(one).toEqual(element);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('eye and meshgrid', () => {
    const side = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(
        side,
        side,
        fc.integer({ min: -3, max: 3 }),
        given(dtype),
        (rows, columns, k, { x }) => {
          const made = eye(rows, columns, { k, dtype });
          expect([...made.shape]).toEqual([rows, columns]);
          forEachIndex([rows, columns], (index) => {
            const [i, j] = index as [number, number];
            expect(made.get(i, j)).toEqual(j - i === k ? one : zero);
          });
          const [a, b] = [x.reshape(-1), x.reshape(-1).slice(':2')];
          for (const indexing of ['xy', 'ij'] as const) {
            const [u, v] = meshgrid(a, b, { indexing }) as [NdArray, NdArray];
            const shape = indexing === 'ij' ? [a.size, b.size] : [b.size, a.size];
            expect([...u.shape], indexing).toEqual(shape);
            forEachIndex(shape, (index) => {
              const [i, j] = (indexing === 'ij' ? index : [...index].reverse()) as [number, number];
              expect([u.get(...index), v.get(...index)]).toEqual([a.get(i), b.get(j)]);
            });
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  test('arange and linspace', () => {
    if (dtype === 'bool') return;
    const { kind } = dtypes[dtype];
    const low = kind === 'u' ? 0 : -20;
    fc.assert(
      fc.property(
        fc.integer({ min: low, max: 20 }),
        fc.integer({ min: low, max: 20 }),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        (start, stop, step, endpoint) => {
          if (kind !== 'c') {
            const values = elementsIn(arange(start, stop, step, { dtype }));
            const wanted: unknown[] = [];
            for (let value = start; value < stop; value += step)
              wanted.push(convertScalar(value, dtype));
            expect(values).toEqual(wanted);
          }
          const spaced = linspace(start, stop, step + 1, { endpoint, dtype });
          expect([...spaced.shape]).toEqual([step + 1]);
          elementsIn(spaced).forEach((element, i) => {
            const exact = start + ((stop - start) * i) / (endpoint ? step : step + 1);
            const value = typeof element === 'object' ? element.re : Number(element);
            // Integers are what is below, but for rounding.
            const off = kind === 'f' || kind === 'c' ? 1e-5 : 1;
            expect(Math.abs(value - exact)).toBeLessThanOrEqual(off);
          });
        },
      ),
      { numRuns: 25 },
    );
  });
});
