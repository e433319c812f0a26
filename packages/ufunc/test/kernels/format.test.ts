import { expect, it } from 'vitest';
import { formatKernel } from '../../src/kernel/format.ts';
import type { Kernel } from '../../src/kernel/kernel.ts';

it('lists a kernel', () => {
  const kernel: Kernel = {
    rank: 3,
    foldAxes: 2,
    leaves: [
      { dtype: 'float64', inner: 'unit' },
      { dtype: 'int64', inner: 'strided' },
      { dtype: 'bool', inner: 'unit' },
      { dtype: 'float64', inner: 'broadcast' },
    ],
    scalars: ['float64'],
    body: [
      { op: 'load', dtype: 'float64', leaf: 0 },
      { op: 'scalar', dtype: 'float64', scalar: 0 },
      { op: 'add', dtype: 'float64', args: [0, 1] },
      { op: 'constant', dtype: 'float64', value: -0 },
      { op: 'load', dtype: 'int64', leaf: 1 },
      { op: 'convert', dtype: 'float64', args: [4] },
      { op: 'lt', dtype: 'bool', args: [2, 5] },
      { op: 'select', dtype: 'float64', args: [6, 2, 3] },
    ],
    outputs: [
      { kind: 'store', value: 7, leaf: 0 },
      { kind: 'store', value: 6, leaf: 2 },
      { kind: 'fold', fold: 'max', value: 7, leaf: 3 },
    ],
  };
  expect(`\n${formatKernel(kernel)}\n`).toBe(`
kernel: for i0, fold i1, i2
  leaf 0: float64, unit, read and written
  leaf 1: int64, strided, read
  leaf 2: bool, unit, written
  leaf 3: float64, broadcast, folded into
  scalar 0: float64

  %0 = load.float64 leaf 0
  %1 = scalar.float64 scalar 0
  %2 = add.float64 %0, %1
  %3 = constant.float64 -0
  %4 = load.int64 leaf 1
  %5 = convert.float64 %4
  %6 = lt.bool %2, %5
  %7 = select.float64 %6, %2, %3

  leaf 0 = %7
  leaf 2 = %6
  leaf 3 = fold max %7
`);
});
