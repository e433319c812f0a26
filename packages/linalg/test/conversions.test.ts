import type { NdArray } from '@numloom/ndarray';
import { expect, test } from 'vitest';
import { withFrame } from '../src/memory/frame.ts';
import type { InexactDType } from '../src/memory/matrix.ts';
import { layouts, randomComplex, randomMatrix } from './matrices.ts';

const dtypes: readonly InexactDType[] = ['float32', 'float64', 'complex64', 'complex128'];

test.each(dtypes.flatMap((from) => dtypes.map((to) => [from, to] as const)))(
  'a copy of %s matrices as %s, by rows and by columns, of any layout',
  (from, to) => {
    const isReal = to.startsWith('float');
    if (from.startsWith('complex') && isReal) return;
    for (const [rows, columns] of [
      [3, 5],
      [40, 33],
    ] as const) {
      const complex = from.startsWith('complex');
      const a: NdArray = complex ? randomComplex(rows, columns) : randomMatrix(rows, columns);
      const stack = a.reshape([1, rows, columns]).astype(from);
      for (const [layout, given] of Object.entries(layouts(stack))) {
        const expected = given.astype(to).tolist();
        withFrame((frame) => {
          for (const order of ['C', 'F'] as const) {
            const copy = frame.copied(given, to, order);
            expect(copy.array.tolist(), layout).toEqual(expected);
            expect(frame.delivered(copy, to).tolist(), layout).toEqual(expected);
          }
        });
      }
    }
  },
);
