/** Values of polynomials. */
import { promote_types } from '@numloom/ndarray';
import { wrap } from '../expression/apply.ts';
import { mapNode } from '../expression/build.ts';
import { type Expression, identityNode } from '../expression/expression.ts';
import { inNameOf } from '../expression/naming.ts';
import { type Operand, type Promoted, strengthen, toNode } from '../expression/operand.ts';
import { type ComputedNode, isComputed, leafNode, newMapNode, type Node } from '../graph/node.ts';
import { add, multiply } from '../operators/rows/arithmetic.ts';
import { copy } from '../operators/rows/selection.ts';
import { arrayOf } from '../order/rows.ts';

/**
 * The values of a polynomial p[0] x^(N-1) + … + p[N-1], by Horner's rule, fused with what makes `x`.
 * As NumPy does, it begins with 0 times `x`, so that infinite places give NaN.
 *
 * @param p - the coefficients, the highest power first; with several axes each of `p[0]`, `p[1]`, …
 *   broadcasts to `x`
 * @param x - the places
 * @returns an expression of the promoted dtype
 * @throws RangeError when `p` has no axis or shapes do not broadcast
 * @example
 * ```ts
 * import { polyval } from '@numloom/ufunc';
 * console.log(polyval([3, 0, 1], [5, -1]).tolist()); // => [ 76, 4 ]
 * ```
 */
export function polyval<P extends Operand, X extends Operand>(
  p: P,
  x: X,
): Expression<Promoted<P, X>> {
  const coefficients = arrayOf(p, 'polyval: p');
  if (coefficients.ndim === 0) {
    throw new RangeError('polyval: p is 0-d, must have an axis of coefficients');
  }
  const node = toNode(x, 'polyval: x');
  const dtype = promote_types(coefficients.dtype, node.dtype);
  const places = newMapNode(copy, [node], dtype, dtype, node.shape);
  let value: Node = strengthen(0, dtype);
  const build = (): ComputedNode => {
    for (let i = 0; i < coefficients.shape[0]!; i++) {
      const row = coefficients.slice(i);
      const term = row.ndim === 0 ? strengthen(row.item(), dtype) : leafNode(row);
      value = mapNode(add, [mapNode(multiply, [value, places]), term]);
    }
    if (isComputed(value)) return value;
    const zero = strengthen(0, node.dtype);
    return identityNode(newMapNode(copy, [zero], zero.dtype, zero.dtype, node.shape));
  };
  return wrap(inNameOf('polyval', build), [x], 'polyval');
}
