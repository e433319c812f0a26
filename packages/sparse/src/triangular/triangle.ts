/** Solving with a triangle by columns, in several calls of a kernel where it is long. */
import { kernelsOf, type Scalar } from '@numloom/linalg/kernels';
import { triangularColumns } from '../kernels/generated/triangularColumns.ts';

/** Lines a call of a kernel does: engines exchange code between calls. */
const LINES = 1024;

/** The entries of a triangle by lines, without the diagonal: addresses. */
export interface TriangleEntries {
  readonly starts: number;
  readonly indices: number;
  readonly values: number;
}

/** How a triangle is meant, and the right-hand sides that become solutions. */
export interface Turned {
  readonly scalar: Scalar;
  /** Right-hand sides, 1 or 4, that lie element by element, and where. */
  readonly lanes: number;
  readonly x: number;
  /** Whether the transpose of the triangle is meant, and whether its conjugate. */
  readonly turned: boolean;
  readonly conjugated: boolean;
}

/**
 * Solves in place for unknowns `first` to `end`, from the first to the last (`down`) or back. `diagonal` is
 * the address of the diagonal, 0 for ones.
 */
export function solveTriangle(
  { starts, indices, values }: TriangleEntries,
  diagonal: number,
  down: boolean,
  [first, end]: readonly [first: number, end: number],
  { scalar, lanes, turned, conjugated, x }: Turned,
): void {
  const kernels = kernelsOf(triangularColumns);
  const [columns, rows] =
    lanes === 4
      ? [kernels.solveColumnsFour, kernels.solveRowsFour]
      : scalar === 'complex128'
        ? [kernels.solveColumnsComplex128, kernels.solveRowsComplex128]
        : [kernels.solveColumnsFloat64, kernels.solveRowsFloat64];
  const solve = turned ? rows : columns;
  for (let done = first; done < end; done += LINES) {
    const next = Math.min(end, done + LINES);
    const from = down ? done : first + end - 1 - done;
    const to = down ? next : first + end - 1 - next;
    solve(from, to, starts, indices, values, diagonal, x, conjugated);
  }
}
