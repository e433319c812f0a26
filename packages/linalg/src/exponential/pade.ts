/** Which Padé approximant of the exponential suits a matrix, and after which scaling. */
import { exponential } from '../kernels/generated/exponential.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { Frame } from '../memory/frame.ts';
import { type Matrix, transposed } from '../memory/matrix.ts';
import type { Scalar } from '../memory/matrix.ts';
import { copyMatrix } from '../memory/transfer.ts';
import { multiply } from '../products/multiply.ts';
import { columnNorm, reciprocalCondition } from '../solvers/condition.ts';
import { leadingCoefficient, type PadeOrder, PADE_BOUNDS, ROUNDING_UNIT } from './degrees.ts';
import type { Powers } from './powers.ts';

/** An approximant, and how often the matrix is halved before. */
export interface Choice {
  readonly order: PadeOrder;
  readonly halvings: number;
}

/** Size up to which products are formed for their norm. */
const SMALL = 48;

/**
 * What is least work without loss of accuracy (Al-Mohy and Higham 2009, algorithm 6.1): judged by
 * norms of powers, which may be far smaller than powers of the norm.
 */
export function choose(powers: Powers, frame: Frame): Choice {
  const norm = columnNorm(powers.of(1), frame);
  const fits = (order: PadeOrder, size: number) =>
    size <= PADE_BOUNDS[order] && furtherHalvings(powers, norm, order, 0, frame) === 0;
  if (fits(3, norm)) return { order: 3, halvings: 0 };
  const fourth = columnNorm(powers.of(4), frame) ** (1 / 4);
  const sixth = columnNorm(powers.of(6), frame) ** (1 / 6);
  const first = Math.max(fourth, sixth);
  if (fits(3, first)) return { order: 3, halvings: 0 };
  if (fits(5, first)) return { order: 5, halvings: 0 };
  const eighth = productNorm(powers.of(4), powers.of(4), frame) ** (1 / 8);
  const second = Math.max(sixth, eighth);
  if (fits(7, second)) return { order: 7, halvings: 0 };
  if (fits(9, second)) return { order: 9, halvings: 0 };
  const tenth = productNorm(powers.of(4), powers.of(6), frame) ** (1 / 10);
  const size = Math.min(second, Math.max(eighth, tenth));
  const halvings = Math.max(Math.ceil(Math.log2(size / PADE_BOUNDS[13])), 0);
  return { order: 13, halvings: halvings + furtherHalvings(powers, norm, 13, halvings, frame) };
}

/** ‖X Y‖₁, estimated where the product is costly. */
function productNorm(x: Matrix, y: Matrix, frame: Frame): number {
  const { rows: n } = x;
  const dtype = x.dtype as Scalar;
  if (n <= SMALL) {
    const product: Matrix = { ...x, address: frame.elements(dtype, n * n) };
    multiply(x, y, product);
    return columnNorm(product, frame);
  }
  const half: Matrix = { ...x, address: frame.elements(dtype, n), columns: 1, rowStride: 1 };
  const whole: Matrix = { ...half, address: frame.elements(dtype, n) };
  const apply = (v: Matrix, adjoint: boolean): void => {
    const conjugateA = adjoint;
    multiply(adjoint ? transposed(x) : y, v, half, { conjugateA });
    multiply(adjoint ? transposed(y) : x, half, whole, { conjugateA });
    copyMatrix(whole, v);
  };
  // The estimate is of a reciprocal that is at most 1.
  const large = 2 ** 400;
  return 1 / (reciprocalCondition(n, dtype, large, apply, frame) * large);
}

/**
 * How much more often the matrix has to be halved so that the first omitted term of the backward
 * error, of elements that do not cancel, is at most the rounding unit.
 */
function furtherHalvings(
  powers: Powers,
  norm: number,
  order: PadeOrder,
  halvings: number,
  frame: Frame,
): number {
  const exponent =
    2 * order * (Math.log2(norm) - halvings) + Math.log2(leadingCoefficient(order) / ROUNDING_UNIT);
  const halvingsFor = (logarithm: number) => Math.max(Math.ceil(logarithm / (2 * order)), 0);
  if (halvingsFor(exponent) === 0) return 0;
  const { absolutes, moduli, powerNorm } = kernelsOf(exponential);
  const { rows: n, dtype, address } = powers.of(1);
  const absolute = frame.elements('float64', n * n);
  (dtype === 'complex128' ? moduli : absolutes)(n * n, address, absolute);
  const room = frame.elements('float64', 2 * n);
  // Of elements divided by the norm, so that no power overflows
  const relative = powerNorm(n, 2 * order + 1, 1 / norm, absolute, room, room + 8 * n);
  return halvingsFor(exponent + Math.log2(relative));
}
