import { allocate, dtypes, type Storage } from '@numloom/ndarray';
import { describe, expect, it } from 'vitest';
import { interpreterBackend } from '../../src/backends/interpreter/index.ts';
import { findOverlaps } from '../../src/backends/wasm/overlaps.ts';
import { wasmBackend } from '../../src/backends/wasm/index.ts';
import type { Instruction, Kernel } from '../../src/kernel/kernel.ts';
import type { Backend, Launch } from '../../src/kernel/launch.ts';

type Dtype = 'float64' | 'float32' | 'int32' | 'uint8';

/** A weighted sum of so many leaves, stored and (if asked) folded. */
function weightedSum(dtype: Dtype, count: number, folded: boolean): Kernel {
  const body: Instruction[] = [];
  let sum: number | undefined;
  for (let leaf = 0; leaf < count; leaf++) {
    const load = body.push({ op: 'load', dtype, leaf }) - 1;
    const weight = body.push({ op: 'constant', dtype, value: 2 * leaf + 1 }) - 1;
    const product = body.push({ op: 'mul', dtype, args: [load, weight] }) - 1;
    const args = [sum ?? 0, product];
    sum = sum === undefined ? product : body.push({ op: 'add', dtype, args }) - 1;
  }
  const value = body.length - 1;
  const leaves = Array.from({ length: count + 1 }, () => ({ dtype, inner: 'unit' }) as const);
  return {
    rank: 2,
    foldAxes: folded ? 2 : 0,
    leaves: folded ? [...leaves, { dtype, inner: 'broadcast' }] : leaves,
    scalars: [],
    body,
    outputs: [
      { kind: 'store', value, leaf: count },
      ...(folded ? [{ kind: 'fold', fold: 'add', value, leaf: count + 1 } as const] : []),
    ],
  };
}

const ROWS = 37;
const COLUMNS = 331;

function filled(dtype: Dtype): Storage {
  const storage = allocate(ROWS * COLUMNS * dtypes[dtype].itemsize, true);
  const elements = storage.view(dtype);
  for (let i = 0; i < elements.length; i++) elements[i] = ((i * 7919) % 1013) / 8;
  return storage;
}

/** Runs twice, in parts; answers what is in the target and in the partial results. */
function run(backend: Backend, dtype: Dtype, offsets: readonly number[], folded: boolean) {
  const source = filled(dtype);
  const target = allocate(source.byteLength, true);
  const partials = allocate(64, true);
  const kernel = weightedSum(dtype, offsets.length, folded);
  const strides = [COLUMNS, 1];
  const widest = Math.max(...offsets.map((offset) => offset % COLUMNS));
  const lengths = [ROWS - 3, COLUMNS - widest];
  const launch: Launch = {
    lengths,
    segment: folded ? 8 : 0,
    scalars: [],
    operands: [
      ...offsets.map((offset) => ({ storage: source, offset, strides })),
      { storage: target, offset: 0, strides },
      ...(folded ? [{ storage: partials, offset: 0, strides: [1, 0] }] : []),
    ],
  };
  const compiled = backend.compile(kernel);
  compiled.run(launch, 0, lengths[0]!);
  compiled.run(launch, 0, 32);
  compiled.run(launch, 32, lengths[0]!);
  const results = [target, partials].map((storage) => storage.view('uint8').slice());
  for (const storage of [source, target, partials]) storage.dispose();
  return results;
}

describe('loads that leaves share', () => {
  const cases: readonly (readonly number[])[] = [
    [0, 2],
    [0, 4],
    [0, 8, 16],
    [2, 0],
    [0, 2, 4, 6],
    [0, 6, 12],
    [0, 1, 2, 3],
    [0, 2 * COLUMNS, COLUMNS, COLUMNS + 2, COLUMNS + 1],
    [0, 3, 4, 12],
  ];

  for (const dtype of ['float64', 'float32', 'int32', 'uint8'] as const) {
    it.each(cases.map((offsets) => [offsets.join(', '), offsets] as const))(
      `of ${dtype} at %s`,
      (_, offsets) => {
        for (const folded of [false, true]) {
          const results = run(wasmBackend, dtype, offsets, folded);
          const expected = run(interpreterBackend, dtype, offsets, folded);
          // Comparing typed arrays takes far longer than computing them.
          results.forEach((bytes, i) => {
            expect(bytes.findIndex((byte, at) => byte !== expected[i]![at])).toBe(-1);
          });
        }
      },
    );
  }

  it('may be stored over: what is ahead is read before', () => {
    const results = [wasmBackend, interpreterBackend].map((backend) => {
      const source = filled('float64');
      const strides = [COLUMNS, 1];
      const operand = (offset: number) => ({ storage: source, offset, strides });
      backend.compile(weightedSum('float64', 2, false)).run(
        {
          lengths: [ROWS, COLUMNS - 2],
          segment: 0,
          scalars: [],
          operands: [operand(0), operand(2), operand(0)],
        },
        0,
        ROWS,
      );
      const result = source.view('float64').slice();
      source.dispose();
      return result;
    });
    expect(results[0]!.every((value, i) => value === results[1]![i])).toBe(true);
  });

  it('go on to a launch without them', () => {
    const dtype = 'float64';
    const source = filled(dtype);
    const target = allocate(source.byteLength, true);
    const strides = [COLUMNS, 1];
    const compiled = wasmBackend.compile(weightedSum(dtype, 2, false));
    const elements = source.view(dtype);
    for (const second of [2, 3, COLUMNS, 4, 0]) {
      const launch: Launch = {
        lengths: [ROWS - 1, COLUMNS - 4],
        segment: 0,
        scalars: [],
        operands: [
          { storage: source, offset: 0, strides },
          { storage: source, offset: second, strides },
          { storage: target, offset: 0, strides },
        ],
      };
      compiled.run(launch, 0, ROWS - 1);
      const at = 5 * COLUMNS + 7;
      expect(target.view(dtype)[at]).toBe(elements[at]! + 3 * elements[at + second]!);
    }
  });

  it('are found only where leaves move alike', () => {
    const kernel = weightedSum('float64', 2, false);
    const [storage, other] = [allocate(8, true), allocate(8, true)];
    const find = (a: object, b: object) => {
      const operand = { storage, offset: 0, strides: [9, 1] };
      const operands = [{ ...operand, ...a }, { ...operand, ...b }, operand];
      const launch = { lengths: [1, 1], segment: 0, scalars: [], operands };
      return findOverlaps(kernel, launch, [0, 1], 2, 8);
    };
    expect(find({}, { offset: 2 })).toEqual([{ leaf: 1, base: 0, distance: 2 }]);
    expect(find({ offset: 6 }, {})).toEqual([{ leaf: 0, base: 1, distance: 6 }]);
    expect(find({}, {})).toEqual([]);
    expect(find({}, { offset: 3 })).toEqual([]);
    expect(find({}, { offset: 10 })).toEqual([]);
    expect(find({}, { offset: 2, strides: [8, 1] })).toEqual([]);
    expect(find({}, { offset: 2, storage: other })).toEqual([]);
  });
});
