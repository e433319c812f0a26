/** Solving with a triangle by columns, in several calls of a kernel where it is long. */
import { kernelsOf, type Scalar } from '@numloom/linalg/kernels';
import { triangularColumns } from '../kernels/generated/triangularColumns.ts';

/** Lines a call of a kernel does: engines exchange code between calls. */
const LINES = 1024;

/** A triangle, and right-hand sides at `x`, which become solutions. */
export interface TriangularSystem {
  readonly size: number;
  /** Entries by lines, without the diagonal. */
  readonly starts: number;
  readonly indices: number;
  readonly values: number;
  readonly scalar: Scalar;
  /** Right-hand sides, 1 or 4, that lie element by element. */
  readonly lanes: number;
  /** Whether the transpose of the triangle is meant, and whether its conjugate. */
  readonly turned: boolean;
  readonly conjugated: boolean;
  /** Address of the diagonal, which is not among the entries; 0 for ones. */
  readonly diagonal: number;
  /** Whether unknowns are found from the first to the last. */
  readonly down: boolean;
  readonly x: number;
}

/** Solves in place. */
export function solveTriangle(system: TriangularSystem): void {
  const { size, scalar, lanes, turned, conjugated, starts, indices, values, diagonal, down, x } =
    system;
  const kernels = kernelsOf(triangularColumns);
  const [columns, rows] =
    lanes === 4
      ? [kernels.solveColumnsFour, kernels.solveRowsFour]
      : scalar === 'complex128'
        ? [kernels.solveColumnsComplex128, kernels.solveRowsComplex128]
        : [kernels.solveColumnsFloat64, kernels.solveRowsFloat64];
  const solve = turned ? rows : columns;
  for (let done = 0; done < size; done += LINES) {
    const next = Math.min(size, done + LINES);
    // Backwards, a kernel goes from the line before `from` on, and ends before the one behind `to`.
    const [from, to] = down ? [done, next] : [size - 1 - done, size - 1 - next];
    solve(from, to, starts, indices, values, diagonal, x, conjugated);
  }
}
