import { kernelsOf, view } from '@numloom/linalg/kernels';
import type { NdArray } from '@numloom/ndarray';
import type { Grid } from '../discrete/grid.ts';
import { multigrid } from '../kernels/generated/multigrid.ts';
import { gridsOf } from './coarsening.ts';
import { Coarsest } from './coarsest.ts';
import { Finest } from './finest.ts';
import { Level, moved, type Padded } from './level.ts';
import { writeMasks } from './masks.ts';
import { prepareSolutions } from './nested.ts';
import { type Passes, reservePasses, run } from './passes.ts';
import { Room } from './room.ts';

/** The order in which coarser grids are visited: once, twice each, or twice with less the second time. */
type Visits = 'V' | 'W' | 'F';

/** What a hierarchy is for. */
interface HierarchyOptions {
  readonly smoothing: readonly [before: number, after: number];
  /** Whether solutions are kept on coarser grids, to start from. */
  readonly nested: boolean;
  /** Whether the finest grid has a right side and a correction besides the grid's own. */
  readonly preconditions: boolean;
  /** Whether conjugate gradients need room for a direction and its image. */
  readonly searches?: boolean;
}

type Field = NdArray<'float64'>;

/** All grids of a problem, and the cycles over them. */
export class Hierarchy implements Disposable {
  readonly grid: Grid;
  readonly levels: readonly Level[];
  readonly finest: Finest;
  readonly #room = new Room();
  readonly #passes: Passes;
  /** Addresses of jobs, by levels: of corrections, and of solutions. */
  readonly #corrections: readonly number[];
  readonly #solutions: readonly number[];
  readonly #coarsest: Coarsest;
  #search: { readonly iterate: Padded; readonly image: number } | undefined;
  #searchJob = 0;
  #squares = 0;

  constructor(
    grid: Grid,
    { smoothing, nested, preconditions, searches = false }: HierarchyOptions,
  ) {
    this.grid = grid;
    const isSolid = grid.problem.shape.length === 3;
    const levels = gridsOf(grid.problem).map((axes) => new Level(axes, isSolid));
    this.levels = levels;
    const room = this.#room;
    const last = levels.length - 1;
    const passesAt = reservePasses(room, smoothing);
    this.finest = new Finest(grid, levels[0]!, room);
    const jobs = levels.map((level) => [level.reserveJob(room), level.reserveJob(room)] as const);
    for (const [l, level] of levels.entries()) {
      level.reserveRows(room);
      if (l > 0 || l === last || preconditions) level.reserveCorrection(room);
      if (grid.mask) level.reserveMask(room);
      if (l > 0 && nested) level.reserveSolution(room);
      if (l < last) level.reserveTransfers(room, levels[l + 1]!);
    }
    const coarsest = levels[last]!;
    const spare = coarsest.reserveField(room);
    const finest = levels[0]!;
    const search = searches
      ? {
          job: finest.reserveJob(room),
          direction: finest.reserveIterate(room),
          image: finest.reserveField(room),
        }
      : undefined;
    const base = room.take();
    this.#passes = passesAt(base);
    for (const level of levels) level.place(base);
    this.finest.place(base);
    kernelsOf(multigrid).clear(base + spare, coarsest.unknowns * 8);
    kernelsOf(multigrid).clear(coarsest.right, coarsest.unknowns * 8);
    this.#corrections = levels.map((level, l) => {
      const { correction: iterate, right } = level;
      if (!iterate) return 0;
      return level.writeJob(jobs[l]![0], { iterate, right, residual: base + spare }, levels[l + 1]);
    });
    if (grid.mask) {
      writeMasks(grid, levels, (l) => this.#run(l, this.#corrections[l]!, 'restrictRight'));
    }
    if (nested)
      prepareSolutions(this.finest, levels, grid.singular, (l, equations) => {
        const job = levels[l]!.writeJob(jobs[l]![1], equations, levels[l + 1]);
        this.#run(l, job, 'restrictRight');
      });
    this.#solutions = levels.map((level, l) => {
      const { iterate, right, constant } = l === 0 ? this.finest : level.equations;
      if (!iterate) return 0;
      const equations = { iterate, right, constant, residual: level.right };
      return level.writeJob(jobs[l]![1], equations, levels[l + 1]);
    });
    if (search) {
      const { direction, image, job } = search;
      finest.clear(moved(direction, base));
      this.#search = { iterate: moved(direction, base), image: image + base };
      this.#searchJob = finest.writeJob(job, {
        iterate: this.#search.iterate,
        right: 0,
        residual: this.#search.image,
      });
    }
    this.#coarsest = new Coarsest(
      coarsest,
      () => {
        this.#run(last, this.#corrections[last]!, 'residual');
        return view('float64', base + spare, coarsest.unknowns);
      },
      grid.singular,
    );
  }

  /** A cycle from the grid's iterate. @returns the 2-norm of the residual that it leaves */
  cycle(visits: Visits): number {
    if (this.levels.length === 1) return this.start();
    this.#visit(0, this.#solutions[0]!, visits, 'down', 'measuredUp');
    return Math.sqrt(this.#squares);
  }

  /** Nested iteration: the solution of each grid is where a V cycle on the next finer one begins. */
  start(): number {
    const last = this.levels.length - 1;
    this.#solveCoarsest();
    for (let l = last - 1; l >= 0; l--) {
      this.#visit(l, this.#solutions[l]!, 'V', 'start', l === 0 ? 'measuredUp' : 'up');
    }
    if (last === 0) this.#run(0, this.#solutions[0]!, 'measure');
    return Math.sqrt(this.#squares);
  }

  /** The residual of the grid's iterate, into the finest level's right side. */
  residual(): void {
    this.#run(0, this.#solutions[0]!, 'residual');
  }

  /** A symmetric V cycle from 0 for the finest level's right side, into its correction. */
  precondition(): void {
    this.#clearCorrection(0);
    this.#visit(0, this.#corrections[0]!, 'V', 'down', 'adjointUp');
  }

  /** The finest level's right side and correction as arrays. */
  get preconditioned(): { readonly right: Field; readonly correction: Field } {
    const { right, correction } = this.levels[0]!;
    return { right: this.#field(right), correction: this.#inside(correction!) };
  }

  /** A direction, and room for what the matrix -∇² makes of it. */
  get search(): { readonly direction: Field; readonly image: Field } {
    const { iterate, image } = this.#search!;
    return { direction: this.#inside(iterate), image: this.#field(image) };
  }

  /** Applies the matrix to the direction. */
  applyToDirection(): void {
    this.#run(0, this.#searchJob, 'residual');
  }

  /** Whether the grid's iterate differs from 0 where nothing is given. */
  get isStarted(): boolean {
    return Boolean(kernelsOf(multigrid).isStarted(this.#solutions[0]!));
  }

  [Symbol.dispose](): void {
    this.#room[Symbol.dispose]();
  }

  #visit(
    l: number,
    job: number,
    visits: Visits,
    down: 'down' | 'start',
    up: 'up' | 'measuredUp' | 'adjointUp',
  ): void {
    const last = this.levels.length - 1;
    if (l === last) {
      this.#coarsest.solve(this.levels[l]!.correction!);
      return;
    }
    const next = this.levels[l + 1]!;
    kernelsOf(multigrid).clear(next.right, next.unknowns * 8);
    this.#run(l, job, down);
    this.#clearCorrection(l + 1);
    const nextUp = up === 'measuredUp' ? 'up' : up;
    this.#visit(l + 1, this.#corrections[l + 1]!, visits, 'down', nextUp);
    if (visits !== 'V' && l + 1 < last) {
      this.#visit(l + 1, this.#corrections[l + 1]!, visits === 'W' ? 'W' : 'V', 'down', nextUp);
    }
    this.#run(l, job, up);
  }

  /** Makes the coarsest grid's solution exact. */
  #solveCoarsest(): void {
    const last = this.levels.length - 1;
    this.#run(last, this.#solutions[last]!, 'residual');
    const { iterate } = last === 0 ? this.finest : this.levels[last]!.equations;
    this.#coarsest.addTo(iterate!);
  }

  #field(address: number): Field {
    const { shape } = this.grid.inside;
    const strides = shape.map((_, d) => shape.slice(d + 1).reduce((size, n) => size * n, 1));
    return this.#room.array(address, shape, strides);
  }

  #inside({ address, slabPitch, rowPitch }: Padded): Field {
    const { shape } = this.grid.inside;
    const pitches = shape.length === 3 ? [slabPitch, rowPitch] : [slabPitch];
    return this.#room.array(address, shape, [...pitches.map((pitch) => pitch / 8), 1]);
  }

  #clearCorrection(l: number): void {
    this.levels[l]!.clear(this.levels[l]!.correction!);
  }

  #run(l: number, job: number, pass: keyof Passes): void {
    this.#squares = run(this.levels[l]!, job, this.#passes[pass]);
  }
}
