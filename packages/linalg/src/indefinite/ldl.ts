/** `ldl`: factors of symmetric and Hermitian matrices, as scipy.linalg has them. */
import { asarray, type DType, dtypes, type NdArray, zeros } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import {
  checkFinite,
  floatingOf,
  type Operand,
  scalarOf,
  squareOf,
} from '../arguments/operands.ts';
import { clearUpper, mirrorLower } from '../definite/mirror.ts';
import { type Frame, view, withFrame } from '../memory/frame.ts';
import { type InexactDType, type Matrix, transposed } from '../memory/matrix.ts';
import { Stack } from '../memory/stack.ts';
import { exchangeByPivots, factorIndefinite, permutationOf, writeBlocks } from './factor.ts';

/** Options of {@link ldl}. */
export interface LdlOptions {
  /** Whether the lower triangle is read, and the factor a lower triangle; true unless told otherwise. */
  readonly lower?: boolean;
  /** Whether A^H = A is meant of complex matrices, or else A^T = A; true unless told otherwise. */
  readonly hermitian?: boolean;
  /** Whether NaN and infinities are refused; true unless told otherwise. */
  readonly check_finite?: boolean;
}

/** What {@link ldl} makes. */
export interface LdlResult {
  /** The factor: its rows in the order of `perm` are a triangle with ones on the diagonal. */
  readonly lu: NdArray<InexactDType>;
  /** The block diagonal matrix, of blocks of order one and two. */
  readonly d: NdArray<InexactDType>;
  /** The rows of `lu` in the order that makes it a triangle. */
  readonly perm: NdArray<'int64'>;
}

/**
 * A = lu d lu^H of a Hermitian matrix or of each one of a stack, or lu d lu^T of a symmetric one, by
 * the pivots of Bunch and Kaufman. Only one triangle of A is read; the imaginary parts on the diagonal
 * of Hermitian matrices are not. n³/3 operations; singular matrices have factors, too.
 *
 * @throws LinAlgError when matrices are not square.
 * @throws RangeError when an element is not finite.
 *
 * @example
 * ```ts
 * import { asarray } from '@numloom/ndarray';
 * import { ldl } from '@numloom/linalg';
 * const { lu, d, perm } = ldl(asarray([[0, 2], [2, 0]]));
 * console.log(lu.tolist()); // => [ [ 1, 0 ], [ 0, 1 ] ]
 * console.log(d.tolist()); // => [ [ 0, 2 ], [ 2, 0 ] ]
 * ```
 */
export function ldl(a: Operand, options: LdlOptions = {}): LdlResult {
  assertOptions(options, ['lower', 'hermitian', 'check_finite'], 'ldl');
  const { lower = true, hermitian = true, check_finite = true } = options;
  const array = squareOf(a, 'ldl');
  if (check_finite) checkFinite(array, 'ldl');
  const dtype = floatingOf(array.dtype);
  const scalar = scalarOf(dtype);
  const n = array.shape.at(-1)!;
  const isHermitian = hermitian && scalar === 'complex128';
  // The upper triangle is the lower one of the matrix with all rows and columns reversed.
  const turned = <D extends DType>(x: NdArray<D>) => (lower ? x : x.slice('...', '::-1', '::-1'));
  return withFrame((frame) => {
    const work = frame.copied(turned(array), scalar);
    const blocks = frame.stack(scalar, array.shape);
    const order: number[] = [];
    const factor = (i: number, own: Frame) => {
      const rows = work.matrix(i);
      // By columns a Hermitian matrix is its conjugate.
      mirrorLower(rows, isHermitian, isHermitian);
      const columns = transposed(rows);
      const factors = factorIndefinite(columns, isHermitian, own, !lower);
      writeBlocks(factors, blocks.matrix(i));
      // L by rows
      mirrorLower(columns);
      clearUpper(rows);
      setDiagonal(rows);
      exchangeByPivots(factors, rows, true);
      const places = permutationOf(factors);
      if (!lower) places.reverse();
      for (const place of places) order.push(lower ? place : n - 1 - place);
    };
    for (let i = 0; n > 0 && i < work.count; i++) withFrame((own) => factor(i, own));
    const shape = array.shape.slice(0, -1);
    return {
      lu: frame.delivered(new Stack(turned(work.array)), dtype),
      d: frame.delivered(new Stack(turned(blocks.array)), dtype),
      perm:
        n === 0 ? zeros(shape, { dtype: 'int64' }) : asarray(order).astype('int64').reshape(shape),
    };
  });
}

/** The diagonal of a packed matrix becomes ones. */
function setDiagonal({ address, rows: n, dtype }: Matrix): void {
  const { components } = dtypes[dtype];
  const data = view('float64', address, n * n * components);
  for (let i = 0; i < n; i++) {
    const at = i * (n + 1) * components;
    data[at] = 1;
    if (components === 2) data[at + 1] = 0;
  }
}
