/** Which bin values are in. */
import { assertOptions, dtypes, formatShape, type NdArray } from '@numloom/ndarray';
import type { Operand } from '../expression/operand.ts';
import { arrayOf, elementsOf, flat, writeIndices } from './rows.ts';
import { placesIn } from './searchsorted.ts';

/**
 * For each value the index of the bin it is in: `i` where `bins[i - 1] <= x < bins[i]`, or with
 * `right` where `bins[i - 1] < x <= bins[i]`; the other way round if the bins descend. 0 and the
 * number of edges stand for what is outside.
 *
 * @param x - values of any real dtype
 * @param bins - edges, ascending or descending, of one axis
 * @param options - `right`: whether bins hold their right edges instead of the left ones
 * @returns int64, of the shape of `x`
 * @throws RangeError when `bins` has not one axis or is not monotonic; TypeError for complex values
 * @example
 * ```ts
 * import { digitize } from '@numloom/ufunc';
 * console.log(digitize([0.5, 1, 7], [1, 2, 4]).tolist()); // => [ 0n, 1n, 3n ]
 * ```
 */
export function digitize(
  x: Operand,
  bins: Operand,
  options: { readonly right?: boolean | undefined } = {},
): NdArray<'int64'> {
  assertOptions(options, ['right'], 'digitize');
  const values = arrayOf(x, 'digitize');
  const edges = arrayOf(bins, 'digitize');
  if ([values, edges].some(({ dtype }) => dtypes[dtype].kind === 'c')) {
    throw new TypeError('digitize: x and bins must be real, complex numbers have no bins');
  }
  if (edges.ndim !== 1) {
    throw new RangeError(
      `digitize: bins has the shape ${formatShape(edges.shape)}, must have one axis`,
    );
  }
  const data = elementsOf(flat(edges));
  const side = options.right ? 'left' : 'right';
  if (isAscending(data)) return placesIn(edges, values, side);
  const reversed = edges.slice('::-1');
  if (!isAscending(data.slice().reverse())) {
    throw new RangeError('digitize: bins must ascend or descend monotonically');
  }
  const result = placesIn(reversed, values, side);
  const places = result.storage.view('uint32');
  const start = 2 * result.offset;
  const flipped = Uint32Array.from(
    { length: result.size },
    (_, i) => edges.size - places[start + 2 * i]!,
  );
  writeIndices(result, 0, flipped);
  return result;
}

/** Whether no element is less than the one before. */
export function isAscending(data: ArrayLike<number | bigint>): boolean {
  for (let i = 1; i < data.length; i++) if (data[i - 1]! > data[i]!) return false;
  return true;
}
