/** Arrays whose axes have labels. */
import { type DType, formatShape, type NdArray } from '@numloom/ndarray';
import { any, sum } from '@numloom/ufunc';

/** An array and one label for each of its axes, all different. */
export interface Labelled {
  readonly array: NdArray;
  readonly labels: readonly string[];
}

/**
 * An operand without repeated labels, of which it becomes the diagonal, and without axes of length 1
 * that stretch: those are whatever the other operands have. A view.
 *
 * @throws RangeError naming `caller` where axes of one label differ in length.
 */
export function labelled(
  array: NdArray,
  labels: readonly string[],
  lengths: ReadonlyMap<string, number>,
  caller: string,
): Labelled {
  const found = new Map<string, { length: number; stride: number }>();
  labels.forEach((label, axis) => {
    const [length, stride] = [array.shape[axis]!, array.strides[axis]!];
    const known = found.get(label);
    if (known === undefined) found.set(label, { length, stride });
    else if (known.length !== length) {
      throw new RangeError(
        `${caller}: the axes of an operand of shape ${formatShape(array.shape)} ` +
          `that ${label} stands for have the lengths ${known.length} and ${length}`,
      );
    } else known.stride += stride;
  });
  for (const [label, { length }] of found) {
    if (length === 1 && lengths.get(label) !== 1) found.delete(label);
  }
  const axes = [...found.values()];
  const view = array.withLayout({
    shape: axes.map(({ length }) => length),
    strides: axes.map(({ stride }) => stride),
    offset: array.offset,
  });
  return { array: view, labels: [...found.keys()] };
}

/** The sum over all axes whose labels are not kept, in a dtype; of bool whether any is true. */
export function summed(
  { array, labels }: Labelled,
  isKept: (label: string) => boolean,
  dtype: DType,
): Labelled {
  const axis = [...labels.keys()].filter((k) => !isKept(labels[k]!));
  if (axis.length === 0) return { array, labels };
  const sums = dtype === 'bool' ? any(array, { axis }) : sum(array, { axis, dtype });
  return { array: sums.evaluate(), labels: labels.filter(isKept) };
}

/** The array with its axes in the order of labels, of length 1 where it has not the label. */
export function arranged({ array, labels }: Labelled, order: readonly string[]): NdArray {
  const axes = order.map((label) => labels.indexOf(label));
  return array.withLayout({
    shape: axes.map((axis) => (axis < 0 ? 1 : array.shape[axis]!)),
    strides: axes.map((axis) => (axis < 0 ? 0 : array.strides[axis]!)),
    offset: array.offset,
  });
}
