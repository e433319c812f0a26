/**
 * The loop nest of a plan: which axes it has, in which order. Each pass rewrites the nest and
 * keeps what it computes; together they make the innermost loop long and contiguous.
 */
import { broadcastLayout, type NdArray } from '@numloom/ndarray';

/** An operand over the axes of a nest; strides count elements of the operand's dtype. */
export interface Access {
  readonly array: NdArray;
  readonly role: 'read' | 'store' | 'fold';
  offset: number;
  strides: number[];
}

/** Axes, outermost first, and how each operand moves along them. */
export interface Nest {
  lengths: number[];
  /** For each axis whether it is folded. */
  folded: boolean[];
  readonly accesses: readonly Access[];
}

/** Aligns the operands to the shape of the loop. */
export function alignAxes(
  shape: readonly number[],
  foldedAxes: readonly number[],
  reads: readonly NdArray[],
  targets: readonly { readonly array: NdArray; readonly role: 'store' | 'fold' }[],
): Nest {
  const folded = shape.map((_, axis) => foldedAxes.includes(axis));
  const kept = shape.map((_, axis) => axis).filter((axis) => !folded[axis]);
  const accesses: Access[] = reads.map((array) => {
    const { strides } = broadcastLayout(array, shape, 'evaluate');
    return { array, role: 'read', offset: array.offset, strides: [...strides] };
  });
  for (const { array, role } of targets) {
    const strides = new Array<number>(shape.length).fill(0);
    if (role === 'store') {
      strides.splice(0, shape.length, ...broadcastLayout(array, shape, 'evaluate').strides);
    } else {
      kept.forEach((axis, place) => (strides[axis] = array.strides[place]!));
    }
    accesses.push({ array, role, offset: array.offset, strides });
  }
  return { lengths: [...shape], folded, accesses };
}

/** Leaves out axes of length 1; a nest has at least one axis. */
export function dropUnitAxes(nest: Nest): void {
  const kept = nest.lengths.map((_, axis) => axis).filter((axis) => nest.lengths[axis] !== 1);
  if (kept.length < nest.lengths.length) keepAxes(nest, kept);
  if (kept.length > 0) return;
  nest.lengths = [1];
  nest.folded = [nest.accesses.some(({ role }) => role === 'fold')];
  for (const access of nest.accesses) access.strides = [1];
}

/** Turns axes around that no operand walks forwards. */
export function flipAxes(nest: Nest): void {
  nest.lengths.forEach((length, axis) => {
    const strides = nest.accesses.map((access) => access.strides[axis]!);
    if (strides.some((stride) => stride > 0) || strides.every((stride) => stride === 0)) return;
    for (const access of nest.accesses) {
      access.offset += (length - 1) * access.strides[axis]!;
      access.strides[axis] = -access.strides[axis]!;
    }
  });
}

/**
 * Orders axes so that inner ones have smaller strides: stored operands decide before read ones,
 * ties keep the order of the array's axes. Folded axes lie inside when one of them is the most
 * contiguous, else outside.
 *
 * @returns whether the folded axes lie inside.
 */
export function orderAxes(nest: Nest): boolean {
  const deciding = [
    ...nest.accesses.filter(({ role }) => role === 'store'),
    ...nest.accesses.filter(({ role }) => role === 'read'),
    ...nest.accesses.filter(({ role }) => role === 'fold'),
  ];
  const outside = (a: number, b: number): boolean => {
    for (const { strides } of deciding) {
      const difference = Math.abs(strides[a]!) - Math.abs(strides[b]!);
      if (strides[a] !== 0 && strides[b] !== 0 && difference !== 0) return difference > 0;
    }
    return a < b;
  };
  const order: number[] = [];
  nest.lengths.forEach((_, axis) => {
    let place = order.length;
    while (place > 0 && outside(axis, order[place - 1]!)) place--;
    order.splice(place, 0, axis);
  });
  const maps = order.filter((axis) => !nest.folded[axis]);
  const folds = order.filter((axis) => nest.folded[axis]);
  const inside = folds.length > 0 && (maps.length === 0 || nest.folded[order.at(-1)!] === true);
  keepAxes(nest, inside ? [...maps, ...folds] : [...folds, ...maps]);
  return inside;
}

/** Joins neighbouring axes of one kind that every operand walks as one. */
export function mergeAxes(nest: Nest): void {
  const { accesses } = nest;
  for (let axis = nest.lengths.length - 2; axis >= 0; axis--) {
    const inner = nest.lengths[axis + 1]!;
    const joins =
      nest.folded[axis] === nest.folded[axis + 1] &&
      accesses.every(({ strides }) => strides[axis] === strides[axis + 1]! * inner);
    if (!joins) continue;
    nest.lengths.splice(axis, 2, nest.lengths[axis]! * inner);
    nest.folded.splice(axis, 1);
    for (const { strides } of accesses) strides.splice(axis, 1);
  }
}

function keepAxes(nest: Nest, axes: readonly number[]): void {
  nest.lengths = axes.map((axis) => nest.lengths[axis]!);
  nest.folded = axes.map((axis) => nest.folded[axis]!);
  for (const access of nest.accesses) access.strides = axes.map((axis) => access.strides[axis]!);
}
