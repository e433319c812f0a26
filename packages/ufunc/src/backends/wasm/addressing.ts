/**
 * Where a kernel's leaves are as its loops go on: one address per leaf and axis. Along the
 * innermost axis, leaves of unit stride have an address of their own that moves on, as long as they
 * are few; many share one index by itemsize, which is added to where their run starts. Strided ones
 * always move. Addresses are only ever added to, so they may wrap around 2 ** 31.
 */
import type { Kernel } from '../../kernel/kernel.ts';
import type { FunctionCode } from './assembler.ts';
import { machineOf } from './machine.ts';
import type { ParameterLayout } from './parameters.ts';

/** A memory operand: a local with the address, and the offset that is added to it. */
export interface Address {
  readonly local: number;
  readonly offset: number;
}

/** Leaves that can have an address each in registers, beside what else a loop needs there. */
const MOST_MOVING = 8;

/** Locals of the function: what it is called with. */
export const PARAMETERS = { block: 0, scratch: 1, begin: 2, end: 3 } as const;

export class Addressing {
  readonly #kernel: Kernel;
  readonly #code: FunctionCode;
  readonly #layout: ParameterLayout;
  /** Leaves that only take results of folds. */
  readonly #results: ReadonlySet<number>;
  /** Address of each leaf, axis by axis. */
  readonly #places: number[][] = [];
  /** Leaves of unit stride; those of them that move have locals for where the present element is. */
  readonly #units: readonly number[];
  readonly #moving = new Map<number, number>();
  /** Index along the run of those that don't, by itemsize. */
  readonly #indices = new Map<number, number>();
  /** Strides of leaves along the innermost axis. */
  readonly #innerStrides = new Map<number, number>();
  /** Per leaf, locals for addresses of elements ahead, and how many hold what they should. */
  readonly #ahead: { locals: number[]; valid: number }[];

  constructor(kernel: Kernel, code: FunctionCode, layout: ParameterLayout) {
    this.#kernel = kernel;
    this.#code = code;
    this.#layout = layout;
    const folds = kernel.outputs.filter(({ kind }) => kind === 'fold');
    this.#results = new Set(folds.map(({ leaf }) => leaf));
    this.#ahead = kernel.leaves.map(() => ({ locals: [], valid: 0 }));
    this.#units = kernel.leaves.flatMap(({ inner }, leaf) =>
      inner === 'unit' && !this.#results.has(leaf) ? [leaf] : [],
    );
    if (this.#units.length <= MOST_MOVING) for (const leaf of this.#units) this.moving(leaf);
  }

  /** Gives all leaves their address at the first index of an axis. */
  enter(axis: number): void {
    const code = this.#code;
    const places = (this.#places[axis] ??= this.#kernel.leaves.map(() =>
      code.permanentLocal('i32'),
    ));
    places.forEach((place, leaf) => {
      if (axis === 0) this.#pushStart(leaf);
      else if (this.#movesOn(leaf, axis)) code.get(this.#places[axis - 1]![leaf]!);
      else return;
      code.set(place);
    });
    if (axis === 0) this.#loadInnerStrides();
  }

  /** Moves all leaves to the next index of an axis. */
  advance(axis: number): void {
    this.#places[axis]!.forEach((place, leaf) => {
      if (this.#movesOn(leaf, axis)) this.#add(place, () => this.#pushStride(leaf, axis));
    });
  }

  /** Moves the results of folds to the next segment. */
  advanceSegment(): void {
    for (const leaf of this.#results) {
      this.#add(this.#places[0]![leaf]!, () => this.#pushStride(leaf, 0));
    }
  }

  openRun(): void {
    const code = this.#code;
    for (const leaf of this.#units) {
      const place = this.#moving.get(leaf);
      const itemsize = this.#itemsize(leaf);
      if (place !== undefined) code.get(this.runPlace(leaf)).set(place);
      else if (!this.#indices.has(itemsize)) {
        this.#indices.set(itemsize, code.permanentLocal('i32'));
      }
    }
    for (const index of this.#indices.values()) code.constant('i32', 0).set(index);
  }

  /** Goes on by a number of elements of the run. */
  step(elements: number): void {
    const code = this.#code;
    for (const [leaf, place] of this.#moving) {
      this.#add(place, () => code.constant('i32', elements * this.#itemsize(leaf)));
    }
    for (const [itemsize, index] of this.#indices) {
      this.#add(index, () => code.constant('i32', elements * itemsize));
    }
    for (const leaf of this.#innerStrides.keys()) {
      code.get(this.#strided(leaf, elements)).set(this.runPlace(leaf));
    }
    this.forget();
  }

  /** To be called where a loop begins: addresses computed before it hold for its first turn only. */
  forget(): void {
    for (const ahead of this.#ahead) ahead.valid = 0;
  }

  /** Has a leaf of unit stride move on; answers the local that holds where its present element is. */
  moving(leaf: number): number {
    let place = this.#moving.get(leaf);
    if (place === undefined) this.#moving.set(leaf, (place = this.#code.permanentLocal('i32')));
    return place;
  }

  /** Where the first element of a leaf's run is; of a strided one, the present element. */
  runPlace(leaf: number): number {
    return this.#places[this.#kernel.rank - 1]![leaf]!;
  }

  /** Where the element that comes `at` elements after the present one of the run is. */
  element(leaf: number, at: number): Address {
    const { dtype, inner } = this.#kernel.leaves[leaf]!;
    if (inner === 'broadcast') return { local: this.runPlace(leaf), offset: 0 };
    if (inner === 'strided') return { local: this.#strided(leaf, at), offset: 0 };
    const offset = at * machineOf(dtype).itemsize;
    const moving = this.#moving.get(leaf);
    if (moving !== undefined) return { local: moving, offset };
    const ahead = this.#ahead[leaf]!;
    const local = (ahead.locals[0] ??= this.#code.permanentLocal('i32'));
    if (ahead.valid === 0) {
      const index = this.#indices.get(machineOf(dtype).itemsize)!;
      this.#code.get(this.runPlace(leaf)).get(index).op('i32.add').set(local);
      ahead.valid = 1;
    }
    return { local, offset };
  }

  /** Where the present result of a fold goes. */
  result(leaf: number): Address {
    const { rank, foldAxes } = this.#kernel;
    return { local: this.#places[Math.max(0, rank - foldAxes - 1)]![leaf]!, offset: 0 };
  }

  #strided(leaf: number, at: number): number {
    const { locals, ...ahead } = this.#ahead[leaf]!;
    let address = this.runPlace(leaf);
    for (let i = 0; i < at; i++) {
      const next = (locals[i] ??= this.#code.permanentLocal('i32'));
      if (i >= ahead.valid) {
        this.#code.get(address).get(this.#innerStrides.get(leaf)!).op('i32.add').set(next);
        this.#ahead[leaf]!.valid = i + 1;
      }
      address = next;
    }
    return address;
  }

  #itemsize(leaf: number): number {
    return machineOf(this.#kernel.leaves[leaf]!.dtype).itemsize;
  }

  /** Results stay where they are along folded axes. */
  #movesOn(leaf: number, axis: number): boolean {
    const { rank, foldAxes } = this.#kernel;
    return axis < rank - foldAxes || !this.#results.has(leaf);
  }

  #pushStart(leaf: number): void {
    const code = this.#code;
    const { block, begin } = PARAMETERS;
    code.get(block).memory('i32.load', this.#layout.address(leaf));
    code.get(begin);
    if (!this.#movesOn(leaf, 0)) {
      code.get(block).memory('i32.load', this.#layout.segment).op('i32.div_u');
    }
    this.#pushStride(leaf, 0);
    code.op('i32.mul').op('i32.add');
  }

  #pushStride(leaf: number, axis: number): void {
    this.#code.get(PARAMETERS.block).memory('i32.load', this.#layout.stride(leaf, axis));
  }

  #loadInnerStrides(): void {
    const { leaves, rank } = this.#kernel;
    leaves.forEach(({ inner }, leaf) => {
      if (inner !== 'strided' || this.#results.has(leaf)) return;
      const stride = this.#code.permanentLocal('i32');
      this.#innerStrides.set(leaf, stride);
      this.#pushStride(leaf, rank - 1);
      this.#code.set(stride);
    });
  }

  #add(local: number, push: () => void): void {
    this.#code.get(local);
    push();
    this.#code.op('i32.add').set(local);
  }
}
