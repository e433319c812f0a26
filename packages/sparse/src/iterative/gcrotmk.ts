/** Generalised conjugate residuals with inner orthogonalisation and truncation. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import { storeArray } from '../operators/action.ts';
import type { OperatorLike } from '../operators/linear-operator.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import { orthogonalize } from './arnoldi.ts';
import { HessenbergSystem } from './hessenberg.ts';
import { checkCount, ITERATION_OPTIONS, type IterationOptions } from './options.ts';
import { type Pair, Recycled } from './recycled.ts';
import {
  delivered,
  type IterativeSolution,
  type Outcome,
  solveSystem,
  type System,
  vectorOf,
} from './system.ts';
import { isFiniteValue, negative, plus, times, type Value, value, ZERO } from './values.ts';

/** A vector u and c = A u, which is found anew where it is null. */
export type RecycledPair = [c: NdArray | null, u: NdArray];

/** Options of {@link gcrotmk}. */
export interface GcrotmkOptions extends IterationOptions {
  /** Steps of an inner iteration; 20 unless told otherwise. */
  readonly m?: number;
  /** How many pairs of vectors inner iterations hand on to those after; `m` unless told otherwise. */
  readonly k?: number;
  /**
   * Pairs of vectors to begin with, those of a system solved before; the list is exchanged for those at the end, and
   * the solution. A list that is empty collects them. Its vectors are not changed.
   */
  readonly CU?: RecycledPair[];
  /** Whether c is left out of the pairs that are handed back, for a system with another matrix. */
  readonly discard_C?: boolean;
  /** Which pairs are dropped where there are too many: the oldest, or those that matter least. */
  readonly truncate?: 'oldest' | 'smallest';
}

/**
 * Solves A x = b for any square A by the flexible method GCROT(m, k): inner iterations as of `gmres` hand on vectors
 * to those after, which prevents many stagnations of restarts, and, by `CU`, to further systems with the same or a
 * similar matrix. The preconditioner may differ from step to step. `maxiter` counts inner iterations of `m` steps
 * and more, 1000 unless told otherwise, as `iterations` does. `info` is -1 where the residual cannot get smaller, or
 * a value is not finite.
 *
 * J. E. Hicken, D. W. Zingg, "A simplified and flexible variant of GCROT for solving nonsymmetric linear systems",
 * SIAM J. Sci. Comput. 32 (2010); truncation by E. de Sturler, "Truncation strategies for optimal Krylov subspace
 * methods", SIAM J. Numer. Anal. 36 (1999).
 *
 * @throws LinAlgError where A is not square, RangeError where shapes do not fit, TypeError where CU is complex but
 * the system is real.
 *
 * @example
 * ```ts
 * import { csr_array, gcrotmk, type RecycledPair } from '@numloom/sparse';
 * const a = csr_array([[4, 2], [1, 3]]);
 * const CU: RecycledPair[] = [];
 * const { x } = gcrotmk(a, [8, 7], { rtol: 1e-12, CU });
 * console.log(Math.abs((x.get(0) as number) - 1) < 1e-9, CU.length); // => true 2
 * console.log(gcrotmk(a, [16, 14], { rtol: 1e-12, CU }).iterations); // => 0
 * ```
 */
export function gcrotmk(
  A: OperatorLike,
  b: Operand,
  options: GcrotmkOptions = {},
): IterativeSolution {
  const known = [...ITERATION_OPTIONS, 'm', 'k', 'CU', 'discard_C', 'truncate'];
  checkOptions(options, known, 'gcrotmk');
  checkFlags(options, ['discard_C'], 'gcrotmk');
  const { m = 20, k = m, CU, truncate = 'oldest' } = options;
  checkCount(m, 'gcrotmk', 'm', 1);
  checkCount(k, 'gcrotmk', 'k');
  if (truncate !== 'oldest' && truncate !== 'smallest') {
    throw new TypeError(`gcrotmk: truncate is ${String(truncate)}, must be 'oldest' or 'smallest'`);
  }
  if (CU !== undefined && !(Array.isArray(CU) && CU.every((pair) => Array.isArray(pair)))) {
    throw new TypeError('gcrotmk: CU must be a list of pairs [c, u]');
  }
  const settings = { caller: 'gcrotmk', maxiter: () => 1000 };
  return solveSystem(A, b, options, settings, (system) => {
    const recycled = new Recycled(system.vectors);
    take(CU ?? [], system, recycled);
    const outcome = iterate(system, recycled, m, k, truncate);
    if (CU !== undefined) handBack(CU, system, recycled, options.discard_C === true);
    return outcome;
  });
}

/** Takes the pairs of the caller. */
function take(given: readonly RecycledPair[], system: System, recycled: Recycled): void {
  const { n, vectors, apply } = system;
  const { scalar } = vectors;
  for (const [c, u] of given) {
    const arrays = [u, ...(c === null ? [] : [c])].map((one) => vectorOf(one, n, 'gcrotmk', 'CU'));
    if (scalar === 'float64' && arrays.some(({ dtype }) => dtype.startsWith('complex'))) {
      throw new TypeError('gcrotmk: CU has complex vectors, but the system is real');
    }
    const pair = recycled.room();
    storeArray(arrays[0]!, scalar, pair.u);
    if (c === null) apply(pair.u, pair.c);
    else storeArray(arrays[1]!, scalar, pair.c);
    recycled.addAny(pair);
  }
}

function handBack(
  CU: RecycledPair[],
  { n, vectors, x }: System,
  recycled: Recycled,
  isDiscarded: boolean,
): void {
  const { scalar } = vectors;
  const array = (address: number) => delivered(scalar, scalar, address, n);
  const pairs = recycled.pairs.map(({ c, u }): RecycledPair => [
    isDiscarded ? null : array(c),
    array(u),
  ]);
  CU.splice(0, CU.length, ...pairs, [null, array(x)]);
}

function iterate(
  system: System,
  recycled: Recycled,
  m: number,
  k: number,
  truncate: 'oldest' | 'smallest',
): Outcome {
  const { n, vectors, x, r, tolerance, maxiter, report } = system;
  const rooms: Rooms = { basis: [vectors.room()], directions: [], largest: 0 };
  recycled.project(x, r);
  let rNorm = vectors.norm(r);
  for (let iterations = 0; ; iterations++) {
    if (rNorm <= tolerance) {
      system.residual(x, r);
      rNorm = vectors.norm(r);
      if (rNorm <= tolerance) return { info: 0, iterations };
    }
    if (!Number.isFinite(rNorm)) return { info: -1, iterations };
    if (iterations === maxiter) return { info: maxiter, iterations };
    const steps = Math.min(n, m + Math.max(k - recycled.pairs.length, 0));
    const found = innerIteration(system, rooms, recycled, rNorm, steps);
    if (found === undefined) return { info: -1, iterations };
    const pair = recycled.room();
    correct(system, rooms, recycled, found, pair);
    const norm = vectors.norm(pair.c);
    if (!(norm > 0 && norm < Infinity)) return { info: -1, iterations };
    for (const one of [pair.c, pair.u]) vectors.scale(value(1 / norm), one);
    const gamma = vectors.dot(pair.c, r);
    const before = rNorm;
    vectors.addScaled(gamma, pair.u, x);
    vectors.addScaled(negative(gamma), pair.c, r);
    rNorm = vectors.norm(r);
    const isStuck = found.isExact && rNorm > tolerance && rNorm > (1 - 1e-10) * before;
    if (isStuck) return { info: -1, iterations: iterations + 1 };
    const kept = Math.max(k - 1, 0);
    if (truncate === 'oldest') recycled.dropOldest(kept);
    else recycled.dropSmallest(kept, found.products, found.small);
    recycled.add(pair);
    if (report()) return { info: iterations + 1, iterations: iterations + 1 };
  }
}

/** Vectors of inner iterations: the basis, and what A was applied to where there is a preconditioner. */
interface Rooms {
  readonly basis: number[];
  readonly directions: number[];
  /** The largest norm of an image of a direction, by that of the direction. */
  largest: number;
}

/** What an inner iteration found. */
interface Found {
  readonly small: HessenbergSystem;
  /** Products of all c with the images of the directions. */
  readonly products: readonly (readonly Value[])[];
  /** The correction by the directions. */
  readonly y: readonly Value[];
  /** Whether there are no further directions. */
  readonly isExact: boolean;
}

/** Flexible `gmres` in the complement of the recycled vectors; undefined where a value is not finite. */
function innerIteration(
  { vectors, apply, precondition, r, tolerance }: System,
  rooms: Rooms,
  recycled: Recycled,
  beta: number,
  steps: number,
): Found | undefined {
  const { basis, directions } = rooms;
  const small = new HessenbergSystem(beta);
  const products: (readonly Value[])[] = [];
  const outer = recycled.pairs.map(({ c }) => c);
  vectors.scale(value(1 / beta), r, basis[0]);
  let isExact = false;
  while (small.size < steps && !isExact) {
    const j = small.size;
    const w = (basis[j + 1] ??= vectors.room());
    let direction = basis[j]!;
    let length = 1;
    if (precondition !== undefined) {
      direction = directions[j] ??= vectors.room();
      precondition(basis[j]!, direction);
      length = vectors.norm(direction);
    }
    apply(direction, w);
    const all = [...outer, ...basis.slice(0, j + 1)];
    const { above, whole, below } = orthogonalize(vectors, all, w);
    if (!Number.isFinite(below + whole)) return undefined;
    if (length > 0) rooms.largest = Math.max(rooms.largest, whole / length);
    // The image of a vector that A maps to zero consists of rounding errors.
    const isNothing = whole <= Number.EPSILON * rooms.largest * length;
    isExact = isNothing || below <= Number.EPSILON * whole;
    products.push(above.slice(0, outer.length));
    const column = above.slice(outer.length);
    small.append(isNothing ? column.map(() => ZERO) : column, isExact ? 0 : below);
    if (!isExact) vectors.scale(value(1 / below), w);
    if (small.residual <= tolerance) break;
  }
  // Where the process ends, a matrix that is singular to working precision has no further solution.
  const y = isExact ? small.solution(4 * Number.EPSILON) : small.solution();
  return y.every(isFiniteValue) ? { small, products, y, isExact } : undefined;
}

/** u = Z y - U B y and c = A u = V H y, of any length. */
function correct(
  { vectors, precondition }: System,
  { basis, directions }: Rooms,
  recycled: Recycled,
  { small, products, y }: Found,
  { c, u }: Pair,
): void {
  const from = precondition === undefined ? basis : directions;
  vectors.scale(y[0]!, from[0]!, u);
  y.slice(1).forEach((factor, j) => {
    vectors.addScaled(factor, from[j + 1]!, u);
  });
  recycled.pairs.forEach((pair, i) => {
    const component = y.reduce(
      (sum, factor, j) => plus(sum, times(products[j]![i]!, factor)),
      ZERO,
    );
    vectors.addScaled(negative(component), pair.u, u);
  });
  const product = small.product(y);
  vectors.scale(product[0]!, basis[0]!, c);
  product.slice(1).forEach((factor, j) => {
    // The last vector is not there where the process came to its end.
    if (factor.re !== 0 || factor.im !== 0) vectors.addScaled(factor, basis[j + 1]!, c);
  });
}
