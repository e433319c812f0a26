/** How many bytes of arrays the heap may hold before arrays are left to the garbage collector. */

const MIB = 2 ** 20;
/** What a WebAssembly memory can hold. */
const MOST = 2 ** 32;
const VARIABLE = 'NUMLOOM_HEAP_BUDGET';

/** The parts of Node.js that are asked for, where there is Node.js. */
interface NodeProcess {
  readonly env?: Record<string, string | undefined>;
  constrainedMemory?(): number | undefined;
  getBuiltinModule?(name: 'node:os'): { totalmem(): number };
}

/**
 * The limit of the heap. Nothing frees an array that was dropped before the present job ends, and
 * the engine does not see how large it was. So the heap bounds what it hands out, like a garbage
 * collector's threshold: to twice what was found alive last, and to a part of the machine at
 * first. Arrays beyond it are the engine's own, whose size makes it collect.
 */
export class Budget {
  #fixed: number | undefined;
  #least: number | undefined;
  #proven = 0;

  /**
   * The limit in bytes.
   *
   * @throws RangeError when the environment variable NUMLOOM_HEAP_BUDGET holds no such number.
   */
  get limit(): number {
    if (this.#fixed !== undefined) return this.#fixed;
    if (this.#least === undefined) {
      const text = nodeProcess()?.env?.[VARIABLE]?.trim();
      if (text) return (this.#fixed = bytes(VARIABLE, Number(text), text));
      this.#least = defaultBudget(machineMemory());
    }
    return Math.min(Math.max(this.#least, 2 * this.#proven), MOST);
  }

  /**
   * Fixes the limit, or lets it be as at first if `budget` is undefined.
   *
   * @throws RangeError when `budget` is not a positive, finite number.
   */
  configure(budget: number | undefined): void {
    this.#fixed = budget === undefined ? undefined : bytes('configure: budget', budget, budget);
    this.#least = undefined;
  }

  /** Notes how many bytes a garbage collection left alive. */
  prove(byteLength: number): void {
    this.#proven = byteLength;
  }
}

/** 1/32 of the machine's memory, 64 MiB at least and 512 MiB at most. */
export function defaultBudget(memory: number): number {
  return Math.min(Math.max(memory / 32, 64 * MIB), 512 * MIB);
}

function bytes(name: string, value: number, given: unknown): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw new RangeError(`${name} must be a positive, finite number of bytes, got ${String(given)}`);
}

/** Bytes of memory that this program may use, as far as the platform says. */
function machineMemory(): number {
  const node = nodeProcess();
  const total = node?.getBuiltinModule?.('node:os').totalmem();
  if (total !== undefined) return Math.min(total, node?.constrainedMemory?.() || total);
  const { navigator } = globalThis as { navigator?: { deviceMemory?: number } };
  return (navigator?.deviceMemory ?? 4) * 1024 * MIB;
}

function nodeProcess(): NodeProcess | undefined {
  return (globalThis as { process?: NodeProcess }).process;
}
