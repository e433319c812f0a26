/** What differs between Node.js and browsers. */

/** A worker as either has it. */
export interface ThreadWorker {
  postMessage(message: unknown, transfer: never[]): void;
  terminate(): unknown;
}

/** The parts of both kinds of workers that the pool uses. */
interface NodeWorker extends ThreadWorker {
  on(event: 'message' | 'error' | 'exit', listener: (given: unknown) => void): void;
  ref(): void;
  unref(): void;
}
interface BrowserWorker extends ThreadWorker {
  onmessage: unknown;
  onerror: unknown;
}

interface NodeThreads {
  readonly Worker: new (text: string, options: object) => ThreadWorker;
  receiveMessageOnPort(port: MessagePort): unknown;
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

function nodeThreads(): NodeThreads | undefined {
  return nodeProcess()?.getBuiltinModule?.('node:worker_threads');
}

/** Starts a worker that runs `text`, a classic script. */
export function startWorker(text: string): ThreadWorker {
  const threads = nodeThreads();
  // The flags of this process, loaders among them, are not for the worker.
  if (threads) return new threads.Worker(text, { eval: true, execArgv: [], name: 'numloom' });
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  try {
    return new Worker(url, { name: 'numloom' });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** What is said of a worker. */
export interface WorkerEvents {
  message(): void;
  failed(reason: unknown): void;
  /** Somebody ends it, but it may still run. */
  ending(): void;
  gone(): void;
}

/** What tells whether a worker is gone, where this thread has to wait and no event arrives. */
export interface Watch {
  /** A port for the worker to hold, where one is needed. */
  readonly lifeline?: MessagePort;
  readonly isGone: () => boolean;
}

/** Milliseconds after which a browser's worker that was terminated runs no more. */
const LAST_BREATH = 5000;

/** Has events of a worker told. */
export function watch(worker: ThreadWorker, events: WorkerEvents): Watch {
  if ('on' in worker) {
    const node = worker as NodeWorker;
    node.on('message', () => events.message());
    node.on('error', (reason) => events.failed(reason));
    node.on('exit', () => events.gone());
    return watchThread();
  }
  const browser = worker as BrowserWorker;
  browser.onmessage = () => events.message();
  browser.onerror = (reason: unknown) => events.failed(reason);
  const terminate = browser.terminate.bind(browser);
  let end = Infinity;
  browser.terminate = () => {
    if (end < Infinity) return;
    end = performance.now() + LAST_BREATH;
    setTimeout(() => events.gone(), LAST_BREATH);
    events.ending();
    terminate();
  };
  return { isGone: () => performance.now() >= end };
}

/** A port whose other end closes when the worker's thread ends, however it does. */
function watchThread(): Watch {
  const { port1, port2 } = new MessageChannel();
  let port = port1;
  return {
    lifeline: port2,
    isGone() {
      try {
        // Takes notice of the end; a port that is closed can't be moved.
        nodeThreads()!.receiveMessageOnPort(port);
        port = structuredClone(port, { transfer: [port] });
        return false;
      } catch (error) {
        // A full stack says nothing of the worker.
        return (error as Error).name === 'DataCloneError';
      }
    },
  };
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
