/** Work on lines in ranges: engines optimise kernels that are called again, not one that runs for long. */

const LINES = 4096;

/** Calls `run` with [0, LINES), [LINES, 2 LINES) and so on, as far as `count`. */
export function eachRange(count: number, run: (from: number, to: number) => void): void {
  for (let from = 0; from < count; from += LINES) run(from, Math.min(from + LINES, count));
}
