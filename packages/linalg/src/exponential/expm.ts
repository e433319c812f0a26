/** `expm`: the exponential of a matrix. */
import { dtypes, type NdArray } from '@numloom/ndarray';
import { floatingOf, type Operand, scalarOf, squareOf } from '../arguments/operands.ts';
import { exponential } from '../kernels/generated/exponential.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, view, withFrame } from '../memory/frame.ts';
import type { InexactDType, Matrix } from '../memory/matrix.ts';
import { transposed } from '../memory/matrix.ts';
import { copyMatrix } from '../memory/transfer.ts';
import { columnNorm } from '../solvers/condition.ts';
import { exponentiate } from './approximate.ts';

/**
 * The exponential I + A + A²/2! + … of square matrices along the last two axes, by scaling and
 * squaring with Padé approximants (Al-Mohy and Higham 2009), judged by norms of powers so that
 * matrices that are far from normal are not scaled too much. Diagonal matrices are exponentiated by
 * elements; the diagonals of triangular ones are accurate. Some ten products of matrices.
 *
 * Where elements are NaN or infinite, but for those of diagonal matrices, all elements of the result are
 * NaN. Elements overflow to infinities, and differences of those to NaN.
 *
 * @returns an array of the shape of `A`, float64 for integers, else of its dtype
 * @throws LinAlgError where `A` has fewer than two axes, or is not square.
 *
 * @example
 * ```ts
 * import { expm } from '@numloom/linalg';
 * console.log(expm([[0, 1], [0, 0]]).tolist()); // => [ [ 1, 1 ], [ 0, 1 ] ]
 * ```
 */
export function expm<D extends InexactDType>(A: NdArray<D>): NdArray<D>;
export function expm(A: Operand): NdArray<InexactDType>;
export function expm(A: Operand): NdArray<InexactDType> {
  const array = squareOf(A, 'expm', 'A');
  const dtype = floatingOf(array.dtype);
  return withFrame((frame) => {
    const work = frame.copied(array, scalarOf(dtype));
    for (let i = 0; i < work.count; i++) {
      if (work.rows > 0) withFrame((room) => exponentiateAny(work.matrix(i), room));
    }
    return frame.delivered(work, dtype);
  });
}

/** A becomes its exponential, A packed by rows. */
function exponentiateAny(a: Matrix, frame: Frame): void {
  const { components } = dtypes[a.dtype];
  const sides = kernelsOf(exponential).sidesOf(a.rows, a.address, components);
  if (sides === 0) exponentiateDiagonal(a, components);
  else if (!Number.isFinite(columnNorm(a, frame))) {
    view('float64', a.address, a.rows * a.columns * components).fill(NaN);
  } else if (sides === 1) {
    const upper: Matrix = { ...a, address: frame.elements(a.dtype, a.rows * a.columns) };
    copyMatrix(transposed(a), upper);
    exponentiate(upper, true, frame);
    copyMatrix(transposed(upper), a);
  } else exponentiate(a, sides === 2, frame);
}

function exponentiateDiagonal({ rows: n, address }: Matrix, components: number): void {
  const elements = view('float64', address, n * n * components);
  for (let i = 0; i < elements.length; i += (n + 1) * components) {
    const size = Math.exp(elements[i]!);
    if (components === 2) {
      const angle = elements[i + 1]!;
      elements[i + 1] = angle === 0 ? 0 : size * Math.sin(angle);
      elements[i] = angle === 0 ? size : size * Math.cos(angle);
    } else elements[i] = size;
  }
}
