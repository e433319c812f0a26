/** What solvers take as `M`: approximations of the inverse of A, in several forms. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import type { Scalar } from '@numloom/linalg/kernels';
import { SparseArray } from '../array/sparse-array.ts';
import type { ActionMaker } from '../operators/action.ts';
import { LinearOperator, operatorOf, type OperatorLike } from '../operators/linear-operator.ts';
import type { Shape, SparseDType } from '../parts/parts.ts';

/** What solves with a matrix that is near to A, as incomplete factors do. */
export interface SolvingObject {
  readonly solve: (b: NdArray<Scalar>, trans?: 'H') => Operand;
}

/** What applies itself to vectors in the heap, as the preconditioners of this package. */
export interface ActingObject {
  readonly shape: Shape;
  readonly dtype: SparseDType;
  /** @internal */
  readonly action: ActionMaker;
}

/**
 * An approximation of the inverse of A: an operator or matrix that is one, a function that applies it,
 * or an object with `solve`.
 */
export type Preconditioner =
  OperatorLike | ActingObject | SolvingObject | ((r: NdArray<Scalar>) => Operand);

/** The operator that an argument stands for, of n rows; real unless it says otherwise. */
export function preconditionerOf(
  M: Preconditioner,
  n: number,
  dtype: SparseDType,
  caller: string,
  name = 'M',
): LinearOperator {
  const operator = operatorFor(M, n, dtype, caller, name);
  const [rows, columns] = operator.shape;
  if (rows === n && columns === n) return operator;
  throw new RangeError(`${caller}: ${name} is ${rows}x${columns}, needs ${n}x${n} as A`);
}

function operatorFor(
  M: Preconditioner,
  n: number,
  dtype: SparseDType,
  caller: string,
  name: string,
): LinearOperator {
  if (M instanceof LinearOperator || M instanceof SparseArray) return operatorOf(M, caller, name);
  const shape: Shape = [n, n];
  if (typeof M === 'function') return new LinearOperator({ shape, dtype, matvec: M });
  if (isObject(M)) {
    if (typeof (M as ActingObject).action === 'function') {
      return new LinearOperator(M as ActingObject);
    }
    const solver = M as SolvingObject;
    if (typeof solver.solve === 'function') {
      const rmatvec = (r: NdArray<Scalar>): Operand => solver.solve(r, 'H');
      return new LinearOperator({ shape, dtype, matvec: (r) => solver.solve(r), rmatvec });
    }
  }
  return operatorOf(M as Operand, caller, name);
}

function isObject(M: Preconditioner): M is Exclude<Preconditioner, number | boolean | bigint> {
  return typeof M === 'object' && (M as object | null) !== null;
}
