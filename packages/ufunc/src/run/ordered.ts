/**
 * An operator applied along an axis in the order of its elements, each result to the next element:
 * one kernel, whose outermost axis is that one. What it reads and writes overlaps on purpose, so
 * none of the passes that rearrange loops may touch it.
 */
import { dtypes, type NdArray, sizeOf } from '@numloom/ndarray';
import { leafNode, type MapNode } from '../graph/node.ts';
import { innerStrideOf, type Kernel } from '../kernel/kernel.ts';
import type { Operand } from '../kernel/launch.ts';
import { linearize, type Root } from '../plan/linearize.ts';
import { lower } from '../plan/lower.ts';
import { cachedKernel, chooseBackend, compiledBy } from './backends.ts';
import { finish } from '../threads/steps.ts';
import { jobSteps, launchRange } from './launches.ts';

/** An array as its rows along the outermost axis; a stride may be 0, and one row follow another. */
export interface Rows {
  readonly array: NdArray;
  readonly offset: number;
  readonly strides: readonly number[];
}

/**
 * Computes `make` for each row, from first to last, and writes it before the next row is read.
 *
 * @param lengths - of the axes of all rows; the outermost is the one that is gone along
 * @param make - the value, of leaves that stand for `reads` in their order
 */
export function runInOrder(
  lengths: readonly number[],
  reads: readonly Rows[],
  target: Rows,
  make: (leaves: readonly ReturnType<typeof leafNode>[]) => MapNode,
): void {
  if (sizeOf(lengths) === 0) return;
  // The innermost axis is always one of elements that do not depend on each other.
  const shape = lengths.length > 1 ? lengths : [lengths[0]!, 1];
  const views = [...reads, target].map(({ array, offset, strides }) =>
    array.withLayout({
      shape,
      strides: lengths.length > 1 ? strides : [strides[0]!, 1],
      offset,
    }),
  );
  const value = make(views.slice(0, -1).map(leafNode));
  const roots: readonly Root[] = [{ kind: 'store', value, target: views.at(-1)! }];
  const linear = linearize(roots);
  const places = [...linear.leaves.map((leaf) => leaf.array), views.at(-1)!];
  const inners = places.map(({ strides, dtype }) =>
    innerStrideOf(strides.at(-1)! * dtypes[dtype].components),
  );
  const key = `ordered ${linear.key} ${shape.length} ${inners.join(' ')}`;
  const lowered = lower(linear, roots, false);
  const entry = cachedKernel(key, (): Kernel => {
    return {
      rank: shape.length,
      foldAxes: 0,
      leaves: lowered.leaves.map(({ operand, dtype }) => ({ dtype, inner: inners[operand]! })),
      scalars: lowered.scalars.map(({ dtype }) => dtype),
      body: lowered.body,
      outputs: lowered.outputs,
    };
  });
  const operands = lowered.leaves.map(({ operand, component }): Operand => {
    const view = places[operand]!;
    const { components } = dtypes[view.dtype];
    return {
      storage: view.storage,
      offset: view.offset * components + component,
      strides: view.strides.map((stride) => stride * components),
    };
  });
  const scalars = lowered.scalars.map(({ scalar }) => linear.scalars[scalar] as number | bigint);
  const inHeap = places.every(({ storage }) => storage.inHeap);
  const backend = chooseBackend(entry.uses++, sizeOf(shape) * lowered.body.length, inHeap);
  const compiled = compiledBy(entry, backend);
  const { kernel } = entry;
  const place = { lengths: shape, segment: 0, operands, scalars };
  const run = {
    ...place,
    backend,
    kernel,
    compiled,
    weight: lowered.body.length,
    independent: false,
  };
  finish(jobSteps(launchRange(run, 0, shape[0]!)));
}
