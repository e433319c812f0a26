/** A square matrix that systems are solved with: a scaled copy, with the sums that errors are judged by. */
import { kernelsOf, type Owned, view } from '@numloom/linalg/kernels';
import { residuals } from '../kernels/generated/residuals.ts';
import { type Compressed, scalarOf } from '../memory/compressed.ts';
import type { CompressedParts, SparseDType } from '../parts/parts.ts';
import { putIndices, putValues } from './copies.ts';
import { bytesOf, eachRange, residualKernels } from './kernels.ts';
import { type Scaling, scalingOf } from './scaling.ts';
import { type Structure, structureOf } from './structure.ts';

/** R A C by columns, of a matrix A and the diagonals R and C; addresses are those of memory owned. */
export interface System extends Compressed {
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

/** The copy of a matrix whose columns are in order, and what it looks like. */
export function systemOf(
  parts: CompressedParts<SparseDType, 'csc'>,
  owned: Owned,
  equilibrate: boolean | 'auto',
): { readonly system: System; readonly structure: Structure } {
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
  const structure = structureOf(places);
  const { isHermitian } = structure;
  const scaling = scalingOf(places, isHermitian, equilibrate);
  const rowScale = scaling === undefined ? 0 : owned.bytes(16 * n);
  const columnScale = scaling === undefined ? 0 : rowScale + 8 * n;
  if (scaling !== undefined) applyScaling(places, scaling, rowScale, columnScale);
  const [rowSums, columnSums] = [sums, sums + 8 * n];
  const [rowNorm, columnNorm] = measure(places, rowSums, columnSums);
  const system = {
    scalar,
    lines: n,
    length: n,
    entries,
    starts,
    indices,
    values,
    isHermitian,
    rowScale,
    columnScale,
    rowSums,
    columnSums,
    rowNorm,
    columnNorm,
  };
  return { system, structure };
}

/** The same system with the values of another matrix of its pattern, scaled if that one is. */
export function refilled(system: System, parts: CompressedParts<SparseDType, 'csc'>): System {
  const { rowScale, columnScale, rowSums, columnSums } = system;
  putValues(parts.data, system.values);
  if (rowScale !== 0) {
    const scaling = scalingOf(system, structureOf(system).isHermitian, true)!;
    applyScaling(system, scaling, rowScale, columnScale);
  }
  const [rowNorm, columnNorm] = measure(system, rowSums, columnSums);
  return { ...system, rowNorm, columnNorm };
}

function applyScaling(
  { scalar, lines: n, starts, indices, values }: Compressed,
  { rows, columns }: Scaling,
  rowScale: number,
  columnScale: number,
): void {
  view('float64', rowScale, n).set(rows);
  view('float64', columnScale, n).set(columns);
  const { scaleEntries } = residualKernels(scalar);
  eachRange(n, (first, end) =>
    scaleEntries(first, end, starts, indices, values, rowScale, columnScale),
  );
}

/** Computes the sums; answers the norms. */
function measure(
  { scalar, lines: n, starts, indices, values }: Compressed,
  rowSums: number,
  columnSums: number,
): [rowNorm: number, columnNorm: number] {
  const { absoluteSums } = residualKernels(scalar);
  view('float64', rowSums, n).fill(0);
  eachRange(n, (first, end) =>
    absoluteSums(first, end, starts, indices, values, rowSums, columnSums),
  );
  const { largestReal } = kernelsOf(residuals);
  return [largestReal(n, rowSums), largestReal(n, columnSums)];
}
