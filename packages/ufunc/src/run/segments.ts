/** Folds over all axes: each segment of rows leaves a partial result. */
import { allocateScratch, dtypes, sizeOf, type Storage } from '@numloom/ndarray';
import type { Operand } from '../kernel/launch.ts';
import type { Plan } from '../plan/plan.ts';
import { combinePartials } from './partials.ts';

/** Elements of a partial result of a one-axis nest; a multiple of a block. */
const SEGMENT_SIZE = 16_384;
/** Elements that whole rows of a partial result have, at least. */
const SEGMENT_ROWS = 512;

/** Rows of a partial result: depends on the shape only, so that results do too. */
export function segmentOf(lengths: readonly number[]): number {
  if (lengths.length === 1) return SEGMENT_SIZE;
  const rowSize = sizeOf(lengths.slice(1));
  let segment = 1;
  while (segment * rowSize < SEGMENT_ROWS) segment *= 2;
  return segment;
}

/** Partial results of one fold output. */
export interface Partial {
  readonly leaf: number;
  readonly storage: Storage;
  readonly count: number;
}

/** Puts the fold outputs of a nest that is folded altogether into scratch memory. */
export function partialOperands(
  plan: Plan,
  segment: number,
  operands: Operand[],
  scratch: Storage[],
): Partial[] {
  const count = Math.ceil(plan.nest.lengths[0]! / segment);
  const strides = plan.nest.lengths.map((_, axis) => (axis === 0 ? 1 : 0));
  return plan.kernel.outputs.flatMap(({ kind, leaf }) => {
    if (kind !== 'fold') return [];
    const storage = allocateScratch(count * dtypes[plan.kernel.leaves[leaf]!.dtype].itemsize);
    scratch.push(storage);
    operands[leaf] = { storage, offset: 0, strides };
    return [{ leaf, storage, count }];
  });
}

/** Combines partial results and writes them to the target of the fold. */
export function writePartial(plan: Plan, { leaf, storage, count }: Partial): void {
  const output = plan.kernel.outputs.find((candidate) => candidate.leaf === leaf)!;
  if (output.kind !== 'fold') return;
  const part = plan.lowered.leaves[leaf]!;
  const { array } = plan.nest.accesses[part.operand]!;
  const { components } = dtypes[array.dtype];
  const view = array.storage.view(array.dtype);
  const place = array.offset * components + part.component;
  view[place] = combinePartials(output.fold, part.dtype, storage, count);
}
