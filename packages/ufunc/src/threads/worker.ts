/**
 * The program of a worker; control.ts says by which rules. worker-text.ts is made of it. It leaves
 * to the event loop only for messages, which say what it does not know.
 */
import { importedFunction } from '../kernel/functions.ts';
import {
  BEGUN,
  controlBytes,
  COUNT,
  DONE,
  ENDING,
  FAILED,
  GENERATION,
  GONE,
  INSIDE,
  ITEM_WORDS,
  ITEMS,
  KERNEL,
  LEFT,
  LIMIT,
  NEXT,
  OPEN,
  REPORT,
  SPINNING,
  TAKEN,
  WORKER_WORDS,
  type WorkerMessage,
  WORKERS,
} from './control.ts';
import type { ThreadCode } from '../kernel/launch.ts';

/** Milliseconds that a worker looks for the next job before it sleeps. */
const SPIN = 0.03;
/** Jobs that came too late for that, in a row, after which it sleeps at once. */
const MISSES = 3;
/** Milliseconds of sleep below which looking would have been better. */
const NAP = 0.1;

type Run = ThreadCode['run'];
type Setup = Extract<WorkerMessage, { readonly memory: unknown }>;
interface Port {
  onmessage: ((event: { readonly data: WorkerMessage }) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}
interface NodeProcess {
  getBuiltinModule?(name: string): { readonly parentPort: Port };
}

const { process } = globalThis as { process?: NodeProcess };
const port =
  process?.getBuiltinModule?.('node:worker_threads').parentPort ?? (globalThis as unknown as Port);
const kernels = new Map<number, Run>();
const { add, load, notify, store } = Atomics;
let setup: Setup;
let words: Int32Array;
/** The first of this worker's own words. */
let own: number;
let hasEnded = false;
let misses = 0;

port.onmessage = ({ data }) => {
  if ('memory' in data) {
    setup = data;
    own = WORKERS + WORKER_WORDS * data.number;
    words = new Int32Array(data.memory.buffer, data.control, controlBytes(data.crew) / 4);
  } else if ('module' in data) {
    const env: WebAssembly.ModuleImports = {};
    for (const { name } of WebAssembly.Module.imports(data.module)) {
      env[name] = name === 'memory' ? setup.memory : importedFunction(name);
    }
    kernels.set(data.id, new WebAssembly.Instance(data.module, { env }).exports['run'] as Run);
  } else {
    kernels.clear();
  }
  while (!hasEnded && tryJob());
};

/** Does what it can of a job, and waits for the next one; false when there is a message to read. */
function tryJob(): boolean {
  const generation = load(words, GENERATION);
  if (load(words, own + ENDING)) {
    hasEnded = true;
    store(words, own, GONE);
    port.close();
    return false;
  }
  let run: Run | undefined;
  store(words, own, INSIDE);
  const isOpen = load(words, OPEN) && setup.number < words[LIMIT]!;
  const report = words[REPORT];
  try {
    if (isOpen && (run = kernels.get(words[KERNEL]!))) work(run);
  } finally {
    store(words, own, 0);
    add(words, LEFT, 1);
    if (!load(words, OPEN)) {
      notify(words, LEFT);
      if (report && isEmpty()) port.postMessage(generation);
    }
  }
  if (isOpen && !run) return false;
  idle(generation);
  return true;
}

function isEmpty(): boolean {
  for (let other = setup.crew; other-- > 0;) {
    if (load(words, WORKERS + WORKER_WORDS * other) > 0) return false;
  }
  return true;
}

function work(run: Run): void {
  const count = words[COUNT]!;
  let taken = 0;
  for (let item; (item = add(words, NEXT, 1)) < count; taken++) {
    const at = ITEMS + ITEM_WORDS * item;
    store(words, at + 3, BEGUN);
    try {
      run(words[at]!, setup.scratch, words[at + 1]!, words[at + 2]!);
      store(words, at + 3, DONE);
    } catch {
      Atomics.compareExchange(words, FAILED, -1, item);
      store(words, NEXT, count);
    }
  }
  add(words, TAKEN, taken);
  store(words, OPEN, 0);
}

function idle(generation: number): void {
  const start = performance.now();
  if (misses < MISSES) {
    store(words, own + SPINNING, 1);
    let same = true;
    while (same && performance.now() - start < SPIN) {
      for (let i = 0; i < 50 && same; i++) same = load(words, GENERATION) === generation;
    }
    store(words, own + SPINNING, 0);
    if (!same) {
      misses = 0;
      return;
    }
    misses++;
  }
  Atomics.wait(words, GENERATION, generation);
  if (performance.now() - start < NAP) misses = 0;
}
