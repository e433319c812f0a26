/** `cond`. */
import { asarray, dtypes, isdtype, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import {
  floatingOf,
  matricesOf,
  type Operand,
  realOf,
  scalarOf,
  squareOf,
} from '../arguments/operands.ts';
import { LinAlgError } from '../errors.ts';
import { factorLU, pivotsFor } from '../lu/factor.ts';
import { withFrame } from '../memory/frame.ts';
import { copies } from '../kernels/generated/copies.ts';
import { kernelsOf } from '../kernels/load.ts';
import { valuesOf } from '../singular/svd.ts';
import { solveFactored } from '../solvers/general.ts';
import { matrixNorm, type NormOrder } from './norm.ts';
import type { RealArray } from './vectors.ts';

/** Options of {@link cond}. */
export interface CondOptions {
  /** The order of the norm, as in {@link norm}; null, the default, means 2. */
  readonly p?: NormOrder | undefined;
}

/**
 * The condition number of a matrix, or of each of a stack of matrices: ‖A‖ ‖A^-1‖ in the norm of
 * order `p`. With 2 and -2 it is the ratio of the largest and the smallest singular value, and
 * matrices need not be square. It is infinite for singular matrices.
 *
 * @param x - m x n, or a stack of such
 * @param options - `p`
 * @returns condition numbers, 0-d for one matrix
 * @throws LinAlgError when matrices are empty, or not square where they have to be, and as `svd`;
 * RangeError for an order that is none.
 *
 * @example
 * ```ts
 * import { cond } from '@numloom/linalg';
 * console.log(cond([[4, 0], [0, 2]]).item()); // => 2
 * console.log(cond([[1, 2], [3, 4]], { p: 1 }).item().toFixed(4)); // => 21.0000
 * console.log(cond([[1, 2], [2, 4]], { p: 'fro' }).item()); // => Infinity
 * ```
 */
export function cond(x: Operand, options: CondOptions = {}): RealArray {
  assertOptions(options, ['p'], 'cond');
  const { p = null } = options;
  const array = matricesOf(x, 'cond', 'x');
  const [m, n] = array.shape.slice(-2) as [number, number];
  if (m === 0 || n === 0) throw new LinAlgError(`cond: x is ${m}x${n}, is not defined of nothing`);
  const outer = array.shape.slice(0, -2);
  const dtype = realOf(floatingOf(array.dtype));
  if (p === null || p === 2 || p === -2) {
    const s = Float64Array.from(valuesOf(array, 'cond').values());
    const count = Math.min(m, n);
    const ratios = Float64Array.from({ length: s.length / count }, (_, i) => {
      const [largest, smallest] = [s[i * count]!, s[(i + 1) * count - 1]!];
      return orInfinite(p === -2 ? smallest / largest : largest / smallest);
    });
    return asarray(ratios).reshape(outer).astype(dtype);
  }
  squareOf(array, 'cond', 'x');
  const axes = [array.ndim - 2, array.ndim - 1];
  const wide = array.astype(scalarOf(floatingOf(array.dtype)));
  const norms = matrixNorm(wide, p, axes, false, 'cond');
  const { inverse, singular } = inverted(wide);
  const inverseNorms = matrixNorm(inverse, p, axes, false, 'cond');
  const own = Float64Array.from(norms.values());
  const others = Float64Array.from(inverseNorms.values());
  const products = own.map((value, i) =>
    singular[i] && !Number.isNaN(value) ? Infinity : value * others[i]!,
  );
  return asarray(products).reshape(outer).astype(dtype);
}

/** Zeros have neither a ratio nor an inverse. */
function orInfinite(ratio: number): number {
  return Number.isNaN(ratio) ? Infinity : ratio;
}

/** The inverses, of singular matrices zeros, and which are. */
function inverted(array: NdArray): { inverse: NdArray; singular: boolean[] } {
  const scalar = isdtype(array.dtype, 'complex floating') ? 'complex128' : 'float64';
  return withFrame((frame) => {
    const work = frame.copied(array, scalar);
    const { array: inverse, stack } = frame.result(scalar, array.shape);
    const singular = Array.from({ length: work.count }, (_, i) => {
      const [factors, target] = [work.matrix(i), stack.matrix(i)];
      return withFrame((inner) => {
        const pivots = pivotsFor(factors, inner);
        const isSingular = factorLU(factors, pivots, inner) < factors.rows;
        const { rows, columns, address, rowStride, columnStride } = target;
        kernelsOf(copies).setIdentity(
          ...([rows, columns, address, rowStride, columnStride] as const),
          dtypes[scalar].components,
        );
        if (!isSingular) solveFactored(factors, pivots, target);
        return isSingular;
      });
    });
    return { inverse, singular };
  });
}
