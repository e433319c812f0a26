/** Named matrices, as scipy.linalg makes them. */
import { copyto, type NdArray, promote_types, zeros } from '@numloom/ndarray';
import { divide, negative } from '@numloom/ufunc';
import { arrayOf, type Operand } from '../arguments/operands.ts';
import { newArray } from '../memory/frame.ts';

/**
 * A matrix with the given ones along its diagonal, and zeros elsewhere. Numbers and vectors count as
 * matrices of one row.
 *
 * @returns a new array of the dtype that the matrices promote to
 * @throws RangeError when an array has more than two axes.
 *
 * @example
 * ```ts
 * import { block_diag } from '@numloom/linalg';
 * console.log(block_diag([1, 2], [[3], [4]]).tolist()); // => [ [ 1, 2, 0 ], [ 0, 0, 3 ], [ 0, 0, 4 ] ]
 * ```
 */
export function block_diag(...arrays: readonly Operand[]): NdArray {
  const blocks = arrays.map((operand, place) => {
    const array = arrayOf(operand, 'block_diag');
    if (array.ndim > 2) {
      throw new RangeError(
        `block_diag: array ${place} has ${array.ndim} axes, may have two at most`,
      );
    }
    return array.ndim === 2 ? array : array.reshape([1, -1]);
  });
  const total = (axis: 0 | 1) => blocks.reduce((sum, { shape }) => sum + shape[axis]!, 0);
  const [first, ...others] = blocks.map(({ dtype }) => dtype);
  const dtype = others.reduce(promote_types, first ?? 'float64');
  const result: NdArray = zeros([total(0), total(1)], { dtype });
  let row = 0;
  let column = 0;
  for (const block of blocks) {
    const [m, n] = block.shape as [number, number];
    copyto(result.slice(`${row}:${row + m}`, `${column}:${column + n}`), block);
    row += m;
    column += n;
  }
  return result;
}

/**
 * The Hilbert matrix of order n, of 1 / (i + j + 1): positive definite, and nearly singular.
 *
 * @throws RangeError when n is no integer of at least 0.
 *
 * @example
 * ```ts
 * import { hilbert } from '@numloom/linalg';
 * console.log(hilbert(2).tolist()); // => [ [ 1, 0.5 ], [ 0.5, 0.3333333333333333 ] ]
 * ```
 */
export function hilbert(n: number): NdArray<'float64'> {
  if (!Number.isSafeInteger(n) || n < 0) {
    throw new RangeError(`hilbert: n is ${n}, must be an integer of at least 0`);
  }
  const result = newArray('float64', [n, n]);
  const { data } = result;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) data[i * n + j] = 1 / (i + j + 1);
  return result;
}

/**
 * The companion matrix of a polynomial with coefficients `a`, that of the highest power first: its
 * eigenvalues are the roots. Other axes than the last count polynomials.
 *
 * @returns a new array (…, a.length - 1, a.length - 1)
 * @throws RangeError when there are less than two coefficients, or the first is zero.
 *
 * @example
 * ```ts
 * import { companion } from '@numloom/linalg';
 * console.log(companion([1, -3, 2]).tolist()); // => [ [ 3, -2 ], [ 1, 0 ] ]
 * ```
 */
export function companion(a: Operand): NdArray {
  const array = arrayOf(a, 'companion');
  const length = array.shape.at(-1) ?? 0;
  if (length < 2) throw new RangeError(`companion: a has ${length} coefficients, needs at least 2`);
  const leading = array.slice('...', ':1');
  for (const value of leading.values()) {
    const isZero =
      typeof value === 'object' ? value.re === 0 && value.im === 0 : Number(value) === 0;
    if (isZero) throw new RangeError('companion: the first coefficient of a is 0, must not be');
  }
  const row = divide(negative(array.slice('...', '1:')), leading).evaluate();
  const n = length - 1;
  const result: NdArray = zeros([...array.shape.slice(0, -1), n, n], { dtype: row.dtype });
  copyto(result.slice('...', 0, ':'), row);
  for (let i = 1; i < n; i++) result.slice('...', i, i - 1).fill(1);
  return result;
}
