/**
 * Folds whose innermost axis is not folded, as the sum of a C-ordered matrix over its rows: each
 * row is combined into a row of accumulators. To keep the error of sums logarithmic, blocks of
 * rows have accumulators of their own, which meet in the binary counter of fold.ts.
 */
import {
  allocateScratch,
  convertScalar,
  dtypes,
  NdArray,
  packedStrides,
  sizeOf,
} from '@numloom/ndarray';
import { leafNode, newMapNode, type Node } from '../graph/node.ts';
import { foldIdentity, FoldStack } from '../kernel/fold.ts';
import type { FoldPrimitive, RealDType } from '../kernel/primitives.ts';
import type { OperatorName } from '../operators/table.ts';
import { partOf } from '../operators/types.ts';
import type { Access } from '../plan/axes.ts';
import type { Root } from '../plan/linearize.ts';
import { type Plan, planTask } from '../plan/plan.ts';
import { runPlan } from './execute.ts';

/** Rows along the folded axes that are combined one after the other. */
const BLOCK_ROWS = 64;

/** The operator that combines two arrays of accumulators. */
const COMBINE: Record<FoldPrimitive, OperatorName> = {
  add: 'add',
  mul: 'multiply',
  min: 'minimum',
  max: 'maximum',
  fmin: 'fmin',
  fmax: 'fmax',
  and: 'logical_and',
  or: 'logical_or',
};

/** Runs a plan whose folds accumulate; returns when all targets are written. */
export function runAccumulating(plan: Plan): void {
  const { nest, task } = plan;
  const foldRank = nest.folded.filter(Boolean).length;
  const rows = nest.lengths[0]!;
  const rowsInside = sizeOf(nest.lengths.slice(1, foldRank));
  const step = Math.max(1, Math.floor(BLOCK_ROWS / Math.max(1, rowsInside)));
  const mapLengths = nest.lengths.slice(foldRank);
  const folds = task.roots.map((root, i) => {
    const access = nest.accesses[plan.linear.leaves.length + i]!;
    return { root, access, stack: new FoldStack<NdArray>(combinerOf(root)) };
  });
  for (let begin = 0; begin < rows; begin += step) {
    const length = Math.min(step, rows - begin);
    const blocks = folds.map(({ root }) => identityBlock(root, mapLengths));
    runPlan(blockPlan(plan, begin, length, foldRank, blocks));
    folds.forEach(({ stack }, i) => stack.push(blocks[i]!));
  }
  for (const { stack, access } of folds) {
    const total = stack.drain()!;
    const target = access.array.withLayout({
      shape: mapLengths,
      strides: access.strides.slice(foldRank),
      offset: access.offset,
    });
    storeInto(target, leafNode(total));
    total.dispose();
  }
}

/** The plan for some rows of the outermost axis, its folds redirected to a block's accumulators. */
function blockPlan(
  plan: Plan,
  begin: number,
  length: number,
  foldRank: number,
  blocks: readonly NdArray[],
): Plan {
  const reads = plan.linear.leaves.length;
  const accesses = plan.nest.accesses.map((access, i): Access => {
    if (i < reads) return { ...access, offset: access.offset + begin * access.strides[0]! };
    const array = blocks[i - reads]!;
    const strides = [...new Array<number>(foldRank).fill(0), ...array.strides];
    return { ...access, array, offset: 0, strides };
  });
  const lengths = [length, ...plan.nest.lengths.slice(1)];
  return { ...plan, folding: 'none', nest: { ...plan.nest, lengths, accesses } };
}

function identityBlock(root: Root, shape: readonly number[]): NdArray {
  const { dtype } = root.target;
  const part = partOf(dtype) as RealDType;
  const block = scratchArray(dtype, shape);
  const fold = root.kind === 'fold' ? root.fold : 'add';
  return block.fill(convertScalar(foldIdentity(fold, part), dtype));
}

function scratchArray(dtype: NdArray['dtype'], shape: readonly number[]): NdArray {
  const storage = allocateScratch(sizeOf(shape) * dtypes[dtype].itemsize);
  return new NdArray(dtype, { shape, strides: packedStrides(shape), offset: 0 }, storage);
}

function combinerOf(root: Root): (older: NdArray, newer: NdArray) => NdArray {
  const operator = COMBINE[root.kind === 'fold' ? root.fold : 'add'];
  return (older, newer) => {
    const { dtype, shape } = newer;
    const args = [leafNode(older), leafNode(newer)];
    storeInto(newer, newMapNode(operator, args, dtype, dtype, shape));
    older.dispose();
    return newer;
  };
}

function storeInto(target: NdArray, value: Node): void {
  runPlan(
    planTask(
      { shape: target.shape, foldedAxes: [], roots: [{ kind: 'store', value, target }] },
      'fold',
    ),
  );
}
