/** Coordinates of the points of a grid. */
import { checkAxes, checkChoice } from './checks.ts';
import type { NdArray } from '../array/ndarray.ts';
import type { DType } from '../dtype/dtypes.ts';
import { namedOptions } from '../options.ts';
import { broadcastLayout } from '../layout/broadcast.ts';
import { type NdArrayLike, toArray } from './input.ts';

/** Options of {@link meshgrid}. */
export interface MeshgridOptions {
  /** Whether the first array runs along the second axis, as x does (`xy`), or the first (`ij`). */
  readonly indexing?: 'xy' | 'ij' | undefined;
  /** Leaves axes along which a coordinate does not change at length 1. */
  readonly sparse?: boolean | undefined;
  /** False gives broadcast views. */
  readonly copy?: boolean | undefined;
}

/**
 * The coordinates of all points of the grid that 1-d arrays span: one array for each, all of the
 * grid's shape. With x of n and y of m elements that is `(m, n)`, or `(n, m)` with indexing `ij`.
 *
 * @throws RangeError when an array has more than one axis; TypeError when `indexing` is not known.
 *
 * @example
 * ```ts
 * import { meshgrid } from '@numloom/ndarray';
 * const [x, y] = meshgrid([1, 2, 3], [10, 20]);
 * console.log(x?.tolist()); // => [ [ 1, 2, 3 ], [ 1, 2, 3 ] ]
 * console.log(y?.tolist()); // => [ [ 10, 10, 10 ], [ 20, 20, 20 ] ]
 * ```
 */
export function meshgrid<D extends DType = 'float64'>(
  ...args: readonly NdArrayLike<D>[] | readonly [...NdArrayLike<D>[], MeshgridOptions]
): NdArray<D>[] {
  const last = args.at(-1);
  const isOptions = Object.getPrototypeOf(last ?? 0) === Object.prototype;
  const {
    indexing = 'xy',
    sparse,
    copy = true,
  } = isOptions
    ? namedOptions(last as MeshgridOptions, ['indexing', 'sparse', 'copy'], 'meshgrid')
    : {};
  checkChoice(indexing, ['xy', 'ij'], 'indexing', 'meshgrid');
  const arrays = (isOptions ? args.slice(0, -1) : args).map((arg) => {
    const x = toArray<D>(arg as NdArrayLike<D>, 'meshgrid');
    checkAxes(x, 0, 1, 'meshgrid');
    return x.reshape(-1);
  });
  const axes = arrays.map((_, i) => (indexing === 'xy' && arrays.length > 1 && i < 2 ? 1 - i : i));
  const full = axes.map((axis) => arrays[axis]!.size);
  return arrays.map((x, i) => {
    const shape = full.map((length, axis) => (axis === axes[i] ? length : 1));
    const grid = x.reshape(shape);
    const view = sparse ? grid : grid.withLayout(broadcastLayout(grid, full, 'meshgrid'));
    return copy ? view.copy() : view;
  });
}
