/** Polynomials through samples, by least squares. */
import {
  type DType,
  dtypes,
  expand_dims,
  finfo,
  formatShape,
  type NdArray,
} from '@numloom/ndarray';
import { absolute, assertOptions, divide, multiply, sqrt, sum, vander } from '@numloom/ufunc';
import { arrayOf, type Operand } from '../arguments/operands.ts';
import { LinAlgError, LinAlgWarning, warn } from '../errors.ts';
import { cutoffOf } from '../measures/cutoffs.ts';
import { matmul } from '../products/matmul.ts';
import { outer } from '../products/outer.ts';
import { lstsq } from '../pseudoinverse/lstsq.ts';
import { inv } from '../solvers/inv.ts';

/** Options of {@link polyfit}. */
export interface PolyfitOptions {
  /** Singular values up to that part of the largest count as zero: x.size times the spacing of numbers. */
  readonly rcond?: number | null | undefined;
  /** Whether to give what the solution of least squares tells besides. */
  readonly full?: boolean | undefined;
  /** Weights of the samples, that multiply the residuals: 1 / σ, not 1 / σ². */
  readonly w?: Operand | null | undefined;
  /** Whether to give the covariances: scaled by χ² per degree of freedom, or `unscaled`. */
  readonly cov?: boolean | 'unscaled' | undefined;
}

/** What {@link polyfit} gives with `full`. */
export interface PolyfitFull {
  /** The coefficients. */
  readonly p: NdArray<DType>;
  /** ‖r‖² of each column; empty where the matrix of powers has not full rank, or is not tall. */
  readonly residuals: NdArray<'float32' | 'float64'>;
  readonly rank: number;
  /** Of the matrix of powers, its columns scaled to length 1. */
  readonly singular_values: NdArray<'float32' | 'float64'>;
  readonly rcond: number;
}

/** What {@link polyfit} gives with `cov`. */
export interface PolyfitCovariance {
  /** The coefficients. */
  readonly p: NdArray<DType>;
  /** Their covariances, with a last axis for columns of `y`. */
  readonly V: NdArray<DType>;
}

/**
 * The polynomial of a degree that fits samples best, by least squares: the sum of the squares of
 * w (y - p(x)) is as small as can be. O(n deg²). A warning tells where several fit alike.
 *
 * @param x - where the samples are, one axis
 * @param y - the samples, or several columns of them
 * @param deg - the degree
 * @param options - `rcond`, `w`; `full` or `cov` for an object with more than the coefficients
 * @returns the coefficients, the highest power first, for each column of `y`
 * @throws RangeError when shapes do not fit, there is no sample, `deg` is no whole number of at least 0,
 *   or there are too few samples for `cov`; TypeError for complex weights; LinAlgError where
 *   covariances do not exist, or a power of x is 0 for all samples or not finite.
 *
 * @example
 * ```ts
 * import { polyfit } from '@numloom/linalg';
 * const p = polyfit([0, 1, 2, 3], [1, 4, 11, 22], 2);
 * console.log(Array.from(p.values(), (c) => Number(c).toFixed(6))); // => [ '2.000000', '1.000000', '1.000000' ]
 * const { residuals, rank } = polyfit([0, 1, 2], [0, 1, 1], 1, { full: true });
 * console.log(Number(residuals.item()).toFixed(6), rank); // => 0.166667 2
 * ```
 */
export function polyfit(
  x: Operand,
  y: Operand,
  deg: number,
  options: PolyfitOptions & { readonly full: true },
): PolyfitFull;
export function polyfit(
  x: Operand,
  y: Operand,
  deg: number,
  options: PolyfitOptions & { readonly full?: false | undefined; readonly cov: true | 'unscaled' },
): PolyfitCovariance;
export function polyfit(
  x: Operand,
  y: Operand,
  deg: number,
  options?: PolyfitOptions & {
    readonly full?: false | undefined;
    readonly cov?: false | undefined;
  },
): NdArray<DType>;
export function polyfit(
  x: Operand,
  y: Operand,
  deg: number,
  options: PolyfitOptions = {},
): NdArray<DType> | PolyfitFull | PolyfitCovariance {
  assertOptions(options, ['rcond', 'full', 'w', 'cov'], 'polyfit');
  const { full = false, cov = false } = options;
  if (!Number.isSafeInteger(deg) || deg < 0) {
    throw new RangeError(`polyfit: deg is ${String(deg)}, must be a whole number of at least 0`);
  }
  if (typeof cov !== 'boolean' && cov !== 'unscaled') {
    throw new TypeError(`polyfit: cov is ${String(cov)}, must be true, false or 'unscaled'`);
  }
  const count = deg + 1;
  const [places, samples] = [floats(x, 'x'), floats(y, 'y')];
  checkShapes(places, samples);
  const { eps } = finfo(places.dtype as 'float64');
  const rcond = cutoffOf(options.rcond, places.size * eps, 'polyfit');
  const w =
    options.w === undefined || options.w === null ? undefined : weightsOf(options.w, places);
  const powers: NdArray = vander(places, { N: count });
  const weighted =
    w === undefined ? powers : multiply(powers, expand_dims(w, { axis: 1 })).evaluate();
  const target = w === undefined ? samples : weightedSamples(samples, w);
  // Columns of length 1: the condition is better, and no power too large.
  const scale = sqrt(sum(multiply(weighted, weighted), { axis: 0 })).evaluate();
  for (const length of absolute(scale).evaluate().values()) {
    if (Number(length) > 0 && Number.isFinite(length)) continue;
    throw new LinAlgError(
      `polyfit: a power of x has the norm ${Number(length)}; all must be finite, and none 0 for all samples`,
    );
  }
  const matrix = divide(weighted, scale).evaluate();
  const { x: solution, residuals, rank, s } = lstsq(matrix, target, { rcond });
  const p = divide(
    solution,
    samples.ndim === 1 ? scale : expand_dims(scale, { axis: 1 }),
  ).evaluate();
  if (full) return { p, residuals, rank, singular_values: s, rcond };
  if (rank !== count) {
    const values = s.tolist() as number[];
    warn(
      new LinAlgWarning(
        `polyfit: the rank is ${rank} for ${count} coefficients, which are not determined`,
        values.at(-1)! / values[0]!,
      ),
    );
  }
  if (cov === false) return p;
  if (cov !== 'unscaled' && places.size <= count) {
    throw new RangeError(
      `polyfit: ${places.size} samples are too few to scale the covariances of ${count} coefficients`,
    );
  }
  if (rank !== count) {
    throw new LinAlgError(`polyfit: there are no covariances, the rank is ${rank}, not ${count}`);
  }
  const inverse = inv(matmul(matrix.mT, matrix));
  const unscaled: NdArray = divide(inverse, outer(scale, scale)).evaluate();
  const V = samples.ndim === 1 ? unscaled : expand_dims(unscaled, { axis: 2 });
  if (cov === 'unscaled') return { p, V };
  return { p, V: multiply(V, divide(residuals, places.size - count)).evaluate() };
}

/** Integers and bool as float64. */
function floats(operand: Operand, name: string): NdArray {
  const array = arrayOf(operand, `polyfit: ${name}`);
  return 'fc'.includes(dtypes[array.dtype].kind) ? array : array.astype('float64');
}

function checkShapes(x: NdArray, y: NdArray): void {
  if (x.ndim !== 1 || x.size === 0) {
    throw new RangeError(
      `polyfit: x has the shape ${formatShape(x.shape)}, must have one axis and an element`,
    );
  }
  if (y.ndim < 1 || y.ndim > 2 || y.shape[0] !== x.size) {
    throw new RangeError(
      `polyfit: y has the shape ${formatShape(y.shape)}, must be ${x.size} samples or columns of them`,
    );
  }
}

function weightsOf(operand: Operand, x: NdArray): NdArray {
  const w = floats(operand, 'w');
  if (w.ndim !== 1 || w.size !== x.size) {
    throw new RangeError(
      `polyfit: w has the shape ${formatShape(w.shape)}, must be ${x.size} weights`,
    );
  }
  if (dtypes[w.dtype].kind !== 'c') return w;
  throw new TypeError(`polyfit: w has the dtype ${w.dtype}, must be real`);
}

/** Samples times weights, in the samples' precision. */
function weightedSamples(y: NdArray, w: NdArray): NdArray {
  const factors = y.ndim === 2 ? expand_dims(w, { axis: 1 }) : w;
  return multiply(y, factors).evaluate().astype(y.dtype);
}
