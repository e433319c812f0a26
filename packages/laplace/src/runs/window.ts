/** A few rows of a run in memory: read with those around them, swept, and written. */
import { join } from 'node:path';
import type { NdArray } from '@numloom/ndarray';
import { zeros } from '@numloom/ndarray';
import { type NpyFile, openNpy } from '@numloom/ndarray/memmap';
import { evaluate, iterate, multiply, square, store, subtract, sum } from '@numloom/ufunc';
import { Grid } from '../discrete/grid.ts';
import { dirichlet } from '../problem/side.ts';
import { type Description, SOURCE } from './description.ts';
import { RunError } from './error.ts';
import { BUFFERS } from './state.ts';

/** The open files of a run. */
export class RunFiles implements Disposable {
  readonly #files = new Map<string, NpyFile<'float64'>>();

  /** @throws RunError naming `caller` when one is missing or damaged, or has another shape */
  constructor(
    directory: string,
    { shape, source }: Description,
    caller: string,
    access: 'r' | 'r+' = 'r+',
  ) {
    const names = source === SOURCE ? [...BUFFERS, SOURCE] : BUFFERS;
    try {
      for (const name of names) {
        const mode = name === SOURCE ? 'r' : access;
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

/** About so many columns of a wide grid are swept together: several rows of them stay in a cache. */
const PANEL = 2048;

/**
 * Where panels of columns begin, but for those on sides, and behind them the end of the last. They
 * depend on the shape alone, for residuals are summed panel by panel. Grids of three axes have one.
 */
function panelsOf([, columns, ...others]: readonly number[]): number[] {
  const inner = columns! - 2;
  const count = others.length > 0 ? 1 : Math.ceil(inner / PANEL);
  const width = Math.ceil(inner / count);
  return Array.from({ length: count + 1 }, (_, i) => 1 + Math.min(inner, i * width));
}

/** Columns of a window: those of a panel, and those beside it that sweeps need. */
function columnsOf(shape: readonly number[], sweeps: number): number {
  const [first, second] = panelsOf(shape) as [number, number];
  return Math.min(shape[1]!, second - first + 2 * haloOf(sweeps));
}

/** Bytes of one row of a window: of the values, and of f where it is an array. */
export function bytesOfRow({ shape, source, sweeps }: Description): number {
  const [, , ...others] = shape;
  const bytes = others.reduce((product, one) => product * one, 8 * columnsOf(shape, sweeps));
  return source === SOURCE ? 2 * bytes : bytes;
}

/** Rows beside a block that are read for it: its residual needs the neighbours after all sweeps. */
export function haloOf(sweeps: number): number {
  return sweeps + 1;
}

/**
 * So many rows and columns at a time. What lies outside of them is taken to stay as it is, which is
 * wrong for one more row and column with each sweep; only what this has not reached is written, so
 * that values do not depend on where windows end.
 */
export class Window implements Disposable {
  readonly rows: number;
  readonly #sweeps: number;
  readonly #description: Description;
  readonly #files: RunFiles;
  readonly #panels: readonly number[];
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
    this.#panels = panelsOf(shape);
    const lengths = [this.rows, columnsOf(shape, sweeps), ...shape.slice(2)];
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
   * @returns for each row, and each panel of it, the sum of the squares by which the next sweep would
   *   change it, times the description's scale
   */
  sweep(from: string, to: string, begin: number, end: number): Float64Array {
    const count = this.#panels.length - 1;
    const all = new Float64Array((end - begin) * count);
    for (let panel = 0; panel < count; panel++) {
      const sums = this.#sweepPanel(
        from,
        to,
        [begin, this.#panels[panel]!],
        [end, this.#panels[panel + 1]!],
      );
      sums.forEach((sum, row) => (all[row * count + panel] = sum));
    }
    return all;
  }

  #sweepPanel(from: string, to: string, begin: number[], end: number[]): Float64Array {
    const grid = this.#grid;
    const { inside, u } = grid;
    const halo = haloOf(this.#sweeps);
    const first = begin.map((place, axis) =>
      Math.max(0, Math.min(place - halo, this.#description.shape[axis]! - u.shape[axis]!)),
    );
    this.#read(from, first);
    const [rows, columns] = begin.map((place, axis) => {
      const start = place - first[axis]!;
      return [start, start + end[axis]! - place] as const;
    }) as [readonly [number, number], readonly [number, number]];
    if (this.#sweeps > 0) {
      iterate(grid.step(this.#description.omega), this.#sweeps, { errors: 'none' });
      const part = u.slice(`${rows[0]}:${rows[1]}`, `${columns[0]}:${columns[1]}`);
      this.#files.get(to).write(begin, part);
    }
    const place = [':', `${columns[0] - 1}:${columns[1] - 1}`];
    const plain = subtract(grid.average(), inside).slice(...place);
    const { scale } = this.#description;
    const change = scale === undefined ? plain : multiply(plain, scale);
    const axis = inside.shape.map((_, k) => k).slice(1);
    evaluate(store(this.#sums, sum(square(change), { axis })));
    return Float64Array.from(this.#sums.slice(`${rows[0] - 1}:${rows[1] - 1}`).values());
  }

  #read(from: string, first: readonly number[]): void {
    const { u, source } = this.#grid;
    const last = first.map((place, axis) => place + u.shape[axis]!);
    this.#files.get(from).read(first, last, { out: u });
    if (typeof source === 'number') return;
    const others = this.#description.shape.slice(2);
    const begin = [...first.map((place) => place + 1), ...others.map(() => 1)];
    const end = [...last.map((place) => place - 1), ...others.map((length) => length - 1)];
    this.#files.get(SOURCE).read(begin, end, { out: source });
  }

  [Symbol.dispose](): void {
    this.#grid[Symbol.dispose]();
    this.#sums.dispose();
    const { source } = this.#grid;
    if (typeof source !== 'number') source.dispose();
  }
}

/** The sums of parts, one behind the other. */
export function joined(sums: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(sums.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of sums) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * The 2-norm of the residual of all rows, from the sums of {@link Window.sweep}. They are added by
 * halves, in an order that depends on the shape alone.
 */
export function residualOf(
  sums: readonly Float64Array[],
  { spacing, scale = 1 }: Description,
): number {
  return (diagonalOf(spacing) * Math.sqrt(sumByHalves(joined(sums)))) / scale;
}

/** What the matrix -∇² has on its diagonal. */
export function diagonalOf(spacing: readonly number[]): number {
  return 2 * spacing.map((h) => 1 / (h * h)).reduce((sum, weight) => sum + weight, 0);
}

function sumByHalves(values: Float64Array): number {
  if (values.length <= 8) return values.reduce((sum, value) => sum + value, 0);
  const middle = values.length >> 1;
  return sumByHalves(values.subarray(0, middle)) + sumByHalves(values.subarray(middle));
}
