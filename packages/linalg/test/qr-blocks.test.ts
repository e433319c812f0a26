import type { NdArray } from '@numloom/ndarray';
import { expect, test } from 'vitest';
import { withFrame } from '../src/memory/frame.ts';
import { applyQ, factorQR, formQ } from '../src/reflectors/blocks.ts';
import { Dense } from './dense.ts';
import { randomComplex, randomMatrix } from './matrices.ts';
import { factorRatio, orthogonalityRatio, THRESHOLD } from './ratios.ts';

test.each(
  ['float64', 'complex128'].flatMap((dtype) =>
    [
      [1, 1],
      [5, 3],
      [3, 5],
      [40, 40],
      [100, 70],
      [70, 100],
    ].map(([m, n]) => [dtype, m, n] as const),
  ),
)('%s %d x %d', (dtype, m, n) => {
  const a: NdArray = dtype === 'float64' ? randomMatrix(m!, n!) : randomComplex(m!, n!);
  withFrame((frame) => {
    const scalar = dtype as 'float64';
    const work = frame.copied(a, scalar, 'F');
    const tau = frame.elements(scalar, Math.min(m!, n!));
    factorQR(work.matrix(0), tau, frame);
    const q = frame.stack(scalar, [m!, m!], 'F');
    formQ(work.matrix(0), tau, q.matrix(0), frame);
    const r = Dense.of(work.array);
    for (let i = 0; i < m!; i++) {
      for (let j = 0; j < Math.min(i, n!); j++) r.re[i * n! + j] = r.im[i * n! + j] = 0;
    }
    expect(factorRatio(a, q.array, r)).toBeLessThan(THRESHOLD);
    expect(orthogonalityRatio(q.array)).toBeLessThan(THRESHOLD);
    applyQ(work.matrix(0), tau, q.matrix(0), true, frame);
    expect(Dense.of(q.array).minus(Dense.identity(m!)).largest).toBeLessThan(1e-13);
  });
});
