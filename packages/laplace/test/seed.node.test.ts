/** The problem of the benchmark itself: its iteration counts, and that rows agree to the bit. */
import { expect, test } from 'vitest';
import { runRow, benchmarkProblem, type Row, type RowName, rows } from '@numloom/laplace';

const counts: Record<RowName, number> = {
  slow: 219,
  slow2: 219,
  inline_slow: 278,
  numeric1: 226,
  numeric2: 226,
  numeric3: 226,
  numeric4: 226,
  numeric5: 226,
  fused: 219,
  inplace: 219,
};

const problem = benchmarkProblem(1000);
const results = new Map<string, Float64Array>();

test.each(Object.entries(counts) as [RowName, number][])(
  '%s makes %i sweeps on 1000 x 1000 points',
  { timeout: 60_000 },
  (name, count) => {
    const row: Row = rows[name];
    let values = new Float64Array();
    const keep = { tolerance: 0.1505, maxIterations: 300 };
    const { iterations } = runRow(row, problem, keep, (u) => (values = u.data.slice()));
    expect(iterations).toBe(count);

    const key = `${row.algorithm} ${count}`;
    const before = results.get(key);
    if (before === undefined) results.set(key, values);
    // Buffer.compare is fast, and a difference of 0 is wanted: the same bits.
    else expect(Buffer.compare(bytes(values), bytes(before))).toBe(0);
  },
);

function bytes(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer);
}
