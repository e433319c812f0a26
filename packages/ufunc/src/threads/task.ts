/** Drives a computation beside others: on workers, or bit by bit on this thread. */
import type { Job, Steps } from './job.ts';
import { nextTurn } from './platform.ts';
import type { Background, Failure } from './pool.ts';
import { sharingNow } from './sharing.ts';
import { launches } from './steps.ts';

/** Milliseconds that this thread computes before others get a turn. */
const TURN = 8;

/** A computation that goes on while the program does something else. */
export class Task {
  readonly #steps: Steps;
  readonly #pausing: () => void;
  /** What the computation waits for; undefined before it starts. */
  #job: Job | undefined;
  #isDone = false;
  /** Whether a step is being done at this moment. */
  #isRunning = false;
  #failure: Failure | undefined;
  /** The present job, where workers do it. */
  #background: Background | undefined;
  /** The rest of the present job, where this thread does it. */
  #launches: Iterator<void> | undefined;

  /** @param pausing - called each time before others run, in the middle of the computation */
  constructor(steps: Steps, pausing: () => void) {
    this.#steps = steps;
    this.#pausing = pausing;
  }

  /**
   * Goes on to the end.
   *
   * @throws what the computation throws.
   */
  async run(): Promise<void> {
    // The caller's scope would free what is made inside of it.
    await Promise.resolve();
    let turn = performance.now();
    while (!this.#isDone) {
      const job = this.#job;
      // What this thread has begun it ends: some rows would be added twice.
      const isOpen = this.#launches === undefined && job?.pace?.isLarge(job.elements);
      const sharing = isOpen ? sharingNow() : undefined;
      const other = sharing?.pool().background;
      if (other) {
        this.#pausing();
        await other.done;
      } else if (sharing && (this.#background = sharing.pool().start(job!))) {
        const background = this.#background;
        this.#pausing();
        await background.done;
        if (this.#background === background) this.#advance(background.failure);
        turn = performance.now();
      } else {
        this.#goOn();
        if (performance.now() - turn < TURN) continue;
        this.#pausing();
        await nextTurn();
        turn = performance.now();
      }
    }
    if (this.#failure) throw this.#failure.error;
  }

  /**
   * Goes on to the end at once. Whoever awaits the task learns of what it throws.
   *
   * @throws Error when a function that the computation calls right now asks for this.
   */
  settle(): void {
    if (this.#isRunning) {
      throw new Error(
        'evaluateAsync: a function that it calls changes or disposes of an array that it reads',
      );
    }
    if (this.#background) this.#advance(this.#background.finish());
    while (!this.#isDone) this.#goOn();
  }

  /** One launch more on this thread, or a first step. */
  #goOn(): void {
    this.#isRunning = true;
    try {
      if (this.#job) this.#launches ??= launches(this.#job);
      if (this.#launches?.next().done === false) return;
    } catch (error) {
      this.#advance({ error });
      return;
    } finally {
      this.#isRunning = false;
    }
    this.#advance();
  }

  /** The next job; the computation meets what the last one threw. */
  #advance(failure?: Failure): void {
    this.#background = this.#launches = undefined;
    this.#isRunning = true;
    try {
      const step = failure ? this.#steps.throw(failure.error) : this.#steps.next();
      this.#isDone = step.done === true;
      this.#job = step.value ?? undefined;
    } catch (error) {
      this.#isDone = true;
      this.#failure = { error };
    } finally {
      this.#isRunning = false;
    }
  }
}
