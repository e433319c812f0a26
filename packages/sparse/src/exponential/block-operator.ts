/** A matrix or an operator less a multiple of the identity, applied to blocks of vectors in the heap. */
import { Complex, dtypes, type NdArray } from '@numloom/ndarray';
import { matrix_norm } from '@numloom/linalg';
import { arrayOf, byRows, type Frame, multiply, type Scalar } from '@numloom/linalg/kernels';
import { SparseArray } from '../array/sparse-array.ts';
import { eye_array } from '../construct/identity.ts';
import { numbersOf } from '../eigen/small.ts';
import type { Value } from '../iterative/values.ts';
import { reachable } from '../memory/compressed.ts';
import { estimateOneNorm } from '../measures/one-norm.ts';
import { type Action, copyElements, numbersAt } from '../operators/action.ts';
import {
  identityOperator,
  LinearOperator,
  operatorOf,
  type OperatorLike,
} from '../operators/linear-operator.ts';
import { applyLines } from '../products/apply.ts';
import { norm } from '../reductions/norm.ts';
import type { PowerNorms } from './taylor.ts';

/** A - μ I. */
export interface BlockOperator {
  /** Y = (A - μ I) X of n rows and `width` columns at addresses, by rows; they do not overlap. */
  readonly product: Action;
  readonly norms: PowerNorms;
}

/**
 * A - μ I, made ready for blocks of `width` columns; complex if `scalar` is.
 *
 * @throws TypeError where an operator has no adjoint, which norms are estimated by.
 */
export function shiftedBy(
  A: OperatorLike,
  shift: Value,
  width: number,
  scalar: Scalar,
  frame: Frame,
): BlockOperator {
  if (A instanceof LinearOperator) return ofOperator(A, shift, width, scalar, frame);
  return A instanceof SparseArray
    ? ofSparse(A, shift, width, scalar, frame)
    : ofDense(arrayOf(A, 'expm_multiply'), shift, width, scalar, frame);
}

const isZero = ({ re, im }: Value): boolean => re === 0 && im === 0;

const factorOf = ({ re, im }: Value): number | Complex => (im === 0 ? re : new Complex(re, im));

function ofSparse(
  given: SparseArray,
  shift: Value,
  width: number,
  scalar: Scalar,
  frame: Frame,
): BlockOperator {
  const same = given.astype(scalar).tocsr() as SparseArray;
  const identity = eye_array(given.shape[0], { format: 'csr' });
  const shifted = isZero(shift) ? same : same.subtract(identity.multiply(factorOf(shift)));
  const matrix = shifted.tocsr();
  const lines = reachable(matrix.parts, frame, scalar);
  const product: Action = (x, y) => {
    const [from, to] = [x, y].map((address) => ({ address, row: width })) as [Place, Place];
    applyLines(lines, true, false, width, from, to, false);
  };
  const one = given.shape[0] === 0 ? 0 : norm(matrix, { ord: 1 });
  return { product, norms: normsOf(operatorOf(matrix, 'expm_multiply'), scalar, frame, one) };
}

interface Place {
  readonly address: number;
  readonly row: number;
}

function ofDense(
  given: NdArray,
  shift: Value,
  width: number,
  scalar: Scalar,
  frame: Frame,
): BlockOperator {
  const matrix = given.astype(scalar).copy();
  const [n] = matrix.shape as [number];
  const { components } = dtypes[scalar];
  const numbers = numbersOf(matrix);
  for (let at = 0; at < numbers.length; at += (n + 1) * components) {
    numbers[at]! -= shift.re;
    if (components === 2) numbers[at + 1]! -= shift.im;
  }
  const one = n === 0 ? 0 : Number(matrix_norm(matrix, { ord: 1 }).item());
  const stack = frame.readable(matrix, scalar).matrix(0);
  const product: Action = (x, y) => {
    const [from, to] = [x, y].map((at) => byRows(scalar, at, n, width, width)) as [Rows, Rows];
    multiply(stack, from, to);
  };
  return { product, norms: normsOf(operatorOf(matrix, 'expm_multiply'), scalar, frame, one) };
}

type Rows = ReturnType<typeof byRows>;

function ofOperator(
  given: LinearOperator,
  shift: Value,
  width: number,
  scalar: Scalar,
  frame: Frame,
): BlockOperator {
  const [n] = given.shape;
  const multiple = identityOperator(n).multiply(factorOf({ re: -shift.re, im: -shift.im }));
  const operator = isZero(shift) ? given : given.add(multiple);
  const action = operator.action('N', scalar, frame);
  const [from, to] = [frame.elements(scalar, n), frame.elements(scalar, n)];
  const product: Action = (x, y) => {
    for (let j = 0; j < width; j++) {
      copyColumn(scalar, n, x, width, j, from, 1, 0);
      action(from, to);
      copyColumn(scalar, n, to, 1, 0, y, width, j);
    }
  };
  const norms = normsOf(operator, scalar, frame);
  return { product: width === 1 ? action : product, norms };
}

/** Copies a column of a block by rows to one of another, which have so many columns. */
function copyColumn(
  scalar: Scalar,
  n: number,
  from: number,
  width: number,
  column: number,
  to: number,
  otherWidth: number,
  otherColumn: number,
): void {
  const { components } = dtypes[scalar];
  const source = numbersAt(scalar, from, n * width);
  const target = numbersAt(scalar, to, n * otherWidth);
  for (let part = 0; part < components; part++) {
    let [at, place] = [components * column + part, components * otherColumn + part];
    for (let i = 0; i < n; i++) {
      target[place] = source[at]!;
      at += components * width;
      place += components * otherWidth;
    }
  }
}

/** Estimates of ‖A^p‖₁^(1/p), each made once. */
function normsOf(
  operator: LinearOperator,
  scalar: Scalar,
  frame: Frame,
  exact?: number,
): PowerNorms {
  const [n] = operator.shape;
  const bytes = n * dtypes[scalar].itemsize;
  const known = new Map<number, number>();
  const root = (p: number): number => {
    let value = known.get(p);
    if (value !== undefined) return value;
    const forward = operator.action('N', scalar, frame);
    let backward: Action | undefined;
    const room = frame.elements(scalar, n);
    const product = (x: number, count: number, adjoint: boolean): void => {
      if (adjoint) backward ??= operator.action('H', scalar, frame);
      const action = adjoint ? backward! : forward;
      for (let j = 0; j < count; j++) {
        for (let k = 0; k < p; k++) {
          action(x + j * bytes, room);
          copyElements(scalar, room, x + j * bytes, n);
        }
      }
    };
    value = estimateOneNorm(n, scalar, product, frame).norm ** (1 / p);
    known.set(p, value);
    return value;
  };
  return { one: exact ?? (n === 0 ? 0 : root(1)), root };
}
