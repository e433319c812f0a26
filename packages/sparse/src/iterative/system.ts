/** Square systems as iterative solvers see them: vectors in the heap, and what acts on them. */
import { copyto, dtypes, type NdArray } from '@numloom/ndarray';
import { arrayOf, type Frame, newArray, type Scalar } from '@numloom/linalg/kernels';
import { LinAlgError, type Operand } from '@numloom/linalg';
import type { Side } from '../direct/factors.ts';
import { framed } from '../memory/within.ts';
import { type Action, numbersAt, storeArray } from '../operators/action.ts';
import {
  operatorOf,
  type LinearOperator,
  type OperatorLike,
  productDType,
} from '../operators/linear-operator.ts';
import type { SparseDType } from '../parts/parts.ts';
import {
  checkCallback,
  checkCount,
  checkTolerance,
  type IterateCallback,
  type IterationOptions,
} from './options.ts';
import { type Preconditioner, preconditionerOf } from './preconditioner.ts';
import { value } from './values.ts';
import { Vectors } from './vectors.ts';

/** What iterative solvers of square systems give. */
export interface IterativeSolution {
  readonly x: NdArray<SparseDType>;
  /** 0 where it converged, the iterations where there were not enough, negative after a breakdown. */
  readonly info: number;
  readonly converged: boolean;
  /** Iterations that were done. */
  readonly iterations: number;
  /** ‖b - A x‖, computed anew at the end. */
  readonly residual_norm: number;
}

/** How an iteration ended. */
export interface Outcome {
  readonly info: number;
  readonly iterations: number;
  /** ‖b - A x‖, where it is known already. */
  readonly residual?: number;
}

/** The system that a method works on, in the room of a call. */
export interface System {
  readonly n: number;
  readonly vectors: Vectors;
  readonly frame: Frame;
  readonly apply: Action;
  /** Applies Aᴴ. */
  readonly applyAdjoint: () => Action;
  /** y = M x; undefined where there is none. */
  readonly precondition: Action | undefined;
  readonly preconditionAdjoint: () => Action | undefined;
  /** A further preconditioner, or its adjoint. */
  readonly another: (M: Preconditioner | undefined, side: Side, name: string) => Action | undefined;
  /** Addresses; x holds the start, r its residual b - A x. */
  readonly b: number;
  readonly x: number;
  readonly r: number;
  readonly bNorm: number;
  readonly rNorm: number;
  /** What ‖r‖ has to come down to. */
  readonly tolerance: number;
  readonly atol: number;
  readonly rtol: number;
  readonly maxiter: number;
  /** Calls the callback with x; whether it wants to stop. */
  readonly report: (x?: number) => boolean;
  /** r = b - A x, for any x. */
  readonly residual: (x: number, r: number) => void;
}

interface Settings {
  readonly caller: string;
  readonly maxiter?: (n: number) => number;
  /** Whether the method itself calls the callback. */
  readonly callback?: IterateCallback | undefined;
}

/** Prepares a system, has a method work on it, and delivers the solution. */
export function solveSystem(
  A: OperatorLike,
  b: Operand,
  options: IterationOptions,
  { caller, maxiter: mostOf = (n) => 10 * n, callback = options.callback }: Settings,
  method: (system: System) => Outcome,
): IterativeSolution {
  const operator = operatorOf(A, caller);
  const [n, columns] = operator.shape;
  if (n !== columns)
    throw new LinAlgError(`${caller}: A is ${n}x${columns}, needs a square matrix`);
  const right = vectorOf(b, n, caller, 'b');
  const start = options.x0 === undefined ? undefined : vectorOf(options.x0, n, caller, 'x0');
  checkCallback(options.callback, caller);
  const rtol = checkTolerance(options.rtol ?? 1e-5, caller, 'rtol');
  const atol = checkTolerance(options.atol ?? 0, caller, 'atol');
  const maxiter = checkCount(options.maxiter ?? Math.max(1, mostOf(n)), caller, 'maxiter', 1);
  const { dtype, M, scalar } = resolved(operator, right, start, options.M, caller);
  return framed(caller, (frame) => {
    const vectors = new Vectors(scalar, n, frame);
    const [address, x, r] = [vectors.room(), vectors.zeros(), vectors.room()];
    storeArray(right, scalar, address);
    if (start !== undefined) storeArray(start, scalar, x);
    const apply = operator.action('N', scalar, frame);
    const residual = (at: number, to: number): void => {
      apply(at, to);
      vectors.addTo(address, value(-1), to, to);
    };
    const bNorm = vectors.norm(address);
    const isZero = bNorm === 0;
    if (isZero) numbersAt(scalar, x, n).fill(0);
    if (start === undefined || isZero) vectors.copy(address, r);
    else residual(x, r);
    const rNorm = vectors.norm(r);
    const deliver = ({ info: found, iterations, residual: known }: Outcome): IterativeSolution => {
      let residual_norm = known ?? 0;
      if (!isZero && known === undefined) {
        residual(x, r);
        residual_norm = vectors.norm(r);
      }
      // Methods break down where nothing is left to do, too.
      const info = found < 0 && residual_norm <= Math.max(atol, rtol * bNorm) ? 0 : found;
      const solution = delivered(scalar, dtype, x, n);
      return { x: solution, info, converged: info === 0, iterations, residual_norm };
    };
    if (isZero) return deliver({ info: 0, iterations: 0 });
    if (!Number.isFinite(rNorm) || !Number.isFinite(bNorm))
      return deliver({ info: -1, iterations: 0 });
    const tolerance = Math.max(atol, rtol * bNorm);
    const another: System['another'] = (given, side, name) =>
      given === undefined
        ? undefined
        : preconditionerOf(given, n, scalar, caller, name).action(side, scalar, frame);
    return deliver(
      method({
        n,
        vectors,
        frame,
        apply,
        b: address,
        x,
        r,
        bNorm,
        rNorm,
        tolerance,
        atol,
        rtol,
        maxiter,
        residual,
        another,
        applyAdjoint: () => operator.action('H', scalar, frame),
        precondition: M?.action('N', scalar, frame),
        preconditionAdjoint: () => M?.action('H', scalar, frame),
        report: (at = x) =>
          callback !== undefined && callback(delivered(scalar, dtype, at, n)) === true,
      }),
    );
  });
}

function resolved(
  operator: LinearOperator,
  right: NdArray,
  start: NdArray | undefined,
  given: Preconditioner | undefined,
  caller: string,
): {
  readonly dtype: SparseDType;
  readonly scalar: Scalar;
  readonly M: LinearOperator | undefined;
} {
  let dtype = productDType(operator.dtype, right);
  if (start?.dtype.startsWith('complex') === true) dtype = 'complex128';
  const M =
    given === undefined ? undefined : preconditionerOf(given, operator.shape[0], dtype, caller);
  if (M?.dtype === 'complex128') dtype = 'complex128';
  return { dtype, M, scalar: dtype === 'complex128' ? 'complex128' : 'float64' };
}

/** The array of a vector (n) or a column (n, 1). */
export function vectorOf(operand: Operand, n: number, caller: string, name: string): NdArray {
  const array = arrayOf(operand, caller);
  const { ndim, shape } = array;
  if (shape[0] === n && (ndim === 1 || (ndim === 2 && shape[1] === 1))) return array.reshape([n]);
  throw new RangeError(
    `${caller}: ${name} has the shape (${shape.join(', ')}), needs (${n},) or (${n}, 1)`,
  );
}

/** A new array of a vector's elements, rounded to a dtype. */
export function delivered(
  scalar: Scalar,
  dtype: SparseDType,
  address: number,
  n: number,
): NdArray<SparseDType> {
  const array = newArray(scalar, [n]);
  const { components } = dtypes[scalar];
  const numbers = array.storage.view(scalar);
  numbers.set(numbersAt(scalar, address, n), array.offset * components);
  if (dtype === scalar) return array;
  const rounded = newArray(dtype, [n]);
  copyto(rounded, array, { casting: 'unsafe' });
  return rounded;
}
