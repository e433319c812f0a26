/** A few rows of a run in memory: read with those around them, swept, and written. */
import { join } from 'node:path';
import type { NdArray } from '@numloom/ndarray';
import { zeros } from '@numloom/ndarray';
import { type NpyFile, openNpy } from '@numloom/ndarray/memmap';
import { evaluate, iterate, nd, store } from '@numloom/ufunc';
import { Grid } from '../discrete/grid.ts';
import { dirichlet } from '../problem/side.ts';
import { type Description, SOURCE } from './description.ts';
import { RunError } from './error.ts';
import { BUFFERS } from './state.ts';

/** The open files of a run. */
export class RunFiles implements Disposable {
  readonly #files = new Map<string, NpyFile<'float64'>>();

  /** @throws RunError naming `caller` when one is missing or damaged, or has another shape */
  constructor(directory: string, { shape, source }: Description, caller: string) {
    const names = source === SOURCE ? [...BUFFERS, SOURCE] : BUFFERS;
    try {
      for (const name of names) {
        const mode = name === SOURCE ? 'r' : 'r+';
        const file = openNpy(join(directory, name), { mode, dtype: 'float64', shape });
        this.#files.set(name, file);
      }
    } catch (cause) {
      this[Symbol.dispose]();
      throw new RunError(`${caller}: ${(cause as Error).message}`, { cause });
    }
  }

  get(name: string): NpyFile<'float64'> {
    return this.#files.get(name)!;
  }

  /** Whether f is an array. */
  get hasSource(): boolean {
    return this.#files.has(SOURCE);
  }

  [Symbol.dispose](): void {
    for (const file of this.#files.values()) file.close();
  }
}

/** Bytes of one row in memory: of the values, and of f where it is an array. */
export function bytesOfRow({ shape, source }: Description): number {
  const length = shape.slice(1).reduce((product, one) => product * one, 8);
  return source === SOURCE ? 2 * length : length;
}

/** Rows beside a block that are read for it: its residual needs the neighbours after all sweeps. */
export function haloOf(sweeps: number): number {
  return sweeps + 1;
}

/**
 * So many rows at a time. What lies outside of them is taken to stay as it is, which is wrong for one
 * more row with each sweep; only rows that this has not reached are written, so that values do not
 * depend on where windows end.
 */
export class Window implements Disposable {
  readonly rows: number;
  readonly #sweeps: number;
  readonly #description: Description;
  readonly #files: RunFiles;
  readonly #grid: Grid;
  readonly #sums: NdArray<'float64'>;

  /**
   * @param rows - how many it holds: all, or more than those of both halos
   * @param sweeps - made at a time; 0 to find residuals only
   */
  constructor(rows: number, sweeps: number, description: Description, files: RunFiles) {
    const { shape, spacing, source } = description;
    this.rows = Math.min(rows, shape[0]!);
    this.#sweeps = sweeps;
    this.#description = description;
    this.#files = files;
    const lengths = [this.rows, ...shape.slice(1)];
    const side = dirichlet(0);
    const broadcast = zeros([1]).withLayout({
      shape: lengths,
      strides: lengths.map(() => 0),
      offset: 0,
    });
    this.#grid = new Grid({
      shape: lengths,
      spacing,
      extent: lengths.map((length, axis) => [0, (length - 1) * spacing[axis]!]),
      sides: lengths.map(() => [side, side]),
      source: source === SOURCE ? broadcast : source,
    });
    this.#sums = zeros([this.rows - 2]);
  }

  /**
   * Brings rows forward, from one file into the other; of no sweeps, only looks at them.
   *
   * @param begin - the first row, not on a side
   * @param end - the one behind the last
   * @returns for each row the sum of the squares by which the next sweep would change it
   */
  sweep(from: string, to: string, begin: number, end: number): Float64Array {
    const [all] = this.#description.shape as [number];
    const first = Math.max(0, Math.min(begin - haloOf(this.#sweeps), all - this.rows));
    this.#read(from, first);
    const grid = this.#grid;
    const { inside, u } = grid;
    if (this.#sweeps > 0) {
      iterate(grid.step(this.#description.omega), this.#sweeps, { errors: 'none' });
      this.#files.get(to).write(begin, u.slice(`${begin - first}:${end - first}`));
    }
    const axes = inside.shape.map((_, axis) => axis).slice(1);
    evaluate(store(this.#sums, nd`sum((${grid.average()} - ${inside}) ** 2, axis=${axes})`));
    const start = begin - first - 1;
    return Float64Array.from(this.#sums.slice(`${start}:${start + end - begin}`).values());
  }

  #read(from: string, first: number): void {
    this.#files.get(from).read(first, first + this.rows, { out: this.#grid.u });
    const { source } = this.#grid;
    if (typeof source === 'number') return;
    const { shape } = this.#description;
    const begin = [first + 1, ...shape.slice(1).map(() => 1)];
    const end = [first + this.rows - 1, ...shape.slice(1).map((length) => length - 1)];
    this.#files.get(SOURCE).read(begin, end, { out: source });
  }

  [Symbol.dispose](): void {
    this.#grid[Symbol.dispose]();
    this.#sums.dispose();
    const { source } = this.#grid;
    if (typeof source !== 'number') source.dispose();
  }
}

/**
 * The 2-norm of the residual of all rows, from the sums of {@link Window.sweep}. They are added by
 * halves, in an order that depends on the number of rows alone.
 */
export function residualOf(sums: readonly Float64Array[], { spacing }: Description): number {
  const all = new Float64Array(sums.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of sums) {
    all.set(part, at);
    at += part.length;
  }
  const diagonal = 2 * spacing.map((h) => 1 / (h * h)).reduce((sum, weight) => sum + weight, 0);
  return diagonal * Math.sqrt(sumByHalves(all));
}

function sumByHalves(values: Float64Array): number {
  if (values.length <= 8) return values.reduce((sum, value) => sum + value, 0);
  const middle = values.length >> 1;
  return sumByHalves(values.subarray(0, middle)) + sumByHalves(values.subarray(middle));
}
