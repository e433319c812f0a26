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
import { foldIdentity } from '../kernel/fold.ts';
import type { FoldPrimitive, RealDType } from '../kernel/primitives.ts';
import type { OperatorRow } from '../operators/row.ts';
import { add, fmax, fmin, maximum, minimum, multiply } from '../operators/rows/arithmetic.ts';
import { logical_and, logical_or } from '../operators/rows/logic.ts';
import { partOf } from '../operators/types.ts';
import type { Access } from '../plan/axes.ts';
import { extend } from '../plan/keys.ts';
import type { Root } from '../plan/linearize.ts';
import { type Plan, planTask } from '../plan/plan.ts';
import type { Job, Steps } from '../threads/job.ts';
import { planSteps } from './execute.ts';
import { unrollPlan } from './unrolled.ts';

/** Rows along the folded axes that are combined one after the other. */
const BLOCK_ROWS = 64;
/** Rows that a kernel takes at once, by the instructions that its body has at most. */
const ROWS_AT_ONCE: readonly (readonly [rows: number, body: number])[] = [
  [8, 6],
  [4, 16],
];
/** Rows of accumulators that are combined at once. */
const MOST_TOTALS = 16;

/** The operator that combines two arrays of accumulators. */
const COMBINE: Readonly<Record<FoldPrimitive, OperatorRow>> = {
  add,
  mul: multiply,
  min: minimum,
  max: maximum,
  fmin,
  fmax,
  and: logical_and,
  or: logical_or,
};

/** One fold: its target, and a row of accumulators for each block of rows. */
interface Accumulators {
  readonly root: Root;
  readonly access: Access;
  readonly blocks: NdArray;
}

/** Runs a plan whose folds accumulate. */
export function* accumulateSteps(plan: Plan): Steps {
  const { nest, task } = plan;
  const foldRank = nest.folded.filter(Boolean).length;
  const rows = nest.lengths[0]!;
  const rowsInside = sizeOf(nest.lengths.slice(1, foldRank));
  const atOnce = rowsAtOnce(plan);
  const step = Math.max(1, Math.floor(BLOCK_ROWS / Math.max(1, rowsInside)));
  const count = Math.ceil(rows / step);
  const mapLengths = nest.lengths.slice(foldRank);
  const folds = task.roots.map((root, i): Accumulators => {
    const access = nest.accesses[plan.linear.leaves.length + i]!;
    return { root, access, blocks: identityRows(root, [count, ...mapLengths]) };
  });
  try {
    yield* foldBlocks(plan, folds, step, atOnce);
  } finally {
    for (const { blocks } of folds) blocks.dispose();
  }
}

/** Folds the rows to accumulators, and these to the targets. */
function* foldBlocks(
  plan: Plan,
  folds: readonly Accumulators[],
  step: number,
  atOnce: number,
): Steps {
  const { nest } = plan;
  const foldRank = nest.folded.filter(Boolean).length;
  const mapLengths = nest.lengths.slice(foldRank);
  const rows = nest.lengths[0]!;
  const whole = Math.floor(rows / step);
  yield* runBlocks(plan, folds, { begin: 0, first: 0, count: whole, length: step, atOnce });
  const left = rows - whole * step;
  yield* runBlocks(plan, folds, {
    begin: whole * step,
    first: whole,
    count: 1,
    length: left,
    atOnce,
  });
  const roots: Root[] = [];
  for (const { root, access, blocks } of folds) {
    const target = access.array.withLayout({
      shape: mapLengths,
      strides: access.strides.slice(foldRank),
      offset: access.offset,
    });
    roots.push({ kind: 'store', value: yield* combineRows(root, blocks, mapLengths), target });
  }
  yield* store(mapLengths, roots);
}

/** How many rows a step of a plan takes. */
function rowsAtOnce({ nest, kernel }: Plan): number {
  if (nest.folded.indexOf(false) !== 1) return 1;
  return ROWS_AT_ONCE.find(([, most]) => kernel.body.length <= most)?.[0] ?? 1;
}

/** Blocks of rows of equal lengths: their first row, and the number of the first of them. */
interface Blocks {
  readonly begin: number;
  readonly first: number;
  readonly count: number;
  readonly length: number;
  /** Rows that a step takes. */
  readonly atOnce: number;
}

/** Runs blocks: several rows at a time, and what is left of each block row by row. */
function* runBlocks(plan: Plan, folds: readonly Accumulators[], blocks: Blocks): Steps {
  const { count, length, atOnce } = blocks;
  if (count === 0 || length === 0) return;
  const left = length % atOnce;
  if (length > left) {
    yield* planSteps(unrollPlan(stepPlan(plan, folds, blocks, 0, length - left, atOnce), atOnce));
  }
  if (left > 0) {
    yield* planSteps(unrollPlan(stepPlan(plan, folds, blocks, length - left, left, 1), 1));
  }
}

/**
 * The plan over some rows of each block, from row `from` on, several at a step: the blocks are its
 * outermost axis, and the folds go to their accumulators.
 */
function stepPlan(
  plan: Plan,
  folds: readonly Accumulators[],
  { begin, first, count, length }: Blocks,
  from: number,
  rows: number,
  atOnce: number,
): Plan {
  const { nest, linear, kernel } = plan;
  const foldRank = nest.folded.indexOf(false);
  const reads = linear.leaves.length;
  const accesses = nest.accesses.map((access, i): Access => {
    if (i < reads) {
      const [row, ...others] = access.strides as [number, ...number[]];
      const offset = access.offset + (begin + from) * row;
      return { ...access, offset, strides: [length * row, atOnce * row, ...others] };
    }
    const array = folds[i - reads]!.blocks;
    const [block, ...others] = array.strides as [number, ...number[]];
    const strides = [block, ...new Array<number>(foldRank).fill(0), ...others];
    return { ...access, array, offset: first * block, strides };
  });
  const lengths = [count, rows / atOnce, ...nest.lengths.slice(1)];
  return {
    ...plan,
    folding: 'none',
    nest: { ...nest, lengths, accesses },
    kernel: { ...kernel, rank: lengths.length },
    key: extend(plan.key, BLOCKS),
  };
}

/** Follows the key of a plan where blocks are its outermost axis. */
const BLOCKS = 60_000;

function identityRows(root: Root, shape: readonly number[]): NdArray {
  const { dtype } = root.target;
  const part = partOf(dtype) as RealDType;
  const storage = allocateScratch(sizeOf(shape) * dtypes[dtype].itemsize);
  const rows = new NdArray(dtype, { shape, strides: packedStrides(shape), offset: 0 }, storage);
  const fold = root.kind === 'fold' ? root.fold : 'add';
  return rows.fill(convertScalar(foldIdentity(fold, part), dtype));
}

/**
 * The rows of all blocks combined: neighbours first, then neighbours of those, a row without one
 * as it is, which is the order of the binary counter of fold.ts. The last few are left to a node.
 */
function* combineRows(
  root: Root,
  blocks: NdArray,
  shape: readonly number[],
): Generator<Job, Node, void> {
  const operator = COMBINE[root.kind === 'fold' ? root.fold : 'add'];
  const { dtype, strides } = blocks;
  const count = blocks.shape[0]!;
  const combined = (older: Node, newer: Node): Node =>
    newMapNode(operator, [older, newer], dtype, dtype, older.shape);
  let apart = 1;
  for (; count > MOST_TOTALS * apart; apart *= 2) {
    const pairs = Math.ceil((count - apart) / (2 * apart));
    const [older, newer] = [0, apart].map((row) =>
      blocks.withLayout({
        shape: [pairs, ...shape],
        strides: [2 * apart * strides[0]!, ...strides.slice(1)],
        offset: row * strides[0]!,
      }),
    );
    const value = combined(leafNode(older!), leafNode(newer!));
    yield* store(older!.shape, [{ kind: 'store', value, target: older! }]);
  }
  let rows = Array.from({ length: Math.ceil(count / apart) }, (_, i): Node => {
    const offset = i * apart * strides[0]!;
    return leafNode(blocks.withLayout({ shape, strides: strides.slice(1), offset }));
  });
  while (rows.length > 1) {
    rows = rows.flatMap((row, i) => {
      if (i % 2 === 1) return [];
      return [i + 1 < rows.length ? combined(row, rows[i + 1]!) : row];
    });
  }
  return rows[0]!;
}

function* store(shape: readonly number[], roots: readonly Root[]): Steps {
  yield* planSteps(planTask({ shape, foldedAxes: [], roots }, 'fold'));
}
