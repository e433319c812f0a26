/** Which backend runs a kernel, and the kernels compiled so far. */
import { interpreterBackend } from '../backends/interpreter/index.ts';
import { jsAvailable, jsBackend } from '../backends/js/index.ts';
import { wasmAvailable, wasmBackend } from '../backends/wasm/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Backend, CompiledKernel } from '../kernel/launch.ts';
import { type CreateWorker, setCreateWorker, setThreads } from '../threads/settings.ts';
import { threadCount, workerFigures } from '../threads/sharing.ts';
import { allowSharing, endWorkers } from '../threads/workers.ts';

/** Name of a backend. */
export type BackendName = Backend['name'];

/** Settings of the evaluation; those not named stay as they are. */
export interface Configuration {
  /**
   * `auto` (the default) compiles to WebAssembly what is large or comes again, runs JavaScript
   * on arrays that lie scattered outside of the heap, and interprets the rest. A backend's name forces that one,
   * where it can reach the arrays.
   */
  readonly backend?: 'auto' | BackendName;
  /**
   * How many threads compute, 1 by default. More than one start workers when work is large enough,
   * for arrays in the heap; 1 ends them. The environment variable NUMLOOM_THREADS is the default.
   * Results do not depend on it. In a browser the page must be cross-origin isolated; the main
   * thread, which must not wait, uses workers by `evaluateAsync` only, and those of a worker start
   * at the next turn of its event loop. A worker that ends in the middle of a computation is done
   * without, but if it changed an array in place, the call throws.
   */
  readonly threads?: number;
  /**
   * Makes a worker from the file `@numloom/ufunc/worker`, for pages whose security policy forbids
   * workers made from text: `() => new Worker(new URL('@numloom/ufunc/worker', import.meta.url))`.
   */
  readonly createWorker?: CreateWorker;
}

/** What the kernel cache has done so far. */
export interface KernelStatistics {
  /** Distinct kernels in the cache. */
  readonly kernels: number;
  /** How often a kernel was compiled, by any backend but the interpreter. */
  readonly compiled: number;
  /** How often a kernel was asked for and was there. */
  readonly hits: number;
  /** Threads that may compute. */
  readonly threads: number;
  /** Workers that were started for them so far, and not ended. */
  readonly workers: number;
  /** Ranges of rows that these have computed. */
  readonly shared: number;
}

/** One kernel and what it was compiled to. */
export interface CachedKernel {
  readonly kernel: Kernel;
  uses: number;
  readonly compiled: { [name in BackendName]?: CompiledKernel };
}

/** Work, in operations on elements, from which a kernel is compiled at its first use. */
const COMPILE_AT_ONCE = 16_384;
/** Uses from which a kernel is compiled however small its work. */
const COMPILE_ON_USE = 3;
const MOST_KERNELS = 512;

const cache = /* @__PURE__ */ new Map<number | string, CachedKernel>();
let chosen: 'auto' | BackendName = 'auto';
let compiledCount = 0;
let hits = 0;

const BACKENDS: readonly string[] = ['auto', 'wasm', 'js', 'interpreter'];

/**
 * Changes settings of the evaluation.
 *
 * @throws TypeError when a backend is not known, Error when the engine can't run it; RangeError
 *   when `threads` is no whole number of at least 1.
 */
export function configure({ backend, threads: count, createWorker }: Configuration): void {
  if (backend !== undefined) {
    if (!BACKENDS.includes(backend)) {
      throw new TypeError(
        `configure: backend '${String(backend)}' is not known; expected one of ${BACKENDS.join(', ')}`,
      );
    }
    if ((backend === 'wasm' && !wasmAvailable()) || (backend === 'js' && !jsAvailable())) {
      throw new Error(`configure: backend '${backend}' can't run here`);
    }
    chosen = backend;
  }
  allowSharing();
  if (count !== undefined) setThreads(count, `configure: threads is ${String(count)}`);
  if (createWorker !== undefined) setCreateWorker(createWorker);
  if (count !== undefined || createWorker !== undefined) endWorkers();
}

/** The cache's figures. */
export function kernelStatistics(): KernelStatistics {
  return {
    kernels: cache.size,
    compiled: compiledCount,
    hits,
    threads: threadCount(),
    ...workerFigures(),
  };
}

/** The cached kernel of that key, made by `make` when it is new. */
export function cachedKernel(key: number | string, make: () => Kernel): CachedKernel {
  const known = cache.get(key);
  if (known !== undefined) {
    hits++;
    return known;
  }
  const entry: CachedKernel = { kernel: make(), uses: 0, compiled: {} };
  if (cache.size >= MOST_KERNELS) cache.delete(cache.keys().next().value!);
  cache.set(key, entry);
  return entry;
}

/** How often the kernel of that key was used. */
export function usesOf(key: number | string): number {
  return cache.get(key)?.uses ?? 0;
}

/**
 * The backend that runs a kernel now.
 *
 * @param uses - how often the kernel was used before.
 * @param work - operations on elements of this run.
 * @param reached - whether all operands lie in the heap, or can be staged there.
 */
export function chooseBackend(uses: number, work: number, reached: boolean): BackendName {
  if (chosen !== 'auto' && (chosen !== 'wasm' || reached)) return chosen;
  if (chosen === 'auto' && work < COMPILE_AT_ONCE && uses < COMPILE_ON_USE) {
    return 'interpreter';
  }
  if (reached && wasmAvailable()) return 'wasm';
  return jsAvailable() ? 'js' : 'interpreter';
}

/** The kernel compiled by a backend. */
export function compiledBy(entry: CachedKernel, name: BackendName): CompiledKernel {
  return (entry.compiled[name] ??= compile(entry.kernel, name));
}

function compile(kernel: Kernel, name: BackendName): CompiledKernel {
  if (name === 'interpreter') return interpreterBackend.compile(kernel);
  compiledCount++;
  return (name === 'wasm' ? wasmBackend : jsBackend).compile(kernel);
}
