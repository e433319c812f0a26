/** Kernels on memories other than the heap's: unshared, and beyond 2 GiB. */
import { foreignStorage, type Storage } from '@numloom/ndarray';
import { describe, expect, it } from 'vitest';
import { assembleKernel } from '../../src/backends/wasm/backend.ts';
import { ParameterViews, ParameterWriter } from '../../src/backends/wasm/parameters.ts';
import type { Kernel } from '../../src/kernel/kernel.ts';

const PAGE = 65536;

/** One leaf plus another, which is read backwards, stored and summed up. */
const kernel: Kernel = {
  rank: 2,
  foldAxes: 2,
  leaves: [
    { dtype: 'float64', inner: 'unit' },
    { dtype: 'float64', inner: 'strided' },
    { dtype: 'float64', inner: 'unit' },
    { dtype: 'float64', inner: 'broadcast' },
  ],
  scalars: [],
  body: [
    { op: 'load', dtype: 'float64', leaf: 0 },
    { op: 'load', dtype: 'float64', leaf: 1 },
    { op: 'add', dtype: 'float64', args: [0, 1] },
  ],
  outputs: [
    { kind: 'store', value: 2, leaf: 2 },
    { kind: 'fold', fold: 'add', value: 2, leaf: 3 },
  ],
};

function makeMemory(pages: number, shared: boolean): WebAssembly.Memory | undefined {
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: PAGE, shared });
  } catch {
    return undefined;
  }
}

/** Runs on 3 rows of 7 elements whose middle one starts at the address. */
function check(memory: WebAssembly.Memory, shared: boolean, address: number): void {
  const [rows, columns] = [3, 7];
  const { bytes } = assembleKernel(kernel, shared);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  const storage = (at: number) =>
    foreignStorage(new Float64Array(memory.buffer, at, rows * columns));
  const start = address - 8 * columns;
  const [a, b, sums] = [0, 1, 2].map((i) => storage(start + 1024 * i)) as [
    Storage,
    Storage,
    Storage,
  ];
  const total = storage(PAGE);
  a.view('float64').set(Array.from({ length: rows * columns }, (_, i) => i));
  b.view('float64').set(Array.from({ length: rows * columns }, (_, i) => 100 * i));
  const last = rows * columns - 1;
  new ParameterWriter(kernel).write(
    {
      lengths: [rows, columns],
      segment: rows,
      scalars: [],
      operands: [
        { storage: a, offset: 0, strides: [columns, 1] },
        { storage: b, offset: last, strides: [-columns, -1] },
        { storage: sums, offset: 0, strides: [columns, 1] },
        { storage: total, offset: 0, strides: [1, 0] },
      ],
    },
    new ParameterViews(memory.buffer, 0, 4096),
  );
  const run = instance.exports['run'] as (...args: number[]) => void;
  run(0, 4096, 0, rows);
  const expected = Array.from({ length: rows * columns }, (_, i) => i + 100 * (last - i));
  expect([...sums.view('float64')]).toEqual(expected);
  expect(total.view('float64')[0]).toBe(expected.reduce((sum, value) => sum + value));
}

describe('memories', () => {
  it.each([true, false])('of which shared is %s', (shared) => {
    check(makeMemory(4, shared)!, shared, 2 * PAGE);
  });

  it('with addresses that are negative as signed numbers', (context) => {
    const memory = makeMemory(32768 + 4, true);
    if (memory === undefined) return context.skip('the engine gives no memory of 2 GiB');
    check(memory, true, 2 ** 31);
    check(memory, true, 2 ** 31 + PAGE);
  });

  it('imports only a memory that is declared alike', () => {
    const module = new WebAssembly.Module(assembleKernel(kernel, false).bytes);
    const memory = makeMemory(4, true)!;
    expect(() => new WebAssembly.Instance(module, { env: { memory } })).toThrow(
      WebAssembly.LinkError,
    );
  });
});
