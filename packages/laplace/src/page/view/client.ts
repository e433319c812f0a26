import type { FromWorker, Setup, ToWorker } from '../compute/protocol.ts';

/** Milliseconds after which a worker that does not answer is given up when something else is wanted. */
const PATIENCE = 1500;

/** Whom a {@link Client} tells. */
export interface Listener {
  hear(message: Exclude<FromWorker, { kind: 'frame' }>): void;
  /** Computing is not possible, or stopped. */
  failed(reason: string): void;
  draw(size: number, pixels: Uint8Array): void;
}

/** The worker as the page sees it: takes setups, gives frames, is replaced where it hangs. */
export class Client {
  readonly #listener: Listener;
  #worker: Worker | undefined;
  #buffers: readonly [SharedArrayBuffer, SharedArrayBuffer] | undefined;
  #size = 0;
  #frame: Extract<FromWorker, { kind: 'frame' }> | undefined;
  /** When something was asked that was not answered yet. */
  #asked: number | undefined;
  #isAsking = false;

  constructor(listener: Listener) {
    this.#listener = listener;
    const tick = (): void => {
      this.#draw();
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }

  /** Begins to compute something. */
  setup(setup: Setup): void {
    if (this.#asked !== undefined && performance.now() - this.#asked > PATIENCE) this.#end();
    this.#worker ??= this.#start();
    if (setup.size !== this.#size) {
      this.#size = setup.size;
      const bytes = 4 * setup.size * setup.size;
      this.#buffers = globalThis.crossOriginIsolated
        ? [new SharedArrayBuffer(bytes), new SharedArrayBuffer(bytes)]
        : undefined;
    }
    this.#frame = undefined;
    const shared = this.#buffers ? { buffers: this.#buffers } : {};
    this.send({ kind: 'setup', ...setup, ...shared });
    this.#want();
  }

  send(message: ToWorker): void {
    if (message.kind !== 'frame') this.#asked ??= performance.now();
    this.#worker?.postMessage(message);
  }

  #start(): Worker {
    const worker = new Worker(new URL('../compute/worker.ts', import.meta.url), {
      type: 'module',
      name: 'laplace',
    });
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      this.#asked = undefined;
      if (data.kind !== 'frame') this.#listener.hear(data);
      else {
        this.#isAsking = false;
        // One that was under way when another size was chosen is of no use.
        if (data.size === this.#size) this.#frame = data;
        else this.#want();
      }
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#end();
      this.#listener.failed(event.message || 'the program of the worker could not be loaded');
    };
    return worker;
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = this.#asked = undefined;
  }

  /** Draws the frame that has come, and wants the next one, which is written meanwhile. */
  #draw(): void {
    const frame = this.#frame;
    if (!frame) return;
    this.#frame = undefined;
    const { size, pixels } = frame;
    if (typeof pixels !== 'number') {
      this.#listener.draw(size, new Uint8Array(pixels));
      this.#want(pixels);
      return;
    }
    // The worker writes into the other buffer.
    this.#want();
    this.#listener.draw(size, new Uint8Array(this.#buffers![pixels as 0 | 1]));
  }

  #want(buffer?: ArrayBuffer): void {
    if (this.#isAsking && !buffer) return;
    this.#isAsking = true;
    if (buffer) this.#worker?.postMessage({ kind: 'frame', buffer } satisfies ToWorker, [buffer]);
    else this.send({ kind: 'frame' });
  }
}
