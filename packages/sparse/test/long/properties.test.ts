/** Arrays with lengths of 2 ** 31 and more against maps from places to values. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AnySparse,
  block_diag,
  coo_array,
  csc_array,
  csr_array,
  hstack,
  kron,
  type SparseArray,
  vstack,
} from '@numloom/sparse';
import { decodeSparseNpz, encodeSparseNpz } from '@numloom/sparse/files';

/** Values by places. */
type Elements = ReadonlyMap<string, number>;
type Triplet = readonly [row: number, column: number, value: number];

/** Lengths of which some are long, and places within: many of them the same ones again. */
const LENGTHS = [1, 3, 8, 2 ** 31 - 1, 2 ** 31, 2 ** 40 + 3] as const;
const SOME = [0, 1, 2, 7, 2 ** 31 - 2, 2 ** 31 - 1, 2 ** 31, 2 ** 40, 2 ** 40 + 2];
const FORMATS = ['coo', 'csr', 'csc'] as const;

const placeIn = (length: number) => fc.constantFrom(...SOME.filter((place) => place < length));
const few = (length: number) => length < 2 ** 31 - 1;

interface Given {
  readonly shape: readonly [number, number];
  readonly triplets: readonly Triplet[];
  readonly format: (typeof FORMATS)[number];
}

const givenOf = (shape: readonly [number, number]): fc.Arbitrary<Given> =>
  fc.record({
    shape: fc.constant(shape),
    triplets: fc.array(
      fc.tuple(placeIn(shape[0]), placeIn(shape[1]), fc.integer({ min: -3, max: 3 })),
      { maxLength: 12 },
    ),
    format: fc.constantFrom(...FORMATS),
  });

/** Shapes with at least one long axis; what is short is short enough to have lines. */
const shapes = fc
  .tuple(fc.constantFrom(...LENGTHS), fc.constantFrom(...LENGTHS))
  .filter((shape) => shape.some((length) => length >= 2 ** 31))
  .filter((shape) => shape.every((length) => few(length) || length >= 2 ** 31));

function arrayOf({ shape, triplets, format }: Given): SparseArray {
  const row = triplets.map(([i]) => i);
  const col = triplets.map(([, j]) => j);
  const data = triplets.map(([, , value]) => value);
  return coo_array({ data, row, col }, { shape }).asformat(format) as SparseArray;
}

function elementsOf(triplets: Iterable<Triplet>): Elements {
  const sums = new Map<string, number>();
  for (const [i, j, value] of triplets) {
    const place = `${i},${j}`;
    sums.set(place, (sums.get(place) ?? 0) + value);
  }
  return new Map([...sums].filter(([, value]) => value !== 0));
}

function tripletsOf(a: AnySparse): Triplet[] {
  const { row, col, data } = a.tocoo();
  const [rows, columns] = [[...row.values()], [...col.values()]];
  return [...data.values()].map((value, k) => [Number(rows[k]), Number(columns[k]), Number(value)]);
}

function expectElements(a: AnySparse, shape: readonly number[], wanted: Iterable<Triplet>): void {
  expect(a.shape).toEqual(shape);
  const found = elementsOf(tripletsOf(a));
  const elements = elementsOf(wanted);
  expect([...found].sort()).toEqual([...elements].sort());
}

const pairs = shapes.chain((shape) => fc.tuple(givenOf(shape), givenOf(shape)));
const one = shapes.chain(givenOf);

describe('arrays with long axes', () => {
  test('keep their entries in every format, and in files', () => {
    fc.assert(
      fc.property(one, (given) => {
        const a = arrayOf(given);
        expectElements(a, given.shape, given.triplets);
        for (const format of FORMATS) {
          expectElements(a.asformat(format), given.shape, given.triplets);
        }
        const { shape, triplets } = given;
        const turned = triplets.map(([i, j, value]) => [j, i, value] as const);
        expectElements(a.T, [shape[1], shape[0]], turned);
        expectElements(a.copy(), shape, triplets);
        expectElements(coo_array(a), shape, triplets);
        const doubled = triplets.map(([i, j, value]) => [i, j, 2 * value] as const);
        expectElements(a.multiply(2), shape, doubled);
        const triplet = a.tocoo();
        expect(triplet.row.dtype).toBe('int64');
        expectElements(decodeSparseNpz(encodeSparseNpz(triplet)), shape, triplets);
        a.sum_duplicates();
        a.eliminate_zeros();
        expectElements(a, shape, triplets);
        expect(a.nnz).toBe(elementsOf(triplets).size);
      }),
    );
  });

  test('are made of compressed lines again', () => {
    const wide = fc
      .tuple(fc.constantFrom(1, 3, 8), fc.constantFrom(2 ** 31, 2 ** 40 + 3))
      .chain(givenOf);
    fc.assert(
      fc.property(wide, fc.boolean(), (given, byColumns) => {
        const rows = arrayOf({ ...given, format: 'csr' });
        const lines = (byColumns ? rows.T : rows) as SparseArray<'float64', 'csr'>;
        const { indptr, indices, data, shape, format } = lines;
        expect([indptr.dtype, indices.dtype]).toEqual(['int64', 'int64']);
        const bytes = encodeSparseNpz(lines);
        const same = decodeSparseNpz(bytes);
        expect(same.format).toBe(format);
        const parts = { data, indices, indptr };
        const made = byColumns ? csc_array(parts, { shape }) : csr_array(parts, { shape });
        for (const a of [same, made]) {
          const triplets = byColumns
            ? given.triplets.map(([i, j, value]) => [j, i, value] as const)
            : given.triplets;
          expectElements(a, shape, triplets);
        }
      }),
    );
  });

  test('are combined element by element', () => {
    const operations = {
      add: (x: number, y: number) => x + y,
      subtract: (x: number, y: number) => x - y,
      multiply: (x: number, y: number) => x * y,
      maximum: Math.max,
      minimum: Math.min,
      not_equal: (x: number, y: number) => Number(x !== y),
      less: (x: number, y: number) => Number(x < y),
      greater: (x: number, y: number) => Number(x > y),
    } as const;
    fc.assert(
      fc.property(pairs, fc.constantFrom(...Object.keys(operations)), ([left, right], name) => {
        const operation = operations[name as keyof typeof operations];
        const [a, b] = [elementsOf(left.triplets), elementsOf(right.triplets)];
        const places = [...new Set([...a.keys(), ...b.keys()])];
        const wanted = places.map((place) => {
          const [i, j] = place.split(',').map(Number);
          return [i!, j!, operation(a.get(place) ?? 0, b.get(place) ?? 0)] as const;
        });
        const found = arrayOf(left)[name as 'add'](arrayOf(right));
        expectElements(found, left.shape, wanted);
      }),
    );
  });

  test('are multiplied by a single row or column', () => {
    fc.assert(
      fc.property(one, fc.boolean(), fc.boolean(), (given, isRow, isDense) => {
        const a = arrayOf(given);
        const axis = isRow ? 1 : 0;
        const length = given.shape[axis];
        fc.pre(length < 2 ** 31);
        const factors = Array.from({ length }, (_, k) => k + 2);
        const dense = isRow ? [factors] : factors.map((factor) => [factor]);
        const b = isDense ? dense : coo_array(dense);
        const wanted = given.triplets.map(([i, j, value]) => {
          return [i, j, value * factors[isRow ? j : i]!] as const;
        });
        expectElements(a.multiply(b as SparseArray), given.shape, wanted);
      }),
    );
  });

  test('have products, their inner axis long or not', () => {
    const inner = fc
      .tuple(
        fc.constantFrom(1, 3, 2 ** 31),
        fc.constantFrom(3, 2 ** 40 + 3),
        fc.constantFrom(8, 2 ** 31),
      )
      .filter((lengths) => lengths.some((length) => length >= 2 ** 31))
      .chain(([rows, between, columns]) =>
        fc.tuple(givenOf([rows, between]), givenOf([between, columns])),
      );
    fc.assert(
      fc.property(inner, ([left, right]) => {
        const wanted: Triplet[] = [];
        for (const [i, k, x] of left.triplets) {
          for (const [l, j, y] of right.triplets) if (k === l) wanted.push([i, j, x * y]);
        }
        const shape = [left.shape[0], right.shape[1]];
        expectElements(arrayOf(left).matmul(arrayOf(right)), shape, wanted);
        expectElements(arrayOf(right).rmatmul(arrayOf(left)), shape, wanted);
      }),
    );
  });

  test('of one axis, too', () => {
    const length = 2 ** 40 + 3;
    fc.assert(
      fc.property(givenOf([1, length]), givenOf([1, length]), givenOf([length, 8]), (x, y, m) => {
        const [u, v] = [x, y].map(({ triplets }) =>
          coo_array(
            { data: triplets.map(([, , value]) => value), coords: [triplets.map(([, j]) => j)] },
            { shape: [length] },
          ),
        ) as [SparseArray<'float64', 'coo', 1>, SparseArray<'float64', 'coo', 1>];
        expectElements(u, [length], x.triplets);
        expectElements(u.tocsr(), [length], x.triplets);
        expectElements(u.add(v), [length], [...x.triplets, ...y.triplets]);
        const [one, other] = [elementsOf(x.triplets), elementsOf(y.triplets)];
        let product = 0;
        for (const [place, value] of one) product += value * (other.get(place) ?? 0);
        expect(u.matmul(v)).toBe(product);
        const wanted: Triplet[] = [];
        for (const [, k, value] of x.triplets) {
          for (const [l, j, factor] of m.triplets) if (k === l) wanted.push([0, j, value * factor]);
        }
        expectElements(u.matmul(arrayOf(m)), [8], wanted);
        expectElements(arrayOf(m).T.matmul(u), [8], wanted);
        expectElements(decodeSparseNpz(encodeSparseNpz(u)), [length], x.triplets);
      }),
    );
  });

  test('are read by their places', () => {
    fc.assert(
      fc.property(
        one.chain((given) =>
          fc.tuple(fc.constant(given), placeIn(given.shape[0]), placeIn(given.shape[1])),
        ),
        ([given, i, j]) => {
          const a = arrayOf(given);
          const { shape, triplets } = given;
          const wanted = elementsOf(triplets).get(`${i},${j}`) ?? 0;
          expect(a.get(i, j)).toBe(wanted);
          expect(a.get(i - shape[0], j - shape[1])).toBe(wanted);
          expect(a.slice(i, j)).toBe(wanted);
          const row = triplets.flatMap(([r, c, x]) => (r === i ? [[0, c, x] as const] : []));
          expectElements(a.slice(i), [shape[1]], row);
          expectElements(a.getrow(i), [1, shape[1]], row);
          const column = triplets.flatMap(([r, c, x]) => (c === j ? [[r, 0, x] as const] : []));
          expectElements(a.getcol(j), [shape[0], 1], column);
          const turned = column.map(([r, , x]) => [0, r, x] as const);
          expectElements(a.slice(':', j), [shape[0]], turned);
          const points = a.slice([i, 0, i], [j, j, 0]) as SparseArray<'float64', 'coo', 1>;
          const at = (r: number, c: number) => elementsOf(triplets).get(`${r},${c}`) ?? 0;
          const listed = [at(i, j), at(0, j), at(i, 0)].map((x, k) => [0, k, x] as const);
          expectElements(points, [3], listed);
          const picked = triplets.flatMap(([r, c, x]) =>
            [j, 0].flatMap((wantedPlace, k) => (c === wantedPlace ? [[r, k, x] as const] : [])),
          );
          expectElements(a.slice(':', [j, 0]), [shape[0], 2], picked);
        },
      ),
    );
  });

  test('are cut by slices, to long and to short ones', () => {
    const bound = fc.option(fc.constantFrom(0, 1, 3, -1, -3, 2 ** 31, -(2 ** 31), 2 ** 40), {
      nil: '',
    });
    const step = fc.constantFrom(1, 2, 7, -1, -3, 2 ** 20, -(2 ** 38));
    const cut = fc.tuple(bound, bound, step);
    fc.assert(
      fc.property(one, cut, cut, (given, down, across) => {
        const a = arrayOf(given);
        const cuts = [down, across].map((parts, axis) => {
          const { begin, count, step: by } = sliceOf(parts, given.shape[axis]!);
          return { text: parts.join(':'), count, placeOf: (p: number) => (p - begin) / by };
        });
        const [rows, columns] = cuts as [(typeof cuts)[0], (typeof cuts)[0]];
        const isKept = (place: number, count: number) =>
          Number.isInteger(place) && place >= 0 && place < count;
        const wanted = given.triplets.flatMap(([i, j, x]) => {
          const [r, c] = [rows.placeOf(i), columns.placeOf(j)];
          return isKept(r, rows.count) && isKept(c, columns.count) ? [[r, c, x] as const] : [];
        });
        fc.pre([rows, columns].every(({ count }) => count < 2 ** 20 || count >= 2 ** 31));
        expectElements(
          a.slice(rows.text, columns.text) as SparseArray,
          [rows.count, columns.count],
          wanted,
        );
      }),
    );
  });

  test('get other shapes', () => {
    const some = fc
      .tuple(fc.constantFrom(2, 6, 2 ** 31), fc.constantFrom(3, 5, 2 ** 20))
      .chain(givenOf);
    fc.assert(
      fc.property(some, fc.constantFrom<'C' | 'F'>('C', 'F'), (given, order) => {
        const a = arrayOf({ ...given, format: 'coo' });
        const [rows, columns] = given.shape;
        const flat = given.triplets.map(([i, j, x]) => {
          return [0, order === 'C' ? i * columns + j : j * rows + i, x] as const;
        });
        const line = a.reshape(-1, { order });
        expectElements(line, [rows * columns], flat);
        expectElements(line.reshape([rows, columns], { order }), given.shape, given.triplets);
        const wide = a.reshape([-1, rows], { order });
        expectElements(wide.reshape([rows, columns], { order }), given.shape, given.triplets);
        const grown = a.copy();
        grown.resize([2 ** 33, columns]);
        expectElements(grown, [2 ** 33, columns], given.triplets);
        grown.resize([2, columns]);
        const upper = given.triplets.filter(([i]) => i < 2);
        expectElements(grown, [2, columns], upper);
      }),
    );
  });

  test('are put together', () => {
    const alike = fc
      .tuple(
        fc.constantFrom(3, 2 ** 31),
        fc.constantFrom(2, 2 ** 30 + 1),
        fc.constantFrom(2 ** 30, 2 ** 40),
      )
      .chain(([rows, left, right]) => fc.tuple(givenOf([rows, left]), givenOf([rows, right])));
    const moved = (triplets: readonly Triplet[], down: number, across: number) =>
      triplets.map(([i, j, x]) => [i + down, j + across, x] as const);
    fc.assert(
      fc.property(alike, ([left, right]) => {
        const [a, b] = [left, right].map((given) => arrayOf({ ...given, format: 'coo' })) as [
          SparseArray,
          SparseArray,
        ];
        const [rows, width] = left.shape;
        const whole = width + right.shape[1];
        const beside = [...left.triplets, ...moved(right.triplets, 0, width)];
        expectElements(hstack([a, b]), [rows, whole], beside);
        const below = beside.map(([i, j, x]) => [j, i, x] as const);
        expectElements(vstack([a.T, b.T]), [whole, rows], below);
        const diagonal = [...left.triplets, ...moved(right.triplets, rows, width)];
        expectElements(block_diag([a, b]), [2 * rows, whole], diagonal);
      }),
    );
    const factors = fc.tuple(givenOf([3, 2 ** 31]), givenOf([2 ** 20, 8]));
    fc.assert(
      fc.property(factors, ([left, right]) => {
        const wanted = left.triplets.flatMap(([i, j, x]) =>
          right.triplets.map(([k, l, y]) => [i * 2 ** 20 + k, j * 8 + l, x * y] as const),
        );
        const found = kron(arrayOf(left), arrayOf({ ...right, format: 'coo' }), { format: 'coo' });
        expectElements(found, [3 * 2 ** 20, 2 ** 34], wanted);
      }),
    );
  });

  test('have sums, means and extremes', () => {
    fc.assert(
      fc.property(one, (given) => {
        const a = arrayOf(given);
        const [rows, columns] = given.shape;
        const elements = elementsOf(given.triplets);
        const values = [...elements.values()];
        const total = values.reduce((sum, x) => sum + x, 0);
        expect(a.sum()).toBe(total);
        expect(a.mean()).toBe(total / (rows * columns));
        expect(a.count_nonzero()).toBe(elements.size);
        expect(a.max()).toBe(Math.max(0, ...values));
        expect(a.min()).toBe(Math.min(0, ...values));
        for (const axis of [0, 1] as const) {
          const left = given.shape[1 - axis]!;
          const lines = new Map<number, number[]>();
          for (const [place, x] of elements) {
            const line = Number(place.split(',')[1 - axis]);
            lines.set(line, [...(lines.get(line) ?? []), x]);
          }
          // An axis of 1 to 8 elements is full sooner.
          const withZero = (list: number[]) =>
            list.length < given.shape[axis] ? [0, ...list] : list;
          const most = [...lines].map(([k, list]) => [0, k, Math.max(...withZero(list))] as const);
          expectElements(a.max({ axis }), [left], most);
          if (left >= 2 ** 31) {
            expect(() => a.sum({ axis })).toThrow(
              /^sum: along axis \d of .* more than memory holds$/,
            );
            continue;
          }
          const sums = Array.from({ length: left }, (_, k) =>
            (lines.get(k) ?? []).reduce((sum, x) => sum + x, 0),
          );
          expect(a.sum({ axis }).tolist()).toEqual(sums);
          expect(a.mean({ axis }).tolist()).toEqual(sums.map((sum) => sum / given.shape[axis]));
          const counts = Array.from({ length: left }, (_, k) => BigInt(lines.get(k)?.length ?? 0));
          expect(a.count_nonzero({ axis }).tolist()).toEqual(counts);
        }
      }),
    );
  });
});

/** As Python's `slice.indices`. */
function sliceOf(
  [from, to, step]: readonly [number | string, number | string, number],
  length: number,
) {
  const [least, most] = step > 0 ? [0, length] : [-1, length - 1];
  const clipped = (bound: number | string, other: number) => {
    if (bound === '') return other;
    const place = Number(bound) < 0 ? Number(bound) + length : Number(bound);
    return Math.min(Math.max(place, least), most);
  };
  const begin = clipped(from, step > 0 ? 0 : length - 1);
  const end = clipped(to, step > 0 ? length : -1);
  return { begin, step, count: Math.max(0, Math.ceil((end - begin) / step)) };
}
