/** Methods for vectors of numbers. */
import { broadcast_to, checkShape, empty, type NdArray, zeros } from '@numloom/ndarray';
import type { Source } from '../bits/source.ts';
import { oneOf } from '../../samples/options.ts';
import { packedValues } from '../../samples/slicewise.ts';
import { binomial } from '../samplers/binomial.ts';
import { beta, standardGamma } from '../samplers/gamma.ts';
import { hypergeometric } from '../samplers/hypergeometric.ts';
import { normal } from '../ziggurat/draws.ts';
import { DiscreteMethods } from './discrete.ts';
import { optionsOf, store } from './draw.ts';
import { type CovarianceMethod, factorOf } from './covariance.ts';
import { commonShape, parameterArray } from './parameters.ts';
import type { Parameter, Size, SizeArgument, SizeOptions } from './types.ts';

/** Options of `multivariate_normal`. */
export interface MultivariateNormalOptions extends SizeOptions {
  /** How the covariance is factored: `'svd'` by default, `'eigh'` or `'cholesky'`, the fastest. */
  readonly method?: CovarianceMethod;
  /** What is done where the covariance is not positive semidefinite: `'warn'` by default. */
  readonly check_valid?: 'warn' | 'raise' | 'ignore';
  /** How far from that it may be; 1e-8 by default. */
  readonly tol?: number;
}

/** Options of `multivariate_hypergeometric`. */
export interface MultivariateHypergeometricOptions extends SizeOptions {
  /**
   * How numbers are drawn: `'marginals'`, the default, colour by colour; `'count'`, which shuffles all that
   * are there, for small samples of many colours.
   */
  readonly method?: 'marginals' | 'count';
}

/** The elements of a list of numbers of one axis. */
function vector(value: unknown, name: string, caller: string): Float64Array {
  const array = parameterArray(value, name, caller);
  if (array.ndim !== 1) {
    throw new RangeError(`${caller}: ${name} has ${array.ndim} axes, must have one`);
  }
  return packedValues(array);
}

function sizeOfArgument(argument: unknown, caller: string): number[] | undefined {
  return shapeOf(optionsOf<SizeOptions>(argument, ['size'], caller).size, caller);
}

const shapeOf = (size: Size | null | undefined, caller: string): number[] | undefined =>
  size === undefined || size === null ? undefined : checkShape(size, caller);

/** Methods for vectors of numbers: the last axis of results is that of their components. */
export class MultivariateMethods extends DiscreteMethods {
  /**
   * Normal vectors of a mean and a covariance. With `method: 'cholesky'` they are NumPy's; the others are so up to
   * the signs of singular vectors and last digits, which are the linear algebra's.
   *
   * @throws RangeError for shapes that do not fit, or a covariance that is refused
   *
   * @example
   * ```ts
   * import { default_rng } from '@numloom/stats/random';
   * const x = default_rng(1).multivariate_normal([0, 0], [[1, 0.5], [0.5, 1]], 4);
   * console.log(x.shape); // => [ 4, 2 ]
   * ```
   */
  multivariate_normal(
    mean: Parameter,
    cov: Parameter,
    argument?: SizeArgument | MultivariateNormalOptions,
  ): NdArray<'float64'> {
    const caller = 'multivariate_normal';
    const known = ['size', 'method', 'check_valid', 'tol'];
    const options = optionsOf<MultivariateNormalOptions>(argument, known, caller);
    const { size, method = 'svd', check_valid = 'warn', tol = 1e-8 } = options;
    const middle = vector(mean, 'mean', caller);
    const matrix = parameterArray(cov, 'cov', caller);
    const n = middle.length;
    if (matrix.ndim !== 2 || matrix.shape[0] !== n || matrix.shape[1] !== n) {
      throw new RangeError(
        `${caller}: cov has the shape [${matrix.shape.join(', ')}], must be [${n}, ${n}] as mean has ${n} numbers`,
      );
    }
    const factor = factorOf(packedValues(matrix), n, method, check_valid, tol);
    const result = empty([...checkShape(size ?? [], caller), n], { dtype: 'float64' });
    const source = this.source();
    const z = new Float64Array(n);
    store(result, (k) => {
      const i = k % n;
      if (i === 0) for (let j = 0; j < n; j++) z[j] = normal(source);
      let sum = 0;
      for (let j = 0; j < n; j++) sum += z[j]! * factor[i * n + j]!;
      return middle[i]! + sum;
    });
    return result;
  }

  /**
   * How often each of several outcomes comes in `n` trials. The last probability counts as what is left to 1.
   *
   * @throws RangeError where a probability is not in [0, 1] or all but the last sum to more than 1, n is no whole
   * number from 0 on, or shapes do not broadcast
   */
  multinomial(n: Parameter, pvals: Parameter, size?: SizeArgument): NdArray<'int64'> {
    const caller = 'multinomial';
    const trials = parameterArray(n, 'n', caller);
    const chances = parameterArray(pvals, 'pvals', caller);
    const d = chances.shape.at(-1) ?? 0;
    if (d === 0) throw new RangeError(`${caller}: pvals must have at least one probability`);
    const p = packedValues(chances);
    for (const value of packedValues(trials)) {
      if (Number.isSafeInteger(value) && value >= 0) continue;
      throw new RangeError(`${caller}: n is ${value}, must be a whole number from 0 on`);
    }
    for (let row = 0; row < p.length; row += d) checkChances(p.subarray(row, row + d), caller);
    const places = zeros(chances.shape.slice(0, -1), { dtype: 'float64' });
    const rows = places.storage.view('float64');
    for (let i = 0; i < places.size; i++) rows[places.offset + i] = i * d;
    const isOne = trials.ndim === 0 && chances.ndim === 1;
    const shape = sizeOfArgument(size, caller);
    const full = isOne ? (shape ?? []) : commonShape([trials, places], shape, caller);
    const counts = packedValues(broadcast_to(trials, full));
    const starts = packedValues(broadcast_to(places, full));
    const values = new Float64Array(counts.length * d);
    const source = this.source();
    counts.forEach((count, i) => {
      const chance = p.subarray(starts[i], starts[i]! + d);
      drawCounts(source, count, chance, values.subarray(i * d, (i + 1) * d));
    });
    return int64Array([...full, d], values);
  }

  /**
   * How many of each colour are among `nsample` that are taken without putting back.
   *
   * @throws RangeError where a number of a colour is no whole number from 0 on, their sum is 1e9 or more, or nsample
   * is larger; TypeError for an unknown method
   */
  multivariate_hypergeometric(
    colors: Parameter,
    nsample: number,
    argument?: SizeArgument | MultivariateHypergeometricOptions,
  ): NdArray<'int64'> {
    const caller = 'multivariate_hypergeometric';
    const known = ['size', 'method'];
    const options = optionsOf<MultivariateHypergeometricOptions>(argument, known, caller);
    const { size, method: asked = 'marginals' } = options;
    const method = oneOf(asked, ['marginals', 'count'], 'method', caller);
    const counts = vector(colors, 'colors', caller);
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (!counts.every((count) => Number.isInteger(count) && count >= 0) || total >= 1e9) {
      throw new RangeError(
        `${caller}: colors must be whole numbers from 0 on, with a sum below 1e9`,
      );
    }
    if (!(Number.isInteger(nsample) && nsample >= 0 && nsample <= total)) {
      throw new RangeError(
        `${caller}: nsample is ${nsample}, must be a whole number from 0 to ${total}`,
      );
    }
    const shape = [...(shapeOf(size, caller) ?? []), counts.length];
    const values = new Float64Array(shape.reduce((product, length) => product * length, 1));
    const isComplement = nsample > Math.floor(total / 2);
    const drawn = isComplement ? total - nsample : nsample;
    const source = this.source();
    const d = counts.length;
    if (drawn > 0 && values.length > 0) {
      const fill = method === 'count' ? shuffled(counts, total) : byColour(counts, total);
      for (let row = 0; row < values.length; row += d) {
        fill(source, drawn, values.subarray(row, row + d));
      }
    }
    if (isComplement) values.forEach((value, i) => void (values[i] = counts[i % d]! - value));
    return int64Array(shape, values);
  }

  /**
   * Vectors of the Dirichlet distribution: positive numbers whose sum is 1.
   *
   * @throws RangeError where an element of alpha is negative
   */
  dirichlet(alpha: Parameter, size?: SizeArgument): NdArray<'float64'> {
    const caller = 'dirichlet';
    const a = vector(alpha, 'alpha', caller);
    if (!a.every((value) => value >= 0)) {
      throw new RangeError(`${caller}: alpha is [${a.join(', ')}], its elements must be 0 or more`);
    }
    const result = zeros([...(sizeOfArgument(size, caller) ?? []), a.length]);
    const data = result.storage.view('float64');
    const rows = data.subarray(result.offset, result.offset + result.size);
    const source = this.source();
    const d = a.length;
    // Gamma numbers of small shapes may all be 0, so that their sum is no divisor.
    const isSmall = d > 0 && Math.max(...a) < 0.1;
    const sums = a.slice();
    for (let j = d - 2; j >= 0; j--) sums[j]! += sums[j + 1]!;
    if (isSmall && sums[0] === 0) return result;
    for (let row = 0; row < rows.length; row += d) {
      const values = rows.subarray(row, row + d);
      if (isSmall) breakStick(source, a, sums, values);
      else normalise(source, a, values);
    }
    return result;
  }
}

/** Draws so many of all colours, and counts them. */
type ColourSampler = (source: Source, drawn: number, to: Float64Array) => void;

function byColour(counts: Float64Array, total: number): ColourSampler {
  const last = counts.length - 1;
  return (source, drawn, to) => {
    let left = drawn;
    let rest = total;
    for (let j = 0; left > 0 && j < last; j++) {
      rest -= counts[j]!;
      const count = hypergeometric(source, counts[j]!, rest, left);
      to[j] = count;
      left -= count;
    }
    if (left > 0) to[last] = left;
  };
}

/** The first places of a shuffle of all that are there, which goes on where the last one ended. */
function shuffled(counts: Float64Array, total: number): ColourSampler {
  const colours = new Int32Array(total);
  let end = 0;
  counts.forEach((count, j) => colours.fill(j, end, (end += count)));
  return ({ kernels }, drawn, to) => {
    for (let i = 0; i < drawn; i++) {
      const place = i + (kernels.masked(total - i - 1) >>> 0);
      const colour = colours[place]!;
      colours[place] = colours[i]!;
      colours[i] = colour;
      to[colour]!++;
    }
  };
}

function breakStick(source: Source, a: Float64Array, sums: Float64Array, to: Float64Array): void {
  let left = 1;
  const last = a.length - 1;
  for (let j = 0; j < last; j++) {
    const v = beta(source, a[j]!, sums[j + 1]!);
    to[j] = left * v;
    left *= 1 - v;
    if (sums[j + 1] === 0) break;
  }
  to[last] = left;
}

function normalise(source: Source, a: Float64Array, to: Float64Array): void {
  let sum = 0;
  for (let j = 0; j < a.length; j++) {
    to[j] = standardGamma(source, a[j]!);
    sum += to[j]!;
  }
  const inverse = 1 / sum;
  for (let j = 0; j < a.length; j++) to[j]! *= inverse;
}

function checkChances(p: Float64Array, caller: string): void {
  // W. Kahan's sum, so that rounding refuses nothing.
  let sum = 0;
  let lost = 0;
  p.forEach((value, i) => {
    if (!(value >= 0 && value <= 1)) {
      throw new RangeError(`${caller}: pvals has ${value}, must be from 0 to 1`);
    }
    if (i === p.length - 1) return;
    const y = value - lost;
    const t = sum + y;
    lost = t - sum - y;
    sum = t;
  });
  if (sum > 1 + 1e-12) {
    throw new RangeError(`${caller}: pvals sum to ${sum} without the last one, must be at most 1`);
  }
}

function drawCounts(source: Source, n: number, p: Float64Array, to: Float64Array): void {
  let left = n;
  let rest = 1;
  const last = p.length - 1;
  for (let j = 0; j < last; j++) {
    to[j] = binomial(source, left, p[j]! / rest);
    left -= to[j]!;
    if (left <= 0) break;
    rest -= p[j]!;
  }
  if (left > 0) to[last] = left;
}

function int64Array(shape: readonly number[], values: Float64Array): NdArray<'int64'> {
  const result = empty([...shape], { dtype: 'int64' });
  store(result, (i) => values[i]!);
  return result;
}
