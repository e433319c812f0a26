/** `ldl`: factors of symmetric and Hermitian matrices, as scipy.linalg has them. */
import { asarray, type DType, dtypes, type NdArray, zeros } from '@numloom/ndarray';
import {
  checkFinite,
  floatingOf,
  type Operand,
  scalarOf,
  squareOf,
} from '../arguments/operands.ts';
import { copies } from '../kernels/generated/copies.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, withFrame } from '../memory/frame.ts';
import type { InexactDType } from '../memory/matrix.ts';
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
 * const { lu, d, perm } = ldl(asarray([[0, 2], [2, 3]]));
 * console.log(lu.tolist()); // => [ [ 1, 0 ], [ 0, 1 ] ]
 * console.log(d.tolist()); // => [ [ 0, 2 ], [ 2, 3 ] ]
 * ```
 */
export function ldl(a: Operand, options: LdlOptions = {}): LdlResult {
  const { lower = true, hermitian = true, check_finite = true } = options;
  const array = squareOf(a, 'ldl');
  if (check_finite) checkFinite(array, 'ldl');
  const dtype = floatingOf(array.dtype);
  const scalar = scalarOf(dtype);
  const n = array.shape.at(-1)!;
  const { components } = dtypes[scalar];
  const isHermitian = hermitian && components === 2;
  // The upper triangle is the lower one of the matrix with all rows and columns reversed.
  const turned = <D extends DType>(x: NdArray<D>) => (lower ? x : x.slice('...', '::-1', '::-1'));
  return withFrame((frame) => {
    const work = frame.copied(turned(array), scalar, 'F');
    const triangles = frame.stack(scalar, array.shape, 'F');
    const blocks = frame.stack(scalar, array.shape);
    const order: number[] = [];
    const factor = (i: number, own: Frame) => {
      const factors = factorIndefinite(work.matrix(i), isHermitian, own, !lower);
      const { matrix } = factors;
      const to = triangles.matrix(i);
      kernelsOf(copies).copyUnitLower(
        ...([n, n, matrix.address, matrix.columnStride] as const),
        ...([to.address, to.columnStride, components] as const),
      );
      exchangeByPivots(factors, to, true);
      writeBlocks(factors, blocks.matrix(i));
      const rows = permutationOf(factors);
      if (!lower) rows.reverse();
      for (const row of rows) order.push(lower ? row : n - 1 - row);
    };
    for (let i = 0; n > 0 && i < work.count; i++) withFrame((own) => factor(i, own));
    const shape = array.shape.slice(0, -1);
    return {
      lu: frame.delivered(new Stack(turned(triangles.array)), dtype),
      d: frame.delivered(new Stack(turned(blocks.array)), dtype),
      perm:
        n === 0 ? zeros(shape, { dtype: 'int64' }) : asarray(order).astype('int64').reshape(shape),
    };
  });
}
