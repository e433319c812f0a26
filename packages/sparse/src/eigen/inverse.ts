/** Shift and invert: operators that solve with A - σ M. */
import { newArray } from '@numloom/linalg/kernels';
import { array, Complex, type NdArray } from '@numloom/ndarray';
import { SparseArray } from '../array/sparse-array.ts';
import { csc_array } from '../construct/arrays.ts';
import { compressCoo } from '../convert/compress.ts';
import { convert } from '../convert/convert.ts';
import { splu } from '../direct/splu.ts';
import { LinearOperator, type OperatorLike } from '../operators/linear-operator.ts';
import type { SparseDType } from '../parts/parts.ts';
import { numbersOf } from './small.ts';

/** What solves with a matrix, and what gives its memory back. */
export interface Inverse {
  readonly operator: LinearOperator;
  dispose(): void;
}

/**
 * Factors A - σ M, M the identity where it is undefined.
 *
 * @throws TypeError where A or M are known by their products only; LinAlgError where σ is an eigenvalue.
 */
export function inverseOf(
  a: OperatorLike,
  m: OperatorLike | undefined,
  sigma: number | Complex,
  caller: string,
): Inverse {
  const matrix = sparseOf(a, 'OPinv', caller);
  const shift = typeof sigma === 'number' ? new Complex(sigma) : sigma;
  const other = m === undefined ? undefined : sparseOf(m, 'OPinv', caller);
  return solverOf(shift.re === 0 && shift.im === 0 ? matrix : shifted(matrix, other, shift));
}

/** Factors M, of which operators have to bring what solves with them. */
export function inverseOfM(m: OperatorLike, caller: string): Inverse {
  return solverOf(sparseOf(m, 'Minv', caller));
}

function solverOf(matrix: SparseArray): Inverse {
  const lu = splu(matrix);
  const operator = new LinearOperator({
    shape: matrix.shape,
    dtype: matrix.dtype,
    matvec: (x) => lu.solve(x),
    rmatvec: (x) => lu.solve(x, 'H'),
  });
  return { operator, dispose: () => lu.dispose() };
}

function sparseOf(a: OperatorLike, instead: string, caller: string): SparseArray {
  if (a instanceof SparseArray) return a;
  if (!(a instanceof LinearOperator)) return csc_array(a);
  throw new TypeError(
    `${caller}: a LinearOperator cannot be factored: give what solves with it as ${instead}`,
  );
}

/** A - σ M: the triplets of both. */
function shifted(a: SparseArray, m: SparseArray | undefined, sigma: Complex): SparseArray {
  const n = a.shape[0];
  const isComplex = sigma.im !== 0 || a.dtype === 'complex128' || m?.dtype === 'complex128';
  const dtype: SparseDType = isComplex ? 'complex128' : 'float64';
  const own = tripletsOf(a, dtype);
  const other = m ? tripletsOf(m, dtype) : unitTriplets(n, dtype);
  const step = isComplex ? 2 : 1;
  const scaled = other.values.map((value, at) => {
    if (!isComplex) return -sigma.re * value;
    const partner = other.values[at ^ 1]!;
    return -(sigma.re * value + (at % 2 === 0 ? -sigma.im : sigma.im) * partner);
  });
  const count = own.row.length + other.row.length;
  const values = new Float64Array(step * count);
  values.set(own.values);
  values.set(scaled, own.values.length);
  const join = (x: Int32Array, y: Int32Array): NdArray<'int32'> => {
    const all = new Int32Array(count);
    all.set(x);
    all.set(y, x.length);
    return array(all);
  };
  const data = newArray(dtype, [count]);
  numbersOf(data).set(values);
  const [row, col] = [join(own.row, other.row), join(own.col, other.col)];
  return new SparseArray(
    compressCoo({ format: 'coo', dtype, shape: a.shape, row, col, data }, 'csc'),
  );
}

interface Triplets {
  readonly row: Int32Array;
  readonly col: Int32Array;
  /** Complex ones as pairs. */
  readonly values: Float64Array;
}

function tripletsOf({ parts }: SparseArray, dtype: SparseDType): Triplets {
  const { row, col, data } = convert(parts, 'coo');
  const indices = ({ storage, offset, size }: NdArray<'int32'>): Int32Array =>
    storage.view('int32').slice(offset, offset + size);
  return { row: indices(row), col: indices(col), values: numbersOf(data.astype(dtype)).slice() };
}

function unitTriplets(n: number, dtype: SparseDType): Triplets {
  const all = Int32Array.from({ length: n }, (_, i) => i);
  const step = dtype === 'complex128' ? 2 : 1;
  const values = Float64Array.from({ length: step * n }, (_, at) => (at % step === 0 ? 1 : 0));
  return { row: all, col: all, values };
}
