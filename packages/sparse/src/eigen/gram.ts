/** Singular values by `lobpcg`: of Aᴴ A or A Aᴴ, what is smaller, as SciPy has them. */
import { matmul, svd } from '@numloom/linalg';
import { newArray, type Scalar, withFrame } from '@numloom/linalg/kernels';
import type { NdArray } from '@numloom/ndarray';
import { copyElements, numbersAt, storeArray } from '../operators/action.ts';
import { LinearOperator } from '../operators/linear-operator.ts';
import type { SingularTriplets } from './bidiagonal.ts';
import { lobpcg } from './lobpcg.ts';
import type { Plan } from './options.ts';
import { conjugated, numbersOf } from './small.ts';

const EPSILON = 2 ** -52;
/** Products that the size of the largest eigenvalue is estimated by. */
const PRODUCTS = 8;

/** The triplets; errors of `tolerance` squared, or √ε where it is none, are allowed in eigenvectors. */
export function byGram(
  a: LinearOperator,
  scalar: Scalar,
  which: 'LM' | 'SM',
  { wanted, start, restarts }: Plan,
  tolerance: number,
): SingularTriplets {
  const [m, n] = a.shape;
  const isWide = m < n;
  const order = Math.min(m, n);
  const gram = new LinearOperator({
    shape: [order, order],
    dtype: scalar,
    action: (_side, dtype, frame) => {
      const first = a.action(isWide ? 'H' : 'N', dtype, frame);
      const second = a.action(isWide ? 'N' : 'H', dtype, frame);
      const room = frame.elements(dtype, Math.max(m, n));
      return (x, y) => {
        first(x, room);
        second(room, y);
      };
    },
  });
  const X = blockOf(order, wanted, start, scalar);
  const relative = Math.max(tolerance > 0 ? tolerance ** 2 : Math.sqrt(EPSILON), 64 * EPSILON);
  const isLargest = which === 'LM';
  const tol = relative * sizeOf(gram, X, scalar);
  const { eigenvectors, residual_norms } = lobpcg(gram, X, {
    largest: isLargest,
    maxiter: restarts,
    tol,
  });
  // Their span is better than they are (Rayleigh and Ritz).
  const images = isWide ? a.rmatmat(eigenvectors) : a.matmat(eigenvectors);
  const { U, S, Vh } = svd(images, { full_matrices: false });
  const norms = Array.from(residual_norms.values());
  return {
    values: S,
    converged: (isLargest ? norms : norms.reverse()).map((norm) => norm <= tol),
    left: U,
    right: matmul(eigenvectors, conjugated(Vh.T)),
  };
}

/** Columns to begin with: v0, and numbers in (-1, 1) that are the same in every run. */
function blockOf(n: number, k: number, start: NdArray | undefined, scalar: Scalar): NdArray {
  const block = newArray(scalar, [n, k]);
  const numbers = numbersOf(block);
  let state = 0x9e3779b9;
  for (let at = 0; at < numbers.length; at++) {
    state = (Math.imul(state, 0x19660d) + 0x3c6ef35f) | 0;
    numbers[at] = state / 2 ** 31;
  }
  if (start === undefined) return block;
  const first = numbersOf(start.astype(scalar).copy());
  const parts = numbers.length / (n * k);
  for (let i = 0; i < n; i++) {
    for (let part = 0; part < parts; part++)
      numbers[parts * i * k + part] = first[parts * i + part]!;
  }
  return block;
}

/** About the largest eigenvalue, by the power method. */
function sizeOf(gram: LinearOperator, block: NdArray, scalar: Scalar): number {
  const n = block.shape[0]!;
  return withFrame((frame) => {
    const apply = gram.action('N', scalar, frame);
    const [x, y] = [frame.elements(scalar, n), frame.elements(scalar, n)];
    storeArray(block.slice(':', 0).copy(), scalar, x);
    let size = 0;
    for (let step = 0; step < PRODUCTS; step++) {
      const from = numbersAt(scalar, x, n);
      const length = lengthOf(from);
      if (!(length > 0)) break;
      from.forEach((one, at) => (from[at] = one / length));
      apply(x, y);
      size = lengthOf(numbersAt(scalar, y, n));
      copyElements(scalar, y, x, n);
    }
    return size;
  });
}

const lengthOf = (numbers: Float64Array): number =>
  Math.sqrt(numbers.reduce((sum, one) => sum + one * one, 0));
