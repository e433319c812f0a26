/** The stages of a fast solver: transforms, tridiagonal systems, transforms back. */
import type { NdArray } from '@numloom/ndarray';
import { kernelsOf } from '@numloom/linalg/kernels';
import { tridiagonals } from '../kernels/generated/tridiagonals.ts';
import { addressOf } from '../transforms/axes.ts';
import { programOf } from '../transforms/plans.ts';
import { type Lines, type Memory, type Placed, placed, transformAll } from '../transforms/lines.ts';
import { type Axis, eigenvalues } from './axes.ts';
import type { Ends } from './pivots.ts';
import type { CheckedProblem } from './problem.ts';
import { Systems } from './systems.ts';

/** Bytes of rows that are brought into the cache and wait there for what is done with them next. */
const CHUNK = 2 ** 17;
/** Numbers from which on threads are worth waking. */
const WORTH = 1e5;

/** Programs of both directions along an axis. */
interface Pair {
  readonly forward: Placed;
  readonly back: Placed;
}

/** The stages, for arrays whose axes are in the order of the problem. */
export class Stages {
  readonly #rows: number;
  readonly #slabs: number;
  readonly #columns: number;
  /** Along the last axis, and along the one before it if there are three. */
  readonly #last: Pair;
  readonly #middle: Pair | undefined;
  /** One system for each mode; of a periodic axis those of its even and of its odd part. */
  readonly #systems: readonly Systems[];
  readonly #isFolded: boolean;

  constructor({ axes, order, shift }: CheckedProblem, memory: Memory) {
    const [own, ...others] = order.map((axis) => axes[axis]!) as [Axis, ...Axis[]];
    const last = others.at(-1)!;
    const middle = others.length > 1 ? others[0] : undefined;
    this.#rows = own.length;
    this.#columns = last.length;
    this.#slabs = middle?.length ?? 1;
    const growth = last.growth * (middle?.growth ?? 1);
    this.#last = programs(last, own.spacing ** 2 / growth, memory);
    this.#middle = middle && programs(middle, 1, memory);
    this.#isFolded = own.sides[0] === 'periodic';
    const epsilons = epsilonsOf(own, last, middle, shift);
    this.#systems = partsOf(own).map(([n, ends]) => {
      return new Systems(n, ends, last.length, epsilons, memory);
    });
  }

  /** From the right side to the solution, by way of a packed array, which may be either of them. */
  run(from: NdArray, work: NdArray, to: NdArray, threads: number): void {
    const stride = this.#slabs * this.#columns * 8;
    const address = addressOf(work);
    const slabStride = this.#columns * 8;
    const n = this.#rows;
    const [first, second] = this.#systems as [Systems, Systems?];
    first.place({ address, stride, slabStride });
    second?.place({ address: address + (n - 1) * stride, stride: -stride, slabStride });
    if (this.#isFolded || (threads > 1 && work.size > WORTH)) {
      this.#forward(from, work, 0, n);
      if (this.#isFolded) this.#fold(address, stride, 0.5);
      for (const systems of this.#systems) systems.solve();
      if (this.#isFolded) this.#fold(address, stride, 1);
      this.#back(work, to, 0, n);
      return;
    }
    const chunk = Math.max(1, Math.floor(CHUNK / stride / 8)) * 8;
    const step = this.#slabs > 1 ? Math.max(1, Math.floor(CHUNK / stride)) : chunk;
    for (let i = 0; i < n; i += step) {
      const end = Math.min(n, i + step);
      this.#forward(from, work, i, end);
      first.eliminate(i, end);
    }
    first.turn();
    for (let end = n; end > 0; end -= step) {
      const i = Math.max(0, end - step);
      first.substitute(i, end);
      this.#back(work, to, i, end);
    }
  }

  /** Transforms the rows from `first` to `end`. */
  #forward(from: NdArray, work: NdArray, first: number, end: number): void {
    this.#along(this.#last.forward, from, work, first, end);
    if (this.#middle) this.#across(this.#middle.forward, work, first, end);
  }

  #back(work: NdArray, to: NdArray, first: number, end: number): void {
    if (this.#middle) this.#across(this.#middle.back, work, first, end);
    this.#along(this.#last.back, work, to, first, end);
  }

  /** Along the last axis. */
  #along(program: Placed, from: NdArray, to: NdArray, first: number, end: number): void {
    const count = end - first;
    const lines = (array: NdArray): Lines => {
      const strides = array.strides.map((stride) => stride * 8);
      const address = addressOf(array) + first * strides[0]!;
      const step = strides.at(-1)!;
      return this.#middle === undefined
        ? { address, step, line: strides[0]!, slab: 0 }
        : { address, step, line: strides[1]!, slab: strides[0]! };
    };
    const [slabs, some] = this.#middle === undefined ? [1, count] : [count, this.#slabs];
    transformAll(program, slabs, some, lines(from), lines(to));
  }

  /** Along the middle axis, in place. */
  #across(program: Placed, work: NdArray, first: number, end: number): void {
    const slab = work.strides[0]! * 8;
    const step = this.#columns * 8;
    const lines = { address: addressOf(work) + first * slab, step, line: 8, slab };
    transformAll(program, end - first, this.#columns, lines, lines);
  }

  /** Halves of sums and differences of rows that a reflection exchanges, or, of these, the rows. */
  #fold(address: number, stride: number, factor: number): void {
    const pairs = Math.floor((this.#rows - 1) / 2);
    const last = address + (this.#rows - 1) * stride;
    kernelsOf(tridiagonals).foldRows(pairs, stride / 8, address + stride, last, stride, factor);
  }
}

function programs(axis: Axis, scale: number, memory: Memory): Pair {
  const { length, forward, back } = axis;
  return {
    forward: placed(programOf(forward, length, scale), memory),
    back: placed(programOf(back, length, 1), memory),
  };
}

/** The rows that are solved together, and what holds at their ends. */
function partsOf({ length, sides: [first, last] }: Axis): [rows: number, ends: Ends][] {
  if (first !== 'periodic') return [[length, { first, last } as Ends]];
  // What is even has a vanishing derivative where the reflection leaves a point, what is odd the value 0.
  const isEven = length % 2 === 0;
  const odd = Math.floor((length - 1) / 2);
  return [
    [length - odd, { first: 'neumann', last: isEven ? 'neumann' : 'same' }],
    [odd, { first: 'dirichlet', last: isEven ? 'dirichlet' : 'opposite' }],
  ];
}

/** What each mode adds to 2 on the diagonal, slab by slab. */
function epsilonsOf(own: Axis, last: Axis, middle: Axis | undefined, shift: number): Float64Array {
  const ratio = (axis: Axis) => (own.spacing / axis.spacing) ** 2;
  const columns = eigenvalues(last).map((value) => value * ratio(last));
  const slabs = middle ? eigenvalues(middle).map((value) => value * ratio(middle)) : [0];
  const epsilons = new Float64Array(columns.length * slabs.length);
  const constant = shift * own.spacing ** 2;
  slabs.forEach((slab, b) => {
    columns.forEach((column, l) => {
      epsilons[b * columns.length + l] = column + slab + constant;
    });
  });
  return epsilons;
}
