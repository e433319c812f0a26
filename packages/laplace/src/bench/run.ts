import { heap } from '@numloom/ndarray';
import { runRow } from '../rows/run-row.ts';
import { benchmarkProblem, type BenchmarkProblem } from '../rows/problem.ts';
import { type RowName, rows } from '../rows/index.ts';
import type { Algorithm } from '../rows/row.ts';
import { peerAlgorithm, peerRowsFor } from './counterparts.ts';
import { type Machine, thisMachine } from './machine.ts';
import { type PeerEngine, peerRows, type Peers } from './peers.ts';
import { maxDifference, References } from './reference.ts';

/** Who computed a row. */
export type Engine = 'numloom' | PeerEngine;

/** What to measure. */
export interface BenchmarkOptions {
  /** Grid points along each side. */
  readonly size: number;
  /** Stop when the L2 norm of a sweep's change is this or less. */
  readonly tolerance: number;
  /** The rows; those of the peers that belong to them are measured too. */
  readonly rows: readonly RowName[];
  /** The engines to compare with. */
  readonly engines: readonly PeerEngine[];
  /** Runs of each row, of which the fastest counts. */
  readonly repeat: number;
  /** Called before each run. */
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

/** One line of the tables. */
export interface Measurement {
  readonly engine: Engine;
  readonly row: string;
  /** Sweeps made. */
  readonly iterations: number;
  /** Milliseconds a sweep: the mean of a whole run, of the fastest run. */
  readonly msPerIteration: number;
  /**
   * Largest difference of the last array from the reference: the same algorithm after as many
   * sweeps, in C where that is measured, else in plain loops.
   */
  readonly maxDifference: number;
}

/** All that a benchmark found. */
export interface Benchmark {
  readonly machine: Machine;
  readonly problem: {
    readonly size: number;
    readonly tolerance: number;
    readonly boundary: 'x2-y2';
    readonly repeat: number;
  };
  readonly rows: readonly Measurement[];
}

/** One row of one engine, ready to run. */
interface Contestant {
  readonly engine: Engine;
  readonly row: string;
  readonly algorithm: Algorithm;
  readonly run: (values: boolean) => Promise<Run>;
}

interface Run {
  readonly iterations: number;
  readonly msPerIteration: number;
  readonly values?: Float64Array;
}

/**
 * Measures rows and those of the peers that belong to them. The runs are interleaved: each round
 * runs every row once, so that a machine that slows down for a while slows all of them. Nobody is
 * warmed up: a run's time is that of all its sweeps, the first one and what it compiles included,
 * but not the making of the first arrays nor the start of a process.
 *
 * @throws RangeError when the size or the tolerance is none
 */
export async function runBenchmark(
  options: BenchmarkOptions,
  peers: Peers | undefined,
): Promise<Benchmark> {
  const { size, tolerance, repeat, engines, onProgress } = options;
  const problem = benchmarkProblem(size);
  const found = peers?.available.filter(({ engine }) => engines.includes(engine)) ?? [];
  const missing = peers?.missing.filter(({ engine }) => engines.includes(engine)) ?? [];
  const hasC = found.some(({ engine }) => engine === 'c');
  const references = new References(size, hasC ? peers : undefined);

  const available = found.map(({ engine }) => engine);
  let contestants = [
    ...options.rows.map((name) => ours(name, problem, tolerance)),
    ...peerRowsFor(options.rows, available).map((row) => theirs(row, size, tolerance, peers!)),
  ];
  const best = new Map<Contestant, Measurement>();
  const total = repeat * contestants.length;
  let done = 0;
  makeRoom(size);
  try {
    for (let round = 0; round < repeat; round++) {
      for (const contestant of contestants) {
        const { engine, row, algorithm } = contestant;
        onProgress?.(done++, total, `${engine} ${row}`);
        try {
          const run = await contestant.run(round === 0);
          const before = best.get(contestant);
          const difference =
            before?.maxDifference ??
            maxDifference(run.values!, await references.after(run.iterations, algorithm));
          const { iterations } = run;
          const msPerIteration = Math.min(run.msPerIteration, before?.msPerIteration ?? Infinity);
          const measured = { engine, row, iterations, msPerIteration };
          best.set(contestant, { ...measured, maxDifference: difference });
        } catch (error) {
          // A peer that fails is missing; its other rows may still work.
          if (engine === 'numloom') throw error;
          contestants = contestants.filter((other) => other !== contestant);
          best.delete(contestant);
          missing.push({ engine, reason: `row ${row}: ${(error as Error).message}` });
        }
      }
    }
  } finally {
    heap.configure({ budget: undefined });
  }
  return {
    machine: { ...thisMachine(), peers: found, missing },
    problem: { size, tolerance, boundary: 'x2-y2', repeat },
    rows: [...best.values()],
  };
}

function ours(name: RowName, problem: BenchmarkProblem, tolerance: number): Contestant {
  const row = rows[name];
  const run = (wanted: boolean): Promise<Run> => {
    let values: Float64Array | undefined;
    const { iterations, milliseconds } = runRow(row, problem, { tolerance }, (u) => {
      if (wanted) values = u.data.slice();
    });
    const msPerIteration = milliseconds / iterations;
    return Promise.resolve({ iterations, msPerIteration, ...(values && { values }) });
  };
  return { engine: 'numloom', row: name, algorithm: row.algorithm, run };
}

function theirs(
  { engine, row }: { readonly engine: PeerEngine; readonly row: string },
  size: number,
  tolerance: number,
  peers: Peers,
): Contestant {
  const run = (values: boolean) => peers.run(engine, row, { points: size, tolerance, values });
  return { engine, row, algorithm: peerAlgorithm(row), run };
}

/** Lets the heap hold what a row needs at once, however large the grid; kernels need it there. */
function makeRoom(size: number): void {
  const needed = 4 * 8 * size * size;
  if (heap.stats().budget < needed) heap.configure({ budget: needed });
}

/** Names of all engines that are peers. */
export const peerEngines = Object.keys(peerRows) as readonly PeerEngine[];
