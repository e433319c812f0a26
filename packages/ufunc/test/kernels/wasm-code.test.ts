import { describe, expect, it } from 'vitest';
import { assembleKernel } from '../../src/backends/wasm/backend.ts';
import type { Overlap } from '../../src/backends/wasm/overlaps.ts';
import type { Instruction, Kernel } from '../../src/kernel/kernel.ts';
import type { RealDType } from '../../src/kernel/primitives.ts';
import { innermostLoops } from './disassemble.ts';

/** ((u0 + u1) * s0 + (u2 + u3) * s1) * s2, and the sum of its squares if asked. */
function fivePoints(dtype: RealDType, folded = false): Kernel {
  const body: Instruction[] = [
    ...[0, 1, 2, 3].map((leaf) => ({ op: 'load', dtype, leaf }) as const),
    ...[0, 1, 2].map((scalar) => ({ op: 'scalar', dtype, scalar }) as const),
    { op: 'add', dtype, args: [0, 1] },
    { op: 'mul', dtype, args: [7, 4] },
    { op: 'add', dtype, args: [2, 3] },
    { op: 'mul', dtype, args: [9, 5] },
    { op: 'add', dtype, args: [8, 10] },
    { op: 'mul', dtype, args: [11, 6] },
    { op: 'mul', dtype, args: [12, 12] },
  ];
  const unit = { dtype, inner: 'unit' } as const;
  return {
    rank: 2,
    foldAxes: folded ? 2 : 0,
    leaves: [unit, unit, unit, unit, unit, { dtype, inner: 'broadcast' }],
    scalars: [dtype, dtype, dtype],
    body: folded ? body : body.slice(0, -1),
    outputs: [
      { kind: 'store', value: 12, leaf: 4 },
      ...(folded ? [{ kind: 'fold', fold: 'add', value: 13, leaf: 5 } as const] : []),
    ],
  };
}

function loopsOf(kernel: Kernel, overlaps: readonly Overlap[] = []) {
  return innermostLoops(assembleKernel(kernel, true, overlaps).bytes);
}

/** The entries that are loads, stores, or of a type. */
function work(counts: Readonly<Record<string, number>>, copies: number, type: string) {
  const entries = Object.entries(counts).filter(
    ([name]) => name.startsWith(type) || /load|store/.test(name),
  );
  return Object.fromEntries(entries.map(([name, count]) => [name, count / copies]));
}

describe('code of the innermost loop', () => {
  const perVector = { 'v128.load': 4, 'f64x2.add': 3, 'f64x2.mul': 3, 'v128.store': 1 };

  it('is four loads, three sums, three products and a store for the five-point stencil', () => {
    const [groups, vectors, elements] = loopsOf(fivePoints('float64'));
    expect(work(groups!, 4, 'f64x2')).toEqual(perVector);
    expect(work(vectors!, 1, 'f64x2')).toEqual(perVector);
    expect(work(elements!, 1, 'f64')).toEqual({
      'f64.load': 4,
      'f64.add': 3,
      'f64.mul': 3,
      'f64.store': 1,
    });
  });

  it('has the same instructions for float32', () => {
    const [groups] = loopsOf(fivePoints('float32'));
    expect(work(groups!, 4, 'f32x4')).toEqual({
      'v128.load': 4,
      'f32x4.add': 3,
      'f32x4.mul': 3,
      'v128.store': 1,
    });
  });

  it('shares loads that overlap by whole vectors', () => {
    const [groups] = loopsOf(fivePoints('float64'), [{ leaf: 3, base: 2, distance: 2 }]);
    expect(work(groups!, 4, 'f64x2')).toEqual({ ...perVector, 'v128.load': 3 });
  });

  it('adds one product and one sum where squares are folded on the way', () => {
    const [groups] = loopsOf(fivePoints('float64', true));
    const { 'v128.store': stores, ...others } = work(groups!, 4, 'f64x2');
    expect(others).toEqual({ 'v128.load': 4, 'f64x2.add': 4, 'f64x2.mul': 4 });
    // Stores of accumulators, which never happen, are outside of the loop.
    expect(stores).toBe(1);
  });

  it('takes masks off where it counts what is true', () => {
    const dtype = 'float64';
    const [groups] = loopsOf({
      rank: 1,
      foldAxes: 1,
      leaves: [
        { dtype, inner: 'unit' },
        { dtype: 'int64', inner: 'broadcast' },
      ],
      scalars: [],
      body: [
        { op: 'load', dtype, leaf: 0 },
        { op: 'ne', dtype: 'bool', args: [0, 0] },
        { op: 'convert', dtype: 'int64', args: [1] },
      ],
      outputs: [{ kind: 'fold', fold: 'add', value: 2, leaf: 1 }],
    });
    const { 'i64x2.sub': subtractions, 'i64x2.add': additions } = groups!;
    expect([subtractions, additions]).toEqual([4, undefined]);
  });

  it('has nothing in it that is the same for all elements', () => {
    const dtype = 'float64';
    const [groups] = loopsOf({
      rank: 1,
      foldAxes: 0,
      leaves: [
        { dtype, inner: 'unit' },
        { dtype, inner: 'broadcast' },
        { dtype, inner: 'unit' },
      ],
      scalars: [dtype],
      body: [
        { op: 'load', dtype, leaf: 0 },
        { op: 'load', dtype, leaf: 1 },
        { op: 'scalar', dtype, scalar: 0 },
        { op: 'mul', dtype, args: [1, 2] },
        { op: 'fmod', dtype, args: [3, 2] },
        { op: 'sub', dtype, args: [0, 4] },
      ],
      outputs: [{ kind: 'store', value: 5, leaf: 2 }],
    });
    expect(work(groups!, 4, 'f64')).toEqual({ 'v128.load': 1, 'f64x2.sub': 1, 'v128.store': 1 });
    expect(groups).not.toHaveProperty('call');
  });
});
