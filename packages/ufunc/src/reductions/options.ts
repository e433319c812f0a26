/** What reductions are told: axes, masks, dtypes; and the checks of it. */
import {
  broadcastLayout,
  type DType,
  dtypeInfo,
  dtypes,
  formatShape,
  type NdArray,
  normalizeAxes,
  type ScalarLike,
} from '@numloom/ndarray';
import { type Operand, toNode } from '../expression/operand.ts';
import type { Node } from '../graph/node.ts';

/** Which axes a reduction folds: one, several, or all when not given. */
export type Axis = number | readonly number[] | null | undefined;

/** Options of a reduction; each takes some of them. */
export interface ReductionOptions<D extends DType = DType> {
  /** The axis or axes to reduce over, negative ones counted from the end; all by default. */
  readonly axis?: Axis;
  /** Whether reduced axes stay, with length 1; false by default. */
  readonly keepdims?: boolean;
  /** The dtype to compute in and to give, where the reduction can be told. */
  readonly dtype?: D;
  /** A mask that broadcasts to the operand: only elements where it is true count. */
  readonly where?: Operand;
  /** A value that counts as one more element. */
  readonly initial?: ScalarLike;
  /** What is taken off the number of elements before dividing; 0 by default. */
  readonly correction?: number;
  /** NumPy's name of `correction`. */
  readonly ddof?: number;
  /** An array of the result's shape to write the result to. */
  readonly out?: NdArray;
}

/** Whether it is an axis that NumPy lets be named of what has none, though there is none to name. */
export function isAxisOfScalar(axis: Axis, ndim: number): boolean {
  return ndim === 0 && (axis === 0 || axis === -1);
}

/** As {@link foldedAxes}, but of what has no axis 0 or -1 may be named. */
export function foldedAxesOfAny(axis: Axis, ndim: number, caller: string): number[] {
  return isAxisOfScalar(axis, ndim) ? [] : foldedAxes(axis, ndim, caller);
}

/** The axes that are folded, ascending; all where none is named. */
export function foldedAxes(axis: Axis, ndim: number, caller: string): number[] {
  if (axis === undefined || axis === null) return Array.from({ length: ndim }, (_, k) => k);
  return [...normalizeAxes(axis, ndim, caller)].sort((a, b) => a - b);
}

/** The shape that is left, folded axes with length 1 or not at all. */
export function reducedShape(
  shape: readonly number[],
  axes: readonly number[],
  keepdims: boolean,
): number[] {
  const lengths = shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
  return keepdims ? lengths : lengths.filter((_, axis) => !axes.includes(axis));
}

/** How many elements are folded into one. */
export function countOf({ shape }: Node, axes: readonly number[]): number {
  return axes.reduce((product, axis) => product * shape[axis]!, 1);
}

/**
 * The mask as a node, or undefined where all elements count.
 *
 * @throws RangeError when it does not broadcast to the operand's shape.
 */
export function maskNode(where: Operand | undefined, arg: Node, caller: string): Node | undefined {
  if (where === undefined || where === true) return undefined;
  const mask = toNode(where, `${caller}: where`);
  try {
    broadcastLayout({ shape: mask.shape, strides: mask.shape, offset: 0 }, arg.shape, caller);
  } catch {
    throw new RangeError(
      `${caller}: where has the shape ${formatShape(mask.shape)}, which does not broadcast to that of the operand, ${formatShape(arg.shape)}`,
    );
  }
  return mask;
}

/**
 * The dtype to compute in.
 *
 * @throws TypeError when it is none, or is complex for a reduction that has no such meaning.
 */
export function chosenDType({ dtype }: ReductionOptions, otherwise: DType, caller: string): DType {
  return dtype === undefined ? otherwise : dtypeInfo(dtype, caller).name;
}

/** @throws TypeError when one of the dtypes is complex. */
export function refuseComplex(caller: string, ...given: readonly DType[]): void {
  const complex = given.find((dtype) => dtypes[dtype].kind === 'c');
  if (complex !== undefined) {
    throw new TypeError(
      `${caller}: operands of dtype ${complex} are not supported; complex numbers have no order`,
    );
  }
}

/** @throws RangeError when no element is folded, by a reduction that has no value then. */
export function requireElements(arg: Node, axes: readonly number[], caller: string): void {
  if (countOf(arg, axes) > 0) return;
  throw new RangeError(
    `${caller}: an array of shape ${formatShape(arg.shape)} has no element to take the ${caller} of`,
  );
}
