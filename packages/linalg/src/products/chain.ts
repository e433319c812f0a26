/** `multi_dot`: products of chains of matrices. */
import { type DType, formatShape, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { checkList } from '../arguments/kinds.ts';
import { arrayOf, type Operand } from '../arguments/operands.ts';
import { intoOut, type Out, type OutOptions } from '../arguments/out.ts';
import type { PromotedOf } from '../arguments/types.ts';
import { productOf } from './matmul.ts';

/**
 * The product of two or more matrices, in the order that takes the least operations. The first
 * operand may be a vector, a row then, and the last, a column then.
 *
 * The order is found by dynamic programming over parts of the chain (Cormen et al., "Introduction to
 * Algorithms", chapter 15.2), O(n³) for n operands.
 *
 * @returns a new array of the dtype that the operands promote to, or `out`
 * @throws RangeError when there are less than two operands, one has another number of axes, or the
 *   shapes do not fit; TypeError when the result does not fit `out`
 *
 * @example
 * ```ts
 * import { ones } from '@numloom/ndarray';
 * import { multi_dot } from '@numloom/linalg';
 * const x = multi_dot([ones([10, 100]), ones([100, 5]), ones([5, 50])]);
 * console.log(x.shape, x.get(0, 0)); // => [ 10, 50 ] 500
 * ```
 */
export function multi_dot<D extends DType>(arrays: readonly Operand[], options: Out<D>): NdArray<D>;
export function multi_dot<A extends Operand>(
  arrays: readonly A[],
  options?: OutOptions<never>,
): NdArray<PromotedOf<readonly A[]>>;
export function multi_dot(arrays: readonly Operand[], options: OutOptions = {}): NdArray {
  assertOptions(options, ['out'], 'multi_dot');
  const { out } = options;
  checkList(arrays, 'a list of operands', 'multi_dot', 'arrays');
  const chain = arrays.map((operand) => arrayOf(operand, 'multi_dot'));
  if (chain.length < 2) {
    throw new RangeError(`multi_dot: there are ${chain.length} operands, needs at least two`);
  }
  const last = chain.length - 1;
  chain.forEach((array, i) => {
    if (array.ndim === 2 || (array.ndim === 1 && (i === 0 || i === last))) return;
    const needed = i === 0 || i === last ? 'a vector or a matrix' : 'a matrix';
    throw new RangeError(
      `multi_dot: operand ${i} has the shape ${formatShape(array.shape)}, must be ${needed}`,
    );
  });
  // Lengths of the axes between neighbours, and of the outer two.
  const lengths = chain.map(({ ndim, shape }, i) => (ndim === 1 && i === 0 ? 1 : shape[0]!));
  lengths.push(chain[last]!.shape[1] ?? 1);
  chain.forEach((array, i) => {
    if (i === last || array.shape.at(-1) === chain[i + 1]!.shape[0]) return;
    const [left, right] = [array, chain[i + 1]!].map(({ shape }) => formatShape(shape));
    throw new RangeError(
      `multi_dot: operands ${i} and ${i + 1} have the shapes ${left} and ${right}, which do not fit`,
    );
  });
  const cuts = bestCuts(lengths);
  const product = (from: number, to: number): NdArray => {
    if (from === to) return chain[from]!;
    const cut = cuts[from]![to]!;
    return productOf(product(from, cut), product(cut + 1, to), 'multi_dot');
  };
  return intoOut(product(0, last), out, 'multi_dot');
}

/** For each part of a chain, from one matrix to another, after which matrix it is cut best. */
function bestCuts(lengths: readonly number[]): number[][] {
  const count = lengths.length - 1;
  const costs = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  const cuts = costs.map((row) => row.slice());
  for (let span = 1; span < count; span++) {
    for (let i = 0, j = span; j < count; i++, j++) {
      let least = Infinity;
      for (let k = i; k < j; k++) {
        const own = lengths[i]! * lengths[k + 1]! * lengths[j + 1]!;
        const cost = costs[i]![k]! + costs[k + 1]![j]! + own;
        if (cost < least) {
          least = cost;
          cuts[i]![j] = k;
        }
      }
      costs[i]![j] = least;
    }
  }
  return cuts;
}
