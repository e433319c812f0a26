import type { NdArray, SlicePart } from '@numloom/ndarray';
import { iterate, store, type Store } from '@numloom/ufunc';
import type { Grid } from '../discrete/grid.ts';

/** The way through the points: as they lie in memory, or back. */
type Direction = 'forward' | 'backward';

/** Points of a grid that a sweep visits together, and the layers that have to be renewed before. */
interface Region {
  readonly parts: readonly SlicePart[];
  readonly ghosts: readonly number[];
}

/**
 * Sweeps of successive over-relaxation in the order of the points, or back: each point sees what
 * was written before it, also through sides with slopes and periodic ones. Points whose neighbours
 * behind a side change within the sweep are visited after all others: an order in which any two
 * neighbours come as they do in the order of all points, and so with the same values.
 */
export class LexicographicSweeps {
  readonly #grid: Grid;
  readonly #omega: number;
  readonly #end: 0 | 1;
  readonly #regions: readonly Region[];
  #steps: Store[] | undefined;

  constructor(grid: Grid, omega: number, direction: Direction = 'forward') {
    this.#grid = grid;
    this.#omega = omega;
    this.#end = direction === 'forward' ? 1 : 0;
    this.#regions = regionsOf(grid, this.#end);
  }

  /** Makes a number of sweeps, and brings the layers behind sides up to date. */
  sweep(count = 1): void {
    const grid = this.#grid;
    const steps = (this.#steps ??= this.#regions.map(({ parts }) => {
      const { target, value } = grid.step(this.#omega);
      return store(target.slice(...parts), slicedValue(value, parts));
    }));
    if (!grid.hasGhosts) {
      iterate(steps[0]!, count, ORDERED);
      return;
    }
    for (let i = 0; i < count; i++) {
      for (const [k, { ghosts }] of this.#regions.entries()) {
        for (const axis of ghosts) grid.refreshSide(axis, this.#end);
        iterate(steps[k]!, 1, ORDERED);
      }
      grid.refresh();
    }
  }
}

const ORDERED = { order: 'gauss-seidel', errors: 'none' } as const;

function slicedValue(value: Store['value'], parts: readonly SlicePart[]) {
  return (value as unknown as NdArray<'float64'>).slice(...parts);
}

/** The regions in order: for each set of axes, those points that are last along these axes only. */
function regionsOf(grid: Grid, end: 0 | 1): Region[] {
  const { sides } = grid.problem;
  const open = sides.flatMap((pair, axis) => (pair[end].kind === 'dirichlet' ? [] : [axis]));
  const [all, before, last] = end === 1 ? [':', ':-1', '-1:'] : ['::-1', ':0:-1', ':1'];
  return Array.from({ length: 2 ** open.length }, (_, set) => {
    const ghosts = open.filter((_, k) => (set >> k) & 1);
    const parts = sides.map((_, axis) => {
      if (!open.includes(axis)) return all;
      return ghosts.includes(axis) ? last : before;
    });
    return { parts, ghosts };
  });
}
