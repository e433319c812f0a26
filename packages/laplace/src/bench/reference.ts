import { runRow } from '../rows/run-row.ts';
import { benchmarkProblem } from '../rows/problem.ts';
import { rows } from '../rows/index.ts';
import type { Algorithm } from '../rows/row.ts';
import type { Peers } from './peers.ts';

/** What another program computes: the array after so many sweeps, made once and kept. */
export class References {
  readonly #size: number;
  readonly #c: Peers | undefined;
  readonly #known = new Map<string, Promise<Float64Array>>();

  /** @param c - the peers, if the C program is among them; otherwise plain TypeScript serves */
  constructor(size: number, c: Peers | undefined) {
    this.#size = size;
    this.#c = c;
  }

  /** The values after `sweeps` sweeps, row by row. */
  after(sweeps: number, algorithm: Algorithm): Promise<Float64Array> {
    const key = `${algorithm} ${sweeps}`;
    let values = this.#known.get(key);
    if (values === undefined) {
      values = this.#c ? this.#inC(this.#c, sweeps, algorithm) : this.#inLoops(sweeps, algorithm);
      this.#known.set(key, values);
    }
    return values;
  }

  async #inC(peers: Peers, sweeps: number, algorithm: Algorithm): Promise<Float64Array> {
    const row = algorithm === 'jacobi' ? 'swap' : 'inplace';
    const stop = { tolerance: 0, maxIterations: sweeps, values: true };
    return (await peers.run('c', row, { points: this.#size, ...stop })).values!;
  }

  #inLoops(sweeps: number, algorithm: Algorithm): Promise<Float64Array> {
    const row = algorithm === 'jacobi' ? rows.slow2 : rows.inline_slow;
    const stop = { tolerance: Number.MIN_VALUE, maxIterations: sweeps };
    let values = new Float64Array();
    runRow(row, benchmarkProblem(this.#size), stop, (u) => (values = u.data.slice()));
    return Promise.resolve(values);
  }
}

/** The largest difference of two arrays' elements; NaN if one of them is. */
export function maxDifference(a: Float64Array, b: Float64Array): number {
  let most = 0;
  for (let p = 0; p < a.length; p++) most = Math.max(most, Math.abs(a[p]! - b[p]!));
  return most;
}
