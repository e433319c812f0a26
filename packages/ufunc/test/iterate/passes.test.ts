/** Several sweeps in one pass over rows: the same bits as one sweep after the other. */
import { type NdArray } from '@numloom/ndarray';
import { configure, iterate, store } from '@numloom/ufunc';
import fc from 'fast-check';
import { afterAll, beforeAll, expect } from 'vitest';
import { testOfCode } from '../expressions/support/codegen.ts';
import { smallArray } from '../../src/iterate/jacobi.ts';
import { type Case, cases, firstDifference, make, sweepPlainly } from './stencils.ts';

const { bytes } = smallArray;
beforeAll(() => {
  configure({ backend: 'auto' });
  smallArray.bytes = 0;
});
afterAll(() => {
  smallArray.bytes = bytes;
});

const elements = ({ data }: NdArray): Float64Array => data as Float64Array;

/** What a case comes to, sweep by sweep. */
function oneByOne(one: Case, ord: number): { data: Float64Array; norms: number[] } {
  const { base, target, value } = make({ ...one, foreign: false });
  const norms: number[] = [];
  for (let sweep = 0; sweep < one.count; sweep++) {
    norms.push(...iterate(store(target, value()), 1, { ord }));
  }
  return { data: elements(base), norms };
}

const rowsOf = (columns: readonly [number, number]) =>
  cases([[20, 60], columns], 3, ['float64', 'float64', 'float32', 'int32', 'complex128'], [2, 12]);
const planes = cases(
  [
    [16, 30],
    [20, 26],
    [24, 30],
  ],
  2,
  ['float64', 'float32'],
  [2, 9],
);

/** Rows so short that one sweep by itself adds up the changes of several together. */
const shortRows = rowsOf([16, 300]);

testOfCode('are those of one sweep after the other', () => {
  const any = fc.oneof(rowsOf([512, 600]), shortRows, planes);
  fc.assert(
    fc.property(any, fc.constantFrom(2, Infinity), (one, ord) => {
      const expected = oneByOne(one, ord);
      const { base, target, value } = make({ ...one, foreign: false });
      const norms = iterate(store(target, value()), one.count, { ord });
      expect(firstDifference(elements(base), expected.data)).toBe(-1);
      expect([...norms]).toEqual(expected.norms);
    }),
    { numRuns: 24 },
  );
});

testOfCode('are those of plain loops', () => {
  const plain = cases(
    [
      [20, 40],
      [8, 40],
    ],
    3,
    ['float64', 'float32', 'int32'],
    [2, 9],
  );
  fc.assert(
    fc.property(plain, fc.boolean(), (one, isMeasured) => {
      const made = make({ ...one, foreign: false });
      const expected = sweepPlainly(one, made, 'jacobi');
      const errors = isMeasured ? 'last' : 'none';
      const norms = iterate(store(made.target, made.value()), one.count, { errors });
      expect(firstDifference(elements(made.base), expected.data)).toBe(-1);
      expect(norms.length).toBe(isMeasured ? 1 : 0);
    }),
    { numRuns: 24 },
  );
});

testOfCode('end with the first sweep whose change is small enough', () => {
  const shape = [40, 512];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), (stop) => {
      const one: Case = {
        shape,
        room: [2, 2],
        target: [1, 1],
        reads: [
          [0, 1],
          [2, 1],
        ],
        dtype: 'float64',
        step: 1,
        transposed: false,
        foreign: false,
        source: 'none',
        masked: false,
        count: stop + 1,
      };
      const expected = make(one);
      const value = (of: typeof expected) => of.value();
      const norms = [];
      for (let sweep = 0; sweep <= stop; sweep++) {
        norms.push(...iterate(store(expected.target, value(expected)), 1));
      }
      const made = make(one);
      const tol = norms.at(-1)!;
      const first = norms.findIndex((norm) => norm <= tol);
      const found = iterate(store(made.target, value(made)), 40, { tol });
      expect([...found]).toEqual(norms.slice(0, first + 1));
      if (first === stop) {
        expect(firstDifference(elements(made.base), elements(expected.base))).toBe(-1);
      }
    }),
    { numRuns: 6 },
  );
});

testOfCode('end so for arrays of any kind', () => {
  const any = fc.oneof(rowsOf([512, 600]), shortRows, planes);
  fc.assert(
    fc.property(any, fc.double({ min: 0, max: 1, noNaN: true }), (one, at) => {
      const all = oneByOne(one, 2);
      const stop = Math.min(one.count - 1, Math.floor(at * one.count));
      const tol = all.norms[stop]!;
      const first = all.norms.findIndex((norm) => norm <= tol);
      const expected = oneByOne({ ...one, count: first + 1 }, 2);
      const { base, target, value } = make({ ...one, foreign: false });
      const norms = iterate(store(target, value()), 40, { tol });
      expect([...norms]).toEqual(expected.norms);
      expect(firstDifference(elements(base), expected.data)).toBe(-1);
    }),
    { numRuns: 24 },
  );
});
