import { asarray, zeros } from '@numloom/ndarray';
import { assign, where } from '@numloom/ufunc';
import type { Grid } from '../../discrete/grid.ts';
import { relaxationFactor } from '../../methods/factors.ts';
import { stencilOf } from '../expression/stencil.ts';
import { checkedValue, namesOn } from '../expression/sweep.ts';
import type { Cut } from '../expression/template.ts';
import {
  gaussSeidelLoop,
  jacobiLoop,
  type PlainGrid,
  type PlainLoop,
  redBlackLoop,
  stencilLoop,
} from './plain.ts';

/** The loops of methods that have one; `omega` is the best factor for the grid. */
const loops: Readonly<Record<string, (grid: PlainGrid, omega: number) => PlainLoop>> = {
  jacobi: (grid) => jacobiLoop(grid),
  'gauss-seidel': (grid) => gaussSeidelLoop(grid),
  'red-black': redBlackLoop,
  sor: gaussSeidelLoop,
};

/** The plain loop that computes what a method does, from a copy of the grid; `undefined` if there is none. */
export function plainMethod(name: string, grid: Grid, mask?: Uint8Array): PlainLoop | undefined {
  if (!Object.hasOwn(loops, name)) return undefined;
  const plain = plainGrid(grid, mask);
  return loops[name]!(plain, relaxationFactor(grid));
}

/** The plain loop of an expression that is a weighted sum of nine points and of what else. */
export function plainSweep(parts: Cut, grid: Grid, mask?: Uint8Array): PlainLoop | undefined {
  const names = namesOn(grid);
  const weights = stencilOf(parts, names.h);
  if (weights === undefined) return undefined;
  const plain = plainGrid(grid, mask);
  // What the expression is where all points are 0 does not depend on them.
  const added = zeros([plain.size, plain.size]);
  assign(added.slice('1:-1', '1:-1'), checkedValue(parts, { ...names, u: zeros(added.shape) }));
  const isShifted = added.data.some((value) => value !== 0);
  return stencilLoop(plain, weights, isShifted ? Float64Array.from(added.data) : undefined);
}

function plainGrid({ u, problem }: Grid, mask: Uint8Array | undefined): PlainGrid {
  const [size] = problem.shape as [number];
  const copy = new Float64Array(size * size);
  assign(asarray(copy).reshape([size, size]), where(true, u, 0));
  return { size, u: copy, mask };
}
