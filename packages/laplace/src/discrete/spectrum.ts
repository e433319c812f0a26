import { asarray } from '@numloom/ndarray';
import { splu } from '@numloom/sparse';
import { poissonProblem, type Problem } from '../problem/problem.ts';
import type { Side } from '../problem/side.ts';
import { homogeneous } from './corrections.ts';
import type { Grid } from './grid.ts';
import { matrixOf } from './matrix.ts';

/**
 * Eigenvalues of Jacobi's iteration: a sweep multiplies the parts of the error by them. Those of
 * -∇² are `diagonal` times 1 less them.
 */
interface Spectrum {
  /** The least eigenvalue, or a bound below it. */
  readonly least: number;
  /** The largest, but for the 1 of singular problems; a little too large where it is estimated. */
  readonly most: number;
}

/** Points along an axis of the coarse grid on which boundaries inside are looked at. */
const COARSE = { 2: 65, 3: 17 } as const;

/** How much of the eigenvalue of the coarse grid is relied on. */
const CAUTION = 0.85;

/**
 * The extreme eigenvalues of Jacobi's iteration on a grid: by formula for a rectangle or box of any
 * sides. Boundaries inside raise the least eigenvalue of -∇², by what is found by inverse iteration
 * on a grid of 65² or 17³ points at most; there `most` is an estimate.
 *
 * Eigenvalues of a box: R. J. LeVeque, Finite Difference Methods for Ordinary and Partial
 * Differential Equations (2007), section 2.10; the same by cosines and waves for other sides.
 */
export function jacobiSpectrum(grid: Grid): Spectrum {
  const { weights, diagonal, singular, problem } = grid;
  const modes = problem.sides.map((sides, axis) => modesOf(sides, problem.shape[axis]!));
  const mean = (of: (mode: Modes) => number): number =>
    modes.reduce((sum, mode, axis) => sum + weights[axis]! * of(mode), 0) / (diagonal / 2);
  const least = mean((mode) => mode.least);
  const most = mean((mode) => mode.most);
  if (singular) {
    const gaps = modes.map(({ second }, axis) => (weights[axis]! * (1 - second)) / (diagonal / 2));
    return { least, most: 1 - Math.min(...gaps) };
  }
  if (grid.mask === undefined) return { least, most };
  const inside = 1 - (CAUTION * leastEigenvalue(coarse(problem))) / diagonal;
  return { least, most: Math.max(0, Math.min(inside, 1 - 1e-15)) };
}

/** Cosines of the waves that fit along an axis. */
interface Modes {
  readonly least: number;
  readonly most: number;
  /** The largest but 1, where 1 is one. */
  readonly second: number;
}

function modesOf([{ kind: low }, { kind: high }]: readonly [Side, Side], length: number): Modes {
  const wave = (share: number): number => Math.cos(Math.PI * share);
  if (low === 'periodic') {
    return { most: 1, second: wave(2 / length), least: -(length % 2 ? wave(1 / length) : 1) };
  }
  const step = 1 / (length - 1);
  if (low !== high) return { most: wave(step / 2), second: 1, least: -wave(step / 2) };
  if (low === 'neumann') return { most: 1, second: wave(step), least: -1 };
  return { most: wave(step), second: 1, least: -wave(step) };
}

/** A problem of the same shape on fewer points, without anything that is given but 0. */
function coarse(problem: Problem): Problem {
  const most = COARSE[problem.shape.length as 2 | 3];
  const shape = problem.shape.map((length) => Math.min(length, most));
  const sides = problem.sides.map((pair) => pair.map(homogeneous) as [Side, Side]);
  const size = shape.reduce((all, length) => all * length, 1);
  const mask = new Uint8Array(size);
  using copy = problem.fixed!.mask.copy();
  const fine = copy.data;
  const tables = problem.shape.map((length, axis) => nearest(length, shape, axis, problem));
  const index = new Int32Array(shape.length);
  for (let k = 0; k < fine.length; k++) {
    if (fine[k]) {
      let place = 0;
      for (let axis = 0; axis < index.length; axis++) place += tables[axis]![index[axis]!]!;
      mask[place] = 1;
    }
    for (let axis = index.length - 1; axis >= 0; axis--) {
      if (++index[axis]! < problem.shape[axis]!) break;
      index[axis] = 0;
    }
  }
  const fixed = { mask: asarray(mask, { dtype: 'bool' }).reshape(shape) };
  return poissonProblem({ shape, extent: problem.extent, sides, fixed });
}

/** For each index of a fine axis what the nearest index of the coarse one adds to a place. */
function nearest(
  length: number,
  shape: readonly number[],
  axis: number,
  problem: Problem,
): Int32Array {
  const stride = shape.slice(axis + 1).reduce((all, one) => all * one, 1);
  const few = shape[axis]!;
  const isPeriodic = problem.sides[axis]![0].kind === 'periodic';
  const ratio = isPeriodic ? few / length : (few - 1) / (length - 1);
  return Int32Array.from({ length }, (_, i) => (Math.round(i * ratio) % few) * stride);
}

/** The least eigenvalue of -∇²; infinite where there is nothing to be found. */
function leastEigenvalue(problem: Problem): number {
  const { A, weights } = matrixOf(problem);
  const n = weights.length;
  if (n === 0) return Infinity;
  const factors = splu(A);
  try {
    let x = new Float64Array(n).fill(1);
    let eigenvalue = Infinity;
    for (let i = 0; i < 100; i++) {
      using found = factors.solve(x.map((value, k) => value * weights[k]!));
      const y = Float64Array.from(found.data as Float64Array);
      const last = eigenvalue;
      eigenvalue = Math.sqrt(squares(x, weights) / squares(y, weights));
      x = y.map((value) => value * eigenvalue);
      if (Math.abs(eigenvalue - last) <= 0.01 * eigenvalue) break;
    }
    return eigenvalue;
  } finally {
    factors.dispose();
  }
}

function squares(x: Float64Array, weights: Float64Array): number {
  return x.reduce((sum, value, k) => sum + weights[k]! * value * value, 0);
}
