/** Matrices that are taken for graphs: their patterns. */
import type { Frame } from '@numloom/linalg/kernels';
import { matrixOf } from '../construct/operands.ts';
import type { MatrixInput } from '../construct/types.ts';
import { convert } from '../convert/convert.ts';
import { addressOf, type Pattern } from '../memory/compressed.ts';
import type { CompressedParts } from '../parts/parts.ts';

/** The pattern of a matrix by rows: element (i, j) is an edge from i to j. */
export function rowsOf(graph: MatrixInput, frame: Frame, caller: string, name = 'graph'): Pattern {
  const parts = matrixOf(graph, caller, 'csr', name);
  const { shape, indptr, indices } = convert(parts, 'csr') as CompressedParts;
  return {
    lines: shape[0],
    length: shape[1],
    entries: indices.size,
    starts: addressOf(frame.reachable(indptr, 'int32')),
    indices: addressOf(frame.reachable(indices, 'int32')),
  };
}

/** The same of a square matrix. */
export function graphOf(graph: MatrixInput, frame: Frame, caller: string): Pattern {
  const pattern = rowsOf(graph, frame, caller);
  const { lines, length } = pattern;
  if (lines !== length) {
    throw new RangeError(`${caller}: shape is (${lines}, ${length}), a graph has a square matrix`);
  }
  return pattern;
}
