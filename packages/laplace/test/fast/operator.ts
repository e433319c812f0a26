/** The discrete operator that fast solvers invert, element by element. */
import type { Sides } from '../../src/fast/axes.ts';

/** A problem with as many unknowns along each axis as `shape` says. */
export interface Discrete {
  readonly shape: readonly number[];
  readonly spacing: readonly number[];
  readonly sides: readonly Sides[];
  readonly shift: number;
}

/** -Δu + s u, of unknowns one after the other. */
export function applied({ shape, spacing, sides, shift }: Discrete, u: Float64Array): Float64Array {
  const strides = shape.map((_, k) => shape.slice(k + 1).reduce((a, b) => a * b, 1));
  return u.map((own, i) => {
    let sum = shift * own;
    shape.forEach((n, k) => {
      const stride = strides[k]!;
      const j = Math.floor(i / stride) % n;
      const at = (place: number) => u[i + (place - j) * stride]!;
      const [first, last] = sides[k]!;
      const outside = (side: string, inner: number, around: number) => {
        if (side === 'periodic') return at(around);
        // Of a single unknown the other neighbour is known.
        return side === 'dirichlet' || n === 1 ? 0 : at(inner);
      };
      const before = j > 0 ? at(j - 1) : outside(first, 1, n - 1);
      const after = j < n - 1 ? at(j + 1) : outside(last, n - 2, 0);
      sum += (2 * own - before - after) / spacing[k]! ** 2;
    });
    return sum;
  });
}

/** Bounds for elements of the operator's rows. */
export function normOf({ spacing, shift }: Discrete): number {
  return spacing.reduce((sum, h) => sum + 4 / h ** 2, shift);
}

/** The mean as the trapezoidal rule takes it. */
export function meanOf({ shape, sides }: Discrete, u: Float64Array): number {
  let [sum, whole] = [0, 0];
  u.forEach((value, i) => {
    let weight = 1;
    for (let k = shape.length - 1, rest = i; k >= 0; k--) {
      const n = shape[k]!;
      const j = rest % n;
      rest = Math.floor(rest / n);
      if (sides[k]![0] === 'neumann' && (j === 0 || j === n - 1)) weight /= 2;
    }
    sum += weight * value;
    whole += weight;
  });
  return sum / whole;
}

/** All pairs of sides. */
export const allSides: readonly Sides[] = [
  ['dirichlet', 'dirichlet'],
  ['neumann', 'neumann'],
  ['dirichlet', 'neumann'],
  ['neumann', 'dirichlet'],
  ['periodic', 'periodic'],
];

/** Points of an axis with so many unknowns. */
export const pointsOf = (unknowns: number, sides: Sides) =>
  unknowns + sides.filter((side) => side === 'dirichlet').length;
