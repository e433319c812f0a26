import { asarray } from '@numloom/ndarray';
import { assign, where } from '@numloom/ufunc';
import { Grid } from '../../discrete/grid.ts';
import type { Iteration, Method } from '../../methods/method.ts';
import { methods } from '../../methods/index.ts';
import { poissonProblem, type Problem } from '../../problem/problem.ts';
import { sweeps } from '../expression/sweep.ts';
import type { Cut } from '../expression/template.ts';
import type { Raster } from '../painting/raster.ts';
import { SWEEP } from '../state/state.ts';
import { plainMethod, plainSweep } from './counterpart.ts';
import type { PlainLoop } from './plain.ts';

/** Residuals that are as small as float64 lets them be, and a little more. */
const TOLERANCE = 1e-10;

/** What a {@link Session} starts from. */
export interface SessionStart {
  readonly raster: Raster;
  /** SWEEP, or a name of the table of methods. */
  readonly method: string;
  /** The expression that sweeps. */
  readonly parts: Cut;
  /** Whose values at points inside are taken over. */
  readonly before?: Session | undefined;
}

/** A method at work on a painting, from the values that a grid had before. */
export class Session implements Disposable {
  /** Points of the grid, row after row. */
  readonly values: Float64Array;
  /**
   * What is left to do, relative to the right side or, for an expression, to its first change;
   * NaN before the first iteration.
   */
  residual = NaN;
  readonly #grid: Grid;
  readonly #iteration: Iteration;
  readonly #hasInner: boolean;
  /** What residuals are relative to. */
  #scale: number | undefined;
  #isLost = false;

  /** @throws what the method throws where it does not suit, and the expression if it is none */
  constructor({ raster, method, parts, before }: SessionStart) {
    this.#hasInner = raster.hasInner;
    const grid = new Grid(problemOf(raster, this.#hasInner));
    this.#grid = grid;
    try {
      if (method !== SWEEP) this.#scale = grid.residualNorm() || 1;
      if (before && before.#grid.problem.shape[0] === raster.size) {
        const old = before.#grid.inside;
        assign(grid.inside, grid.mask ? where(grid.mask, grid.inside, old) : old);
      }
      this.#iteration =
        method === SWEEP
          ? sweeps(grid, parts)
          : (methods as Readonly<Record<string, Method>>)[method]!.start(grid, {});
    } catch (error) {
      grid[Symbol.dispose]();
      throw error;
    }
    const { offset } = grid.u;
    this.values = grid.u.data.subarray(offset, offset + raster.size ** 2);
  }

  /** The plain loop that computes the same, from a copy of the values, if there is one. */
  plain(method: string, parts: Cut, raster: Raster): PlainLoop | undefined {
    const mask = this.#hasInner ? raster.mask : undefined;
    return method === SWEEP
      ? plainSweep(parts, this.#grid, mask)
      : plainMethod(method, this.#grid, mask);
  }

  /**
   * Makes iterations; gives the residual before the first and those after each, as far as they were
   * measured. There are none, where there is no more to be done.
   */
  advance(count: number): readonly (number | undefined)[] {
    if (this.isDone) return [];
    const norms = Array.from(this.#iteration.advance(count, TOLERANCE * (this.#scale ?? 0)));
    this.#scale ??= norms[1]! || 1;
    const residuals = norms.map((norm) => (norm === undefined ? norm : norm / this.#scale!));
    for (const residual of residuals) this.residual = residual ?? this.residual;
    this.#isLost = !(this.residual < 1e30);
    return residuals;
  }

  /** Whether nothing changes any more, or nothing is a number any more. */
  get isDone(): boolean {
    return this.#iteration.finished === true || this.residual <= TOLERANCE || this.isLost;
  }

  /** Whether the values grow without end. */
  get isLost(): boolean {
    return this.#isLost;
  }

  [Symbol.dispose](): void {
    this.#iteration[Symbol.dispose]();
    this.#grid[Symbol.dispose]();
  }
}

function problemOf(raster: Raster, hasInner: boolean): Problem {
  const { size, mask, values } = raster;
  const side = (from: number, step: number) =>
    asarray(Float64Array.from({ length: size }, (_, k) => values[from + k * step]!));
  const last = size - 1;
  return poissonProblem({
    shape: [size, size],
    sides: [
      [side(0, 1), side(last * size, 1)],
      [side(0, size), side(last, size)],
    ],
    ...(hasInner && {
      fixed: {
        // Copies lie in the heap, where kernels read them.
        mask: asarray(mask, { dtype: 'bool' }).reshape([size, size]).copy(),
        values: asarray(values).reshape([size, size]).copy(),
      },
    }),
  });
}
