/** What solves systems of which structure. */
import { solveGeneral } from './general.ts';
import type { Structure, StructureSolver } from './structure.ts';
import { solveDiagonal, solveLower, solveUpper } from './triangular.ts';

export const structureSolvers: Record<Structure, StructureSolver> = {
  general: solveGeneral,
  diagonal: solveDiagonal,
  tridiagonal: solveGeneral,
  banded: solveGeneral,
  'upper triangular': solveUpper,
  'lower triangular': solveLower,
  symmetric: solveGeneral,
  hermitian: solveGeneral,
  'positive definite': solveGeneral,
};
