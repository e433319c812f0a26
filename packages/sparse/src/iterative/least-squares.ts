/** Least squares problems as iterative solvers see them. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import { type Frame, type Scalar } from '@numloom/linalg/kernels';
import { framed } from '../memory/within.ts';
import { type Action, storeArray } from '../operators/action.ts';
import { operatorOf, type OperatorLike, productDType } from '../operators/linear-operator.ts';
import type { SparseDType } from '../parts/parts.ts';
import { checkCallback, checkTolerance, type IterateCallback } from './options.ts';
import { delivered, vectorOf } from './system.ts';
import { value } from './values.ts';
import { Vectors } from './vectors.ts';

/** What solvers of least squares problems take. */
export interface LeastSquaresOptions {
  /** Minimises ‖b - A x‖² + damp² ‖x - x0‖²; 0 unless told otherwise. */
  readonly damp?: number;
  /** Relative errors of A and b: the iteration stops where they explain the residual. */
  readonly atol?: number;
  readonly btol?: number;
  /** Stops where the estimated condition number exceeds it; 1e8 unless told otherwise, 0 is no limit. */
  readonly conlim?: number;
  readonly x0?: Operand;
  /** Called after each iteration; ends it by answering true. */
  readonly callback?: IterateCallback;
}

/** What bidiagonalization works on: u and v hold its first vectors. */
export interface Bidiagonalization {
  readonly rows: Vectors;
  readonly columns: Vectors;
  readonly x: number;
  readonly u: number;
  readonly v: number;
  readonly bNorm: number;
  /** Norms of u and v before they were made unit vectors. */
  readonly beta: number;
  readonly alpha: number;
  /** u = A v - alpha u and its norm, which it is divided by; then v = Aᴴ u - beta v likewise. */
  readonly step: (alpha: number) => { readonly alpha: number; readonly beta: number };
  readonly report: () => boolean;
  readonly frame: Frame;
  readonly deliver: (address: number) => NdArray<SparseDType>;
}

/** Options with their defaults. */
export function tolerancesOf(options: LeastSquaresOptions, caller: string) {
  const { damp = 0, atol = 1e-6, btol = 1e-6, conlim = 1e8 } = options;
  if (!Number.isFinite(damp)) {
    throw new RangeError(`${caller}: damp is ${damp}, must be a finite number`);
  }
  checkCallback(options.callback, caller);
  checkTolerance(atol, caller, 'atol');
  checkTolerance(btol, caller, 'btol');
  checkTolerance(conlim, caller, 'conlim');
  return { damp: Math.abs(damp), atol, btol, ctol: conlim > 0 ? 1 / conlim : 0 };
}

/** Begins the bidiagonalization of Golub and Kahan, and has a method go on with it. */
export function bidiagonalize<Result>(
  A: OperatorLike,
  b: Operand,
  options: LeastSquaresOptions,
  caller: string,
  method: (system: Bidiagonalization) => Result,
): Result {
  const operator = operatorOf(A, caller);
  const [m, n] = operator.shape;
  const right = vectorOf(b, m, caller, 'b');
  const start = options.x0 === undefined ? undefined : vectorOf(options.x0, n, caller, 'x0');
  let dtype = productDType(operator.dtype, right);
  if (start?.dtype.startsWith('complex') === true) dtype = 'complex128';
  const scalar: Scalar = dtype === 'complex128' ? 'complex128' : 'float64';
  return framed(caller, (frame) => {
    const [rows, columns] = [new Vectors(scalar, m, frame), new Vectors(scalar, n, frame)];
    const apply = operator.action('N', scalar, frame);
    const applyAdjoint = operator.action('H', scalar, frame);
    const [u, uNext] = [rows.room(), rows.room()];
    const [x, v, vNext] = [columns.zeros(), columns.zeros(), columns.room()];
    storeArray(right, scalar, u);
    const bNorm = rows.norm(u);
    if (start !== undefined) {
      storeArray(start, scalar, x);
      apply(x, uNext);
      rows.addScaled(value(-1), uNext, u);
    }
    const beta = unit(rows, u);
    let alpha = 0;
    if (beta > 0) {
      applyAdjoint(u, v);
      alpha = unit(columns, v);
    }
    const advance = (of: Vectors, action: Action, from: number, to: number, room: number) => {
      return (factor: number): number => {
        action(from, room);
        of.addTo(room, value(-factor), to, to);
        return unit(of, to);
      };
    };
    const [nextU, nextV] = [
      advance(rows, apply, v, u, uNext),
      advance(columns, applyAdjoint, u, v, vNext),
    ];
    const deliver = (address: number): NdArray<SparseDType> => delivered(scalar, dtype, address, n);
    return method({
      rows,
      columns,
      x,
      u,
      v,
      bNorm,
      beta,
      alpha,
      frame,
      deliver,
      step: (last) => {
        const norm = nextU(last);
        return { beta: norm, alpha: norm > 0 ? nextV(norm) : last };
      },
      report: () => options.callback !== undefined && options.callback(deliver(x)) === true,
    });
  });
}

/** Divides a vector by its norm, and answers that. */
function unit(vectors: Vectors, x: number): number {
  const norm = vectors.norm(x);
  if (norm > 0) vectors.scale(value(1 / norm), x);
  return norm;
}

/** A plane rotation that turns (a, b) to (r, 0). */
export function rotation(a: number, b: number): { c: number; s: number; r: number } {
  if (b === 0) return { c: Math.sign(a), s: 0, r: Math.abs(a) };
  if (a === 0) return { c: 0, s: Math.sign(b), r: Math.abs(b) };
  const r = Math.hypot(a, b);
  return { c: a / r, s: b / r, r };
}

/**
 * Why an iteration stopped, as SciPy numbers it: 1, A x = b is solved; 2, the least squares problem is;
 * 3, the condition exceeds its limit; 4 to 6, the same as far as rounding allows; 7, iterations ran out.
 */
export function reasonToStop(
  tests: { readonly residual: number; readonly normal: number; readonly condition: number },
  limits: { readonly atol: number; readonly rtol: number; readonly ctol: number },
  scale: number,
): number {
  const { residual, normal, condition } = tests;
  if (residual <= limits.rtol) return 1;
  if (normal <= limits.atol) return 2;
  if (condition <= limits.ctol) return 3;
  if (1 + residual / scale <= 1) return 4;
  if (1 + normal <= 1) return 5;
  if (1 + condition <= 1) return 6;
  return 0;
}
