import type { NdArray } from '@numloom/ndarray';
import { view } from '@numloom/linalg/kernels';
import type { Grid } from '../discrete/grid.ts';
import { type Level, moved, type Padded } from './level.ts';
import type { Room } from './room.ts';
import { type SideValues, sidesOf, subtractSlopes } from './sides.ts';

/** The iterate and the right side of the finest grid: those of a `Grid`, where kernels can reach them. */
export class Finest {
  readonly #grid: Grid;
  readonly #level: Level;
  /** What is given on sides. */
  sides: readonly SideValues[] = [];
  /** f without what slopes contribute: an address, or 0 and a constant. */
  source = 0;
  /** f with it. */
  right = 0;
  readonly constant: number;
  iterate: Padded;
  readonly #isOutside: boolean;
  readonly #sourceRoom: number;
  readonly #rightRoom: number;

  constructor(grid: Grid, level: Level, room: Room) {
    this.#grid = grid;
    this.#level = level;
    const { inside, source, problem } = grid;
    this.#isOutside = !inside.storage.inHeap;
    const [slab, row] = [inside.strides[0]! * 8, inside.strides.at(-2)! * 8];
    this.iterate = this.#isOutside
      ? level.reserveIterate(room)
      : { address: addressOf(inside), slabPitch: slab, rowPitch: row };
    this.constant = typeof source === 'number' ? source : 0;
    const isForeign = typeof source !== 'number' && !source.storage.inHeap;
    this.#sourceRoom = isForeign ? level.reserveField(room) : 0;
    const hasSlopes = problem.sides.some((pair) => {
      return pair.some((side) => side.kind === 'neumann' && side.derivative !== 0);
    });
    this.#rightRoom = hasSlopes ? level.reserveField(room) : 0;
  }

  /** After memory was taken at `base`. */
  place(base: number): void {
    const { axes, unknowns } = this.#level;
    const { source, problem } = this.#grid;
    if (this.#isOutside) {
      this.iterate = moved(this.iterate, base);
      this.begin();
    }
    this.sides = sidesOf(problem, axes, this.iterate);
    if (typeof source !== 'number') {
      this.source = this.#sourceRoom ? this.#sourceRoom + base : addressOf(source);
      if (this.#sourceRoom) view('float64', this.source, unknowns).set([...source.values()]);
    }
    this.right = this.source;
    if (!this.#rightRoom) return;
    this.right = this.#rightRoom + base;
    const right = view('float64', this.right, unknowns);
    if (this.source) right.set(view('float64', this.source, unknowns));
    else right.fill(this.constant);
    for (const side of this.sides) {
      if (side.kind === 'neumann') subtractSlopes(side, axes, this.right);
    }
  }

  /** Before kernels change the iterate. */
  begin(): void {
    this.#grid.inside.storage.beginWrite('solve');
    if (this.#isOutside) this.#numbers().set(this.#outside());
  }

  /** After they have. */
  end(): void {
    if (this.#isOutside) this.#outside().set(this.#numbers());
    this.#grid.refresh();
  }

  /** The grid's array with its layers, where kernels do not reach it. */
  #outside(): Float64Array {
    const { storage, offset } = this.#grid.inside;
    const first = offset - this.#before;
    return storage.view('float64').subarray(first, first + this.#level.paddedBytes / 8);
  }

  #numbers(): Float64Array {
    return view('float64', this.iterate.address - this.#before * 8, this.#level.paddedBytes / 8);
  }

  /** Elements before the first unknown. */
  get #before(): number {
    const { slabPitch, rowPitch } = this.iterate;
    return (slabPitch + (this.#level.isSolid ? rowPitch : 0)) / 8 + 1;
  }
}

function addressOf({ storage, offset }: NdArray<'float64'>): number {
  return storage.byteOffset + offset * 8;
}
