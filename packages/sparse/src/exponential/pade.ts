/** The exponential of a matrix whose powers are sparse, by scaling, a Padé approximant, and squaring. */
import {
  leadingCoefficient,
  PADE_BOUNDS,
  padeCoefficients,
  type PadeOrder,
  ROUNDING_UNIT,
} from '@numloom/linalg/kernels';
import { max } from '@numloom/ufunc';
import { ones } from '@numloom/ndarray';
import type { SparseArray } from '../array/sparse-array.ts';
import { eye_array } from '../construct/identity.ts';
import { splu } from '../direct/splu.ts';
import { norm } from '../reductions/norm.ts';

/** A norm whose tenth power is far from overflow. */
const LARGE_EXPONENT = 40;

/** The exponential of a matrix by columns, of finite elements that are not all zero. */
export function exponentiate(given: SparseArray): SparseArray {
  const exponent = Math.ceil(Math.log2(norm(given, { ord: 1 })));
  const before = Math.max(exponent - LARGE_EXPONENT, 0);
  const powers = new Powers(before > 0 ? given.multiply(2 ** -before) : given);
  const { order, halvings } = choose(powers);
  let result = approximant(powers.halved(halvings), order);
  for (let left = before + halvings; left > 0; left--) result = product(result, result);
  return result;
}

const product = (a: SparseArray, b: SparseArray): SparseArray => a.matmul(b);

/** Even powers of a matrix, each computed once. */
class Powers {
  readonly #known = new Map<number, SparseArray>();

  constructor(a: SparseArray, known: ReadonlyMap<number, SparseArray> = new Map()) {
    this.#known = new Map([...known, [1, a]]);
  }

  of(power: number): SparseArray {
    const known = this.#known.get(power);
    if (known !== undefined) return known;
    const half = power === 2 ? 1 : power === 8 ? 4 : 2;
    const result = product(this.of(power - half), this.of(half));
    this.#known.set(power, result);
    return result;
  }

  /** ‖A^power‖^(1/power) */
  root(power: number): number {
    return norm(this.of(power), { ord: 1 }) ** (1 / power);
  }

  /** Those of A / 2^halvings. */
  halved(halvings: number): Powers {
    if (halvings === 0) return this;
    const scaled = [...this.#known].map(
      ([power, one]) => [power, one.multiply(2 ** (-halvings * power))] as const,
    );
    const known = new Map(scaled);
    return new Powers(known.get(1)!, known);
  }
}

/** What is least work without loss of accuracy, judged by norms of powers: algorithm 6.1 of the paper. */
function choose(powers: Powers): { readonly order: PadeOrder; readonly halvings: number } {
  const fits = (order: PadeOrder, size: number) =>
    size <= PADE_BOUNDS[order] && furtherHalvings(powers, order, 0) === 0;
  const first = Math.max(powers.root(4), powers.root(6));
  if (fits(3, first)) return { order: 3, halvings: 0 };
  if (fits(5, first)) return { order: 5, halvings: 0 };
  const eighth = powers.root(8);
  const second = Math.max(powers.root(6), eighth);
  if (fits(7, second)) return { order: 7, halvings: 0 };
  if (fits(9, second)) return { order: 9, halvings: 0 };
  const size = Math.min(second, Math.max(eighth, powers.root(10)));
  const halvings = Math.max(Math.ceil(Math.log2(size / PADE_BOUNDS[13])), 0);
  return { order: 13, halvings: halvings + furtherHalvings(powers, 13, halvings) };
}

/**
 * How much more often the matrix has to be halved so that the first omitted term of the backward error, of elements
 * that do not cancel, is at most the rounding unit.
 */
function furtherHalvings(powers: Powers, order: PadeOrder, halvings: number): number {
  const a = powers.of(1);
  const size = norm(a, { ord: 1 });
  const exponent =
    2 * order * (Math.log2(size) - halvings) + Math.log2(leadingCoefficient(order) / ROUNDING_UNIT);
  const halvingsFor = (logarithm: number) => Math.max(Math.ceil(logarithm / (2 * order)), 0);
  if (halvingsFor(exponent) === 0) return 0;
  // Of elements divided by the norm, so that no power overflows.
  const relative = a.abs().multiply(1 / size).T;
  let sums = ones([a.shape[0]]);
  for (let k = 0; k <= 2 * order; k++) sums = relative.matmul(sums) as typeof sums;
  return halvingsFor(exponent + Math.log2(Number(max(sums).item())));
}

/** (V - U)⁻¹ (V + U), U of the odd and V of the even terms of the numerator. */
function approximant(powers: Powers, order: PadeOrder): SparseArray {
  const b = padeCoefficients(order);
  const identity = eye_array(powers.of(1).shape[0], { format: 'csc' });
  const power = (j: number) => (j === 0 ? identity : powers.of(j));
  /** Σ b_(offset + j) A^j */
  const sum = (exponents: readonly number[], offset: number): SparseArray =>
    exponents
      .map((j) => power(j).multiply(b[offset + j]!))
      .reduce((total, term) => total.add(term));
  const isLong = order === 13;
  const exponents = isLong ? [0, 2, 4, 6] : [0, 2, 4, 6, 8].filter((j) => j < order);
  /** The terms of odd or of even powers, from A or from the identity on. */
  const terms = (offset: 0 | 1): SparseArray => {
    const low = sum(exponents, offset);
    return isLong ? product(powers.of(6), sum([2, 4, 6], 6 + offset)).add(low) : low;
  };
  const [odd, even] = [terms(1), terms(0)];
  const u = product(powers.of(1), odd);
  using factors = splu(even.subtract(u).tocsc());
  return factors.solve(even.add(u).tocsc());
}
