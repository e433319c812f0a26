/** The kernels of multigrid for a dtype. */
import { kernelsOf, type Scalar } from '@numloom/linalg/kernels';
import { aggregation } from '../../kernels/generated/aggregation.ts';
import { sweeps } from '../../kernels/generated/sweeps.ts';

/** What makes prolongators. */
export function aggregationKernels(scalar: Scalar) {
  const kernels = kernelsOf(aggregation);
  const { joinFree, joinRest } = kernels;
  return scalar === 'float64'
    ? {
        joinFree,
        joinRest,
        filter: kernels.filterFloat64,
        joinNeighbours: kernels.joinNeighboursFloat64,
        orthonormalize: kernels.orthonormalizeFloat64,
        tentative: kernels.tentativeFloat64,
        smoothing: kernels.smoothingFloat64,
      }
    : {
        joinFree,
        joinRest,
        filter: kernels.filterComplex128,
        joinNeighbours: kernels.joinNeighboursComplex128,
        orthonormalize: kernels.orthonormalizeComplex128,
        tentative: kernels.tentativeComplex128,
        smoothing: kernels.smoothingComplex128,
      };
}

/** What cycles consist of. */
export function cycleKernels(scalar: Scalar) {
  const kernels = kernelsOf(sweeps);
  return scalar === 'float64'
    ? {
        multiplyElements: kernels.multiplyElementsFloat64,
        relaxForward: kernels.relaxForwardFloat64,
        relaxBackward: kernels.relaxBackwardFloat64,
        residual: kernels.residualFloat64,
        upperResidual: kernels.upperResidualFloat64,
        solveForward: kernels.solveForwardFloat64,
      }
    : {
        multiplyElements: kernels.multiplyElementsComplex128,
        relaxForward: kernels.relaxForwardComplex128,
        relaxBackward: kernels.relaxBackwardComplex128,
        residual: kernels.residualComplex128,
        upperResidual: kernels.upperResidualComplex128,
        solveForward: kernels.solveForwardComplex128,
      };
}
