/** The kernels of eigenproblems for the elements of a matrix. */
import { hessenberg } from '../kernels/generated/hessenberg.ts';
import { schur } from '../kernels/generated/schur.ts';
import { windows } from '../kernels/generated/windows.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { Matrix } from '../memory/matrix.ts';

type Element = Pick<Matrix, 'dtype'>;

/** Kernels of balancing and Hessenberg reduction. */
export function reductionKernels({ dtype }: Element) {
  const all = kernelsOf(hessenberg);
  return dtype === 'complex128'
    ? {
        balance: all.balanceComplex,
        unbalance: all.unbalanceComplex,
        largestElement: all.largestElementComplex,
        reduceColumns: all.reduceColumnsComplex,
        reducePanel: all.reducePanelComplex,
        accumulateColumns: all.accumulateColumnsComplex,
      }
    : {
        balance: all.balanceReal,
        unbalance: all.unbalanceReal,
        largestElement: all.largestElementReal,
        reduceColumns: all.reduceColumnsReal,
        reducePanel: all.reducePanelReal,
        accumulateColumns: all.accumulateColumnsReal,
      };
}

/** Kernels of the QR iteration and of eigenvectors. */
export function schurKernels({ dtype }: Element) {
  const all = kernelsOf(schur);
  return dtype === 'complex128'
    ? {
        iterate: all.iterateComplex,
        diagonalValues: all.diagonalValuesComplex,
        vectors: all.vectorsComplex,
        normalise: all.normaliseComplex,
      }
    : {
        iterate: all.iterateReal,
        diagonalValues: all.diagonalValuesReal,
        vectors: all.vectorsReal,
        normalise: all.normaliseReal,
      };
}

/** Kernels of windows, and of exchanges of eigenvalues. */
export function windowKernels({ dtype }: Element) {
  const all = kernelsOf(windows);
  return dtype === 'complex128'
    ? {
        moveBlock: all.moveBlockComplex,
        splitAbove: all.splitAboveComplex,
        deflateWindow: all.deflateWindowComplex,
        restoreHessenberg: all.restoreHessenbergComplex,
        chaseBulges: all.chaseBulgesComplex,
      }
    : {
        moveBlock: all.moveBlockReal,
        splitAbove: all.splitAboveReal,
        deflateWindow: all.deflateWindowReal,
        restoreHessenberg: all.restoreHessenbergReal,
        chaseBulges: all.chaseBulgesReal,
      };
}
