/** The loops that one would write without a library, on plain `Float64Array`s. */
import type { Weights } from '../expression/stencil.ts';

/** A method as a loop: makes one iteration, and gives the sum of the squares of its changes. */
export type PlainLoop = () => number;

/** What loops run over: a grid of `size` by `size`, and where its points are given. */
export interface PlainGrid {
  readonly size: number;
  readonly u: Float64Array;
  /** 1 at points that are given; `undefined` where none inside is. */
  readonly mask: Uint8Array | undefined;
}

/** Computes a sweep of `u` into `next`. */
type Sweep = (size: number, u: Float64Array, next: Float64Array, mask?: Uint8Array) => number;

/** Each point becomes the average of its four neighbours, all at the same time. */
export function jacobiLoop(grid: PlainGrid): PlainLoop {
  return swapping(grid, grid.mask ? averagesWhere : averages);
}

/** Each point becomes a weighted sum of its neighbours, and what is added there, all at the same time. */
export function stencilLoop(grid: PlainGrid, weights: Weights, added?: Float64Array): PlainLoop {
  const [corner, side, , , centre] = weights as [number, number, number, number, number];
  const isCross = weights.every((weight, k) => k === 4 || weight === (k % 2 ? side : 0));
  if (isCross && side === 0.25 && centre === 0 && corner === 0 && !added) return jacobiLoop(grid);
  const sweep: Sweep = isCross
    ? (size, u, next, mask) => cross(size, u, next, mask, centre, side, added)
    : (size, u, next, mask) => nine(size, u, next, mask, weights, added);
  return swapping(grid, sweep);
}

function swapping({ size, u, mask }: PlainGrid, sweep: Sweep): PlainLoop {
  let now = u;
  let next: Float64Array = u.slice();
  return () => {
    const squares = sweep(size, now, next, mask);
    [now, next] = [next, now];
    return squares;
  };
}

function averages(size: number, u: Float64Array, next: Float64Array): number {
  let squares = 0;
  for (let row = 1; row < size - 1; row++) {
    for (let k = row * size + 1, end = k + size - 2; k < end; k++) {
      const value = (u[k - size]! + u[k + size]! + u[k - 1]! + u[k + 1]!) * 0.25;
      const change = value - u[k]!;
      squares += change * change;
      next[k] = value;
    }
  }
  return squares;
}

function averagesWhere(
  size: number,
  u: Float64Array,
  next: Float64Array,
  mask?: Uint8Array,
): number {
  let squares = 0;
  for (let row = 1; row < size - 1; row++) {
    for (let k = row * size + 1, end = k + size - 2; k < end; k++) {
      if (mask![k]) continue;
      const value = (u[k - size]! + u[k + size]! + u[k - 1]! + u[k + 1]!) * 0.25;
      const change = value - u[k]!;
      squares += change * change;
      next[k] = value;
    }
  }
  return squares;
}

function cross(
  size: number,
  u: Float64Array,
  next: Float64Array,
  mask: Uint8Array | undefined,
  centre: number,
  side: number,
  added: Float64Array | undefined,
): number {
  let squares = 0;
  for (let row = 1; row < size - 1; row++) {
    for (let k = row * size + 1, end = k + size - 2; k < end; k++) {
      if (mask?.[k]) continue;
      let value = side * (u[k - size]! + u[k + size]! + u[k - 1]! + u[k + 1]!) + centre * u[k]!;
      if (added) value += added[k]!;
      const change = value - u[k]!;
      squares += change * change;
      next[k] = value;
    }
  }
  return squares;
}

function nine(
  n: number,
  u: Float64Array,
  next: Float64Array,
  mask: Uint8Array | undefined,
  weights: Weights,
  added: Float64Array | undefined,
): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = weights;
  let squares = 0;
  for (let row = 1; row < n - 1; row++) {
    for (let k = row * n + 1, end = k + n - 2; k < end; k++) {
      if (mask?.[k]) continue;
      const above = a * u[k - n - 1]! + b * u[k - n]! + c * u[k - n + 1]!;
      const beside = d * u[k - 1]! + e * u[k]! + f * u[k + 1]!;
      const below = g * u[k + n - 1]! + h * u[k + n]! + i * u[k + n + 1]!;
      let value = above + beside + below;
      if (added) value += added[k]!;
      const change = value - u[k]!;
      squares += change * change;
      next[k] = value;
    }
  }
  return squares;
}

/** In place, row after row, each point beyond the average of its neighbours by a factor. */
export function gaussSeidelLoop({ size, u, mask }: PlainGrid, omega = 1): PlainLoop {
  return () => {
    let squares = 0;
    for (let row = 1; row < size - 1; row++) {
      for (let k = row * size + 1, end = k + size - 2; k < end; k++) {
        if (mask?.[k]) continue;
        const average = (u[k - size]! + u[k + size]! + u[k - 1]! + u[k + 1]!) * 0.25;
        const change = omega * (average - u[k]!);
        squares += change * change;
        u[k]! += change;
      }
    }
    return squares;
  };
}

/** In place, the red points of a chessboard, then the black ones. */
export function redBlackLoop({ size, u, mask }: PlainGrid, omega = 1): PlainLoop {
  return () => {
    let squares = 0;
    for (let colour = 0; colour < 2; colour++) {
      for (let row = 1; row < size - 1; row++) {
        const end = row * size + size - 1;
        for (let k = row * size + 1 + ((row + 1 + colour) % 2); k < end; k += 2) {
          if (mask?.[k]) continue;
          const average = (u[k - size]! + u[k + size]! + u[k - 1]! + u[k + 1]!) * 0.25;
          const change = omega * (average - u[k]!);
          squares += change * change;
          u[k]! += change;
        }
      }
    }
    return squares;
  };
}
