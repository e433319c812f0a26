/**
 * Leaves that read the same array some vectors apart, as those of a stencil do: what one of them
 * loads, the other needs a little later. Only a launch tells, so a kernel has a variant for it.
 */
import type { Kernel } from '../../kernel/kernel.ts';
import type { Launch, Operand } from '../../kernel/launch.ts';

/** The elements of `leaf` are those of `base`, `distance` further along the innermost axis. */
export interface Overlap {
  readonly leaf: number;
  readonly base: number;
  readonly distance: number;
}

/** Leaves whose loads may be shared: those that are read at unit stride. */
export function overlapCandidates({ leaves, body }: Kernel): number[] {
  const read = new Set(body.map((instruction) => instruction.op === 'load' && instruction.leaf));
  return leaves.flatMap(({ inner }, leaf) => (inner === 'unit' && read.has(leaf) ? [leaf] : []));
}

/** How many elements further `operand` is than `base` at every index, or NaN if that varies. */
function distanceOf(operand: Operand, base: Operand): number {
  if (operand.storage !== base.storage) return NaN;
  const { strides } = base;
  for (let axis = 0; axis < strides.length; axis++) {
    if (strides[axis] !== operand.strides[axis]) return NaN;
  }
  return operand.offset - base.offset;
}

/** Whether a launch has these overlaps. */
export function hasOverlaps({ operands }: Launch, overlaps: readonly Overlap[]): boolean {
  for (const { leaf, base, distance } of overlaps) {
    if (distanceOf(operands[leaf]!, operands[base]!) !== distance) return false;
  }
  return true;
}

/**
 * The overlaps of a launch by whole vectors, up to the length of the main loop's step.
 *
 * @param group - elements of that step
 */
export function findOverlaps(
  { leaves }: Kernel,
  { operands }: Launch,
  candidates: readonly number[],
  lanes: number,
  group: number,
): Overlap[] {
  const overlaps: Overlap[] = [];
  for (const leaf of candidates) {
    let nearest: Overlap | undefined;
    for (const base of candidates) {
      if (leaves[leaf]!.dtype !== leaves[base]!.dtype) continue;
      const distance = distanceOf(operands[leaf]!, operands[base]!);
      const isUseful = distance > 0 && distance <= group && distance % lanes === 0;
      if (isUseful && distance > (nearest?.distance ?? 0)) nearest = { leaf, base, distance };
    }
    if (nearest) overlaps.push(nearest);
  }
  return overlaps;
}
