/** The kernels of residuals, for the numbers of a matrix. */
import { kernelsOf, type Scalar } from '@numloom/linalg/kernels';
import { residuals, type ResidualsKernels } from '../kernels/generated/residuals.ts';

/** The kernels of residuals for real or complex numbers. */
export function residualKernels(scalar: Scalar) {
  const kernels: ResidualsKernels = kernelsOf(residuals);
  return scalar === 'complex128'
    ? {
        begin: kernels.beginComplex,
        subtractColumns: kernels.subtractColumnsComplex,
        subtractColumnsPlainly: kernels.subtractColumnsPlainlyComplex,
        subtractRows: kernels.subtractRowsComplex,
        subtractRowsPlainly: kernels.subtractRowsPlainlyComplex,
        add: kernels.addComplex,
        scale: kernels.scaleComplex,
        largest: kernels.largestComplex,
        backwardError: kernels.backwardErrorComplex,
        residualBounds: kernels.residualBoundsComplex,
        absoluteSums: kernels.absoluteSumsComplex,
        columnSums: kernels.columnSumsComplex,
        scaleEntries: kernels.scaleEntriesComplex,
        rowMaxima: kernels.rowMaximaComplex,
        columnMaxima: kernels.columnMaximaComplex,
      }
    : {
        begin: kernels.beginReal,
        subtractColumns: kernels.subtractColumnsReal,
        subtractColumnsPlainly: kernels.subtractColumnsPlainlyReal,
        subtractRows: kernels.subtractRowsReal,
        subtractRowsPlainly: kernels.subtractRowsPlainlyReal,
        add: kernels.addReal,
        scale: kernels.scaleReal,
        largest: kernels.largestReal,
        backwardError: kernels.backwardErrorReal,
        residualBounds: kernels.residualBoundsReal,
        absoluteSums: kernels.absoluteSumsReal,
        columnSums: kernels.columnSumsReal,
        scaleEntries: kernels.scaleEntriesReal,
        rowMaxima: kernels.rowMaximaReal,
        columnMaxima: kernels.columnMaximaReal,
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
