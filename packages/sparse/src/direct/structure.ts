/** What a square matrix looks like: its band, its diagonal, and how symmetric it is. */
import { kernelsOf, view, withFrame } from '@numloom/linalg/kernels';
import { structure as module } from '../kernels/generated/structure.ts';
import type { Transposed } from '../analysis/patterns.ts';
import type { Compressed, Pattern } from '../memory/compressed.ts';

/** What is found in one pass or two over the entries. */
export interface Structure {
  /** How far entries lie below and above the diagonal. */
  readonly lower: number;
  readonly upper: number;
  /** Diagonal elements that are not zero, and those that are real and positive. */
  readonly regular: number;
  readonly positive: number;
  /** Columns of one entry. */
  readonly single: number;
  /** Entries outside of the diagonal with one in the mirrored place, of all; 1 if there are none. */
  readonly patternSymmetry: number;
  readonly isHermitian: boolean;
}

/** Looks at a matrix by columns whose indices increase; `rows` is its transpose. O(entries + n). */
export function structureOf(
  { scalar, lines: n, entries, starts, indices, values }: Compressed,
  rows: Transposed,
): Structure {
  const kernels = kernelsOf(module);
  return withFrame((frame) => {
    const out = frame.bytes(40);
    const profile = scalar === 'complex128' ? kernels.profileComplex : kernels.profileReal;
    profile(n, starts, indices, values, out);
    const [lower, upper, regular, positive, onDiagonal, , single] = [...view('int32', out, 7)] as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const symmetry = symmetryOf({ scalar, lines: n, starts, indices, values });
    const outside = entries - onDiagonal;
    let mirrored = outside;
    if (symmetry === UNSYMMETRIC) {
      const other = rows.get();
      const given = [starts, indices, other.starts, other.indices] as const;
      mirrored = kernels.countMirrored(n, ...given, frame.bytes(4 * n));
    }
    return {
      lower,
      upper,
      regular,
      positive,
      single,
      patternSymmetry: outside === 0 ? 1 : mirrored / outside,
      isHermitian: symmetry === HERMITIAN,
    };
  });
}

/** What the kernels answer, see assembly/modules/structure.ts. */
const UNSYMMETRIC = 0;
const HERMITIAN = 2;

type Matrix = Pick<Compressed, 'scalar' | 'lines' | 'starts' | 'indices' | 'values'>;

function symmetryOf({ scalar, lines: n, starts, indices, values }: Matrix): number {
  const { symmetryComplex, symmetryReal } = kernelsOf(module);
  const symmetry = scalar === 'complex128' ? symmetryComplex : symmetryReal;
  return withFrame((frame) => symmetry(n, starts, indices, values, frame.bytes(4 * n)));
}

/** Whether a matrix whose indices increase in each column is its own conjugate transpose. O(entries). */
export const isHermitian = (matrix: Matrix): boolean => symmetryOf(matrix) === HERMITIAN;

/**
 * Columns of one entry in a row of several, and rows of one in a column of several; `byRows` is the transpose
 * of the pattern. O(n).
 */
export function hangingLines(a: Pattern, byRows: Pattern): number {
  const kernel = kernelsOf(module).hangingLines;
  const count = (one: Pattern, other: Pattern) =>
    kernel(one.lines, one.starts, one.indices, other.starts);
  return count(a, byRows) + count(byRows, a);
}

/** Rows and columns of A in orders that make it upper triangular. */
export interface TriangularOrder {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/** The orders that make a matrix upper triangular, if there are any. `byRows` is its transpose's pattern. */
export function triangularOrder(a: Pattern, byRows: Pattern): TriangularOrder | undefined {
  const n = a.lines;
  return withFrame((frame) => {
    const [counts, isDone, rows, columns] = [0, 1, 2, 3].map(() => frame.bytes(4 * n)) as [
      number,
      number,
      number,
      number,
    ];
    const given = [a.starts, a.indices, byRows.starts, byRows.indices] as const;
    const found = kernelsOf(module).peel(n, ...given, counts, isDone, rows, columns);
    if (found < n) return undefined;
    return { rows: view('int32', rows, n).slice(), columns: view('int32', columns, n).slice() };
  });
}
