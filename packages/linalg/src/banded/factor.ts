/** Band matrices: LU with partial pivoting, and Cholesky factors. All are by columns in the heap. */
import { banded } from '../kernels/generated/banded.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, view } from '../memory/frame.ts';
import type { Matrix } from '../memory/matrix.ts';

/** Columns that are eliminated by one call of a kernel: engines optimise between calls only. */
const STEP = 64;

/** A band matrix of order n: element i - j + below + above of column j is a_ij. */
export interface Band {
  readonly below: number;
  readonly above: number;
  /** (2 below + above + 1) x n: the first `below` rows are room for exchanges. */
  readonly matrix: Matrix;
}

/** The factors of a {@link Band}, in its place. */
export interface BandFactors extends Band {
  readonly pivots: number;
}

function kernels({ dtype }: Matrix) {
  const all = kernelsOf(banded);
  return dtype === 'complex128'
    ? {
        factor: all.factorBandedComplex,
        solve: all.solveBandedComplex,
        solveAdjoint: all.solveAdjointBandedComplex,
        factorDefinite: all.factorDefiniteBandedComplex,
        solveDefinite: all.solveDefiniteBandedComplex,
      }
    : {
        factor: all.factorBandedReal,
        solve: all.solveBandedReal,
        solveAdjoint: all.solveAdjointBandedReal,
        factorDefinite: all.factorDefiniteBandedReal,
        solveDefinite: all.solveDefiniteBandedReal,
      };
}

/**
 * P A = L U, in place; the room for exchanges has to be zero. 2 n below (below + above) operations at
 * most. Answers the number of the first column without pivot, from one, where A is singular.
 */
export function factorBand(band: Band, frame: Frame): BandFactors | { readonly singular: number } {
  const { below, above, matrix } = band;
  const { columns: n, address, columnStride } = matrix;
  const pivots = frame.bytes(4 * n);
  const state = frame.bytes(8);
  for (let from = 0; from < n; from += STEP) {
    kernels(matrix).factor(
      ...([n, below, above, address, columnStride, pivots, state] as const),
      ...([from, Math.min(from + STEP, n)] as const),
    );
  }
  const singular = n === 0 ? 0 : view('int32', state, 2)[1]!;
  return singular > 0 ? { singular } : { ...band, pivots };
}

/** B = A^-1 B by the factors, or A^-H B; B of contiguous columns. */
export function solveBand(factors: BandFactors, b: Matrix, adjoint = false): void {
  const { below, above, matrix, pivots } = factors;
  const { columns: n, address, columnStride } = matrix;
  const { solve, solveAdjoint } = kernels(matrix);
  const place = [below, above, address, columnStride, pivots] as const;
  if (!adjoint) return solve(n, b.columns, ...place, b.address, b.columnStride);
  const bytes = b.columnStride * (b.dtype === 'complex128' ? 16 : 8);
  for (let j = 0; j < b.columns; j++) solveAdjoint(n, ...place, b.address + j * bytes);
}

/**
 * A = L L^H of a Hermitian band matrix, (below + 1) x n: element i - j of column j is a_ij, i ≥ j.
 * Answers 0, or the order of the first leading minor that is not positive. n below² operations.
 */
export function factorDefiniteBand(matrix: Matrix): number {
  const { rows, columns: n, address, columnStride } = matrix;
  for (let from = 0; from < n; from += STEP) {
    const to = Math.min(from + STEP, n);
    const factor = kernels(matrix).factorDefinite;
    const failed = factor(n, rows - 1, address, columnStride, from, to);
    if (failed > 0) return failed;
  }
  return 0;
}

/** B = A^-1 B by the factor; B of contiguous columns. */
export function solveDefiniteBand(l: Matrix, b: Matrix): void {
  const { rows, columns: n, address, columnStride } = l;
  kernels(l).solveDefinite(
    ...([n, b.columns, rows - 1, address, columnStride] as const),
    ...([b.address, b.columnStride] as const),
  );
}
