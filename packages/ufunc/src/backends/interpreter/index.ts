/**
 * The interpreter: a block machine that runs a kernel's body instruction by instruction, each
 * over a run of about a thousand elements (as numexpr does). It is the definition of the kernel
 * IR, serves cold small work, and generates no code, so it runs under any security policy.
 */
import { assertAttached } from '../../kernel/callee.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Backend, CompiledKernel, Launch } from '../../kernel/launch.ts';
import { WIDTH } from './register.ts';
import { type LeafRegister, noData, type Program, type Step, translate } from './translate.ts';

/** The backend that runs everywhere and everything. */
export const interpreterBackend: Backend = {
  name: 'interpreter',
  foreign: true,
  compile: (kernel) => new Machine(kernel),
};

class Machine implements CompiledKernel {
  readonly #kernel: Kernel;
  readonly #program: Program;
  readonly #rank: number;
  /** The first folded axis. */
  readonly #foldFrom: number;
  /** Leaves of fold outputs where all axes are folded: they move by segments. */
  readonly #partials: readonly LeafRegister[];
  readonly #still: readonly number[];
  #lengths: readonly number[] = [];
  #isBusy = false;

  constructor(kernel: Kernel) {
    const { rank, foldAxes, outputs } = kernel;
    this.#kernel = kernel;
    this.#program = translate(kernel);
    this.#rank = rank;
    this.#foldFrom = rank - foldAxes;
    this.#still = new Array<number>(rank).fill(0);
    this.#partials =
      foldAxes === rank
        ? outputs
            .filter(({ kind }) => kind === 'fold')
            .map(({ leaf }) => this.#program.leaves[leaf]!)
        : [];
  }

  run(launch: Launch, begin: number, end: number): void {
    // A function that the kernel calls may ask for the same kernel.
    if (this.#isBusy) return new Machine(this.#kernel).run(launch, begin, end);
    this.#isBusy = true;
    try {
      this.#bind(launch);
      if (this.#foldFrom > 0) this.#walk(0, begin, end);
      else this.#runSegments(launch.segment, begin, end);
      if (this.#program.functions.length > 0) {
        assertAttached(this.#program.leaves.map(({ data }) => data));
      }
    } finally {
      this.#isBusy = false;
      this.#program.functions = [];
      for (const leaf of this.#program.leaves) leaf.data = noData(leaf.dtype);
    }
  }

  #bind({ lengths, operands, scalars, functions = [] }: Launch): void {
    const program = this.#program;
    program.functions = functions;
    this.#lengths = lengths;
    for (let i = 0; i < operands.length; i++) {
      const { storage, offset, strides } = operands[i]!;
      const leaf = program.leaves[i]!;
      leaf.data = storage.view(leaf.dtype);
      leaf.at = offset;
      leaf.strides = strides;
      leaf.step = strides[this.#rank - 1]!;
    }
    for (let i = 0; i < scalars.length; i++) program.scalars[i]!.data[0] = scalars[i]!;
  }

  #runSegments(segment: number, begin: number, end: number): void {
    const steps = this.#partials.map((leaf) => {
      const step = leaf.strides[0]!;
      leaf.strides = this.#still;
      leaf.at += (begin / segment) * step;
      return step;
    });
    for (let start = begin; start < end; start += segment) {
      this.#walk(0, start, Math.min(start + segment, end));
      this.#partials.forEach((leaf, i) => (leaf.at += steps[i]!));
    }
  }

  /** Runs the indices of an axis from `begin` to `end`, and leaves the leaves where they were. */
  #walk(axis: number, begin: number, end: number): void {
    const { foldings } = this.#program;
    if (axis === this.#foldFrom) for (const folding of foldings) folding.begin();
    if (begin > 0) this.#move(axis, begin);
    if (axis === this.#rank - 1) {
      this.#runRow(axis, end - begin);
    } else {
      const length = this.#lengths[axis + 1]!;
      for (let index = begin; index < end; index++) {
        this.#walk(axis + 1, 0, length);
        this.#move(axis, 1);
      }
    }
    this.#move(axis, -end);
    if (axis === this.#foldFrom) for (const folding of foldings) folding.end();
  }

  #move(axis: number, steps: number): void {
    for (const leaf of this.#program.leaves) leaf.at += steps * leaf.strides[axis]!;
  }

  #runRow(axis: number, length: number): void {
    const { steps, foldings, stores } = this.#program;
    for (let left = length; left > 0;) {
      const n = Math.min(left, WIDTH);
      runSteps(steps, n);
      for (const folding of foldings) folding.take(n);
      runSteps(stores, n);
      this.#move(axis, n);
      left -= n;
    }
  }
}

function runSteps(steps: readonly Step[], n: number): void {
  for (const { loop, out, a, b, c, uniform } of steps) loop(uniform ? 1 : n, out, a, b, c);
}
