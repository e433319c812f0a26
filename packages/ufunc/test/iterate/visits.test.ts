import { allocate } from '@numloom/ndarray';
import { describe, expect, it } from 'vitest';
import { interpreterBackend } from '../../src/backends/interpreter/index.ts';
import { jsBackend } from '../../src/backends/js/index.ts';
import { wasmBackend } from '../../src/backends/wasm/index.ts';
import { visitsOf, WHOLE } from '../../src/iterate/visits.ts';
import type { Kernel } from '../../src/kernel/kernel.ts';

/** Adds the element before to the one after, and sums up what it stores. */
const kernel: Kernel = {
  rank: 1,
  foldAxes: 1,
  leaves: [
    { dtype: 'float64', inner: 'unit' },
    { dtype: 'float64', inner: 'unit' },
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

describe.each([wasmBackend, jsBackend, interpreterBackend])('visits by $name', (backend) => {
  it.each([10, 1e9])('run launches in turn, with their own places, of %d elements', (elements) => {
    const [source, target, sums] = [allocate(800, true), allocate(1600, true), allocate(16, true)];
    source.view('float64').forEach((_, i, all) => (all[i] = i));
    // The distance of what is read differs, so no variant of a kernel fits all launches.
    const launches = [0, 1].map((one) => ({
      lengths: [98],
      segment: WHOLE,
      operands: [
        { storage: source, offset: 0, strides: [1] },
        { storage: source, offset: 2 - one, strides: [1] },
        { storage: target, offset: 100 * one, strides: [1] },
        { storage: sums, offset: one, strides: [0] },
      ],
      scalars: [],
    }));
    const visits = visitsOf(backend.compile(kernel), launches, elements);
    const found: (readonly [number, number])[] = [];
    for (const [begin, end] of [
      [3, 80],
      [80, 98],
      [0, 3],
    ] as const) {
      for (const one of [1, 0]) {
        visits.run(one, begin, end);
        const expected = Array.from(
          { length: end - begin },
          (_, i) => 2 * (begin + i) + 2 - one,
        ).reduce((sum, value) => sum + value, 0);
        found.push([sums.view('float64')[one]!, expected]);
      }
    }
    visits.dispose();
    expect(found.map(([is]) => is)).toEqual(found.map(([, should]) => should));
    const written = [...target.view('float64')];
    expect(written.slice(0, 98)).toEqual(Array.from({ length: 98 }, (_, i) => 2 * i + 2));
    expect(written.slice(100, 198)).toEqual(Array.from({ length: 98 }, (_, i) => 2 * i + 1));
    for (const storage of [source, target, sums]) storage.dispose();
  });

  it('may be of no launch', () => {
    expect(() => visitsOf(backend.compile(kernel), [], 0).dispose()).not.toThrow();
  });
});
