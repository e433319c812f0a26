/** How far samples are apart. */
import { dtypes, formatShape, type NdArray } from '@numloom/ndarray';
import { type Input, type Operand, strengthen, toInput } from '../expression/operand.ts';
import { arrayOf, elementsOf, flat } from '../order/rows.ts';

/** Distances of neighbours: one for all of them, or one each. */
export interface Spacing {
  readonly distance: number | Float64Array;
  /** Rounds to the precision that the distances have. */
  readonly round: (value: number) => number;
  /** A number as an operand: of the distances' dtype, or weak where they were a plain number. */
  readonly operand: (value: number) => Input;
}

/**
 * @param length - that of coordinates, undefined where none are taken
 * @throws RangeError naming `caller` when it is neither a number nor so many coordinates; TypeError
 *   for complex ones
 */
export function spacingOf(given: Operand, length: number | undefined, caller: string): Spacing {
  const input = toInput(given, caller);
  const array = arrayOf(given, caller);
  if (dtypes[array.dtype].kind === 'c') {
    throw new TypeError(`${caller} is complex, must be real`);
  }
  if (array.ndim > 0 && (array.ndim > 1 || array.size !== length)) {
    const axis = length === undefined ? '' : `, or have the shape (${length},)`;
    throw new RangeError(
      `${caller} has the shape ${formatShape(array.shape)}, must be a number${axis}`,
    );
  }
  const wide = array.dtype === 'float32' ? array : array.astype('float64', { copy: false });
  const dtype = wide.dtype as 'float32' | 'float64';
  const round = dtype === 'float32' ? Math.fround : (value: number): number => value;
  if (array.ndim === 0) {
    const distance = wide.item() as number;
    if (input.kind !== 'weak') return { distance, round, operand: (x) => strengthen(x, dtype) };
    return { distance, round, operand: (value) => ({ kind: 'weak', value, float: true }) };
  }
  const each = distancesOf(wide, round);
  const isEven = each.every((value) => value === each[0]);
  return { distance: isEven ? each[0]! : each, round, operand: (x) => strengthen(x, dtype) };
}

function distancesOf(coordinates: NdArray, round: Spacing['round']): Float64Array {
  const x = elementsOf(flat(coordinates)) as Float64Array;
  return Float64Array.from({ length: x.length - 1 }, (_, i) => round(x[i + 1]! - x[i]!));
}
