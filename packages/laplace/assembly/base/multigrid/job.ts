/** What the kernels of multigrid know of one grid, of an iterate on it, and of the next coarser grid. */

/** A side where values are given, one that mirrors, one that continues on the other side. */
export const DIRICHLET: i32 = 0;
export const NEUMANN: i32 = 1;
export const PERIODIC: i32 = 2;

/**
 * An iterate u of ∇²u = f on a grid of `outer` slabs of `mid` rows (one row in the plane) of `inner`
 * unknowns. u has a layer of one point around the unknowns; f has none. Addresses are those of the
 * first unknown, pitches count bytes. Tables of transfers have an entry a point of the finer grid.
 */
@unmanaged
export class Job {
  /** 1 / h² along each axis. */
  outerWeight: f64;
  midWeight: f64;
  innerWeight: f64;
  /** Twice their sum. */
  diagonal: f64;
  /** f, where it is a constant. */
  constant: f64;
  /** The sum of squares that the last stage of a pass leaves. */
  squares: f64;
  outer: i32;
  mid: i32;
  inner: i32;
  isSolid: i32;
  u: usize;
  slabPitch: i32;
  rowPitch: i32;
  /** 0: the constant. */
  f: usize;
  fSlab: i32;
  fRow: i32;
  /** A byte an unknown, not 0 where the value is given; 0: none is. */
  mask: usize;
  /** Whether the first unknown is of the second colour. */
  parity: i32;
  outerLow: i32;
  outerHigh: i32;
  midLow: i32;
  midHigh: i32;
  innerLow: i32;
  innerHigh: i32;
  /** Where the residual goes, laid out as f is packed. */
  residual: usize;
  residualSlab: i32;
  residualRow: i32;
  /** The right side of the coarser grid. */
  coarseRight: usize;
  coarseRightSlab: i32;
  coarseRightRow: i32;
  /** The correction on the coarser grid, and the solution there. */
  correction: usize;
  coarseSolution: usize;
  coarseSlab: i32;
  coarseRow: i32;
  coarseInner: i32;
  coarseLow: i32;
  coarseHigh: i32;
  /** Intervals of the coarser grid along the inner axis. */
  coarseIntervals: i32;
  /** Tables of restriction, linear and cubic interpolation along outer and middle axes. */
  outerRestriction: usize;
  midRestriction: usize;
  outerLinear: usize;
  midLinear: usize;
  outerCubic: usize;
  midCubic: usize;
  /** Tables along the inner axis; 0 where it is not coarsened. */
  gather: usize;
  linearPairs: usize;
  cubicPairs: usize;
  /** Room for rows of the finer grid, with four elements before and behind them. */
  fineRoom: usize;
  moreRoom: usize;
  /** The same for rows of the coarser grid, and for a slab of it. */
  coarseRoom: usize;
  slabRoom: usize;
}

/** Switches of generic functions, decided when they are compiled. */
export type On = f64;
export type Off = i32;

export function at(x: usize, i: i32): usize {
  return x + ((<usize>i) << 3);
}
