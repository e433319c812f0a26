/** Making a run: its files, the values on the sides, the right side, and what it is about. */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expand_dims, full, type NdArray } from '@numloom/ndarray';
import { createNpy } from '@numloom/ndarray/memmap';
import { assertProblem, coordinates, type Problem } from '../problem/problem.ts';
import { valuesAt } from '../problem/values.ts';
import { beginAside, moveInPlace } from './aside.ts';
import { type Description, FORMAT, SOURCE, VERSION, writeDescription } from './description.ts';
import { blockRows, MOST_SWEEPS, rowsForward, rowsWithin, sweepsFor } from './plan.ts';
import { BUFFERS, writeState } from './state.ts';
import { diagonalOf, residualOf, RunFiles, Window } from './window.ts';

/** What a run is to do. */
export interface RunProblem {
  /** Poisson's equation on a rectangle or a box; the solution is given on all sides. */
  readonly problem: Problem;
  /** What the sides are, for people. */
  readonly boundary?: string | undefined;
  /** Damping: the part of the way to the average that a sweep goes, in (0, 1]; default 1. */
  readonly omega?: number | undefined;
  /** Stop when the residual's 2-norm is this part of that of the start, or less; default 1e-8. */
  readonly tol?: number | undefined;
  /** Stop after so many sweeps in any case; default 100 000. */
  readonly maxiter?: number | undefined;
  /**
   * Sweeps of a pass over the files, after which the residual is looked at and the run is saved: a
   * kill costs at most these. Default: up to 64, as many as memory allows.
   */
  readonly sweeps?: number | undefined;
}

/** Bytes that a run may take if nothing else is asked for. */
export const MEMORY = 2 ** 28;

/** Bytes of the right side that are computed at a time. */
const CHUNK = 2 ** 22;

/**
 * Makes the directory of a run, which appears when it is complete.
 *
 * @throws RangeError when the problem does not suit or an option is wrong; RunError when the
 *   directory has something in it already
 */
export function createRun(
  directory: string,
  options: RunProblem,
  { memory, processes }: { readonly memory: number; readonly processes: number },
  caller: string,
): void {
  const { problem, boundary, omega = 1, tol = 1e-8, maxiter = 100_000 } = options;
  checkProblem(problem, caller);
  check(
    typeof omega === 'number' && omega > 0 && omega <= 1,
    `omega is ${typeof omega === 'string' ? `'${String(omega)}'` : omega}; it must be in (0, 1]`,
    caller,
  );
  check(Number.isFinite(tol) && tol >= 0, `tol is ${tol}; it must be finite and 0 or more`, caller);
  check(isCount(maxiter, 0), `maxiter is ${maxiter}; it must be an integer of 0 or more`, caller);
  const { shape, extent, spacing, source } = problem;
  const first: Description = {
    format: FORMAT,
    version: VERSION,
    shape,
    extent,
    spacing,
    source: typeof source === 'number' ? source : SOURCE,
    ...(boundary !== undefined && { boundary }),
    method: 'jacobi',
    omega,
    tol,
    maxiter,
    sweeps: MOST_SWEEPS,
    norm: 0,
  };
  const share = memory / processes;
  const { sweeps = sweepsFor(rowsWithin(share, first), shape) } = options;
  check(isCount(sweeps, 1), `sweeps is ${sweeps}; it must be an integer of 1 or more`, caller);
  const description = { ...first, sweeps };
  const rows = rowsWithin(share, description);
  const forward = rowsForward(rows, sweeps, description, caller);
  const path = resolve(directory);
  const aside = beginAside(path, caller);
  try {
    writeValues(aside, problem);
    using files = new RunFiles(aside, description, caller);
    const { norm, ...scaled } = firstNorm(files, description, rows, caller);
    check(
      Number.isFinite(norm),
      `the residual of the start is ${norm}; values of sides and source must be finite`,
      caller,
    );
    for (const name of BUFFERS) files.get(name).flush();
    writeDescription(aside, { ...description, norm, ...scaled });
    writeState(aside, {
      sweeps: 0,
      residual: norm,
      blockRows: blockRows(forward, processes, shape),
    });
    moveInPlace(aside, path, caller);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    throw error;
  }
}

function check(isSound: boolean, message: string, caller: string): void {
  if (!isSound) throw new RangeError(`${caller}: ${message}`);
}

function isCount(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least;
}

function checkProblem(problem: Problem, caller: string): void {
  assertProblem(problem, caller);
  const { sides, fixed } = problem;
  const other = sides.flat().find(({ kind }) => kind !== 'dirichlet');
  check(!other, `a side is ${other?.kind}; in a run, values must be given on all sides`, caller);
  check(!fixed, 'the problem has fixed points inside; a run has none', caller);
}

/** Writes both buffers, zeros inside and the values on the sides, and the right side. */
function writeValues(directory: string, problem: Problem): void {
  const { shape, sides, source } = problem;
  const points = shape.map((_, axis) => coordinates(problem, axis));
  for (const name of BUFFERS) {
    using file = createNpy(join(directory, name), { shape });
    // In the order of solvers in memory, for corners belong to two sides.
    for (const [axis, pair] of sides.entries()) {
      for (const [end, side] of pair.entries()) {
        if (side.kind !== 'dirichlet') continue;
        const place = end === 0 ? 0 : shape[axis]! - 1;
        const layer = points.map((along, d) =>
          d === axis ? along.subarray(place, place + 1) : along,
        );
        const values = valuesAt(side.value, layer, (array) => expand_dims(array, { axis }));
        file.write(
          shape.map((_, d) => (d === axis ? place : 0)),
          arrayOf(values, layer),
        );
      }
    }
  }
  if (typeof source === 'number') return;
  using file = createNpy(join(directory, SOURCE), { shape });
  const row = shape.slice(1).reduce((product, length) => product * length, 8);
  const count = Math.max(1, Math.floor(CHUNK / row));
  for (let begin = 0; begin < shape[0]!; begin += count) {
    const [along, ...others] = points as [Float64Array, ...Float64Array[]];
    const box = [along.subarray(begin, begin + count), ...others];
    const part = (array: NdArray<'float64'>) => array.slice(`${begin}:${begin + count}`);
    file.write(begin, arrayOf(valuesAt(source, box, part), box));
  }
  file.flush();
}

function arrayOf(values: number | NdArray<'float64'>, points: readonly Float64Array[]): NdArray {
  if (typeof values !== 'number') return values;
  return full(
    points.map(({ length }) => length),
    values,
  );
}

/** What residuals may be multiplied by, so that all but 0 have squares with one of them. */
const SCALES = [undefined, 2 ** 600, 2 ** 1000, 2 ** -700];
/** Roots of sums of squares between these have lost nothing, and will not when they have become small. */
const [LEAST, MOST] = [2 ** -430, 2 ** 430];

/** The 2-norm of the residual of what is in the first buffer, and the scale with which it is found. */
function firstNorm(
  files: RunFiles,
  description: Description,
  rows: number,
  caller: string,
): { readonly norm: number; readonly scale?: number } {
  for (const scale of SCALES) {
    const scaled = scale === undefined ? {} : { scale };
    const norm = normOf(files, { ...description, ...scaled }, rows, caller);
    const change = (norm / diagonalOf(description.spacing)) * (scale ?? 1);
    if (change > LEAST && change < MOST) return { norm, ...scaled };
  }
  return { norm: normOf(files, description, rows, caller) };
}

function normOf(files: RunFiles, description: Description, rows: number, caller: string): number {
  using window = new Window(rows, 0, description, files);
  const forward = rowsForward(rows, 0, description, caller);
  const last = description.shape[0]! - 1;
  const sums: Float64Array[] = [];
  for (let begin = 1; begin < last; begin += forward) {
    const end = Math.min(last, begin + forward);
    sums.push(window.sweep(BUFFERS[0], BUFFERS[1], begin, end));
  }
  return residualOf(sums, description);
}
