import { expect, test } from 'vitest';
import { factorScalar } from '../../src/leftlooking/columns.ts';
import { isSingular } from '../../src/leftlooking/singular.ts';
import {
  denseOf,
  generator,
  randomMatrix,
  reconstructionRatio,
  shuffled,
  solutionRatios,
  withMatrix,
} from './support.ts';

const THRESHOLD = 20;

for (const scalar of ['float64', 'complex128'] as const) {
  test(`random matrices, ${scalar}`, () => {
    for (const [seed, n] of [1, 2, 3, 7, 20, 60].entries()) {
      for (const density of [0.02, 0.1, 0.5]) {
        const triplets = randomMatrix(n, density, scalar, 10 * seed + 100 * density);
        const order = shuffled(n, generator(seed));
        withMatrix(triplets, order, (a, address) => {
          const factors = factorScalar(a, address);
          if (isSingular(factors)) throw new Error('singular');
          expect(reconstructionRatio(denseOf(triplets), factors)).toBeLessThan(THRESHOLD);
          expect([...factors.columnOrder]).toEqual(order);
          for (const ratio of solutionRatios(denseOf(triplets), factors, 6))
            expect(ratio).toBeLessThan(1e4);
          factors.dispose();
        });
      }
    }
  });
}
