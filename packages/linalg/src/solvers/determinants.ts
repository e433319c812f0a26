/** `det` and `slogdet`. */
import { dtypes, type NdArray, zeros } from '@numloom/ndarray';
import { floatingOf, type Operand, realOf, scalarOf, squareOf } from '../arguments/operands.ts';
import type { FloatingOf } from '../arguments/types.ts';
import { small } from '../kernels/generated/small.ts';
import { kernelsOf } from '../kernels/load.ts';
import { factorLU, pivotsFor } from '../lu/factor.ts';
import { type Frame, view, withFrame } from '../memory/frame.ts';
import type { InexactDType } from '../memory/matrix.ts';
import type { Stack } from '../memory/stack.ts';
import { DETERMINANT_LENGTH, determinantsOfSmall, SMALL } from './small.ts';

/** Determinants as signs and logarithms: det = sign e^logabsdet. */
export interface SLogDet {
  /** 1, -1 or 0, for complex matrices a number of absolute value 1 or 0. */
  readonly sign: NdArray<InexactDType>;
  /** The logarithm of the absolute value, -Infinity for 0. */
  readonly logabsdet: NdArray<'float32' | 'float64'>;
}

/**
 * The determinant of a square matrix, or of each matrix of a stack, from its LU factors: 2/3 n³
 * operations. 1 for 0 x 0. It overflows only where the determinant itself does; see {@link slogdet}.
 *
 * @returns a new array with the axes before the last two, 0-d for one matrix
 * @throws LinAlgError when `a` is not square.
 *
 * @example
 * ```ts
 * import { det } from '@numloom/linalg';
 * console.log(det([[1, 2], [3, 4]]).item()); // => -2
 * ```
 */
export function det<A extends Operand>(a: A): NdArray<FloatingOf<A>>;
export function det(a: Operand): NdArray {
  const array = squareOf(a, 'det');
  const dtype = floatingOf(array.dtype);
  const result = zeros(array.shape.slice(0, -2), { dtype });
  const { components } = dtypes[dtype];
  const values = result.storage.view(dtype) as Float64Array;
  eachDeterminant(array, dtype, (index, re, im, exponent) => {
    values[index * components] = timesPower(re, exponent);
    if (components === 2) values[index * components + 1] = timesPower(im, exponent);
  });
  return result;
}

/**
 * The sign and the logarithm of the absolute value of the determinant of a square matrix, or of each
 * matrix of a stack: neither overflows nor vanishes.
 *
 * @throws LinAlgError when `a` is not square.
 *
 * @example
 * ```ts
 * import { slogdet } from '@numloom/linalg';
 * const { sign, logabsdet } = slogdet([[0, 2], [2, 0]]);
 * console.log(sign.item(), logabsdet.item()); // => -1 1.3862943611198906
 * ```
 */
export function slogdet(a: Operand): SLogDet {
  const array = squareOf(a, 'slogdet');
  const dtype = floatingOf(array.dtype);
  const shape = array.shape.slice(0, -2);
  const sign = zeros(shape, { dtype });
  const logabsdet = zeros(shape, { dtype: realOf(dtype) });
  const { components } = dtypes[dtype];
  const signs = sign.storage.view(dtype) as Float64Array;
  const logarithms = logabsdet.storage.view(logabsdet.dtype) as Float64Array;
  eachDeterminant(array, dtype, (index, re, im, exponent) => {
    const size = components === 2 ? Math.hypot(re, im) : Math.abs(re);
    const divisor = size === 0 ? 1 : size;
    signs[index * components] = re / divisor;
    if (components === 2) signs[index * components + 1] = im / divisor;
    logarithms[index] = Math.log(size) + exponent * Math.LN2;
  });
  return { sign, logabsdet };
}

type Visit = (index: number, re: number, im: number, exponent: number) => void;

/** Visits the determinant of each matrix as (re + i im) 2^exponent. */
function eachDeterminant(array: NdArray, dtype: InexactDType, visit: Visit): void {
  const scalar = scalarOf(dtype);
  withFrame((frame) => {
    const n = array.shape.at(-1)!;
    const isSmall = n > 0 && n <= SMALL;
    const stack = isSmall ? frame.readable(array, scalar) : frame.copied(array, scalar);
    if (stack.count === 0) return;
    const data = isSmall ? determinantsOfSmall(stack, frame) : determinantsOf(stack, frame);
    for (let i = 0, at = 0; i < stack.count; i++, at += DETERMINANT_LENGTH) {
      visit(i, data[at]!, data[at + 1]!, data[at + 2]!);
    }
  });
}

/** The determinants of matrices by rows, which are overwritten. */
function determinantsOf(stack: Stack, frame: Frame): Float64Array {
  const { count, rows: n, array } = stack;
  const { components } = dtypes[array.dtype];
  const results = frame.elements('float64', DETERMINANT_LENGTH * count);
  const pivots = pivotsFor(stack.matrix(0), frame);
  for (let i = 0; i < count; i++) {
    const matrix = stack.matrix(i);
    withFrame((inner) => factorLU(matrix, pivots, inner));
    kernelsOf(small).determinantFactored(
      ...([components, n, matrix.address, n + 1, pivots] as const),
      results + 8 * DETERMINANT_LENGTH * i,
    );
  }
  return view('float64', results, DETERMINANT_LENGTH * count);
}

/** x 2^exponent, also where the power alone would overflow. */
function timesPower(x: number, exponent: number): number {
  let [value, rest] = [x, exponent];
  for (; rest > 0 && Number.isFinite(value) && value !== 0; rest -= 600) value *= 2 ** 600;
  for (; rest < 0 && value !== 0; rest += 600) value *= 2 ** -600;
  return value;
}
