import { join } from 'node:path';
import type { SparseArray } from '@numloom/sparse';
import { hb_read, mmread } from '@numloom/sparse/files';
import { expect, test } from 'vitest';
import { canonical } from '../../src/convert/canonical.ts';
import { factorScalar } from '../../src/leftlooking/columns.ts';
import { isSingular } from '../../src/leftlooking/singular.ts';
import { factorSupernodal } from '../../src/leftlooking/supernodes.ts';
import { reachable } from '../../src/memory/compressed.ts';
import { colamd } from '../../src/ordering/colamd.ts';
import type { CompressedParts } from '../../src/parts/parts.ts';
import { denseOf, reconstructionRatio, solutionRatios, tripletsOf } from './support.ts';
import { withFrame } from '@numloom/linalg/kernels';

const THRESHOLD = 20;

const NAMES = [
  ...['unsymmetric/KLU__impcol_a.mtx', 'unsymmetric/ParU__bp_1200.mtx'],
  ...['unsymmetric/ParU__olm500.mtx', 'matrices/ParU__west0067.mtx', 'matrices/RBio__west0479.rb'],
  'matrices/KLU__GD99_cc.mtx',
];

test.each(NAMES)('%s', (name) => {
  const path = join(import.meta.dirname, '../reference', name);
  const matrix = (name.endsWith('.mtx') ? mmread(path) : hb_read(path)) as SparseArray;
  const parts = canonical(matrix.tocsc().parts) as CompressedParts<'float64', 'csc'>;
  const dense = denseOf(tripletsOf(parts));
  for (const factor of [factorScalar, factorSupernodal]) {
    withFrame((frame) => {
      const a = reachable(parts, frame);
      const factors = factor(a, colamd(a, frame));
      if (isSingular(factors)) {
        // Structurally singular, and nothing else is.
        expect(name).toContain('GD99_cc');
        return;
      }
      expect(reconstructionRatio(dense, factors)).toBeLessThan(THRESHOLD);
      const { residual, backward } = solutionRatios(dense, factors, 2);
      expect(residual).toBeLessThan(THRESHOLD);
      expect(backward).toBeLessThan(THRESHOLD);
      factors.dispose();
    });
  }
});
