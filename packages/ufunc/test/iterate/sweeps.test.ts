/** Sweeps of random stencils, small ones: as plain loops make them, on every backend. */
import { iterate, store } from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from '../expressions/support/backends.ts';
import { cases, firstDifference, make, sweepPlainly } from './stencils.ts';

const ORDERS = ['jacobi', 'gauss-seidel'] as const;

const small = fc.oneof(
  cases([[0, 9]], 3),
  cases(
    [
      [0, 6],
      [1, 7],
    ],
    2,
  ),
  cases(
    [
      [1, 4],
      [1, 4],
      [0, 5],
    ],
    2,
  ),
);

onEachBackend(() => {
  describe.each(ORDERS)('order %s', (order) => {
    test('sweeps as plain loops do', () => {
      fc.assert(
        fc.property(small, (one) => {
          const made = make(one);
          const expected = sweepPlainly(one, made, order);
          const norms = iterate(store(made.target, made.value()), one.count, { order });
          expect(firstDifference(made.base.data as Float64Array, expected.data)).toBe(-1);
          expect(norms.length).toBe(one.count);
          norms.forEach((norm, i) => {
            const [root] = expected.norms[i]!;
            expect(Math.abs(norm - root)).toBeLessThanOrEqual(1e-13 * root);
          });
        }),
        { numRuns: 60 },
      );
    });

    test('gives the largest change', () => {
      fc.assert(
        fc.property(small, (one) => {
          const made = make(one);
          const expected = sweepPlainly(one, made, order);
          const options = { order, ord: Infinity };
          const norms = iterate(store(made.target, made.value()), one.count, options);
          expect([...norms]).toEqual(expected.norms.map(([, largest]) => largest));
        }),
        { numRuns: 20 },
      );
    });
  });
});
