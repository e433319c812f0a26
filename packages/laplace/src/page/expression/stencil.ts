import { asarray } from '@numloom/ndarray';
import { checkedValue } from './sweep.ts';
import { type Cut, type Names } from './template.ts';

/** Weights of a point and its eight neighbours, row by row, the point itself in the middle. */
export type Weights = readonly number[];

/** Points of the grid that is tried: what a middle point reaches is no side. */
const TRIED = 9;
const INNER = TRIED - 2;
const MIDDLE = (TRIED - 1) / 2;

/**
 * The weights of an expression that is a weighted sum of nine points and of what does not depend on
 * them, found by trying it: where a single 1 gets to, and whether that tells what becomes of any
 * other grid. `undefined` if the expression is no such sum.
 *
 * @param h - the distance of neighbours for which it is asked
 */
export function stencilOf(parts: Cut, h: number): Weights | undefined {
  const still = tried(parts, new Float64Array(TRIED * TRIED), h);
  const impulse = new Float64Array(TRIED * TRIED);
  impulse[MIDDLE * TRIED + MIDDLE] = 1;
  const response = tried(parts, impulse, h);
  const weights = Array.from({ length: 9 }, (_, k) => {
    // What a point takes of its neighbour below, it is found above of where the 1 was.
    const at = (MIDDLE - Math.floor(k / 3)) * INNER + MIDDLE - (k % 3);
    return response[at]! - still[at]!;
  });
  for (let test = 1; test <= 3; test++) {
    const u = Float64Array.from({ length: TRIED * TRIED }, (_, k) => {
      return 4 * Math.sin(1 + 12.9898 * k * test);
    });
    if (!predicts(weights, still, u, tried(parts, u, h))) return undefined;
  }
  return weights;
}

/** The values of an expression at the points inside of a small grid. */
function tried(parts: Cut, u: Float64Array, h: number): Float64Array {
  const along = Float64Array.from({ length: INNER }, (_, k) => (k + 1) / (TRIED - 1));
  const names: Names = {
    u: asarray(u).reshape([TRIED, TRIED]),
    x: asarray(along).reshape([1, INNER]),
    y: asarray(along).reshape([INNER, 1]),
    h,
  };
  const value = checkedValue(parts, names).evaluate();
  return Float64Array.from({ length: INNER * INNER }, (_, k) => {
    const index = [Math.floor(k / INNER), k % INNER].slice(2 - value.ndim);
    return Number(value.get(...index.map((at, axis) => (value.shape[axis] === 1 ? 0 : at))));
  });
}

function predicts(
  weights: Weights,
  still: Float64Array,
  u: Float64Array,
  values: Float64Array,
): boolean {
  return values.every((value, k) => {
    const corner = Math.floor(k / INNER) * TRIED + (k % INNER);
    const sum = weights.reduce(
      (sum, weight, w) => sum + weight * u[corner + Math.floor(w / 3) * TRIED + (w % 3)]!,
      still[k]!,
    );
    return Math.abs(sum - value) <= 1e-12 * (1 + Math.abs(sum));
  });
}
