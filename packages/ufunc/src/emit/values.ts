/** Computes the values of a kernel's body, each where its schedule says. */
import { isOperation, type Kernel, type Operation } from '../kernel/kernel.ts';
import { primitiveInfo } from '../kernel/primitives.ts';
import type { Emitter, Place } from './emitter.ts';
import type { Rate, Schedule } from './schedule.ts';

/** Values at a place, all of those before instruction `next`. */
interface Step<V> {
  readonly values: readonly V[];
  readonly next: number;
}

/** The variables that hold the values of a body. */
export class Values<V> {
  readonly #kernel: Kernel;
  readonly #rates: readonly Rate[];
  readonly #emitter: Emitter<V>;
  /** Values that are the same for many elements, as one element and as a vector of it. */
  readonly #hoisted: V[] = [];
  readonly #splats: V[] = [];
  /** Which values the innermost loop takes. */
  readonly #inner = new Set<number>();

  constructor(kernel: Kernel, schedule: Schedule, emitter: Emitter<V>) {
    this.#kernel = kernel;
    this.#rates = schedule.rates;
    this.#emitter = emitter;
    kernel.body.forEach((instruction, i) => {
      if (isOperation(instruction) && this.#rates[i] === 'element') {
        for (const arg of instruction.args) this.#inner.add(arg);
      }
    });
    for (const { value, when } of kernel.outputs) if (when !== 'row') this.#inner.add(value);
  }

  /** Computes the values of a rate that is not that of elements. */
  hoist(rate: Rate): void {
    this.#kernel.body.forEach(({ dtype }, i) => {
      if (this.#rates[i] !== rate) return;
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
   * @param known - told of each instruction whose value at a place, by number, is computed
   */
  at(
    places: readonly Place[],
    known: (instruction: number, values: readonly V[], place: number) => void,
  ): V[][] {
    const all = places.map((place) => this.#steps(place));
    for (let done = 0; ;) {
      const steps = all.map((one) => one.next());
      const first = steps[0]!;
      const next = first.done === true ? this.#rates.length : first.value.next;
      const values = steps.map((step) => (step.done === true ? step.value : step.value.values));
      for (; done < next; done++) values.forEach((of, i) => known(done, of, i));
      if (first.done === true) return values as V[][];
    }
  }

  /** Computes the values at one place, one at a time. */
  *#steps(place: Place): Generator<Step<V>, V[]> {
    const values = [...(place.vector ? this.#splats : this.#hoisted)];
    for (let i = 0; i < this.#rates.length; i++) {
      if (this.#rates[i] !== 'element') continue;
      const calls = this.#guardedCalls(i);
      if (calls.length === 0) {
        values[i] = this.#compute(i, values, place);
      } else {
        for (const value of this.#guarded(calls, values, place.vector)) values[i++] = value;
        i--;
      }
      yield { values, next: i + 1 };
    }
    return values;
  }

  /** The guarded calls from instruction `i` on that share condition and operand. */
  #guardedCalls(i: number): Operation[] {
    const calls: Operation[] = [];
    for (const call of this.#kernel.body.slice(i)) {
      if (!isOperation(call) || !primitiveInfo(call.op).guardedCall) break;
      const [condition, x, other] = call.args;
      const first = calls[0]?.args ?? call.args;
      if (condition !== first[0] || x !== first[1] || other! >= i) break;
      calls.push(call);
    }
    return calls;
  }

  #guarded(calls: readonly Operation[], values: readonly V[], vector: boolean): V[] {
    const [condition, x] = calls[0]!.args;
    const ops = calls.map(({ op }) => op);
    const others = calls.map(({ args }) => values[args[2]!]!);
    return this.#emitter.guardedCalls(ops, values[condition!]!, values[x!]!, others, vector);
  }

  #compute(i: number, values: readonly V[], place?: Place): V {
    const instruction = this.#kernel.body[i]!;
    const { op, dtype } = instruction;
    const emitter = this.#emitter;
    if (isOperation(instruction)) {
      const args = instruction.args.map((arg) => values[arg]!);
      // The last operand has the dtype that the primitive is chosen by, a condition is the first.
      const from = this.#kernel.body[instruction.args.at(-1)!]!.dtype;
      return emitter.operation(instruction.op, from, dtype, args, place?.vector ?? false);
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
