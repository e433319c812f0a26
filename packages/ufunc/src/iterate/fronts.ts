/**
 * Sweeps in place, in the order of the elements, front by front (skew.ts): vectors compute what a
 * scalar loop does, to the bit. Several sweeps go over a plane at once, each some fronts behind the
 * one before it, in rings that the cache holds (rings.ts).
 *
 * More than two axes are planes one after the other, of one sweep at a time. sums.ts says in which
 * order norms of changes are summed up: it depends on the shape only. Changes of less than 2 ** -503
 * count as none.
 */
import { dtypes, sizeOf } from '@numloom/ndarray';
import type { Node } from '../graph/node.ts';
import { kernelKey } from '../kernel/kernel.ts';
import type { Operand } from '../kernel/launch.ts';
import type { RealDType } from '../kernel/primitives.ts';
import {
  type BackendName,
  cachedKernel,
  chooseBackend,
  compiledBy,
  usesOf,
} from '../run/backends.ts';
import { normOf } from './change.ts';
import type { Copier } from './copier.ts';
import { liveFronts, type FrontLeaf, Pipeline, Step } from './pipeline.ts';
import { frontKernel, measuredStencil, planeSkew, rolesOf } from './planes.ts';
import { Ring, Slots } from './rings.ts';
import type { Skew } from './skew.ts';
import { Start } from './start.ts';
import { Sums } from './sums.ts';
import { operandsOf, type Stencil } from './stencil.ts';
import { repeat, type Sweeps } from './sweeps.ts';

/** Sweeps that go over a plane at once, at most, and bytes of fronts that the cache should hold. */
const MOST_SWEEPS = 16;
const CACHE_BYTES = 2 ** 20;
/** Elements, of all sweeps, up to which it takes longer to prepare fronts than to do without: of few sweeps, and of more. */
const FEW_SWEEPS = 8;
const FEW_OF_FEW = 2 ** 18;
const FEW = 8192;

/**
 * Makes sweeps in order; answers the norms of changes that are wanted, or undefined, with nothing
 * done, where the value is no stencil, the target no plane or a narrow one, or elements are few. This
 * depends on shapes, strides, the expression and the count only.
 *
 * @param value - without reductions
 */
export function frontSweeps(sweeps: Sweeps, value: Node): number[] | undefined {
  const { target, count, ord, errors } = sweeps;
  const few = count < FEW_SWEEPS ? FEW_OF_FEW : FEW;
  if (target.ndim < 2 || sizeOf(target.shape) * count < few) return undefined;
  const sums = new Sums(target.shape, Math.min(count, MOST_SWEEPS), ord);
  try {
    const isMeasured = errors === 'every';
    const stencil = measuredStencil(sweeps, value, isMeasured ? sums.array : undefined);
    const skew = planeSkew(target, stencil);
    if (skew === undefined) return undefined;
    target.storage.beginWrite('iterate');
    const fronts = new Fronts(sweeps, value, sums, stencil, skew);
    try {
      return fronts.run();
    } finally {
      fronts.dispose();
    }
  } finally {
    sums.dispose();
  }
}

class Fronts {
  readonly #sweeps: Sweeps;
  readonly #value: Node;
  readonly #sums: Sums;
  readonly #backend: BackendName;
  /** How many sweeps go over a plane at once. */
  readonly #most: number;
  /** Whether all fronts are kept from the first sweep to the last. */
  readonly #isWhole: boolean;
  readonly #slots: Slots;
  readonly #pipeline: Pipeline;
  readonly #written: readonly Ring[];
  /** What else is read, and its rings. */
  readonly #others: { readonly operand: Operand; readonly ring: Ring }[] = [];
  /** What copies fronts into rings, and those of the target out. */
  readonly #inputs: Copier[] = [];
  readonly #outputs: Copier[] = [];
  readonly #steps = new Map<boolean, Step>();
  readonly #owned: { dispose(): void }[] = [];

  constructor(sweeps: Sweeps, value: Node, sums: Sums, stencil: Stencil, skew: Skew) {
    const { target, count } = sweeps;
    this.#sweeps = sweeps;
    this.#value = value;
    this.#sums = sums;
    const { lowered } = stencil;
    const size = sizeOf(target.shape);
    const isReached = operandsOf(stencil).every(({ storage }) => storage.inHeap);
    const uses = usesOf(keyOf(stencil));
    this.#backend = chooseBackend(uses, size * count * lowered.body.length, isReached);
    const [rows, columns] = [target.shape.at(-2)!, target.shape.at(-1)!];
    const roles = rolesOf(stencil);
    let bytes = 0;
    lowered.leaves.forEach(({ dtype, written }, i) => {
      if (roles[i]!.kind === 'read' || (roles[i]!.kind === 'written' && written))
        bytes += dtypes[dtype].itemsize;
    });
    const isPlane = size === rows * columns;
    const most = isPlane ? Math.min(count, mostSweeps(rows, columns, skew, bytes)) : 1;
    // All fronts are kept if several passes need them, or one has to be made again.
    const isWhole = isPlane && (count > most || (sweeps.tol !== undefined && most > 1));
    const slots = new Slots(rows, columns, skew, isWhole ? undefined : liveFronts(skew, most));
    this.#isWhole = isWhole;
    this.#most = most;
    this.#slots = slots;
    this.#pipeline = new Pipeline(slots);
    this.#written = lowered.outputs
      .filter(({ leaf }) => roles[leaf]!.kind === 'written')
      .map(({ leaf }) => this.#own(new Ring(slots, lowered.leaves[leaf]!.dtype)));
    this.#copyTarget();
  }

  dispose(): void {
    for (const one of this.#owned.reverse()) one.dispose();
  }

  /** Makes all sweeps. */
  run(): number[] {
    const sweeps = this.#sweeps;
    const { count, tol, errors, target, ord } = sweeps;
    const lengths = target.shape.slice(0, -2);
    if (sizeOf(lengths) > 1) {
      return repeat(sweeps, (isMeasured) => {
        const sum = this.#allPlanes(lengths, this.#step(isMeasured));
        return sum === undefined ? undefined : normOf(sum, ord);
      });
    }
    const norms: number[] = [];
    const start = this.#own(new Start(this.#written.map(({ storage }) => storage)));
    // Operands of which no ring is known yet are those of the step.
    this.#step(errors === 'every');
    if (this.#isWhole) this.#pipeline.copy(this.#inputs);
    for (let made = 0; made < count;) {
      // A sweep that turns out to be the last may be in the middle of a pass.
      if (tol !== undefined && this.#most > 1) start.keep(norms, tol, this.#most);
      const passes = Math.ceil((count - made) / this.#most);
      const steps = Array.from({ length: Math.ceil((count - made) / passes) }, (_, i) =>
        this.#step(errors === 'every' || (errors === 'last' && made + i === count - 1)),
      );
      for (const sum of this.#pass(steps)) if (sum !== undefined) norms.push(normOf(sum, ord));
      const last = tol === undefined ? -1 : norms.findIndex((norm, i) => i >= made && norm <= tol);
      made += steps.length;
      if (last < 0) continue;
      norms.length = last + 1;
      if (norms.length < made) this.#again(start, norms.length);
      break;
    }
    if (this.#isWhole) this.#pipeline.copy(this.#outputs);
    return norms;
  }

  /** Goes back to a start, and on until so many sweeps are made. */
  #again(start: Start, count: number): void {
    let left = count - start.restore();
    while (left > 0) {
      const sweeps = Math.min(left, this.#most);
      this.#pass(Array.from({ length: sweeps }, () => this.#step(false)));
      left -= sweeps;
    }
  }

  /** One pass of some sweeps over a plane. */
  #pass(steps: readonly Step[]): (number | undefined)[] {
    const [inputs, outputs] = this.#isWhole ? [[], []] : [this.#inputs, this.#outputs];
    return this.#pipeline.run(steps, inputs, outputs, this.#sums);
  }

  /** One sweep over plane after plane. */
  #allPlanes(lengths: readonly number[], step: Step): number | undefined {
    const stack = this.#sums.stack();
    for (const index of indicesOf(lengths)) {
      for (const copier of [...this.#inputs, ...this.#outputs]) copier.enter(index);
      const [sum] = this.#pass([step]);
      if (sum !== undefined) stack.push(sum);
    }
    return stack.drain();
  }

  /** The step of a sweep that folds its change, or does not. */
  #step(isMeasured: boolean): Step {
    const known = this.#steps.get(isMeasured);
    if (known !== undefined) return known;
    const stencil = measuredStencil(
      this.#sweeps,
      this.#value,
      isMeasured ? this.#sums.array : undefined,
    );
    const roles = rolesOf(stencil);
    const operands = operandsOf(stencil);
    const front = frontKernel(stencil, roles);
    const leaves = front.leaves.map((leaf): FrontLeaf => {
      const role = roles[leaf]!;
      const operand = operands[leaf]!;
      if (role.kind === 'still') return { operand: { ...operand, strides: [0] }, isSum: false };
      if (role.kind === 'sum') return { operand: { ...operand, strides: [1] }, isSum: true };
      if (role.kind === 'read') return this.#other(operand, stencil.lowered.leaves[leaf]!.dtype);
      return { ring: this.#written[role.component]!, distance: role.distance };
    });
    const entry = cachedKernel(keyOf(stencil), () => front.kernel);
    entry.uses++;
    const compiled = compiledBy(entry, this.#backend);
    const step = new Step(compiled, stencil, leaves, this.#slots);
    this.#steps.set(isMeasured, this.#own(step));
    return step;
  }

  /** The ring of an operand that is read at the index that is written. */
  #other(operand: Operand, dtype: RealDType): FrontLeaf {
    let known = this.#others.find((other) => isSame(other.operand, operand));
    if (known === undefined) {
      const ring = this.#own(new Ring(this.#slots, dtype));
      known = { operand, ring };
      this.#others.push(known);
      this.#inputs.push(this.#own(ring.copier(operand, 'in', this.#backend)));
    }
    return { ring: known.ring, distance: [0, 0] };
  }

  /** What copies the target in and out. */
  #copyTarget(): void {
    const { target } = this.#sweeps;
    const { components } = dtypes[target.dtype];
    this.#written.forEach((ring, component) => {
      const operand: Operand = {
        storage: target.storage,
        offset: target.offset * components + component,
        strides: target.strides.map((stride) => stride * components),
      };
      this.#inputs.push(this.#own(ring.copier(operand, 'in', this.#backend, this.#slots.read)));
      this.#outputs.push(this.#own(ring.copier(operand, 'out', this.#backend)));
    });
  }

  #own<T extends { dispose(): void }>(one: T): T {
    this.#owned.push(one);
    return one;
  }
}

/** How many sweeps go over a plane at once, with so many bytes for each element of a front. */
function mostSweeps(rows: number, columns: number, skew: Skew, bytes: number): number {
  const length = Math.min(rows, Math.ceil(columns / Math.max(1, skew.factor)));
  let most = MOST_SWEEPS;
  while (most > 1 && liveFronts(skew, most) * length * bytes > CACHE_BYTES) most--;
  return most;
}

/** Leaves that are one depend on distances, so the key of the expression does not tell. */
function keyOf(stencil: Stencil): string {
  return kernelKey(frontKernel(stencil, rolesOf(stencil)).kernel);
}

function isSame(a: Operand, b: Operand): boolean {
  const isAlike = a.strides.every((stride, axis) => stride === b.strides[axis]);
  return a.storage === b.storage && a.offset === b.offset && isAlike;
}

/** All indices of some axes, in C order. */
function* indicesOf(lengths: readonly number[]): Generator<number[]> {
  for (let n = 0; n < sizeOf(lengths); n++) {
    let rest = n;
    yield lengths.map((length, axis) => {
      const inner = sizeOf(lengths.slice(axis + 1));
      const index = Math.floor(rest / inner) % length;
      rest -= index * inner;
      return index;
    });
  }
}
