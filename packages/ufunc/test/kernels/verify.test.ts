import { describe, expect, it } from 'vitest';
import type { Instruction, Kernel, Output } from '../../src/kernel/kernel.ts';
import { verifyKernel } from '../../src/kernel/verify.ts';

/** Sums (x * 2 > s ? x * 2 : s) over the rows of a matrix, and stores x * 2. */
const good: Kernel = {
  rank: 2,
  foldAxes: 1,
  leaves: [
    { dtype: 'float32', inner: 'unit' },
    { dtype: 'float32', inner: 'strided' },
    { dtype: 'float32', inner: 'broadcast' },
  ],
  scalars: ['float32'],
  body: [
    { op: 'load', dtype: 'float32', leaf: 0 },
    { op: 'constant', dtype: 'float32', value: 2 },
    { op: 'mul', dtype: 'float32', args: [0, 1] },
    { op: 'scalar', dtype: 'float32', scalar: 0 },
    { op: 'lt', dtype: 'bool', args: [3, 2] },
    { op: 'select', dtype: 'float32', args: [4, 2, 3] },
  ],
  outputs: [
    { kind: 'store', value: 2, leaf: 1 },
    { kind: 'fold', fold: 'add', value: 5, leaf: 2 },
  ],
};

const withInstruction = (index: number, instruction: object): Kernel => ({
  ...good,
  body: good.body.map((old, i) => (i === index ? (instruction as Instruction) : old)),
});
const withOutput = (output: object): Kernel => ({
  ...good,
  outputs: [good.outputs[0]!, output as Output],
});
const withConstant = (dtype: string, value: unknown): Kernel =>
  ({
    rank: 1,
    foldAxes: 0,
    leaves: [{ dtype, inner: 'unit' }],
    scalars: [],
    body: [{ op: 'constant', dtype, value }],
    outputs: [{ kind: 'store', value: 0, leaf: 0 }],
  }) as unknown as Kernel;

describe('verifyKernel', () => {
  it('accepts what is well-formed', () => {
    expect(() => verifyKernel(good)).not.toThrow();
    for (const [dtype, value] of [
      ['bool', 1],
      ['int8', -128],
      ['uint32', 2 ** 32 - 1],
      ['uint64', 2n ** 64n - 1n],
      ['float32', NaN],
      ['float64', 0.1],
    ] as const) {
      expect(() => verifyKernel(withConstant(dtype, value))).not.toThrow();
    }
  });

  it.each<[string, Kernel]>([
    ['kernel has rank 0', { ...good, rank: 0 }],
    ['kernel folds 3 of 2 axes', { ...good, foldAxes: 3 }],
    ['kernel has no outputs', { ...good, outputs: [] }],
    ['leaf 0 has the dtype complex64', { ...withConstant('complex64', 1) }],
    ['%0 = load reads leaf 9', withInstruction(0, { op: 'load', dtype: 'float32', leaf: 9 })],
    ['%0 = load is float64, but', withInstruction(0, { op: 'load', dtype: 'float64', leaf: 0 })],
    [
      '%3 = scalar reads scalar 1',
      withInstruction(3, { op: 'scalar', dtype: 'float32', scalar: 1 }),
    ],
    ['%2 = sum is no primitive', withInstruction(2, { op: 'sum', dtype: 'float32', args: [0, 1] })],
    ['%2 = mul has 1 operands', withInstruction(2, { op: 'mul', dtype: 'float32', args: [0] })],
    ['%2 = mul uses %2', withInstruction(2, { op: 'mul', dtype: 'float32', args: [0, 2] })],
    ['%2 = mul uses %-1', withInstruction(2, { op: 'mul', dtype: 'float32', args: [0, -1] })],
    [
      '%2 = mul is float64, but must',
      withInstruction(2, { op: 'mul', dtype: 'float64', args: [0, 1] }),
    ],
    [
      '%2 = and does not take float32',
      withInstruction(2, { op: 'and', dtype: 'float32', args: [0, 1] }),
    ],
    [
      '%4 = lt is float32, but must',
      withInstruction(4, { op: 'lt', dtype: 'float32', args: [3, 2] }),
    ],
    [
      'has a condition of float32',
      withInstruction(5, { op: 'select', dtype: 'float32', args: [0, 2, 3] }),
    ],
    [
      'has a condition of float32',
      withInstruction(5, { op: 'usually', dtype: 'float32', args: [0, 2, 3] }),
    ],
    [
      '%5 = sine_head does not take float32',
      withInstruction(5, { op: 'sine_head', dtype: 'float32', args: [0] }),
    ],
    [
      '%5 = log_tail has 2 operands',
      withInstruction(5, { op: 'log_tail', dtype: 'float32', args: [0, 2] }),
    ],
    [
      '%5 = raise does not take float32',
      withInstruction(5, { op: 'raise', dtype: 'float32', args: [0, 2] }),
    ],
    [
      'operands of bool and float32',
      withInstruction(5, { op: 'select', dtype: 'bool', args: [4, 4, 3] }),
    ],
    ['output 1 is %8', withOutput({ kind: 'fold', fold: 'add', value: 8, leaf: 2 })],
    ['output 1 goes to leaf 3', withOutput({ kind: 'fold', fold: 'add', value: 5, leaf: 3 })],
    ['output 1 is bool, but leaf 2', withOutput({ kind: 'fold', fold: 'or', value: 4, leaf: 2 })],
    ['leaf 1, as an earlier', withOutput({ kind: 'store', value: 5, leaf: 1 })],
    ['leaf 2, which is broadcast', withOutput({ kind: 'store', value: 5, leaf: 2 })],
    ['sub, which is no fold', withOutput({ kind: 'fold', fold: 'sub', value: 5, leaf: 2 })],
    [
      'or, which does not take float32',
      withOutput({ kind: 'fold', fold: 'or', value: 5, leaf: 2 }),
    ],
    ['leaf 0, which is unit', withOutput({ kind: 'fold', fold: 'add', value: 5, leaf: 0 })],
    ['none of the 2 axes is', { ...good, foldAxes: 0 }],
    ['leaf 2, which is read', withInstruction(0, { op: 'load', dtype: 'float32', leaf: 2 })],
    ['%0 = constant has the constant 2', withConstant('bool', 2)],
    ['constant 128, which is no int8', withConstant('int8', 128)],
    ['constant -1, which is no uint16', withConstant('uint16', -1)],
    ['constant 0.5, which is no int32', withConstant('int32', 0.5)],
    ['constant 1, which is no bigint', withConstant('int64', 1)],
    ['which is no int64', withConstant('int64', 2n ** 63n)],
    ['constant 1, which is no number', withConstant('float64', 1n)],
    ['constant 0.1, which is no float32', withConstant('float32', 0.1)],
  ])('refuses: %s', (message, kernel) => {
    expect(() => verifyKernel(kernel)).toThrow(message);
  });
});
