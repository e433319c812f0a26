/** Whether all numbers of a matrix are finite. */
import { kernelsOf, withFrame } from '@numloom/linalg/kernels';
import { structure } from '../kernels/generated/structure.ts';
import { addressOf, scalarOf } from '../memory/compressed.ts';
import type { CompressedParts } from '../parts/parts.ts';

/** @throws RangeError naming `caller` and the place of the first entry that is NaN or infinite. */
export function checkFinite(parts: CompressedParts, caller: string): void {
  const { format, data, indices, indptr } = parts;
  const scalar = scalarOf(parts);
  const components = scalar === 'complex128' ? 2 : 1;
  const place = withFrame((frame) => {
    const values = addressOf(frame.reachable(data, scalar));
    return kernelsOf(structure).firstNotFinite(components * data.size, values);
  });
  if (place < 0) return;
  const entry = Math.floor(place / components);
  const starts = Array.from(indptr.values(), Number);
  const line = starts.findIndex((start) => start > entry) - 1;
  const index = Number(indices.get(entry));
  const [row, column] = format === 'csr' ? [line, index] : [index, line];
  throw new RangeError(
    `${caller}: A has ${String(data.get(entry))} at (${row}, ${column}), must be finite`,
  );
}
