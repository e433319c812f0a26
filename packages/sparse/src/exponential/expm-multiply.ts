/** `expm_multiply`: products of exponentials of matrices with vectors. */
import { Complex, copyto, dtypes, formatShape, type NdArray } from '@numloom/ndarray';
import { LinAlgError, type Operand } from '@numloom/linalg';
import { arrayOf, type Frame, newArray, type Scalar } from '@numloom/linalg/kernels';
import { SparseArray } from '../array/sparse-array.ts';
import { checkCount } from '../iterative/options.ts';
import { type Value, value } from '../iterative/values.ts';
import { needShort } from '../long/held.ts';
import { framed, within } from '../memory/within.ts';
import { numbersAt, storeArray } from '../operators/action.ts';
import { operatorOf, type OperatorLike, productDType } from '../operators/linear-operator.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import type { SparseDType } from '../parts/parts.ts';
import { shiftedBy } from './block-operator.ts';
import { Propagator } from './propagate.ts';
import { type Terms, termsFor } from './taylor.ts';
import { traceOf } from './trace.ts';

/** Options of {@link expm_multiply}. */
export interface ExpmMultiplyOptions {
  /** The first time; times are evenly spaced, as of `linspace`. All of A once unless times are told. */
  readonly start?: number | undefined;
  /** The last time. */
  readonly stop?: number | undefined;
  /** How many times, at least 2; 50 unless told otherwise. */
  readonly num?: number | undefined;
  /** Whether `stop` is one of them, as it is by default. */
  readonly endpoint?: boolean | undefined;
  /**
   * The trace of A, about: a shift by its mean saves products. It is computed of matrices, and estimated of
   * operators, by a few products, unless it is told.
   */
  readonly traceA?: number | Complex | undefined;
}

/** Products with A that are taken for a mistake. */
const MOST = 1e8;

/**
 * e^A B, or e^(t A) B for several times t, of a square matrix or operator and a vector or the columns of a matrix,
 * by products with A only: terms of the exponential series, in as many steps as norms of powers of A ask for. The
 * backward error is that of rounding. About ‖t A‖ products or more, so that large norms take long; operators need
 * `rmatvec`, for their norms.
 *
 * A. H. Al-Mohy, N. J. Higham, "Computing the action of the matrix exponential, with an application to exponential
 * integrators", SIAM J. Sci. Comput. 33 (2011).
 *
 * @returns a dense array of the shape of B, (n) or (n, k), with an axis of times before where these are told;
 * complex128 where A, B or `traceA` is complex, float32 where A and B are, float64 otherwise
 * @throws LinAlgError where A is not square; RangeError where B does not fit, times are none, A is not finite, or
 * its norm is so large that the products would have no end; TypeError for other options, and for operators without
 * an adjoint
 *
 * @example
 * ```ts
 * import { csr_array, expm_multiply } from '@numloom/sparse';
 * const a = csr_array([[0, 1], [0, 0]]);
 * console.log(expm_multiply(a, [1, 2]).tolist()); // => [ 3, 2 ]
 * const three = expm_multiply(a, [1, 2], { start: 0, stop: 1, num: 3 });
 * console.log(three.tolist()); // => [ [ 1, 2 ], [ 2, 2 ], [ 3, 2 ] ]
 * ```
 */
export function expm_multiply(
  A: OperatorLike,
  B: Operand | SparseArray,
  options: ExpmMultiplyOptions = {},
): NdArray<SparseDType> {
  checkOptions(options, ['start', 'stop', 'num', 'endpoint', 'traceA'], 'expm_multiply');
  checkFlags(options, ['endpoint'], 'expm_multiply');
  const times = timesOf(options);
  const operator = operatorOf(A, 'expm_multiply');
  const [n, columns] = operator.shape;
  if (n !== columns) {
    throw new LinAlgError(`expm_multiply: A is ${n}x${columns}, needs a square matrix`);
  }
  if (B instanceof SparseArray) needShort(B.shape, 'expm_multiply', 'B');
  const right = B instanceof SparseArray ? B.toarray() : arrayOf(B, 'expm_multiply');
  if ((right.ndim !== 1 && right.ndim !== 2) || right.shape[0] !== n) {
    throw new RangeError(
      `expm_multiply: B has the shape ${formatShape(right.shape)}, needs (${n},) or (${n}, k)`,
    );
  }
  const told = options.traceA === undefined ? undefined : valueOf(options.traceA);
  const isComplex = told !== undefined && told.im !== 0;
  const dtype = isComplex ? 'complex128' : productDType(operator.dtype, right);
  const shape = [...(times === undefined ? [] : [times.count]), ...right.shape];
  const scalar: Scalar = dtype === 'complex128' ? 'complex128' : 'float64';
  const result = within('expm_multiply', () => newArray(scalar, shape));
  if (result.size > 0) {
    const { re, im } = told ?? traceOf(A);
    framed('expm_multiply', (frame) => {
      compute(A, right, value(re / n, im / n), times, result, frame);
    });
  }
  if (dtype === scalar) return result;
  const rounded = newArray(dtype, shape);
  copyto(rounded, result, { casting: 'unsafe' });
  return rounded;
}

function compute(
  A: OperatorLike,
  right: NdArray,
  shift: Value,
  times: Times | undefined,
  result: NdArray<Scalar>,
  frame: Frame,
): void {
  const { dtype: scalar } = result;
  const [n, width = 1] = right.shape as [number, number?];
  const operator = shiftedBy(A, shift, width, scalar, frame);
  if (!Number.isFinite(operator.norms.one)) {
    throw new RangeError('expm_multiply: elements of A are not finite, or their sums overflow');
  }
  const planned = (t: number): Terms => {
    const terms = termsFor(t, operator.norms, width);
    if (terms.degree * terms.steps <= MOST) return terms;
    throw new RangeError(
      `expm_multiply: A times ${t} is so large, of the norm ${Math.abs(t) * operator.norms.one}, that it takes ` +
        `more than ${MOST} products`,
    );
  };
  const propagator = new Propagator(operator, shift, [n, width], scalar, frame);
  const f = propagator.vectors.room();
  const length = n * width;
  const deliver = (from: number, place: number): void => {
    const numbers = result.storage.view(scalar);
    const at = (result.offset + place * length) * dtypes[scalar].components;
    numbers.set(numbersAt(scalar, from, length), at);
  };
  const runs = times?.runs ?? [{ start: 1, step: 0, count: 1, place: 0, isReversed: false }];
  for (const run of runs) {
    const { start, place, isReversed } = run;
    storeArray(right, scalar, f);
    propagator.advance(f, start, planned(start));
    follow(propagator, f, run, planned, (from, k) => {
      deliver(from, isReversed ? place - k : place + k);
    });
  }
}

/** Algorithm 5.2: delivers the first time, and goes from there to the others. */
function follow(
  propagator: Propagator,
  f: number,
  { step, count }: Run,
  planned: (t: number) => Terms,
  deliver: (from: number, k: number) => void,
): void {
  deliver(f, 0);
  const steps = count - 1;
  if (steps === 0) return;
  const whole = planned(steps * step);
  if (steps <= whole.steps) {
    const one = planned(step);
    for (let k = 1; k <= steps; k++) {
      propagator.advance(f, step, one);
      deliver(f, k);
    }
    return;
  }
  const most = Math.floor(steps / whole.steps);
  for (let done = 0; done < steps;) {
    const first = done;
    const several = Math.min(most, steps - first);
    propagator.series(f, step, several, whole.degree, (at, k) => {
      deliver(at, first + k);
      if (k === several) propagator.vectors.copy(at, f);
    });
    done += several;
  }
}

/** Evenly spaced times on one side of 0, from the nearest to it on, and the places of their results. */
interface Run {
  readonly start: number;
  readonly step: number;
  readonly count: number;
  /** The place of the first, and whether the others are before it. */
  readonly place: number;
  readonly isReversed: boolean;
}

/**
 * Evenly spaced times, in runs that go away from 0: what e^A has made small cannot be made larger again without loss.
 */
interface Times {
  readonly count: number;
  readonly runs: readonly Run[];
}

function timesOf(options: ExpmMultiplyOptions): Times | undefined {
  const { start, stop, num, endpoint } = options;
  if ([start, stop, num, endpoint].every((one) => one === undefined)) return undefined;
  for (const [name, one] of Object.entries({ start, stop })) {
    if (typeof one === 'number' && Number.isFinite(one)) continue;
    throw new RangeError(
      `expm_multiply: ${name} is ${String(one)}, must be a finite number where times are told`,
    );
  }
  const [first, last] = [start!, stop!];
  const count = checkCount(num ?? 50, 'expm_multiply', 'num', 2);
  const step = (last - first) / (endpoint === false ? count : count - 1);
  if (!Number.isFinite(step)) {
    throw new RangeError(`expm_multiply: times from ${first} to ${last} are too far apart`);
  }
  const timeAt = (k: number): number => {
    return k === count - 1 && endpoint !== false ? last : first + k * step;
  };
  // Times before place `turn` approach 0, those from there on depart from it.
  let turn = 0;
  while (turn < count && timeAt(turn) * step < 0) turn++;
  const runs: readonly Run[] = [
    { start: timeAt(turn), step, count: count - turn, place: turn, isReversed: false },
    { start: timeAt(turn - 1), step: -step, count: turn, place: turn - 1, isReversed: true },
  ];
  return { count, runs: runs.filter((run) => run.count > 0) };
}

/** @throws TypeError, RangeError where it is no finite number. */
function valueOf(given: number | Complex): Value {
  const isComplex = given instanceof Complex;
  if (!isComplex && typeof given !== 'number') {
    throw new TypeError(`expm_multiply: traceA is ${String(given)}, must be a number or a Complex`);
  }
  const { re, im } = isComplex ? given : value(given);
  if (Number.isFinite(re) && Number.isFinite(im)) return value(re, im);
  throw new RangeError(`expm_multiply: traceA is ${String(given)}, must be finite`);
}
