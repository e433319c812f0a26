/**
 * Kernels as the backends compile them, without expressions and plans around: the five-point sweep
 * of 1000 x 1000 and the sum of a million elements, against a loop over typed arrays.
 */
import { allocate } from '@numloom/ndarray';
import { bench, describe } from 'vitest';
import { interpreterBackend } from '../src/backends/interpreter/index.ts';
import { jsBackend } from '../src/backends/js/index.ts';
import { wasmBackend } from '../src/backends/wasm/index.ts';
import type { Kernel } from '../src/kernel/kernel.ts';
import type { Launch } from '../src/kernel/launch.ts';

const dtype = 'float64';
const unit = { dtype, inner: 'unit' } as const;
const backends = [wasmBackend, jsBackend, interpreterBackend];
/** Engines optimise a function between its calls only. */
const ROWS = 128;

describe('five-point sweep of 1000 x 1000', () => {
  const n = 1000;
  const kernel: Kernel = {
    rank: 2,
    foldAxes: 0,
    leaves: [unit, unit, unit, unit, unit],
    scalars: [dtype],
    body: [
      { op: 'load', dtype, leaf: 0 },
      { op: 'load', dtype, leaf: 1 },
      { op: 'add', dtype, args: [0, 1] },
      { op: 'load', dtype, leaf: 2 },
      { op: 'add', dtype, args: [2, 3] },
      { op: 'load', dtype, leaf: 3 },
      { op: 'add', dtype, args: [4, 5] },
      { op: 'scalar', dtype, scalar: 0 },
      { op: 'mul', dtype, args: [6, 7] },
    ],
    outputs: [{ kind: 'store', value: 8, leaf: 4 }],
  };
  const [source, target] = [allocate(8 * n * n, true), allocate(8 * n * n, true)];
  source.view(dtype).fill(1);
  const at = (storage: typeof source, row: number, column: number) => {
    return { storage, offset: row * n + column, strides: [n, 1] };
  };
  const launch: Launch = {
    lengths: [n - 2, n - 2],
    segment: 0,
    scalars: [0.25],
    operands: [
      at(source, 0, 1),
      at(source, 2, 1),
      at(source, 1, 0),
      at(source, 1, 2),
      at(target, 1, 1),
    ],
  };
  for (const backend of backends) {
    const compiled = backend.compile(kernel);
    bench(backend.name, () => {
      for (let row = 0; row < n - 2; row += ROWS) {
        compiled.run(launch, row, Math.min(row + ROWS, n - 2));
      }
    });
  }

  const from = new Float64Array(n * n).fill(1);
  const to = new Float64Array(n * n);
  bench('typed arrays', () => {
    for (let i = 1; i < n - 1; i++) {
      for (let k = i * n + 1; k < i * n + n - 1; k++) {
        to[k] = (from[k - n]! + from[k + n]! + from[k - 1]! + from[k + 1]!) * 0.25;
      }
    }
  });
});

describe('sum of 1e6 elements', () => {
  const length = 1e6;
  const kernel: Kernel = {
    rank: 1,
    foldAxes: 1,
    leaves: [unit, { dtype, inner: 'broadcast' }],
    scalars: [],
    body: [{ op: 'load', dtype, leaf: 0 }],
    outputs: [{ kind: 'fold', fold: 'add', value: 0, leaf: 1 }],
  };
  const [source, total] = [allocate(8 * length, true), allocate(8, true)];
  source.view(dtype).fill(1);
  const launch: Launch = {
    lengths: [length],
    segment: length,
    scalars: [],
    operands: [source, total].map((storage) => ({ storage, offset: 0, strides: [1] })),
  };
  for (const backend of backends) {
    const compiled = backend.compile(kernel);
    bench(backend.name, () => compiled.run(launch, 0, length));
  }

  const elements = new Float64Array(length).fill(1);
  bench('typed arrays', () => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += elements[i]!;
    if (sum < 0) throw new Error('the loop must not be left out');
  });
});
