/** Arrays from nested lists of blocks. */
import { type DType, concat, type NdArray } from '@numloom/ndarray';
import type { Operand } from '../expression/operand.ts';
import { inNameOf } from '../expression/naming.ts';
import { arrayOf } from '../order/rows.ts';

/** A block, or a list of them, nested. */
export type Blocks = Exclude<Operand, readonly unknown[]> | readonly Blocks[];

/**
 * An array from nested lists of blocks: those of the innermost lists are joined along the last
 * axis, these along the one before, and so on. Blocks are arrays, typed arrays, expressions or
 * numbers; those of fewer axes than others have leading axes of length 1. The dtypes are promoted.
 *
 * @throws RangeError when a list is empty, lists are nested unevenly or blocks do not fit
 * @example
 * ```ts
 * import { eye, zeros } from '@numloom/ndarray';
 * import { block } from '@numloom/ufunc';
 * const a = block([[eye(2), zeros([2, 1])], [zeros([1, 2]), 7]]);
 * console.log(a.tolist()); // => [ [ 1, 0, 0 ], [ 0, 1, 0 ], [ 0, 0, 7 ] ]
 * ```
 */
export function block(arrays: Blocks): NdArray<DType> {
  const depth = depthOf(arrays);
  const tree = blocksOf(arrays, depth);
  const ndim = Math.max(depth, ndimOf(tree));
  return inNameOf('block', () => joined(tree, depth, ndim));
}

type Tree = NdArray | readonly Tree[];

/** How deep the first blocks lie, as all have to. */
function depthOf(arrays: Blocks): number {
  let depth = 0;
  for (let item: unknown = arrays; Array.isArray(item); item = (item as unknown[])[0]) {
    if (depth++ > MOST_DEPTH)
      throw new RangeError(`block: nested deeper than ${MOST_DEPTH} levels`);
  }
  return depth;
}

/** A list may hold itself. */
const MOST_DEPTH = 64;

function blocksOf(arrays: Blocks, depth: number): Tree {
  if (!Array.isArray(arrays)) {
    if (depth === 0) return arrayOf(arrays as Operand, 'block');
  } else if (depth > 0) {
    if (arrays.length === 0) throw new RangeError('block: a list of blocks is empty');
    return (arrays as readonly Blocks[]).map((item) => blocksOf(item, depth - 1));
  }
  throw new RangeError('block: lists are nested unevenly; all blocks must be equally deep');
}

function ndimOf(tree: Tree): number {
  if (!Array.isArray(tree)) return (tree as NdArray).ndim;
  return Math.max(...(tree as readonly Tree[]).map(ndimOf));
}

function joined(tree: Tree, depth: number, ndim: number): NdArray {
  if (!Array.isArray(tree)) {
    const { shape } = tree as NdArray;
    const padded = (tree as NdArray).reshape([
      ...Array<number>(ndim - shape.length).fill(1),
      ...shape,
    ]);
    // What is alone is a copy, too.
    return depth === 0 ? padded.copy() : padded;
  }
  const parts = (tree as readonly Tree[]).map((item) => joined(item, depth - 1, ndim));
  return concat(parts, { axis: ndim - depth });
}
