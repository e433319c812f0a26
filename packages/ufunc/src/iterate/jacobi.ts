/** Jacobi sweeps, the fastest way that a step allows. */
import { allocateScratch, NdArray, packedLayout } from '@numloom/ndarray';
import { MOST_LEVELS } from '../backends/wasm/walk.ts';
import { hasCalls } from '../kernel/kernel.ts';
import { isComputed, leafNode, type Node, visitNodes } from '../graph/node.ts';
import type { Root } from '../plan/linearize.ts';
import { type Plan, planTask } from '../plan/plan.ts';
import { chooseBackend } from '../run/backends.ts';
import { threadCount } from '../threads/sharing.ts';
import { afresh } from './afresh.ts';
import { changeNode, normOf } from './change.ts';
import { rowGeometry } from './row-geometry.ts';
import { RowPasses } from './row-passes.ts';
import { ringShape } from './row-rings.ts';
import { plainSweeps, storedNode, type Sweeps } from './sweeps.ts';

/** Bytes that the rings of a pass may have: about half of a second-level cache. */
const RING_BYTES = 2 ** 20;
/** Operations on elements that are worth a band of rows of its own. */
const BAND_WORK = 2 ** 20;
/** Rows of a group. */
const GROUP = 4;

/** Makes sweeps; answers the norms of changes that are wanted. */
export function jacobiSweeps(sweeps: Sweeps): number[] {
  return sweptByRows(sweeps) ?? plainSweeps(sweeps);
}

function sweptByRows(sweeps: Sweeps): number[] | undefined {
  const { count, errors, tol, ord, target } = sweeps;
  // The last sweep alone is measured alone.
  const together = errors === 'last' ? count - 1 : count;
  if (together < 2 || target.ndim < 2) return undefined;
  const cell = allocateScratch(8);
  try {
    const folded = new NdArray('float64', packedLayout([]), cell);
    const plan = planOf(sweeps, errors === 'every' ? folded : undefined);
    const geometry = plan && rowGeometry(plan);
    if (plan === undefined || geometry === undefined) return undefined;
    const { rows, before, ahead, pad, width, size } = geometry;
    const { group = GROUP, bytes = RING_BYTES } = (globalThis as any).tuning ?? {};
    const ringBytes = ringShape(pad + width, group + before + ahead).bytes;
    const most = Math.min(MOST_LEVELS, together, Math.floor(bytes / ringBytes));
    if (most < 2 || rows < 2 * (group + before + ahead)) return undefined;
    const work = rows * size * plan.kernel.body.length;
    if (chooseBackend(0, work * together, true) !== 'wasm') return undefined;
    const reach = most * Math.max(1, before, ahead);
    const fit = Math.floor(rows / (4 * reach));
    const bands = Math.max(1, Math.min(threadCount(), fit, Math.floor((work * most) / BAND_WORK)));
    target.beginWrite('iterate');
    const passes = new RowPasses(plan, geometry, group, most, bands);
    const norms: number[] = [];
    try {
      let left = together;
      while (left > 0) {
        const levels = Math.ceil(left / Math.ceil(left / most));
        const start = tol !== undefined && levels > 1 ? 'keep' : 'array';
        const found = passes.run({ levels, start }).map((folded) => normOf(folded, ord));
        const last = tol === undefined ? -1 : found.findIndex((norm) => norm <= tol);
        norms.push(...(last < 0 ? found : found.slice(0, last + 1)));
        left -= levels;
        if (last < 0) continue;
        if (last + 1 < levels) passes.run({ levels: last + 1, start: 'kept' });
        return norms;
      }
    } finally {
      passes.dispose();
    }
    if (errors !== 'last') return norms;
    return plainSweeps({ ...sweeps, count: 1 });
  } finally {
    cell.dispose();
  }
}

/** The plan of a sweep whose value is one expression of arrays; with the fold of its change. */
function planOf({ target, value, ord }: Sweeps, folded: NdArray | undefined): Plan | undefined {
  const made = afresh(value);
  if (hasReductions(made)) return undefined;
  const roots: Root[] = [{ kind: 'store', value: made, target }];
  const axes = folded === undefined ? [] : target.shape.map((_, axis) => axis);
  if (folded !== undefined) {
    const { arg, fold } = changeNode(leafNode(target), storedNode(made, target), ord);
    roots.push({ kind: 'fold', fold, value: arg, target: folded });
  }
  if (!target.storage.inHeap) return undefined;
  const plan = planTask({ shape: target.shape, foldedAxes: axes, roots }, 'iterate');
  return hasCalls(plan.kernel) ? undefined : plan;
}

function hasReductions(value: Node): boolean {
  let found = false;
  visitNodes([value], (node) => (found ||= isComputed(node) && node.kind !== 'map'));
  return found;
}
