/** A square matrix that systems are solved with: a scaled copy, with the sums that errors are judged by. */
import { type Frame, kernelsOf, type Owned, view } from '@numloom/linalg/kernels';
import { Transposed } from '../analysis/patterns.ts';
import { residuals } from '../kernels/generated/residuals.ts';
import { type Compressed, scalarOf } from '../memory/compressed.ts';
import type { CompressedParts, SparseDType } from '../parts/parts.ts';
import { putIndices, putValues } from './copies.ts';
import { bytesOf, eachRange, residualKernels } from './kernels.ts';
import { type Scaling, scalingOf } from './scaling.ts';
import { isHermitian as isHermitianMatrix, type Structure, structureOf } from './structure.ts';

/** R A C by columns, of a matrix A and the diagonals R and C; addresses are those of memory owned. */
export interface System extends Compressed {
  readonly isSymmetric: boolean;
  readonly isHermitian: boolean;
  /** Addresses of the diagonals R and C, float64; 0 where the matrix is not scaled. */
  readonly rowScale: number;
  readonly columnScale: number;
  /** Addresses of Σ|a| of each row and column, float64. */
  readonly rowSums: number;
  readonly columnSums: number;
  /** The largest of them: ‖·‖∞ and ‖·‖₁. */
  readonly rowNorm: number;
  readonly columnNorm: number;
}

/** A system with what its matrix looks like, and its transpose. */
export interface Described {
  readonly system: System;
  readonly structure: Structure;
  readonly rows: Transposed;
}

/** The copy of a matrix whose columns are in order; the frame is that of its transpose. */
export function systemOf(
  parts: CompressedParts<SparseDType, 'csc'>,
  owned: Owned,
  equilibrate: boolean | 'auto',
  frame: Frame,
): Described {
  const scalar = scalarOf(parts);
  const n = parts.shape[1];
  const entries = parts.indices.size;
  const starts = owned.bytes(4 * (n + 1));
  const indices = owned.bytes(4 * entries);
  const values = owned.bytes(bytesOf(scalar) * entries);
  const sums = owned.bytes(16 * n);
  putIndices(parts.indptr, starts);
  putIndices(parts.indices, indices);
  putValues(parts.data, values);
  const places = { scalar, lines: n, length: n, entries, starts, indices, values };
  const rows = new Transposed(places, frame);
  const structure = structureOf(places, rows);
  const { isHermitian } = structure;
  const before = isHermitian ? measure(places, isHermitian, sums) : undefined;
  const scaling = scalingOf(places, isHermitian ? sums : 0, equilibrate);
  const rowScale = scaling === undefined ? 0 : owned.bytes(16 * n);
  const columnScale = scaling === undefined ? 0 : rowScale + 8 * n;
  const { columnSums, rowNorm, columnNorm } =
    scaling === undefined
      ? (before ?? measure(places, isHermitian, sums))
      : applyScaling(places, scaling, [rowScale, columnScale], sums);
  const system = {
    scalar,
    lines: n,
    length: n,
    entries,
    starts,
    indices,
    values,
    isSymmetric: structure.patternSymmetry === 1,
    isHermitian,
    rowScale,
    columnScale,
    rowSums: sums,
    columnSums,
    rowNorm,
    columnNorm,
  };
  return { system, structure, rows };
}

/** The same system with the values of another matrix of its pattern, scaled if that one is. */
export function refilled(system: System, parts: CompressedParts<SparseDType, 'csc'>): System {
  const { rowScale, columnScale, rowSums } = system;
  putValues(parts.data, system.values);
  // Others are treated as what they are not known to be.
  const isHermitian = (system.isHermitian || rowScale !== 0) && isHermitianMatrix(system);
  const before = isHermitian ? measure(system, isHermitian, rowSums) : undefined;
  const sums =
    rowScale === 0
      ? (before ?? measure(system, isHermitian, rowSums))
      : applyScaling(
          system,
          scalingOf(system, isHermitian ? rowSums : 0, true)!,
          [rowScale, columnScale],
          rowSums,
        );
  return { ...system, isHermitian, ...sums };
}

/** What is known of the sums of columns, and of the largest ones. */
type Sums = Pick<System, 'columnSums' | 'rowNorm' | 'columnNorm'>;

/** Scales the entries; computes the sums of the rows, and after them those of the columns. */
function applyScaling(
  { scalar, lines: n, starts, indices, values }: Compressed,
  { rows, columns }: Scaling,
  [rowScale, columnScale]: readonly [number, number],
  rowSums: number,
): Sums {
  view('float64', rowScale, n).set(rows);
  view('float64', columnScale, n).set(columns);
  const columnSums = rowSums + 8 * n;
  view('float64', rowSums, n).fill(0);
  const scales = [rowScale, columnScale, rowSums, columnSums] as const;
  const { scaleEntries } = residualKernels(scalar);
  eachRange(n, (first, end) => scaleEntries(first, end, starts, indices, values, ...scales));
  return sumsOf(n, rowSums, columnSums);
}

function sumsOf(n: number, rowSums: number, columnSums: number): Sums {
  const { largestReal } = kernelsOf(residuals);
  const rowNorm = largestReal(n, rowSums);
  const columnNorm = columnSums === rowSums ? rowNorm : largestReal(n, columnSums);
  return { columnSums, rowNorm, columnNorm };
}

/** Computes the sums in room for 2 n numbers at an address; those of a Hermitian matrix are the same. */
function measure(
  { scalar, lines: n, starts, indices, values }: Compressed,
  isHermitian: boolean,
  rowSums: number,
): Sums {
  const { absoluteSums, columnSums: sumColumns } = residualKernels(scalar);
  if (isHermitian) {
    eachRange(n, (first, end) => sumColumns(first, end, starts, values, rowSums));
    return sumsOf(n, rowSums, rowSums);
  }
  const columnSums = rowSums + 8 * n;
  view('float64', rowSums, n).fill(0);
  eachRange(n, (first, end) =>
    absoluteSums(first, end, starts, indices, values, rowSums, columnSums),
  );
  return sumsOf(n, rowSums, columnSums);
}
