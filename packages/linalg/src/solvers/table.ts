/** What solves systems of which structure. */
import { solveThreeDiagonals, solveWithinBand } from './banded.ts';
import { solveDefinite, solveHermitian, solveSymmetric } from './definite.ts';
import { solveGeneral } from './general.ts';
import type { Structure, StructureSolver } from './structure.ts';
import { solveDiagonal, solveLower, solveUpper } from './triangular.ts';

export const structureSolvers: Record<Structure, StructureSolver> = {
  general: solveGeneral,
  diagonal: solveDiagonal,
  tridiagonal: solveThreeDiagonals,
  banded: solveWithinBand,
  'upper triangular': solveUpper,
  'lower triangular': solveLower,
  symmetric: solveSymmetric,
  hermitian: solveHermitian,
  'positive definite': solveDefinite,
};
