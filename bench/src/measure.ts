/** Timing several computations against each other: in turns, the least of each counts. */
import type { Prepared } from './contender.ts';

/** For how long a computation is repeated in its turn. */
const TURN = 30;

/** The least milliseconds of each computation; as they take turns, load falls on all alike. */
export async function measure(all: readonly Prepared[], rounds: number): Promise<number[]> {
  const least = all.map(() => Infinity);
  for (let round = 0; round < rounds; round++) {
    for (const [i, { run }] of all.entries()) {
      least[i] = Math.min(least[i]!, await turn(run, round === 0 ? 20 * TURN : TURN));
      // What was dropped is given back between jobs.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return least;
}

async function turn(run: Prepared['run'], milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds;
  let least = Infinity;
  // Short ones are timed several at once: the clock is no finer than a microsecond.
  let repeats = 1;
  do {
    const start = performance.now();
    const told = run();
    if (told) {
      least = Math.min(least, await told);
      continue;
    }
    for (let i = 1; i < repeats; i++) void run();
    const time = performance.now() - start;
    least = Math.min(least, time / repeats);
    if (time < 0.05) repeats *= 2;
  } while (performance.now() < end);
  return least;
}
