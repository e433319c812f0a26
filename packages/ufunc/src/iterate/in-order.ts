/**
 * Sweeps in place, element after element in C order of the target: each sees what was written
 * before it. The right way for any step; fronts.ts has a fast one for stencils.
 */
import { sizeOf } from '@numloom/ndarray';
import { isComputed, leafNode, newMapNode, type Node, visitNodes } from '../graph/node.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { cachedKernel, chooseBackend, compiledBy } from '../run/backends.ts';
import { jobSteps, launchRange, type Run } from '../run/launches.ts';
import { evaluateNodes } from '../run/rounds.ts';
import { finish } from '../threads/steps.ts';
import { afresh } from './afresh.ts';
import { changeNode, normOf } from './change.ts';
import { frontSweeps } from './fronts.ts';
import { operandsOf, scalarsOf, stencilOf } from './stencil.ts';
import { repeat, type Sweeps } from './sweeps.ts';

/**
 * Makes sweeps in order; answers the norms of changes that are wanted.
 *
 * @throws Error when the value has a reduction of what is written
 */
export function sweepsInOrder(sweeps: Sweeps): number[] {
  const { target, ord } = sweeps;
  const value = withoutReductions(sweeps);
  const norms = frontSweeps(sweeps, value);
  if (norms !== undefined) return norms;
  target.beginWrite('iterate');
  const run = runOf(sweeps, value);
  return repeat(sweeps, (isMeasured) => {
    const before = isMeasured ? target.copy() : undefined;
    finish(jobSteps(launchRange(run, 0, run.lengths[0]!)));
    if (before === undefined) return undefined;
    const folded = changeNode(leafNode(before), leafNode(target), ord);
    evaluateNodes([folded], [], 'iterate');
    const { array } = folded.result!;
    const norm = normOf(array.item() as number, ord);
    array.dispose();
    before.dispose();
    return norm;
  });
}

/**
 * The value with its reductions computed, which is done once: no sweep changes them.
 *
 * @throws Error when one does
 */
export function withoutReductions({ target, value }: Pick<Sweeps, 'target' | 'value'>): Node {
  const { buffer } = target.storage.region;
  const made = afresh(value);
  const known = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    let result = known.get(node);
    if (result !== undefined) return result;
    if (node.kind === 'map') {
      const args = node.args.map(visit);
      const isSame = args.every((arg, i) => arg === node.args[i]);
      const { operator, compute, dtype, shape } = node;
      result = isSame ? node : newMapNode(operator, args, compute, dtype, shape);
    } else if (isComputed(node)) {
      visitNodes([node], (part) => {
        if (part.kind !== 'leaf' || part.array.storage.region.buffer !== buffer) return;
        if (part.array.storage.origin !== target.storage.origin) return;
        throw new Error(
          'iterate: the value has a reduction of the array that it is written to, which order ' +
            "'gauss-seidel' would have to compute again for each element; order 'jacobi' can do it",
        );
      });
      evaluateNodes([node], [], 'iterate');
      result = node.result!;
    } else {
      result = node;
    }
    known.set(node, result);
    return result;
  };
  return visit(made);
}

function runOf({ target }: Sweeps, value: Node): Run {
  const stencil = stencilOf(target, value);
  const { linear, lowered } = stencil;
  // The innermost axis has one element, so that no two are computed at once.
  const lengths = [...stencil.shape, 1];
  const operands = operandsOf(stencil).map((operand) => {
    return { ...operand, strides: [...operand.strides, 1] };
  });
  const { body, outputs } = lowered;
  const entry = cachedKernel(`in order ${linear.key} ${lengths.length}`, (): Kernel => {
    return {
      rank: lengths.length,
      foldAxes: 0,
      leaves: lowered.leaves.map(({ dtype }) => ({ dtype, inner: 'unit' })),
      scalars: lowered.scalars.map(({ dtype }) => dtype),
      body,
      outputs,
    };
  });
  const isReached =
    linear.functions.length === 0 && operands.every(({ storage }) => storage.inHeap);
  const backend = chooseBackend(entry.uses++, sizeOf(lengths) * body.length, isReached);
  return {
    backend,
    kernel: entry.kernel,
    compiled: compiledBy(entry, backend),
    lengths,
    segment: 0,
    operands,
    scalars: scalarsOf(stencil),
    functions: linear.functions,
    weight: body.length,
    independent: false,
  };
}
