/** Assignments over what is read mean: as if the right side were computed first. */
import type { NdArray } from '@numloom/ndarray';
import { arange, array, asarray, type SlicePart, zeros } from '@numloom/ndarray';
import {
  add,
  assign,
  evaluate,
  explain,
  max,
  multiply,
  nd,
  store,
  subtract,
  sum,
} from '@numloom/ufunc';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onEachBackend } from './support/backends.ts';
import { elementsOf, expectElements } from './support/elements.ts';

const RUNS = 150;

/** One axis of a window: so many elements at a start and a step, in an axis of that length. */
interface Range {
  readonly start: number;
  readonly step: number;
}

/** Windows of one shape in an array of another. */
interface Windows {
  readonly shape: readonly number[];
  readonly window: readonly number[];
  readonly order: readonly number[];
  readonly target: readonly Range[];
  readonly reads: readonly (readonly Range[])[];
}

function rangeIn(length: number, count: number): fc.Arbitrary<Range> {
  return fc
    .record({
      stride: fc.integer({
        min: 1,
        max: Math.max(1, Math.floor((length - 1) / Math.max(1, count - 1))),
      }),
      backwards: fc.boolean(),
      place: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ stride, backwards, place }) => {
      const reach = (count - 1) * stride;
      const low = Math.round(place * (length - 1 - reach));
      return backwards ? { start: low + reach, step: -stride } : { start: low, step: stride };
    });
}

const windows: fc.Arbitrary<Windows> = fc
  .array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      window: fc.tuple(...shape.map((n) => fc.integer({ min: 1, max: n }))),
      order: fc.shuffledSubarray(
        shape.map((_, axis) => axis),
        { minLength: shape.length },
      ),
    }),
  )
  .chain(({ shape, window, order }) => {
    const ranges = fc.tuple(...shape.map((n, axis) => rangeIn(n, window[axis]!)));
    return fc.record({
      shape: fc.constant(shape),
      window: fc.constant(window),
      order: fc.constant(order),
      target: ranges,
      reads: fc.array(ranges, { minLength: 1, maxLength: 4 }),
    });
  });

function view(base: NdArray, ranges: readonly Range[], window: readonly number[]): NdArray {
  let offset = base.offset;
  ranges.forEach(({ start }, axis) => (offset += start * base.strides[axis]!));
  const strides = ranges.map(({ step }, axis) => step * base.strides[axis]!);
  return base.withLayout({ shape: window, strides, offset });
}

function numbered(shape: readonly number[], foreign = false): NdArray<'float64'> {
  const values = Float64Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) =>
    Math.sin(i + 1),
  );
  return (foreign ? asarray(values) : array(values)).reshape(shape);
}

/** The weighted sum of the arrays' elements, and of the index. */
function weighted(arrays: readonly NdArray[]) {
  return arrays.map((read, i) => multiply(read, i + 1)).reduce((a, b) => add(a, b));
}

/** What `target` shall hold afterwards: copies are read. */
function copyFirst(target: NdArray, reads: readonly NdArray[]): void {
  const copies = reads.map((read) => elementsOf(read) as number[]);
  writeElements(
    target,
    copies[0]!.map((_, at) => copies.map((copy, i) => copy[at]! * (i + 1)).reduce((a, b) => a + b)),
  );
}

function writeElements(target: NdArray, values: readonly number[]): void {
  const index = target.shape.map(() => 0);
  for (const value of values) {
    target.set(...index, value);
    for (let axis = index.length - 1; axis >= 0; axis--) {
      if (++index[axis]! < target.shape[axis]!) break;
      index[axis] = 0;
    }
  }
}

onEachBackend(() => {
  test('any windows of one array, in any direction', () => {
    fc.assert(
      fc.property(windows, fc.boolean(), ({ shape, window, order, target, reads }, foreign) => {
        const parts = (base: NdArray): Parts => ({
          base,
          target: view(base, target, window).transpose(order),
          reads: reads.map((read) => view(base, read, window).transpose(order)),
        });
        const ours = parts(numbered(shape, foreign));
        const oracle = parts(numbered(shape));
        assign(ours.target, weighted(ours.reads));
        copyFirst(oracle.target, oracle.reads);
        expectElements(ours.base, elementsOf(oracle.base), 'assign');
      }),
      { numRuns: RUNS },
    );
  });

  test('axes of windows exchanged between target and reads', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 3 }), (n, shift) => {
        const ours = numbered([n + shift, n + shift]);
        const oracle = ours.copy();
        const parts = (base: NdArray) => {
          const near = base.slice(`:${n}`, `:${n}`);
          return { target: near, reads: [near.T, base.slice(`${shift}:`, `${shift}:`)] };
        };
        assign(parts(ours).target, weighted(parts(ours).reads));
        copyFirst(parts(oracle).target, parts(oracle).reads);
        expectElements(ours, elementsOf(oracle), 'assign');
      }),
      { numRuns: RUNS },
    );
  });

  const stencils: readonly (readonly [string, readonly number[], SlicePart[], SlicePart[][]])[] = [
    [
      'five points',
      [70, 60],
      ['1:-1', '1:-1'],
      [
        [':-2', '1:-1'],
        ['2:', '1:-1'],
        ['1:-1', ':-2'],
        ['1:-1', '2:'],
      ],
    ],
    ['behind by three rows', [90, 40], ['3:'], [[':-3'], ['1:-2'], ['3:']]],
    ['ahead by three rows', [90, 40], [':-3'], [['3:'], ['2:-1'], ['1:-2']]],
    [
      'along the inner axis',
      [50, 300],
      [':', '2:'],
      [
        [':', ':-2'],
        [':', '1:-1'],
      ],
    ],
    ['in one dimension', [20_000], ['5:'], [[':-5'], ['1:-4']]],
    ['in one dimension, far behind', [20_000], ['3000:'], [[':-3000']]],
    ['in one dimension, farther than half', [20_000], ['12000:'], [[':-12000']]],
    ['backwards', [400, 30], ['-2::-1'], [['::-1', ':'].slice(0, 1), ['-2::-1']].slice(1)],
    [
      'in three dimensions',
      [20, 21, 22],
      ['1:-1', '1:-1', '1:-1'],
      [
        [':-2', '1:-1', '1:-1'],
        ['2:', '1:-1', '1:-1'],
        ['1:-1', ':-2', '2:'],
        ['1:-1', '1:-1', ':-2'],
      ],
    ],
  ];
  test.each(stencils)('the stencil %s', (_, shape, target, reads) => {
    const ours = numbered(shape);
    const oracle = ours.copy();
    for (let sweep = 0; sweep < 2; sweep++) {
      assign(ours.slice(...target), weighted(reads.map((read) => ours.slice(...read))));
      copyFirst(
        oracle.slice(...target),
        reads.map((read) => oracle.slice(...read)),
      );
    }
    expectElements(ours, elementsOf(oracle), 'assign');
  });

  test('a column-major array', () => {
    const ours = numbered([60, 70]).T;
    const oracle = ours.copy('F');
    const reads = (u: NdArray) => [
      u.slice(':-2', '1:-1'),
      u.slice('2:', '1:-1'),
      u.slice('1:-1', ':-2'),
    ];
    assign(ours.slice('1:-1', '1:-1'), weighted(reads(ours)));
    copyFirst(oracle.slice('1:-1', '1:-1'), reads(oracle));
    expectElements(ours, elementsOf(oracle), 'assign');
  });

  test('stencil and the norm of its change in one pass', () => {
    const u = numbered([80, 90]);
    const before = u.copy();
    const inner = (x: NdArray) => x.slice('1:-1', '1:-1');
    const next = nd`(${u}[:-2, 1:-1] + ${u}[2:, 1:-1] + ${u}[1:-1, :-2] + ${u}[1:-1, 2:]) / 4`;
    const change = nd`sum((${next} - ${inner(u)}) ** 2)`;
    const roots = [store(inner(u), next), change] as const;
    expect(explain(roots).match(/nest over/g)).toHaveLength(1);
    const [, total] = evaluate(roots);
    const apart =
      nd`(${before}[:-2, 1:-1] + ${before}[2:, 1:-1] + ${before}[1:-1, :-2] + ${before}[1:-1, 2:]) / 4`.evaluate();
    expectElements(inner(u).copy(), elementsOf(apart), 'store');
    expect(total.item()).toBe(sum(nd`(${apart} - ${inner(before)}) ** 2`).item());
  });

  test('several stores whose rows lag by different distances', () => {
    const [a, b] = [numbered([300, 20]), multiply(numbered([300, 20]), 3).evaluate()];
    const [oldA, oldB] = [a.copy(), b.copy()];
    const roots = [
      store(a.slice('7:'), add(a.slice(':-7'), b.slice('7:'))),
      store(b.slice('2:-5'), multiply(b.slice('5:-2'), a.slice(':-7'))),
      max(a.slice('7:')),
    ] as const;
    const [, , largest] = evaluate(roots);
    expectElements(
      a.slice('7:'),
      elementsOf(add(oldA.slice(':-7'), oldB.slice('7:')).evaluate()),
      'a',
    );
    expectElements(
      b.slice('2:-5'),
      elementsOf(multiply(oldB.slice('5:-2'), oldA.slice(':-7')).evaluate()),
      'b',
    );
    expect(largest.item()).toBe(max(oldA.slice('7:')).item());
  });

  test('an array is updated in place', () => {
    const u = numbered([9, 11]);
    const v = numbered([11]);
    const expected = add(u.copy(), v).evaluate();
    assign(u, add(u, v));
    expectElements(u, elementsOf(expected), 'u');
    assign(u, u);
    expectElements(u, elementsOf(expected), 'u');
    assign(u.T.slice('::-1'), subtract(u.T.slice('::-1'), 1));
    expectElements(u, elementsOf(subtract(expected, 1).evaluate()), 'u');
  });

  test('one part of a complex array is computed from the other', () => {
    const z = zeros([4, 5], { dtype: 'complex128' });
    assign(z.real, arange(20).reshape([4, 5]));
    assign(z.imag, multiply(z.real, 2));
    assign(z.real, add(z.imag, z.real));
    expect(elementsOf(z.real)).toEqual(Array.from({ length: 20 }, (_, i) => 3 * i));
    const old = z.copy();
    evaluate([store(z.real, z.imag), store(z.imag, z.real)]);
    expect(elementsOf(z.real)).toEqual(elementsOf(old.imag));
    expect(elementsOf(z.imag)).toEqual(elementsOf(old.real));
    assign(z.slice('1:'), z.slice(':-1').T.T);
    expect(elementsOf(z.slice(1))).toEqual(elementsOf(add(multiply(z.slice(0), 1), 0).evaluate()));
  });

  test('bytes seen as two dtypes', () => {
    const buffer = new Float64Array(64).map((_, i) => i + 0.25);
    const doubles = asarray(buffer);
    const singles = asarray(new Float32Array(buffer.buffer));
    const before = elementsOf(doubles.slice(':32').copy());
    assign(singles.slice(':32'), doubles.slice(':32'));
    expect(elementsOf(singles.slice(':32'))).toEqual(
      before.map((value) => Math.fround(value as number)),
    );
  });
});

interface Parts {
  readonly base: NdArray;
  readonly target: NdArray;
  readonly reads: readonly NdArray[];
}
