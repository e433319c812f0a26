/** Computes the values of a kernel's body, each where its schedule says. */
import { isOperation, isZero, type Kernel, type Operation } from '../kernel/kernel.ts';
import { primitiveInfo } from '../kernel/primitives.ts';
import type { Block, Step } from './blocks.ts';
import type { Emitter, Place } from './emitter.ts';
import type { Rate, Schedule } from './schedule.ts';

/** The variables that hold the values of a body. */
export class Values<V> {
  readonly #kernel: Kernel;
  readonly #schedule: Schedule;
  readonly #emitter: Emitter<V>;
  /** Values that are the same for many elements, as one element and as a vector of it. */
  readonly #hoisted: V[] = [];
  readonly #splats: V[] = [];
  /** Which values the innermost loop takes. */
  readonly #inner = new Set<number>();

  constructor(kernel: Kernel, schedule: Schedule, emitter: Emitter<V>) {
    this.#kernel = kernel;
    this.#schedule = schedule;
    this.#emitter = emitter;
    kernel.body.forEach((instruction, i) => {
      if (isOperation(instruction) && this.#schedule.rates[i] === 'element') {
        for (const arg of instruction.args) this.#inner.add(arg);
      }
    });
    for (const { value, when } of kernel.outputs) if (when !== 'row') this.#inner.add(value);
  }

  /** Computes the values of a rate that is not that of elements. */
  hoist(rate: Rate): void {
    this.#kernel.body.forEach(({ dtype }, i) => {
      if (this.#schedule.rates[i] !== rate) return;
      const value = this.#compute(i, this.#hoisted);
      this.#hoisted[i] = value;
      if (this.#emitter.lanes > 1 && this.#inner.has(i)) {
        this.#splats[i] = this.#emitter.splat(dtype, value);
      }
    });
  }

  /** The value of an instruction that no element changes. */
  hoisted(i: number): V {
    return this.#hoisted[i]!;
  }

  /**
   * Computes the values at places of the innermost loop, which take turns, instruction by
   * instruction; answers those of each place by number.
   *
   * @param known - told of each instruction whose value at a place, by number, is computed, unless
   * it is one that only a block needs
   */
  at(
    places: readonly Place[],
    known: (instruction: number, values: readonly V[], place: number) => void,
  ): V[][] {
    const all = places.map(({ vector }) => [...(vector ? this.#splats : this.#hoisted)]);
    let done = 0;
    const tell = (next: number): void => {
      for (; done < next; done++) all.forEach((values, i) => known(done, values, i));
    };
    this.#run(this.#schedule.steps, places, all, tell);
    tell(this.#kernel.body.length);
    return all;
  }

  /** @param tell - told up to which instruction values are computed */
  #run(
    steps: readonly Step[],
    places: readonly Place[],
    all: readonly V[][],
    tell?: (next: number) => void,
  ): void {
    for (let at = 0; at < steps.length;) {
      const step = steps[at]!;
      if (typeof step !== 'number') {
        this.#block(step, places, all);
        tell?.(step.choices.at(-1)! + 1);
        at++;
        continue;
      }
      const together = this.#together(steps.slice(at));
      places.forEach((place, k) => {
        const values = all[k]!;
        if (together.length === 0) values[step] = this.#compute(step, values, place);
        else this.#computeTogether(together, values, place.vector);
      });
      tell?.((together.at(-1) ?? step) + 1);
      at += Math.max(1, together.length);
    }
  }

  /** Chooses the usual values, but computes the others where some condition fails. */
  #block({ choices, steps }: Block, places: readonly Place[], all: readonly V[][]): void {
    const emitter = this.#emitter;
    const { vector } = places[0]!;
    const argsOf = (choice: number) => (this.#kernel.body[choice] as Operation).args;
    const results = all.map((values) =>
      choices.map((choice) => {
        const result = emitter.variable(this.#kernel.body[choice]!.dtype, vector);
        emitter.assign(result, values[argsOf(choice)[1]!]!);
        return result;
      }),
    );
    const condition = argsOf(choices[0]!)[0]!;
    emitter.unlessAll(
      all.map((values) => values[condition]!),
      vector,
      () => {
        const inner = all.map((values) => [...values]);
        this.#run(steps, places, inner);
        results.forEach((variables, k) =>
          variables.forEach((variable, c) =>
            emitter.assign(variable, this.#compute(choices[c]!, inner[k]!, places[k])),
          ),
        );
      },
    );
    choices.forEach((choice, c) => all.forEach((values, k) => (values[choice] = results[k]![c]!)));
  }

  /** The first instructions, as long as they are guarded calls or look-ups that can share work. */
  #together(steps: readonly Step[]): number[] {
    const list: number[] = [];
    let first: Operation | undefined;
    for (const step of steps) {
      const one = typeof step === 'number' ? this.#kernel.body[step]! : undefined;
      if (one === undefined || !isOperation(one)) break;
      const { guardedCall, column } = primitiveInfo(one.op);
      first ??= one;
      const like = primitiveInfo(first.op);
      if (!guardedCall && !column) break;
      if (guardedCall !== like.guardedCall || column?.[0] !== like.column?.[0]) break;
      if (one.args[0] !== first.args[0] || (guardedCall && one.args[1] !== first.args[1])) break;
      if (one.args.some((arg) => list.includes(arg))) break;
      list.push(step as number);
    }
    return list;
  }

  #computeTogether(list: readonly number[], values: V[], vector: boolean): void {
    const calls = list.map((i) => this.#kernel.body[i] as Operation);
    const ops = calls.map(({ op }) => op);
    const [first, x] = calls[0]!.args;
    const results = primitiveInfo(ops[0]!).column
      ? this.#emitter.lookUps(ops, values[first!]!, vector)
      : this.#emitter.guardedCalls(
          ops,
          values[first!]!,
          values[x!]!,
          calls.map(({ args }) => values[args[2]!]!),
          vector,
        );
    list.forEach((i, k) => (values[i] = results[k]!));
  }

  #compute(i: number, values: readonly V[], place?: Place): V {
    const instruction = this.#kernel.body[i]!;
    const { op, dtype } = instruction;
    const emitter = this.#emitter;
    if (isOperation(instruction)) {
      const args = instruction.args.map((arg) => values[arg]!);
      if (op === 'call') return emitter.call!(instruction.callee!, args);
      // The last operand has the dtype that the primitive is chosen by, a condition is the first.
      const from = this.#kernel.body[instruction.args.at(-1)!]!.dtype;
      const zero = instruction.args.findIndex((arg) => {
        const operand = this.#kernel.body[arg]!;
        return operand.op === 'constant' && isZero(operand.value);
      });
      return emitter.operation(instruction.op, from, dtype, args, place?.vector ?? false, zero);
    }
    if (instruction.op === 'load') {
      return place
        ? emitter.load(instruction.leaf, place)
        : emitter.loadBroadcast(instruction.leaf);
    }
    if (instruction.op === 'scalar') return emitter.scalar(instruction.scalar);
    if (instruction.op === 'constant') return emitter.constant(dtype, instruction.value);
    throw new Error(`kernel: no instruction ${op}`);
  }
}
