/** Arrays outside of the heap, large enough for their kernels to be compiled and staged. */
import {
  asarray,
  convertScalar,
  type DType,
  foreignStorage,
  NdArray,
  zeros,
} from '@numloom/ndarray';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  add,
  assign,
  configure,
  cumsum,
  evaluate,
  explain,
  type Expression,
  max,
  nd,
  store,
  sum,
  variance,
} from '@numloom/ufunc';
import { stageLimit } from '../../src/run/staging.ts';
import { backends } from './support/backends.ts';
import { testOfCode } from './support/codegen.ts';
import { functionNamed } from './support/functions.ts';

/** A foreign array and one in the heap with the same elements. */
function both(shape: number[], dtype: DType = 'float64'): [NdArray, NdArray] {
  const size = shape.reduce((product, length) => product * length, 1);
  const heap = zeros(shape, { dtype });
  const values = heap.data as Float64Array;
  for (let i = 0; i < size; i++) {
    values[i] = convertScalar(((i * 7919) % 10007) / 16 - 300, dtype) as number;
  }
  // Not at the start of its buffer, and aligned as its elements only.
  const { constructor, BYTES_PER_ELEMENT } = values;
  const Elements = constructor as Float64ArrayConstructor;
  const foreign = new Elements(
    new ArrayBuffer((size + 5) * BYTES_PER_ELEMENT),
    BYTES_PER_ELEMENT,
    size,
  );
  foreign.set(values);
  const array: NdArray = asarray(foreign);
  expect(array.storage.inHeap).toBe(false);
  return [array.reshape(shape), heap];
}

const expectAlike = (foreign: NdArray | Expression, heap: NdArray | Expression): void => {
  const a = foreign instanceof NdArray ? foreign : foreign.evaluate();
  const b = heap instanceof NdArray ? heap : heap.evaluate();
  expect(a.tolist()).toEqual(b.tolist());
};

type Compute = (u: NdArray, v: NdArray) => Expression;

const expressions: Record<string, Compute> = {
  elementwise: (u, v) => nd`${u} * ${v} + 1`,
  stencil: (u) => nd`(${u}[:-2, 1:-1] + ${u}[2:, 1:-1] + ${u}[1:-1, :-2] + ${u}[1:-1, 2:]) / 4`,
  transposed: (u, v) => nd`${u.T} - ${v.T}`,
  reversed: (u, v) => nd`${u}[::-1, ::-1] + ${v}`,
  strided: (u, v) => nd`${u}[::2, ::3] * ${v}[1::2, ::3]`,
  broadcast: (u, v) => nd`${u}[0] + ${v}[:, :1]`,
  'sum of all': (u, v) => sum(add(u, v)),
  'sum over rows': (u) => sum(u, { axis: 0 }),
  'maximum over columns': (u) => max(u, { axis: 1 }),
  'mixed orders': (u, v) => nd`${u}[:150, :150] + ${v}[:150, :150].T`,
};

describe.each(['float64', 'float32', 'int16', 'int64'] as const)(
  'staged %s as in the heap',
  (dtype) => {
    it.each(Object.entries(expressions))('%s', (_, compute) => {
      const [u, inHeap] = both([240, 301], dtype);
      const [v, other] = both([240, 301], dtype);
      expectAlike(compute(u, v), compute(inHeap, other));
      expectAlike(compute(u, other), compute(inHeap, other));
    });
  },
);

describe('stores to arrays outside of the heap', () => {
  it('leave what lies between their elements', () => {
    const [u, inHeap] = both([200, 311]);
    for (const a of [u, inHeap]) assign(a.slice('1:-1', '2:-3'), nd`${a}[1:-1, 2:-3] * 2 + 1`);
    expectAlike(u, inHeap);
  });

  it.each([
    ['a later row', '1:', ':-1'],
    ['an earlier row', ':-1', '1:'],
  ])('over what is read from %s', (_, to, from) => {
    const [u, inHeap] = both([300, 257]);
    for (const a of [u, inHeap]) assign(a.slice(to), nd`${a.slice(from)} + ${a.slice(to)}`);
    expectAlike(u, inHeap);
  });

  it('in place of a stencil, with its error', () => {
    const [u, inHeap] = both([150, 700]);
    const [error, expected] = [u, inHeap].map((a) => {
      const next = nd`(${a}[:-2, 1:-1] + ${a}[2:, 1:-1] + ${a}[1:-1, :-2] + ${a}[1:-1, 2:]) / 4`;
      const change = nd`sum((${next} - ${a}[1:-1, 1:-1]) ** 2)`;
      return evaluate([change, store(a.slice('1:-1', '1:-1'), next)])[0].item();
    });
    expectAlike(u, inHeap);
    expect(error).toBe(expected);
  });

  it('where two typed arrays over one buffer overlap', () => {
    const buffer = new Float64Array(60_000);
    buffer.forEach((_, i) => (buffer[i] = i % 977));
    const expected = buffer.slice(0, 50_000).map((value, i) => value + buffer[i + 7]!);
    const target = asarray(buffer.subarray(3, 50_003));
    assign(
      target,
      nd`${asarray(buffer.subarray(0, 50_000))} + ${asarray(buffer.subarray(7, 50_007))}`,
    );
    expect(buffer.slice(3, 50_003)).toEqual(expected);
  });
});

it.each(['exp', 'sin', 'log', 'power', 'tanh'])('%s to arrays outside, by tables', (name) => {
  const [u, inHeap] = both([100_000]);
  const base = name === 'power' || name === 'log' ? 400 : 0;
  const compute = (a: NdArray): Expression =>
    name === 'power' ? nd`(${a} + 400) ** 0.3` : functionNamed(name)(add(a, base));
  const target: NdArray = asarray(new Float64Array(100_000));
  assign(target, compute(u));
  expectAlike(target, compute(inHeap));
});

testOfCode('runs in WebAssembly where elements are dense, else in JavaScript', () => {
  const [u] = both([400, 400]);
  expect(explain(nd`${u} + 1`)).toContain('wasm backend');
  expect(explain(nd`${u}[:, 0] + 1`)).not.toContain('wasm backend');
});

/** Complex numbers outside of the heap, and the same in it. */
function complexPair(shape: readonly [number, number]): [NdArray, NdArray] {
  const parts = Float64Array.from({ length: 2 * shape[0] * shape[1] }, (_, i) => Math.sin(i));
  const layout = { shape, strides: [shape[1], 1], offset: 0 };
  const outside = new NdArray('complex128', layout, foreignStorage(parts));
  return [outside, outside.copy()];
}

/** One axis of a view: how many elements of an array are before, between and after its own. */
interface Axis {
  readonly before: number;
  readonly step: number;
  readonly after: number;
}

const axis: fc.Arbitrary<Axis> = fc.record({
  before: fc.integer({ min: 0, max: 3 }),
  step: fc.constantFrom(1, 1, 1, 2, -1, -2),
  after: fc.integer({ min: 0, max: 3 }),
});

/** The slice of an axis that has `count` elements, and how long the axis has to be. */
function sliceOf({ before, step, after }: Axis, count: number): [text: string, length: number] {
  const reach = (count - 1) * Math.abs(step);
  const last = before + reach;
  const text =
    step > 0
      ? `${before}:${last + 1}:${step}`
      : `${last}:${before === 0 ? '' : before - 1}:${step}`;
  return [text, last + 1 + after];
}

const statement = fc.record({
  shape: fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })),
  views: fc.array(fc.tuple(axis, axis), { minLength: 2, maxLength: 5 }),
  stored: fc.integer({ min: 1, max: 2 }),
  bytes: fc.constantFrom(0, 700, 4000, 20_000),
});

describe.runIf(backends.includes('wasm'))('a few rows at a time', () => {
  const { bytes } = stageLimit;
  afterEach(() => {
    stageLimit.bytes = bytes;
    configure({ backend: 'auto' });
  });

  it('any views of one array, read and written at once, with a fold', () => {
    configure({ backend: 'wasm' });
    fc.assert(
      fc.property(statement, ({ shape: [rows, columns], views, stored, bytes: limit }) => {
        stageLimit.bytes = limit;
        const slices = views.map(([first, second]) => [
          sliceOf(first, rows),
          sliceOf(second, columns),
        ]);
        const lengths = [0, 1].map((k) => Math.max(...slices.map((slice) => slice[k]![1])));
        const [outside, inside] = [both(lengths), both(lengths)].map((pair, i) => [
          pair[i]!,
          pair[1 - i]!,
        ]);
        const [ours, theirs] = [0, 1].map((place) => {
          // The second store goes to an array of its own: two must not overlap.
          const bases = [outside![place]!, inside![1 - place]!];
          const parts = slices.map(([first, second]) => [first![0], second![0]] as const);
          const reads = parts.slice(1).map((part) => bases[0]!.slice(...part));
          const value = reads.reduce<Expression>(
            (sum, read, i) => nd`${sum} * 0.5 + ${read} * ${i + 1}`,
            nd`${reads[0]!} + 0`,
          );
          const stores = bases
            .slice(0, stored)
            .map((base, i) => store(base.slice(...parts[i]!), nd`${value} - ${i}`));
          const results = evaluate([sum(value), ...stores]);
          return { bases, total: results[0].item() };
        });
        expect(ours!.total).toBe(theirs!.total);
        ours!.bases.forEach((base, i) => expectAlike(base, theirs!.bases[i]!));
      }),
      { numRuns: 200 },
    );
  });

  it.each([0, 5000])('folds, running sums and complex numbers, in stages of %i bytes', (limit) => {
    stageLimit.bytes = limit;
    const [u, inHeap] = both([90, 111]);
    for (const over of [0, 1] as const) {
      expectAlike(sum(u, { axis: over }), sum(inHeap, { axis: over }));
      expectAlike(variance(u, { axis: over }), variance(inHeap, { axis: over }));
      expectAlike(cumsum(u, { axis: over }), cumsum(inHeap, { axis: over }));
    }
    expectAlike(sum(u), sum(inHeap));
    const [z, other] = complexPair([70, 64]);
    for (const a of [z, other]) assign(a.slice(':, 1:'), nd`${a}[:, :-1] * ${a}[:, 1:]`);
    expectAlike(z, other);
  });

  it.each([0, 3000])(
    'elements of other dtypes over the same bytes, in stages of %i bytes',
    (limit) => {
      stageLimit.bytes = limit;
      const words = Int32Array.from({ length: 60_000 }, (_, i) => (i * 7919) % 1000);
      const before = words.slice();
      const floats = new Float64Array(words.buffer, 8, 20_000);
      // Element i of the floats is over words 2 i + 2 and 2 i + 3, all of which are read before.
      assign(asarray(floats), nd`${asarray(words)}[500:20500] + 0.25`);
      expect(floats).toEqual(Float64Array.from(floats, (_, i) => before[i + 500]! + 0.25));
      expect(words.subarray(40_002)).toEqual(before.subarray(40_002));
    },
  );
});
