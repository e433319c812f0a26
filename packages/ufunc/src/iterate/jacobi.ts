/** Jacobi sweeps, the fastest way that a step allows. */
import { allocateScratch } from '@numloom/ndarray';
import { MOST_LEVELS } from '../backends/wasm/bands.ts';
import { chooseBackend } from '../run/backends.ts';
import { threadCount } from '../threads/sharing.ts';
import { normOf } from './change.ts';
import { rowGeometry } from './row-geometry.ts';
import { type Place, RowPasses } from './row-passes.ts';
import { pitchOf } from './row-kernels.ts';
import { swappedSweeps } from './swapped-sweeps.ts';
import { sweepPlan } from './sweep-plan.ts';
import { plainSweeps, type Sweeps, withRoom } from './sweeps.ts';

/** Bytes that the rings of a pass may have: about a second-level cache; longer passes make up for what is left out. */
const RING_BYTES = 1.75 * 2 ** 20;
/** Bytes up to which an array stays in that cache from sweep to sweep; tests make it less. */
export const smallArray = { bytes: 2 ** 20 };
/** Rows that are computed at once: of several, the sums for norms don't fit the registers. */
const GROUP = 2;
const MEASURED_GROUP = 1;
/** Operations on elements that are worth a band of rows of its own. */
const BAND_WORK = 2 ** 20;

/** Makes sweeps; answers the norms of changes that are wanted. */
export function jacobiSweeps(sweeps: Sweeps): number[] {
  return sweptByRows(sweeps) ?? swappedSweeps(sweeps) ?? plainSweeps(sweeps);
}

function sweptByRows(sweeps: Sweeps): number[] | undefined {
  const { count, errors, target } = sweeps;
  // The last sweep is measured by itself.
  const together = errors === 'last' ? count - 1 : count;
  if (together < 2 || target.ndim < 2 || !target.storage.inHeap) return undefined;
  if (target.size * target.itemsize <= smallArray.bytes) return undefined;
  const cell = withRoom(() => allocateScratch(8));
  if (cell === undefined) return undefined;
  try {
    const plan = sweepPlan(sweeps, errors === 'every' ? cell : undefined);
    const geometry = plan && rowGeometry(plan);
    if (geometry === undefined) return undefined;
    const { rows, before, ahead, size } = geometry;
    const group = errors === 'every' ? MEASURED_GROUP : GROUP;
    const ringBytes = (group + before + ahead) * pitchOf(geometry);
    const most = Math.min(MOST_LEVELS, together, Math.floor(RING_BYTES / ringBytes));
    if (most < 2 || rows < 2 * (group + before + ahead)) return undefined;
    const work = rows * size * plan!.kernel.body.length;
    if (chooseBackend(0, work * together, true) !== 'wasm') return undefined;
    const fit = Math.floor(rows / (4 * most * Math.max(1, before, ahead)));
    const wanted = Math.min(threadCount(), fit, Math.floor((work * most) / BAND_WORK));
    const bands = Math.max(1, wanted);
    const copies = sweeps.tol !== undefined;
    const passes = withRoom(() => new RowPasses(plan!, geometry, { group, most, bands, copies }));
    if (passes === undefined) return undefined;
    target.beginWrite('iterate');
    try {
      const norms = passesOf(passes, { ...sweeps, count: together }, most);
      return errors === 'last' ? plainSweeps({ ...sweeps, count: 1 }) : norms;
    } finally {
      passes.dispose();
    }
  } finally {
    cell.dispose();
  }
}

/** Passes after which a state is kept again, though the end seems far. */
const RARELY = 4;

/** Makes sweeps, so many of them in a pass, at most. */
function passesOf(passes: RowPasses, { count, tol, ord }: Sweeps, most: number): number[] {
  const norms: number[] = [];
  const sweep = (levels: number, from: Place, to: Place): number[] =>
    passes.run({ levels, from, to }).map((folded) => normOf(folded, ord));
  if (tol === undefined) {
    for (let made = 0, levels; made < count; made += levels) {
      levels = levelsOf(count - made, most);
      norms.push(...sweep(levels, 'array', 'array'));
    }
    return norms;
  }
  // The sweep that is the last one may be in the middle of a pass: then all since a state that is
  // kept are made again, up to that one. A pass to the other place keeps the one that it starts at.
  let place: Place = 'array';
  let kept: { readonly made: number; readonly place: Place } | undefined;
  while (norms.length < count) {
    const made = norms.length;
    const levels = levelsOf(count - made, most);
    const keeps: boolean =
      kept === undefined ||
      made - kept.made >= RARELY * most ||
      isNear(norms, tol, levels) ||
      (place === 'copy' && made + levels >= count);
    if (keeps) kept = { made, place };
    const to: Place = keeps ? otherThan(place) : place;
    norms.push(...sweep(levels, place, to));
    place = to;
    const end = norms.findIndex((norm, i) => i >= made && norm <= tol) + 1;
    if (end === 0) continue;
    if (end < norms.length) {
      norms.length = end;
      for (let again = kept!.made, next; again < end; again += next) {
        next = levelsOf(end - again, most);
        sweep(next, again === kept!.made ? kept!.place : 'array', 'array');
      }
      place = 'array';
    }
    break;
  }
  if (place === 'copy') passes.settle();
  return norms;
}

function otherThan(place: Place): Place {
  return place === 'array' ? 'copy' : 'array';
}

/** How many sweeps the next pass makes, of so many: all passes about the same. */
function levelsOf(left: number, most: number): number {
  return Math.ceil(left / Math.ceil(left / most));
}

/** Whether norms may be small enough two passes on, should they decrease as they did in the last one. */
function isNear(norms: readonly number[], tol: number, levels: number): boolean {
  const [before, last] = [norms.at(-1 - levels), norms.at(-1)!];
  return before === undefined || !(last * (last / before) ** 2 > tol);
}
