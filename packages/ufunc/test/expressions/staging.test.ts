/** Arrays outside of the heap, large enough for their kernels to be compiled and staged. */
import { asarray, convertScalar, type DType, NdArray, zeros } from '@numloom/ndarray';
import { describe, expect, it } from 'vitest';
import {
  add,
  assign,
  evaluate,
  explain,
  type Expression,
  max,
  nd,
  store,
  sum,
} from '@numloom/ufunc';

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

it('runs in WebAssembly where elements are dense, else in JavaScript', () => {
  const [u] = both([400, 400]);
  expect(explain(nd`${u} + 1`)).toContain('wasm backend');
  expect(explain(nd`${u}[:, 0] + 1`)).not.toContain('wasm backend');
});
