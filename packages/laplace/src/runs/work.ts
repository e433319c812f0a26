/** What each process of a run does: blocks of the pass that is under way, until the run is at its end. */
import { setTimeout as sleep } from 'node:timers/promises';
import { turn } from '../solve/turn.ts';
import { Claims } from './claims.ts';
import { type Description, readDescription } from './description.ts';
import { blockRows, rowsForward, rowsWithin } from './plan.ts';
import { buffersAfter, isFinished, readState, type State, writeState } from './state.ts';
import { haloOf, joined, residualOf, RunFiles, Window } from './window.ts';

/** How a process takes part. */
export interface WorkOptions {
  /** Bytes that the windows of this process may take. */
  readonly memory: number;
  /** How many processes there are to be. */
  readonly processes: number;
  readonly signal?: AbortSignal | undefined;
  /** Called after each pass. */
  readonly onPass?: ((state: State, description: Description) => void) | undefined;
}

/** Longest time between two looks at what other processes have done, in milliseconds. */
const PATIENCE = 32;

/**
 * Works on a run until it is at its end.
 *
 * @throws RunError when files are missing or damaged; RangeError when there is too little memory; the
 *   signal's reason, between two blocks
 */
export async function work(directory: string, options: WorkOptions, caller: string): Promise<void> {
  const description = readDescription(directory, caller);
  let state = readState(directory, caller);
  using worker = new Worker(directory, description, options, caller);
  while (!isFinished(state, description)) {
    state = await worker.pass(state);
    options.onPass?.(state, description);
  }
}

class Worker implements Disposable {
  readonly #directory: string;
  readonly #description: Description;
  readonly #options: WorkOptions;
  readonly #caller: string;
  readonly #files: RunFiles;
  readonly #rows: number;
  #window: { readonly window: Window; readonly sweeps: number } | undefined;
  #claims: Claims | undefined;

  constructor(directory: string, description: Description, options: WorkOptions, caller: string) {
    this.#directory = directory;
    this.#description = description;
    this.#options = options;
    this.#caller = caller;
    this.#rows = rowsWithin(options.memory, description);
    this.#files = new RunFiles(directory, description, caller);
  }

  /** Helps until the pass after `state` is committed, by whomever. */
  async pass(state: State): Promise<State> {
    const { signal } = this.#options;
    const blocks = Math.ceil((this.#description.shape[0]! - 2) / state.blockRows);
    const claims = (this.#claims = new Claims(this.#directory, state.sweeps, blocks));
    const isCurrent = () => this.#read().sweeps === state.sweeps;
    for (let pause = 1; ;) {
      signal?.throwIfAborted();
      const { free, busy } = claims.survey();
      const [next] = free;
      if (next !== undefined) {
        const claim = claims.claim(next.block, next.generation, isCurrent);
        if (claim !== undefined) {
          try {
            claims.done(claim, this.#compute(state, next.block));
          } catch (error) {
            claims.release(claim);
            throw error;
          }
          pause = 1;
          await turn();
          continue;
        }
      } else if (busy === 0) {
        const sums = claims.claimCommit(isCurrent);
        if (sums !== undefined) return this.#commit(state, sums, claims);
      }
      const now = this.#read();
      if (now.sweeps !== state.sweeps) return now;
      await sleep(pause, undefined, signal && { signal }).catch(() => undefined);
      pause = Math.min(2 * pause, PATIENCE);
    }
  }

  #read(): State {
    return readState(this.#directory, this.#caller);
  }

  #sweepsAfter({ sweeps }: State): number {
    return Math.min(this.#description.sweeps, this.#description.maxiter - sweeps);
  }

  /** Brings a block forward, in several windows if memory is less than it was planned for. */
  #compute(state: State, block: number): Float64Array {
    const sweeps = this.#sweepsAfter(state);
    const last = this.#description.shape[0]! - 1;
    const begin = 1 + block * state.blockRows;
    const end = Math.min(last, begin + state.blockRows);
    const rows = Math.min(this.#rows, state.blockRows + 2 * haloOf(sweeps));
    const forward = rowsForward(rows, sweeps, this.#description, this.#caller);
    const window = this.#windowOf(rows, sweeps);
    const [from, to] = buffersAfter(state.sweeps, this.#description);
    const sums: Float64Array[] = [];
    for (let at = begin; at < end; at += forward) {
      sums.push(window.sweep(from, to, at, Math.min(end, at + forward)));
    }
    return joined(sums);
  }

  #windowOf(rows: number, sweeps: number): Window {
    const known = this.#window;
    if (known?.sweeps === sweeps && known.window.rows === rows) return known.window;
    known?.window[Symbol.dispose]();
    this.#window = undefined;
    const window = new Window(rows, sweeps, this.#description, this.#files);
    this.#window = { window, sweeps };
    return window;
  }

  /** Makes the pass count: first its values are on the disk, then that they are. */
  #commit(state: State, sums: readonly Float64Array[], claims: Claims): State {
    const description = this.#description;
    const [, to] = buffersAfter(state.sweeps, description);
    this.#files.get(to).flush();
    const sweeps = this.#sweepsAfter(state);
    const forward = rowsForward(this.#rows, description.sweeps, description, this.#caller);
    const next: State = {
      sweeps: state.sweeps + sweeps,
      residual: residualOf(sums, description),
      blockRows: blockRows(forward, this.#options.processes, description.shape),
    };
    writeState(this.#directory, next);
    claims.clear(next.sweeps);
    return next;
  }

  [Symbol.dispose](): void {
    this.#window?.window[Symbol.dispose]();
    this.#files[Symbol.dispose]();
    this.#claims?.leave();
  }
}
