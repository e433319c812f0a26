/** Compressed matrices as kernels see them: places in the heap's memory. */
import type { Frame, Scalar } from '@numloom/linalg/kernels';
import type { CompressedParts } from '../parts/parts.ts';
import { addressOf } from './address.ts';
import { assertFits } from './fitting.ts';

/** Where the entries of a matrix by rows or by columns are, its "lines"; starts and indices are int32. */
export interface Pattern {
  /** Number of lines, and of elements of each. */
  readonly lines: number;
  readonly length: number;
  readonly entries: number;
  /** Addresses, in bytes. */
  readonly starts: number;
  readonly indices: number;
  /** Whether it is known to be its own transpose, with increasing indices in each line, none twice. */
  readonly isSymmetric?: boolean;
}

/** The same with values: float64, or float64 pairs of complex numbers. */
export interface Compressed extends Pattern {
  readonly scalar: Scalar;
  readonly values: number;
}

/** The dtype that solvers compute with. */
export function scalarOf({ dtype }: Pick<CompressedParts, 'dtype'>): Scalar {
  return dtype === 'complex128' ? 'complex128' : 'float64';
}

/** A matrix where kernels reach it, to be read only, its values in float64 or complex128. */
export function reachable(
  parts: CompressedParts,
  frame: Frame,
  scalar: Scalar = scalarOf(parts),
): Compressed {
  assertFits(parts);
  const [rows, columns] = parts.shape;
  const [lines, length] = parts.format === 'csr' ? [rows, columns] : [columns, rows];
  return {
    scalar,
    lines,
    length,
    entries: parts.indices.size,
    starts: addressOf(frame.reachable(parts.indptr, 'int32')),
    indices: addressOf(frame.reachable(parts.indices, 'int32')),
    values: addressOf(frame.reachable(parts.data, scalar)),
  };
}

export { addressOf };
