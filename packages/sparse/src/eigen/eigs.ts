/** `eigs`: some eigenvalues of square matrices. */
import { eig, LinAlgError, solve } from '@numloom/linalg';
import { type Scalar } from '@numloom/linalg/kernels';
import { Complex, type NdArray } from '@numloom/ndarray';
import { framed } from '../memory/within.ts';
import type { Action } from '../operators/action.ts';
import {
  type LinearOperator,
  operatorOf,
  type OperatorLike,
} from '../operators/linear-operator.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import { matrixOf } from './dense.ts';
import { type Inverse, inverseOf, inverseOfM } from './inverse.ts';
import { krylovSchur, orderGeneral } from './krylov-schur.ts';
import {
  checkInverses,
  checkWhich,
  type KrylovOptions,
  type Plan,
  planOf,
  squareOperator,
} from './options.ts';
import { checkPart, type OPpart, partOf, realAction, valuesOf } from './real-parts.ts';
import { combination, delivered, type Pairs } from './results.ts';
import { columnsAt, numbersOf } from './small.ts';
import { type Preference, preferenceFor, type WhichGeneral } from './which.ts';

/** Options of {@link eigs}. */
export interface EigsOptions extends KrylovOptions {
  /** A x = λ M x is solved; M has to be invertible unless `sigma` is given. */
  readonly M?: OperatorLike | undefined;
  /** Eigenvalues near to it are found, by solving with A - σ M. */
  readonly sigma?: number | Complex | undefined;
  /** Which eigenvalues are wanted, 'LM' by default; with `sigma` it speaks of 1/(λ - σ). */
  readonly which?: WhichGeneral | undefined;
  /** What solves with M, where it cannot be factored. */
  readonly Minv?: OperatorLike | undefined;
  /** What solves with A - σ M, where it cannot be factored. */
  readonly OPinv?: OperatorLike | undefined;
  /**
   * Of a real A and a complex `sigma`, to compute in real numbers with the real part of (A - σ M)⁻¹, `'r'`, or with
   * its imaginary part, `'i'`: `which` speaks of 1/2 (1/(λ - σ) + 1/(λ - σ̄)), or of 1/2i times the difference.
   * Without it computation is complex, so that the eigenvalues next to σ are found, not those next to σ̄.
   */
  readonly OPpart?: OPpart | undefined;
  readonly return_eigenvectors?: boolean | undefined;
}

/** What {@link eigs} answers. */
export interface EigsResult {
  /** Most wanted first, (k). */
  readonly eigenvalues: NdArray<'complex64' | 'complex128'>;
  /** A column of length 1 for each, (n, k). */
  readonly eigenvectors: NdArray<'complex64' | 'complex128'>;
}

const WHICH = ['LM', 'SM', 'LR', 'SR', 'LI', 'SI'];
const OPTIONS = ['k', 'M', 'sigma', 'which', 'v0', 'ncv', 'maxiter', 'tol'];
const MORE = ['Minv', 'OPinv', 'OPpart', 'return_eigenvectors'];

/**
 * The k largest eigenvalues, or others, and the eigenvectors of a square matrix, sparse, dense, or known
 * by its products, by the Krylov-Schur method (Stewart 2001) with full orthogonalisation, on `ncv`
 * vectors; where these are as many as there are rows, the dense eigenvalue problem is solved. What is
 * complex computes in complex numbers, as does a complex `sigma`. Of a pair of a real matrix only the
 * one with positive imaginary part is there if k ends between the two.
 *
 * @returns eigenvalues, most wanted first, and eigenvectors, always complex
 * @throws EigenConvergenceError (a LinAlgError) with what has converged, after `maxiter` restarts;
 *   LinAlgError where σ is an eigenvalue or products are not finite; RangeError where shapes or options
 *   do not fit; TypeError for unknown options, or an operator that would have to be factored.
 *
 * @example
 * ```ts
 * import { csr_array, eigs } from '@numloom/sparse';
 * const turn = csr_array([[0, -2], [2, 0]]);
 * console.log(eigs(turn, { k: 1 }).eigenvalues.get(0).im.toFixed(6)); // => 2.000000
 * ```
 */
export function eigs(
  A: OperatorLike,
  options: EigsOptions & { readonly return_eigenvectors: false },
): Pick<EigsResult, 'eigenvalues'>;
export function eigs(A: OperatorLike, options?: EigsOptions): EigsResult;
export function eigs(A: OperatorLike, options: EigsOptions = {}): EigsResult {
  checkOptions(options, [...OPTIONS, ...MORE], 'eigs');
  checkFlags(options, ['return_eigenvectors'], 'eigs');
  const { M, sigma, which = 'LM', Minv, OPinv, OPpart, return_eigenvectors = true } = options;
  checkWhich(which, WHICH, 'eigs');
  checkInverses(options, 'eigs');
  if (sigma !== undefined && !isFinite(sigma)) {
    throw new RangeError(`eigs: sigma is ${String(sigma)}, must be a finite number`);
  }
  const a = squareOperator(A, 'eigs');
  const n = a.shape[0];
  const m = M === undefined ? undefined : squareOperator(M, 'eigs', 'M', n);
  const plan = planOf(options, n, n, 'eigs');
  const inverse = OPinv ?? Minv;
  const given =
    inverse === undefined
      ? undefined
      : squareOperator(inverse, 'eigs', OPinv ? 'OPinv' : 'Minv', n);
  const isAnyComplex = (of: readonly ({ readonly dtype: string } | undefined)[]): boolean =>
    of.some((one) => one?.dtype.startsWith('complex'));
  checkPart(OPpart, sigma, isAnyComplex([a, m, plan.start]));
  const isTurned = sigma instanceof Complex && sigma.im !== 0;
  const part = isTurned ? OPpart : undefined;
  const hasComplex = part === undefined && isAnyComplex([a, m, given, plan.start]);
  const preferred = preferenceFor(which, hasComplex);
  const isComplex = part === undefined && (isTurned || hasComplex);
  const scalar: Scalar = isComplex ? 'complex128' : 'float64';
  const shift = sigma === undefined || sigma instanceof Complex ? sigma : new Complex(sigma);
  const pairs = framed('eigs', (frame) => {
    const inner = m?.action('N', scalar, frame);
    const product = a.action('N', scalar, frame);
    if (plan.vectors >= n) {
      const room = { x: frame.elements(scalar, n), y: frame.elements(scalar, n) };
      const whole = (action: Action): NdArray => matrixOf(action, n, n, scalar, room) as NdArray;
      return wholeProblem(whole(product), inner && whole(inner), shift, part, preferred, plan);
    }
    let made: Inverse | undefined;
    try {
      let operator: LinearOperator | undefined;
      if (shift !== undefined) {
        made = OPinv === undefined ? inverseOf(A, M, shift, 'eigs') : undefined;
        operator = made?.operator ?? operatorOf(OPinv!, 'eigs', 'OPinv');
      } else if (M !== undefined) {
        made = Minv === undefined ? inverseOfM(M, 'eigs') : undefined;
        operator = made?.operator ?? operatorOf(Minv!, 'eigs', 'Minv');
      }
      const first = shift === undefined ? product : inner;
      const second =
        part && operator
          ? realAction(operator.action('N', 'complex128', frame), part, n, frame)
          : operator?.action('N', scalar, frame);
      const room = frame.elements(scalar, n);
      const action: Action =
        first && second
          ? (x, y) => {
              first(x, room);
              second(room, y);
            }
          : (first ?? second)!;
      const ritz = krylovSchur(action, n, scalar, preferred, plan, frame, 'eigs');
      const vectors = combination(ritz.basis, ritz.coordinates);
      const values =
        part === undefined
          ? ritz.values.map((value) => unshifted(value, shift))
          : valuesOf({ ...ritz, vectors }, product, inner, plan.tolerance, frame);
      return { ...ritz, vectors, values };
    } finally {
      made?.dispose();
    }
  });
  const vectors = normalised(pairs.vectors);
  return delivered({ ...pairs, vectors }, a.dtype, return_eigenvectors, plan, 'eigs') as EigsResult;
}

function isFinite(sigma: number | Complex): boolean {
  if (sigma instanceof Complex) return Number.isFinite(sigma.re) && Number.isFinite(sigma.im);
  return Number.isFinite(sigma);
}

/** σ + 1/ν */
function unshifted({ re, im }: Complex, sigma: Complex | undefined): Complex {
  if (sigma === undefined) return new Complex(re, im);
  const size = Math.hypot(re, im);
  return new Complex(sigma.re + re / size / size, sigma.im - im / size / size);
}

/** 1/(λ - σ) */
function inverted({ re, im }: Complex, sigma: Complex | undefined): Complex {
  if (sigma === undefined) return new Complex(re, im);
  const [x, y] = [re - sigma.re, im - sigma.im];
  const size = Math.hypot(x, y);
  return size === 0 ? new Complex(Infinity) : new Complex(x / size / size, -y / size / size);
}

/** All eigenvalues, of which those are taken that are wanted. */
function wholeProblem(
  a: NdArray,
  m: NdArray | undefined,
  sigma: Complex | undefined,
  part: OPpart | undefined,
  which: Preference,
  plan: Plan,
): Pairs {
  if (!numbersOf(a).every((value) => value - value === 0)) {
    throw new LinAlgError('eigs: a product of A is not finite');
  }
  const { eigenvalues, eigenvectors } = eig(m ? solve(m, a) : a);
  const values = Array.from(eigenvalues.values() as Iterable<Complex | number>, (value) =>
    typeof value === 'number' ? new Complex(value) : value,
  );
  const seen = values.map((value) =>
    part === undefined ? inverted(value, sigma) : partOf(value, sigma!, part),
  );
  const chosen = orderGeneral(seen, which).slice(0, plan.wanted);
  return {
    values: chosen.map((i) => values[i]!),
    converged: chosen.map(() => true),
    vectors: columnsAt(eigenvectors, chosen),
  };
}

/** As complex numbers, each column of length 1. */
function normalised(vectors: NdArray): NdArray {
  const result = vectors.astype('complex128').copy();
  const numbers = numbersOf(result);
  const [rows, columns] = result.shape as [number, number];
  for (let j = 0; j < columns; j++) {
    let sum = 0;
    for (let i = 0; i < rows; i++) {
      const at = 2 * (i * columns + j);
      sum += numbers[at]! ** 2 + numbers[at + 1]! ** 2;
    }
    const length = Math.sqrt(sum) || 1;
    for (let i = 0; i < rows; i++) {
      const at = 2 * (i * columns + j);
      numbers[at]! /= length;
      numbers[at + 1]! /= length;
    }
  }
  return result;
}
