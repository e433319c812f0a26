import { expect, test } from 'vitest';
import type { Factors } from '../../src/direct/factors.ts';
import { factorScalar } from '../../src/leftlooking/columns.ts';
import { isSingular } from '../../src/leftlooking/singular.ts';
import { factorSupernodal } from '../../src/leftlooking/supernodes.ts';
import {
  denseOf,
  generator,
  randomMatrix,
  reconstructionRatio,
  shuffled,
  solutionRatios,
  withMatrix,
} from './support.ts';

/** What SuperLU's tests allow of each ratio. */
const THRESHOLD = 20;

const METHODS = { scalar: factorScalar, supernodal: factorSupernodal } as const;

for (const [name, factor] of Object.entries(METHODS)) {
  for (const scalar of ['float64', 'complex128'] as const) {
    test(`${name}: random matrices, ${scalar}`, () => {
      for (const [seed, n] of [1, 2, 3, 7, 20, 60].entries()) {
        for (const density of [0.02, 0.1, 0.5]) {
          const triplets = randomMatrix(n, density, scalar, 10 * seed + 100 * density);
          withMatrix(triplets, shuffled(n, generator(seed)), (a, address) => {
            const factors = factor(a, address);
            if (isSingular(factors)) throw new Error('singular');
            check(triplets, factors);
            factors.dispose();
          });
        }
      }
    });
  }
}

function check(triplets: Parameters<typeof denseOf>[0], factors: Factors): void {
  const dense = denseOf(triplets);
  expect(reconstructionRatio(dense, factors)).toBeLessThan(THRESHOLD);
  const [residual, backward] = solutionRatios(dense, factors, 6);
  expect(residual).toBeLessThan(THRESHOLD);
  expect(backward).toBeLessThan(1e4);
}
