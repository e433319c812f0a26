/** Kernels that go over the rows of a matrix in calls of moderate length. */

/** Rows of a call: V8 exchanges code for faster one between calls. */
const ROWS = 16_384;

/** Calls for the rows up to n, part by part. */
export function forward(n: number, run: (begin: number, end: number) => void): void {
  for (let begin = 0; begin < n; begin += ROWS) run(begin, Math.min(n, begin + ROWS));
}

/** The same from the last part to the first. */
export function backward(n: number, run: (begin: number, end: number) => void): void {
  for (let end = n; end > 0; end -= ROWS) run(Math.max(0, end - ROWS), end);
}
