/** Functions that are defined by cases. */
import {
  assignIndexed,
  can_cast,
  formatShape,
  indexed,
  type NdArray,
  sameShape,
  zeros,
} from '@numloom/ndarray';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { inNameOf } from '../expression/naming.ts';
import { arrayOf } from '../order/rows.ts';

/** A function of the elements of a case, or their value. */
export type Piece = ((x: NdArray, ...args: never[]) => Operand) | Operand;

/**
 * A function that is defined by cases: where a condition is true, its piece is computed of the
 * elements there, or is a value; where several are, the last one counts; where none is, the last
 * piece if there is one more than conditions, else 0. Computed at once.
 *
 * @param x - an array
 * @param condlist - a condition, or a list of them, each of the shape of `x`
 * @param funclist - as many pieces, or one more
 * @param args - what functions get besides
 * @returns an array of the shape and dtype of `x`
 * @throws RangeError when conditions have another shape, pieces are of another number, or results do
 *   not fit; TypeError for complex results of real elements, or lists that are none
 * @example
 * ```ts
 * import { asarray } from '@numloom/ndarray';
 * import { greater_equal, less, negative, piecewise } from '@numloom/ufunc';
 * const x = asarray([-2, -1, 0, 3]);
 * console.log(piecewise(x, [less(x, 0), greater_equal(x, 0)], [negative, 7]).tolist()); // => [ 2, 1, 7, 7 ]
 * console.log(piecewise(x, less(x, 0), [(v) => v, 1]).tolist()); // => [ -2, -1, 1, 1 ]
 * ```
 */
export function piecewise<A extends Operand>(
  x: A,
  condlist: Operand | readonly Operand[],
  funclist: readonly Piece[],
  ...args: readonly unknown[]
): NdArray<DTypeOf<A>> {
  const given = arrayOf(x, 'piecewise');
  checkList(funclist);
  const conditions = conditionsOf(condlist, given);
  const count = conditions.length;
  if (funclist.length !== count && funclist.length !== count + 1) {
    throw new RangeError(
      `piecewise: there are ${count} conditions and ${funclist.length} pieces; give ${count} or ${count + 1}`,
    );
  }
  // Masks need an axis.
  const flat = given.ndim === 0 ? given.reshape(1) : given;
  const result = zeros(flat.shape, { dtype: given.dtype });
  const masks = conditions.map((mask) => (mask.ndim === 0 ? mask.reshape(1) : mask));
  if (funclist.length > count) masks.push(noneOf(masks, flat.shape));
  masks.forEach((mask, i) => {
    const piece = funclist[i]!;
    if (typeof piece !== 'function') {
      write(result, mask, arrayOf(piece, 'piecewise: a piece'));
      return;
    }
    const elements = indexed(flat, mask);
    if (elements.size === 0) return;
    write(result, mask, arrayOf(piece(elements, ...(args as never[])), 'piecewise: a piece'));
  });
  return result.reshape(given.shape) as NdArray<DTypeOf<A>>;
}

/** @throws TypeError where the pieces are no list. */
function checkList(funclist: unknown): void {
  if (Array.isArray(funclist)) return;
  throw new TypeError('piecewise: funclist must be a list of functions and values');
}

/** Conditions as masks; a single one may stand for a list. */
function conditionsOf(condlist: Operand | readonly Operand[], { ndim, shape }: NdArray): NdArray[] {
  const isList =
    Array.isArray(condlist) &&
    (ndim === 0 || condlist.some((item) => typeof item === 'object' && item !== null));
  const whole = isList ? undefined : arrayOf(condlist as Operand, 'piecewise: condlist');
  const list =
    whole === undefined
      ? (condlist as readonly Operand[])
      : whole.ndim === ndim + 1
        ? Array.from({ length: whole.shape[0]! }, (_, i) => whole.slice(i))
        : [whole];
  return list.map((condition, i) => {
    const array = arrayOf(condition, `piecewise: condition ${i}`);
    if (!sameShape(array.shape, shape)) {
      throw new RangeError(
        `piecewise: condition ${i} has the shape ${formatShape(array.shape)}, must have that of x, ${formatShape(shape)}`,
      );
    }
    return array.astype('bool', { copy: false });
  });
}

/** Where none of the masks is true. */
function noneOf(masks: readonly NdArray[], shape: readonly number[]): NdArray {
  const none = zeros(shape, { dtype: 'bool' }).fill(true);
  for (const mask of masks) assignIndexed(none, [mask], false);
  return none;
}

function write(result: NdArray, mask: NdArray, values: NdArray): void {
  if (values.dtype.startsWith('complex') && !can_cast(values.dtype, result.dtype, 'same_kind')) {
    throw new TypeError(`piecewise: a piece is ${values.dtype}, x of ${result.dtype} is real`);
  }
  inNameOf('piecewise', () => assignIndexed(result, [mask], values));
}
