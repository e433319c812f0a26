/** A square matrix that systems are solved with: a scaled copy, with the sums that errors are judged by. */
import { kernelsOf, type Scalar, view } from '@numloom/linalg/kernels';
import { residuals, type ResidualsKernels } from '../kernels/generated/residuals.ts';
import { type Compressed, scalarOf } from '../memory/compressed.ts';
import type { Owned } from '../memory/owned.ts';
import type { CompressedParts, SparseDType } from '../parts/parts.ts';
import { putIndices, putValues } from './copies.ts';

/** Powers of two that rows and columns are multiplied by. */
export interface Scaling {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
}

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

/** The kernels of residuals for real or complex numbers. */
export function residualKernels(scalar: Scalar) {
  const kernels: ResidualsKernels = kernelsOf(residuals);
  return scalar === 'complex128'
    ? {
        begin: kernels.beginComplex,
        subtractColumns: kernels.subtractColumnsComplex,
        subtractRows: kernels.subtractRowsComplex,
        add: kernels.addComplex,
        scale: kernels.scaleComplex,
        largest: kernels.largestComplex,
        backwardError: kernels.backwardErrorComplex,
        residualBounds: kernels.residualBoundsComplex,
        absoluteSums: kernels.absoluteSumsComplex,
        scaleEntries: kernels.scaleEntriesComplex,
      }
    : {
        begin: kernels.beginReal,
        subtractColumns: kernels.subtractColumnsReal,
        subtractRows: kernels.subtractRowsReal,
        add: kernels.addReal,
        scale: kernels.scaleReal,
        largest: kernels.largestReal,
        backwardError: kernels.backwardErrorReal,
        residualBounds: kernels.residualBoundsReal,
        absoluteSums: kernels.absoluteSumsReal,
        scaleEntries: kernels.scaleEntriesReal,
      };
}

/** Bytes of a number. */
export function bytesOf(scalar: Scalar): number {
  return scalar === 'complex128' ? 16 : 8;
}

/** Columns that a kernel does in one call: engines exchange code for better code between calls. */
const RANGE = 4096;

/** Calls `run` with consecutive ranges of columns. */
export function eachRange(count: number, run: (first: number, end: number) => void): void {
  for (let first = 0; first < count; first += RANGE) run(first, Math.min(first + RANGE, count));
}

/** The copy of a matrix whose columns are in order, its values scaled. */
export function systemOf(
  parts: CompressedParts<SparseDType, 'csc'>,
  owned: Owned,
  scaling?: Scaling,
): System {
  const scalar = scalarOf(parts);
  const n = parts.shape[1];
  const entries = parts.indices.size;
  const starts = owned.bytes(4 * (n + 1));
  const indices = owned.bytes(4 * entries);
  const values = owned.bytes(bytesOf(scalar) * entries);
  const sums = owned.bytes(16 * n);
  const scales = scaling === undefined ? 0 : owned.bytes(16 * n);
  putIndices(parts.indptr, starts);
  putIndices(parts.indices, indices);
  const places = { scalar, lines: n, length: n, entries, starts, indices, values };
  const norms = fillSystem({ ...places, rowSums: sums }, parts, scales, scaling);
  return {
    ...places,
    rowScale: scales,
    columnScale: scales === 0 ? 0 : scales + 8 * n,
    rowSums: sums,
    columnSums: sums + 8 * n,
    ...norms,
  };
}

/** The same system with the values of another matrix of its pattern. */
export function refilled(
  system: System,
  parts: CompressedParts<SparseDType, 'csc'>,
  scaling?: Scaling,
): System {
  return { ...system, ...fillSystem(system, parts, system.rowScale, scaling) };
}

function fillSystem(
  { scalar, lines: n, starts, indices, values, rowSums }: Compressed & { readonly rowSums: number },
  parts: CompressedParts<SparseDType, 'csc'>,
  scales: number,
  scaling: Scaling | undefined,
): { readonly rowNorm: number; readonly columnNorm: number } {
  const kernels = residualKernels(scalar);
  putValues(parts.data, values);
  const columnSums = rowSums + 8 * n;
  if (scaling !== undefined) {
    view('float64', scales, n).set(scaling.rows);
    view('float64', scales + 8 * n, n).set(scaling.columns);
    eachRange(n, (first, end) =>
      kernels.scaleEntries(first, end, starts, indices, values, scales, scales + 8 * n),
    );
  }
  view('float64', rowSums, n).fill(0);
  eachRange(n, (first, end) =>
    kernels.absoluteSums(first, end, starts, indices, values, rowSums, columnSums),
  );
  const { largestReal } = kernelsOf(residuals);
  return { rowNorm: largestReal(n, rowSums), columnNorm: largestReal(n, columnSums) };
}
