/** The linear operator: a matrix that is known by what it does. */
import { array, Complex, type NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import { arrayOf, type Scalar, withFrame } from '@numloom/linalg/kernels';
import { needTwoAxes } from '../array/matrix.ts';
import { SparseArray } from '../array/sparse-array.ts';
import type { Side } from '../direct/factors.ts';
import { needShort } from '../long/held.ts';
import { addressOf } from '../memory/compressed.ts';
import { promoted } from '../parts/dtypes.ts';
import type { Shape, SparseDType } from '../parts/parts.ts';
import { type ActionMaker, storeArray } from './action.ts';
import {
  conjugatedAction,
  identityAction,
  productAction,
  scaledAction,
  sumAction,
  turnedAction,
} from './combined.ts';
import { functionAction, type OperatorFunctions } from './functions.ts';
import { denseAction, sparseAction } from './matrices.ts';

/** What a {@link LinearOperator} is made from. */
export interface OperatorDefinition extends OperatorFunctions {
  readonly shape: Shape;
  /** The dtype of products with real vectors; found by one product with zeros where it is missing. */
  readonly dtype?: SparseDType;
}

/** What an operator inside of the package is made from. */
export interface ActingDefinition {
  readonly shape: Shape;
  readonly dtype: SparseDType;
  /** Applies it to vectors in the heap. */
  readonly action: ActionMaker;
}

/** What {@link aslinearoperator} takes. */
export type OperatorLike = Operand | SparseArray | LinearOperator;

/**
 * A linear operator by what it does to vectors, as of scipy.sparse.linalg: `matvec` for A x, `rmatvec`
 * for Aᴴ x. Sums, products, multiples, transposes and adjoints of operators are operators again, which
 * compute nothing before they are applied. Solvers apply sparse matrices, and what is made of them,
 * without making arrays. The functions are handed an array that is overwritten for the next product:
 * they copy what they want to keep.
 *
 * @example
 * ```ts
 * import { LinearOperator } from '@numloom/sparse';
 * const swap = new LinearOperator({ shape: [2, 2], matvec: (x) => [x.get(1), x.get(0)], dtype: 'float64' });
 * console.log(swap.matvec([1, 2]).tolist()); // => [ 2, 1 ]
 * console.log(swap.matmul(swap).multiply(3).matvec([1, 2]).tolist()); // => [ 3, 6 ]
 * ```
 */
export class LinearOperator {
  readonly shape: Shape;
  /** @internal */
  readonly action: ActionMaker;
  readonly #definition: OperatorDefinition | ActingDefinition;
  #dtype: SparseDType | undefined;

  /** @throws TypeError, RangeError where there is no `matvec` or the shape is none. */
  constructor(definition: OperatorDefinition | ActingDefinition) {
    if (typeof definition !== 'object' || (definition as object | null) === null) {
      throw new TypeError('LinearOperator: the definition is no object');
    }
    const { shape } = definition;
    const isShape = Array.isArray(shape) && shape.length === 2;
    if (!isShape || !shape.every((length) => Number.isInteger(length) && length >= 0)) {
      throw new RangeError('LinearOperator: shape must be two whole numbers, not negative');
    }
    this.shape = [shape[0], shape[1]];
    this.#definition = definition;
    this.#dtype = definition.dtype;
    this.action = 'action' in definition ? definition.action : functionAction(definition);
  }

  get ndim(): 2 {
    return 2;
  }

  /** The dtype of products with real vectors. */
  get dtype(): SparseDType {
    return (this.#dtype ??= inferred(this.#definition as OperatorDefinition));
  }

  /** A x, for a vector (n) or a column (n, 1). */
  matvec(x: Operand): NdArray<SparseDType> {
    return this.#products('N', x, 'matvec', true);
  }

  /** Aᴴ x, for a vector (m) or a column (m, 1). */
  rmatvec(x: Operand): NdArray<SparseDType> {
    return this.#products('H', x, 'rmatvec', true);
  }

  /** A X, for the columns of a matrix (n, k). */
  matmat(x: Operand): NdArray<SparseDType> {
    return this.#products('N', x, 'matmat', false);
  }

  /** Aᴴ X, for the columns of a matrix (m, k). */
  rmatmat(x: Operand): NdArray<SparseDType> {
    return this.#products('H', x, 'rmatmat', false);
  }

  /** The product with an operator (lazy), a vector or a matrix. */
  matmul(other: LinearOperator): LinearOperator;
  matmul(other: Operand): NdArray<SparseDType>;
  matmul(other: LinearOperator | Operand): LinearOperator | NdArray<SparseDType>;
  matmul(other: LinearOperator | Operand): LinearOperator | NdArray<SparseDType> {
    if (other instanceof LinearOperator) {
      const [rows, inner] = this.shape;
      if (inner !== other.shape[0]) throw mismatch('matmul', this, other);
      const action = productAction(inner, this.action, other.action);
      return combined([rows, other.shape[1]], action, this, other);
    }
    const x = arrayOf(other, 'matmul');
    return x.ndim === 1 ? this.matvec(x) : this.matmat(x);
  }

  /** As {@link matmul}, or the multiple where it is a number. */
  dot(other: LinearOperator | Operand): LinearOperator | NdArray<SparseDType> {
    if (typeof other === 'number' || other instanceof Complex) return this.multiply(other);
    return this.matmul(other);
  }

  /** The multiple by a number. */
  multiply(factor: number | Complex): LinearOperator {
    const isComplex = factor instanceof Complex;
    if (!isComplex && typeof factor !== 'number') {
      throw new TypeError('LinearOperator.multiply: factor must be a number or a Complex');
    }
    const [rows, columns] = this.shape;
    const parts = isComplex ? factor : { re: factor, im: 0 };
    const action = scaledAction(parts, rows, columns, this.action);
    const dtype = isComplex ? 'complex128' : this.dtype;
    return new LinearOperator({ shape: this.shape, dtype, action });
  }

  /** The sum with an operator of the same shape. */
  add(other: LinearOperator): LinearOperator {
    checkOperator(other, 'add');
    const [rows, columns] = this.shape;
    if (rows !== other.shape[0] || columns !== other.shape[1]) throw mismatch('add', this, other);
    return combined(this.shape, sumAction(rows, columns, this.action, other.action), this, other);
  }

  /** The difference to an operator of the same shape. */
  subtract(other: LinearOperator): LinearOperator {
    checkOperator(other, 'subtract');
    return this.add(other.negative());
  }

  negative(): LinearOperator {
    return this.multiply(-1);
  }

  /** The power by a whole number that is not negative, of a square operator. */
  power(exponent: number): LinearOperator {
    const [rows, columns] = this.shape;
    if (rows !== columns || !Number.isInteger(exponent) || exponent < 0) {
      throw new RangeError(
        `LinearOperator.power: needs a square operator and a whole exponent from 0 on, got ${rows}x${columns} and ${exponent}`,
      );
    }
    const action: ActionMaker = (side, scalar, frame) => {
      const one = this.action(side, scalar, frame);
      const copy = identityAction(rows)(side, scalar, frame);
      const room = frame.elements(scalar, rows);
      return (x, y) => {
        copy(x, y);
        for (let k = 0; k < exponent; k++) {
          copy(y, room);
          one(room, y);
        }
      };
    };
    return new LinearOperator({ shape: this.shape, dtype: this.dtype, action });
  }

  /** The conjugate transpose. */
  adjoint(): LinearOperator {
    return this.#turned('H');
  }

  transpose(): LinearOperator {
    return this.#turned('T');
  }

  /** The operator of conjugate elements. */
  conjugate(): LinearOperator {
    const [rows, columns] = this.shape;
    const action = conjugatedAction(rows, columns, this.action);
    return new LinearOperator({ shape: this.shape, dtype: this.dtype, action });
  }

  /** The conjugate transpose. */
  get H(): LinearOperator {
    return this.adjoint();
  }

  /** The transpose. */
  get T(): LinearOperator {
    return this.transpose();
  }

  #turned(by: 'T' | 'H'): LinearOperator {
    const [rows, columns] = this.shape;
    const action = turnedAction(by, rows, columns, this.action);
    return new LinearOperator({ shape: [columns, rows], dtype: this.dtype, action });
  }

  #products(side: Side, x: Operand, caller: string, isVector: boolean): NdArray<SparseDType> {
    const array = arrayOf(x, caller);
    const [to, from] = side === 'N' ? this.shape : [this.shape[1], this.shape[0]];
    const fits = isVector
      ? array.shape[0] === from && (array.ndim === 1 || (array.ndim === 2 && array.shape[1] === 1))
      : array.ndim === 2 && array.shape[0] === from;
    if (!fits) {
      const wanted = isVector ? `(${from},) or (${from}, 1)` : `(${from}, k)`;
      throw new RangeError(
        `${caller}: x has the shape (${array.shape.join(', ')}), needs ${wanted}`,
      );
    }
    const count = array.ndim === 1 ? 1 : array.shape[1]!;
    const dtype = productDType(this.dtype, array);
    const whole = isVector ? undefined : wholeProduct(this.#definition, side);
    if (whole !== undefined) {
      const result = arrayOf(whole(array), caller);
      if (result.ndim === 2 && result.shape[0] === to && result.shape[1] === count) {
        return result.astype(dtype);
      }
      const shape = result.shape.join(', ');
      throw new RangeError(
        `${caller}: the result has the shape (${shape}), needs (${to}, ${count})`,
      );
    }
    const scalar: Scalar = dtype === 'complex128' ? 'complex128' : 'float64';
    const itemsize = scalar === 'float64' ? 8 : 16;
    return withFrame((frame) => {
      const action = this.action(side, scalar, frame);
      const room = frame.elements(scalar, from * count);
      const columns = frame.stack(scalar, [count, to]);
      storeArray(array.T, scalar, room);
      const start = addressOf(columns.array);
      for (let k = 0; k < count; k++) {
        action(room + k * from * itemsize, start + k * to * itemsize);
      }
      const rows = array.ndim === 1 ? columns.array.reshape([to]) : columns.array.T;
      return rows.astype(dtype);
    });
  }
}

/**
 * The operator of a sparse array, a dense matrix or an operator, which is itself.
 *
 * @throws RangeError where a dense operand has not two axes.
 *
 * @example
 * ```ts
 * import { aslinearoperator, csr_array } from '@numloom/sparse';
 * const a = aslinearoperator(csr_array([[1, 2], [0, 3]]));
 * console.log(a.T.matvec([1, 1]).tolist()); // => [ 1, 5 ]
 * ```
 */
export function aslinearoperator(A: OperatorLike): LinearOperator {
  return operatorOf(A, 'aslinearoperator');
}

/** The same for functions that take a matrix or an operator, whose errors name `caller` and the argument. */
export function operatorOf(A: OperatorLike, caller: string, name = 'A'): LinearOperator {
  if (A instanceof LinearOperator) return A;
  if (A instanceof SparseArray) {
    needTwoAxes(A, caller, name);
    needShort(A.shape, caller, name);
    const { shape, dtype, parts } = A;
    return new LinearOperator({ shape, dtype, action: sparseAction(parts) });
  }
  const matrix = arrayOf(A, caller);
  if (matrix.ndim !== 2) {
    throw new RangeError(`${caller}: ${name} has ${matrix.ndim} axes, needs 2`);
  }
  const dtype = matrix.dtype === 'float32' ? 'float32' : productDType('float64', matrix);
  return new LinearOperator({
    shape: [matrix.shape[0]!, matrix.shape[1]!],
    dtype,
    action: denseAction(matrix),
  });
}

/**
 * The identity of n rows, as an operator.
 *
 * @example
 * ```ts
 * import { aslinearoperator, csr_array, identityOperator } from '@numloom/sparse';
 * const a = aslinearoperator(csr_array([[3, 1], [0, 2]]));
 * const shifted = a.subtract(identityOperator(2).multiply(2));
 * console.log(shifted.matvec([1, 1]).tolist()); // => [ 2, 0 ]
 * ```
 */
export function identityOperator(n: number, dtype: SparseDType = 'float64'): LinearOperator {
  return new LinearOperator({ shape: [n, n], dtype, action: identityAction(n) });
}

/** @throws TypeError where it is no operator. */
function checkOperator(other: unknown, caller: string): void {
  if (other instanceof LinearOperator) return;
  throw new TypeError(
    `LinearOperator.${caller}: other is no LinearOperator; aslinearoperator makes one of a matrix`,
  );
}

function combined(
  shape: Shape,
  action: ActionMaker,
  left: LinearOperator,
  right: LinearOperator,
): LinearOperator {
  const dtype = promoted(left.dtype, right.dtype);
  return new LinearOperator({ shape, dtype, action });
}

/** The dtype of products of an operator of a dtype with an array. */
export function productDType(dtype: SparseDType, { dtype: other }: NdArray): SparseDType {
  if (dtype === 'complex128' || other.startsWith('complex')) return 'complex128';
  return dtype === 'float32' && other === 'float32' ? 'float32' : 'float64';
}

/** The function that was given for products with matrices. */
function wholeProduct(definition: OperatorDefinition | ActingDefinition, side: Side) {
  if ('action' in definition) return undefined;
  return side === 'N' ? definition.matmat : definition.rmatmat;
}

/** The dtype of what `matvec` gives. */
function inferred({ shape: [, columns], matvec }: OperatorDefinition): SparseDType {
  const zeros = Array.from({ length: columns }, () => 0);
  return productDType('float64', arrayOf(matvec(array(zeros, { dtype: 'float64' })), 'matvec'));
}

function mismatch(caller: string, { shape: a }: LinearOperator, { shape: b }: LinearOperator) {
  return new RangeError(
    `LinearOperator.${caller}: shapes ${a[0]}x${a[1]} and ${b[0]}x${b[1]} do not fit`,
  );
}
