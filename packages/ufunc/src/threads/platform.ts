/** What differs between Node.js and browsers. */

/** A worker as either has it. */
export interface ThreadWorker {
  postMessage(message: unknown): void;
  terminate(): unknown;
}

/** The parts of both kinds of workers that the pool uses. */
interface NodeWorker extends ThreadWorker {
  on(event: 'message' | 'error', listener: (given: unknown) => void): void;
  ref(): void;
  unref(): void;
}
interface BrowserWorker extends ThreadWorker {
  onmessage: unknown;
  onerror: unknown;
}

interface NodeThreads {
  readonly Worker: new (text: string, options: object) => ThreadWorker;
}
interface NodeProcess {
  readonly env?: Record<string, string | undefined>;
  emitWarning?(message: string): void;
  getBuiltinModule?(name: 'node:worker_threads'): NodeThreads;
  getBuiltinModule?(name: 'node:os'): { availableParallelism(): number };
}

function nodeProcess(): NodeProcess | undefined {
  return (globalThis as { process?: NodeProcess }).process;
}

/** The value of an environment variable, where there are some. */
export function environment(name: string): string | undefined {
  return nodeProcess()?.env?.[name]?.trim();
}

/** How many threads this program may run at once. */
export function availableCores(): number {
  const os = nodeProcess()?.getBuiltinModule?.('node:os');
  if (os) return os.availableParallelism();
  const { navigator } = globalThis as { navigator?: { hardwareConcurrency?: number } };
  return navigator?.hardwareConcurrency ?? 1;
}

/** Tells the developer. */
export function warn(message: string): void {
  const node = nodeProcess();
  if (node?.emitWarning) node.emitWarning(message);
  // eslint-disable-next-line no-console -- browsers have no other place for warnings
  else console.warn(message);
}

/** Whether this thread may wait for others without an event loop: a browser's main thread may not. */
export function canBlock(words: Int32Array): boolean {
  try {
    // Returns at once: the value is another one.
    Atomics.wait(words, 0, ~Atomics.load(words, 0), 0);
    return true;
  } catch {
    return false;
  }
}

/** Starts a worker that runs `text`, a classic script. */
export function startWorker(text: string): ThreadWorker {
  const threads = nodeProcess()?.getBuiltinModule?.('node:worker_threads');
  // The flags of this process, loaders among them, are not for the worker.
  if (threads) return new threads.Worker(text, { eval: true, execArgv: [], name: 'numloom' });
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  try {
    return new Worker(url, { name: 'numloom' });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Says what to do when a worker posts something, and when it fails. */
export function listen(
  worker: ThreadWorker,
  onMessage: () => void,
  onError: (reason: unknown) => void,
): void {
  if ('on' in worker) {
    const node = worker as NodeWorker;
    node.on('message', onMessage);
    node.on('error', onError);
  } else {
    const browser = worker as BrowserWorker;
    browser.onmessage = onMessage;
    browser.onerror = onError;
  }
}

/** Whether a worker keeps the process alive, where there is a process. */
export function keepAlive(worker: ThreadWorker, alive: boolean): void {
  if ('ref' in worker) (worker as NodeWorker)[alive ? 'ref' : 'unref']();
}

/** Gives the event loop a turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
