/** Covariances and coefficients of correlation of several variables, as matrices. */
import {
  concat,
  diagonal,
  type DType,
  dtypeInfo,
  dtypes,
  expand_dims,
  formatShape,
  type NdArray,
  result_type,
  toArray,
  zeros,
} from '@numloom/ndarray';
import { matmul, type Operand } from '@numloom/linalg';
import {
  assertOptions,
  assign,
  Lazy,
  clip,
  conj,
  divide,
  mean,
  multiply,
  sqrt,
  subtract,
  sum,
} from '@numloom/ufunc';
import { assertFlags } from '../samples/options.ts';
import { SmallSampleWarning, warn } from '../warnings.ts';

/** Dtypes that covariances are computed in. */
type InexactDType = 'float32' | 'float64' | 'complex64' | 'complex128';

/** Options of {@link corrcoef}. */
export interface CorrcoefOptions {
  /** More variables and their observations, as `m` has them. */
  readonly y?: Operand | null | undefined;
  /** Whether rows are variables and columns observations, the default, or the other way round. */
  readonly rowvar?: boolean | undefined;
  /** At least float64 by default, complex128 for complex observations. */
  readonly dtype?: 'float32' | 'float64' | 'complex64' | 'complex128' | null | undefined;
}

/** Options of {@link cov}. */
export interface CovOptions extends CorrcoefOptions {
  /** Whether to divide by the number of observations, and not by one less. */
  readonly bias?: boolean | undefined;
  /** What to subtract from that number: overrides `bias`. */
  readonly ddof?: number | null | undefined;
  /** How often each observation occurs: whole numbers. */
  readonly fweights?: Operand | null | undefined;
  /** How much each observation counts. */
  readonly aweights?: Operand | null | undefined;
}

/**
 * The covariances of variables with each other: NumPy's `cov`. The element i, j is that of the
 * variables i and j, of complex ones the mean of x conj(y); a single variable gives its variance,
 * without an axis. A product of matrices. A warning tells where there are too few observations.
 *
 * @param m - one variable, or a matrix of them
 * @param options - `y`, `rowvar`, `bias`, `ddof`, `fweights`, `aweights`, `dtype`
 * @throws RangeError when shapes do not fit, weights are negative, `fweights` or `ddof` not whole, or all
 *   weights 0; TypeError for complex weights, or a dtype that does not take the observations
 *
 * @example
 * ```ts
 * import { cov } from '@numloom/stats';
 * console.log(cov([[0, 1, 2], [2, 1, 0]]).tolist()); // => [ [ 1, -1 ], [ -1, 1 ] ]
 * console.log(cov([1, 2, 3, 4], { bias: true }).item()); // => 1.25
 * ```
 */
export function cov(m: Operand, options: CovOptions = {}): NdArray<DType> {
  assertOptions(options, ['y', 'rowvar', 'bias', 'ddof', 'fweights', 'aweights', 'dtype'], 'cov');
  return covariances(m, options, 'cov');
}

/**
 * Pearson's coefficients of correlation of variables with each other: NumPy's `corrcoef`, the
 * covariances divided by the standard deviations of both. NaN where a variable does not vary.
 *
 * @param x - one variable, or a matrix of them
 * @param options - `y`, `rowvar`, `dtype`
 * @throws As {@link cov}
 *
 * @example
 * ```ts
 * import { corrcoef } from '@numloom/stats';
 * console.log(corrcoef([[0, 1, 2], [4, 2, 0]]).tolist()); // => [ [ 1, -1 ], [ -1, 1 ] ]
 * ```
 */
export function corrcoef(x: Operand, options: CorrcoefOptions = {}): NdArray<DType> {
  assertOptions(options, ['y', 'rowvar', 'dtype'], 'corrcoef');
  const c = covariances(x, options, 'corrcoef');
  if (c.ndim === 0) return divide(c, c).evaluate();
  const deviations = sqrt(diagonal(c).real).evaluate();
  const scaled = divide(divide(c, expand_dims(deviations, { axis: 1 })), deviations).evaluate();
  const parts = dtypes[c.dtype].kind === 'c' ? [scaled.real, scaled.imag] : [scaled];
  for (const part of parts) assign(part, clip(part, -1, 1));
  return scaled;
}

function covariances(m: Operand, options: CovOptions, caller: string): NdArray {
  assertFlags(options, ['rowvar', 'bias'], caller);
  const { rowvar = true, bias = false } = options;
  const x = variablesOf(m, 'm', caller);
  const other = options.y ?? undefined;
  const y = other === undefined ? undefined : variablesOf(other, 'y', caller);
  const dtype = dtypeFor([x, ...(y ? [y] : [])], options.dtype ?? undefined, caller);
  const rows = rowvar || x.ndim === 1 ? matrixOf(x) : matrixOf(x).T;
  if (rows.shape[0] === 0) return zeros([0, 0]);
  const more = y === undefined ? undefined : besideRows(y, rows, rowvar, caller);
  const all = (more === undefined ? rows : concat([rows.astype(dtype), more.astype(dtype)])).astype(
    dtype,
  );
  const count = all.shape[1]!;
  const ddof = options.ddof ?? (bias ? 0 : 1);
  if (!Number.isInteger(ddof)) {
    throw new RangeError(`${caller}: ddof is ${String(ddof)}, must be a whole number`);
  }
  const weights = weightsFor(options, count, caller);
  const factor = weights === undefined ? count - ddof : weights.factor(ddof);
  if (factor <= 0) {
    warn(new SmallSampleWarning(`${caller}: no degree of freedom is left`));
  }
  const w = weights?.values;
  const middle =
    w === undefined
      ? mean(all, { axis: 1, keepdims: true })
      : divide(sum(multiply(all, w), { axis: 1, keepdims: true }), weights!.total);
  const centred = subtract(all, middle).evaluate().astype(dtype);
  const weighted = w === undefined ? centred : multiply(centred, w).evaluate();
  const product = matmul(centred, conj(weighted.mT));
  const scaled = multiply(product, 1 / Math.max(0, factor)).evaluate();
  return scaled.size === 1 ? scaled.reshape([]) : scaled;
}

function arrayOfOperand(operand: Operand, caller: string): NdArray {
  const array = operand instanceof Lazy ? operand.evaluate() : toArray(operand, caller);
  array.storage.assertUsable(caller);
  return array;
}

function variablesOf(operand: Operand, name: string, caller: string): NdArray {
  const array = arrayOfOperand(operand, caller);
  if (array.ndim <= 2) return array;
  throw new RangeError(
    `${caller}: ${name} has the shape ${formatShape(array.shape)}, must have two axes at most`,
  );
}

/** With a first axis of length 1 where there is one axis only. */
function matrixOf(array: NdArray): NdArray {
  return array.ndim === 2 ? array : array.reshape([1, array.size]);
}

function besideRows(y: NdArray, rows: NdArray, rowvar: boolean, caller: string): NdArray {
  const given = matrixOf(y);
  const more = rowvar || given.shape[0] === 1 ? given : given.T;
  if (more.shape[1] === rows.shape[1]) return more;
  throw new RangeError(
    `${caller}: y has ${more.shape[1]} observations, m has ${rows.shape[1]}; give as many`,
  );
}

function dtypeFor(
  arrays: readonly NdArray[],
  asked: InexactDType | undefined,
  caller: string,
): InexactDType {
  const natural = result_type(...arrays, 'float64') as InexactDType;
  if (asked === undefined) return natural;
  const { kind } = dtypeInfo(asked, caller);
  if (kind === 'c' || (kind === 'f' && dtypes[natural].kind === 'f')) return asked;
  throw new TypeError(
    `${caller}: dtype is ${asked}, must be of floats, complex ones where observations are`,
  );
}

/** Weights of observations, and what is made of them. */
interface Weights {
  readonly values: NdArray<'float64'>;
  readonly total: number;
  /** By what the sums of products are divided. */
  readonly factor: (ddof: number) => number;
}

function weightsFor(options: CovOptions, count: number, caller: string): Weights | undefined {
  const frequencies = weightsOf(options.fweights, 'fweights', count, caller);
  const importances = weightsOf(options.aweights, 'aweights', count, caller);
  if (frequencies && !(frequencies.tolist() as number[]).every(Number.isInteger)) {
    throw new RangeError(`${caller}: fweights must be whole numbers`);
  }
  const values =
    frequencies && importances
      ? multiply(frequencies, importances).evaluate()
      : (frequencies ?? importances);
  if (values === undefined) return undefined;
  const total = sum(values).item();
  if (total === 0) throw new RangeError(`${caller}: the weights add up to 0`);
  const factor = (ddof: number): number => {
    if (ddof === 0) return total;
    if (importances === undefined) return total - ddof;
    return total - (ddof * sum(multiply(values, importances)).item()) / total;
  };
  return { values: values, total, factor };
}

function weightsOf(
  operand: Operand | null | undefined,
  name: string,
  count: number,
  caller: string,
): NdArray<'float64'> | undefined {
  if (operand === undefined || operand === null) return undefined;
  const given = arrayOfOperand(operand, `${caller}: ${name}`);
  if (dtypes[given.dtype].kind === 'c') {
    throw new TypeError(`${caller}: ${name} has the dtype ${given.dtype}, must be real`);
  }
  if (given.ndim !== 1 || given.size !== count) {
    throw new RangeError(
      `${caller}: ${name} has the shape ${formatShape(given.shape)}, must be ${count} weights`,
    );
  }
  const weights = given.astype('float64');
  for (const weight of weights.values()) {
    if (weight < 0) throw new RangeError(`${caller}: ${name} has ${weight}, must not be negative`);
  }
  return weights;
}
