/** Computing expressions while the program does something else. */
import type { NdArray, PendingReader, Storage } from '@numloom/ndarray';
import { assertTarget, type Evaluated } from './evaluate.ts';
import { collectStorages, type Expression, identityNode } from './expression/expression.ts';
import { consumeOperands, type Operand } from './expression/operand.ts';
import { type Node, visitNodes } from './graph/node.ts';
import { type EvaluateRoot, operandOf, requestOf, Store } from './roots.ts';
import { evaluateNodes, roundSteps } from './run/rounds.ts';
import { assertAssignable } from './run/tasks.ts';
import { Task } from './threads/task.ts';

/**
 * Computes as `evaluate` does, without holding up the calling thread: workers compute where
 * `configure` allows more than one thread, else this one does, a few milliseconds at a time.
 *
 * Roots have the values that their operands have at the call: a write to an operand meanwhile
 * waits until the computation, which it completes, is done. The arrays of `store`s are written at
 * the end, all at once, just before the promise resolves; what is written to them before is lost.
 *
 * @returns a promise of what `evaluate` returns
 * @throws what `evaluate` throws, by rejecting the promise
 * @example
 * ```ts
 * import { arange } from '@numloom/ndarray';
 * import { evaluateAsync, nd } from '@numloom/ufunc';
 * const x = arange(5);
 * const squares = await evaluateAsync(nd`${x} ** 2`);
 * console.log(squares.tolist()); // => [ 0, 1, 4, 9, 16 ]
 * ```
 */
export function evaluateAsync<const R extends readonly EvaluateRoot[]>(
  roots: R,
): Promise<{ -readonly [K in keyof R]: Evaluated<R[K]> }>;
export function evaluateAsync<R extends Expression | NdArray | Store>(
  root: R,
): Promise<Evaluated<R>>;
export async function evaluateAsync(
  roots: EvaluateRoot | readonly EvaluateRoot[],
): Promise<NdArray | NdArray[]> {
  const isOne = !Array.isArray(roots);
  const list = (isOne ? [roots] : roots) as readonly EvaluateRoot[];
  const arrays = await evaluateLater(list, 'evaluateAsync');
  return isOne ? arrays[0]! : arrays;
}

/**
 * Writes the values of `value` into `target` as `assign` does, all at once when they are computed,
 * without holding up the calling thread meanwhile. See {@link evaluateAsync}.
 *
 * @param target - the view to write, at the end
 * @param value - broadcasts to the target's shape and is converted to its dtype
 * @throws what `assign` throws, by rejecting the promise
 * @example
 * ```ts
 * import { arange, zeros } from '@numloom/ndarray';
 * import { assignAsync, nd } from '@numloom/ufunc';
 * const target = zeros(3);
 * await assignAsync(target, nd`${arange(3)} + 0.5`);
 * console.log(target.tolist()); // => [ 0.5, 1.5, 2.5 ]
 * ```
 */
export async function assignAsync(target: NdArray, value: Operand): Promise<void> {
  assertTarget(target, 'assignAsync');
  await evaluateLater([new Store(target, value)], 'assignAsync');
}

async function evaluateLater(roots: readonly EvaluateRoot[], caller: string): Promise<NdArray[]> {
  const { nodes: given, assignments, results } = requestOf(roots, caller);
  // What is stored has to be read now.
  const nodes = given.map((node, i) =>
    node.kind === 'leaf' && roots[i] instanceof Store ? identityNode(node) : node,
  );
  assertAssignable(assignments, caller);
  await new Evaluation(nodes, roots.map(operandOf), caller).run();
  const values = nodes.filter((_, i) => roots[i] instanceof Store);
  const stores = assignments.map(({ target }, i) => ({ target, value: values[i]! }));
  evaluateNodes([], stores, caller);
  return results();
}

/** Those that go on; whoever waits for one need not hold it. */
const running = /* @__PURE__ */ new Set<Evaluation>();

/** The computation of nodes, which the storages that it reads know as a reader. */
class Evaluation implements PendingReader {
  readonly #nodes: readonly Node[];
  readonly #reads: Set<Storage>;
  readonly #task: Task;

  constructor(nodes: readonly Node[], operands: readonly Operand[], caller: string) {
    const storages: Storage[] = [];
    for (const node of nodes) collectStorages(node, storages, caller);
    consumeOperands(operands);
    for (const storage of storages) storage.addReader(this);
    this.#nodes = nodes;
    this.#reads = new Set(storages);
    this.#task = new Task(roundSteps(nodes, [], caller), () => this.#readResults());
    running.add(this);
  }

  async run(): Promise<void> {
    try {
      await this.#task.run();
    } finally {
      running.delete(this);
      for (const storage of this.#reads) storage.deleteReader(this);
    }
  }

  settle(): void {
    this.#task.settle();
  }

  /** Reads what inner nodes have computed, too: others may have asked for the same arrays, to write them. */
  #readResults(): void {
    visitNodes(this.#nodes, (node) => {
      if (node.kind !== 'leaf') return;
      const { origin } = node.array.storage;
      if (this.#reads.has(origin)) return;
      this.#reads.add(origin);
      origin.addReader(this);
    });
  }
}
