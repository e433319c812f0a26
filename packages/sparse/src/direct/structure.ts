/** What a square matrix looks like: its band, its diagonal, and how symmetric it is. */
import { kernelsOf, view, withFrame } from '@numloom/linalg/kernels';
import { structure as module } from '../kernels/generated/structure.ts';
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

/** Looks at a matrix by columns whose indices increase. O(entries + n). */
export function structureOf({
  scalar,
  lines: n,
  entries,
  starts,
  indices,
  values,
}: Compressed): Structure {
  const kernels = kernelsOf(module);
  const given = [n, starts, indices, values] as const;
  return withFrame((frame) => {
    const out = frame.bytes(40);
    const isComplex = scalar === 'complex128';
    (isComplex ? kernels.profileComplex : kernels.profileReal)(...given, out);
    const [lower, upper, regular, positive, onDiagonal, , single] = [...view('int32', out, 7)] as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const next = frame.bytes(4 * n);
    (isComplex ? kernels.symmetryComplex : kernels.symmetryReal)(...given, next, out);
    const [pairs, equal, complex] = [...view('int32', out, 3)] as [number, number, number];
    const outside = entries - onDiagonal;
    return {
      lower,
      upper,
      regular,
      positive,
      single,
      patternSymmetry: outside === 0 ? 1 : (2 * pairs) / outside,
      isHermitian: 2 * equal === outside && complex === 0,
    };
  });
}

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
