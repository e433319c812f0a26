/** Arrays of one axis: the parts of a matrix of one row. */
import { formatShape } from '@numloom/ndarray';
import type { Format, Parts, SparseDType } from '../parts/parts.ts';

/** The formats of arrays of one axis. */
export type LineFormat = 'coo' | 'csr' | 'dok';

const LINE_FORMATS: readonly Format[] = ['coo', 'csr', 'dok'];

/** @throws RangeError naming `caller` when arrays of one axis have no such format, as in SciPy. */
export function checkLineFormat(format: Format, caller: string): void {
  if (LINE_FORMATS.includes(format)) return;
  throw new RangeError(
    `${caller}: an array of one axis cannot have the format ${format}, must be ${LINE_FORMATS.join(', ')}: reshape([1, -1]) makes a matrix`,
  );
}

/** @throws RangeError naming `caller` when these are no parts of an array of one axis. */
export function lineParts<D extends SparseDType, F extends Format>(
  parts: Parts<D, F>,
  caller: string,
): Parts<D, F> {
  checkLineFormat(parts.format, caller);
  if (parts.shape[0] === 1) return parts;
  throw new RangeError(
    `${caller}: the parts of an array of one axis have the shape ${formatShape(parts.shape)}, must be of one row`,
  );
}
