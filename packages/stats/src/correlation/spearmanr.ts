/** Spearman's coefficient of rank correlation. */
import { asarray, formatShape, type NdArray, normalizeAxis } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { correlationPvalue } from '../pvalues/correlation.ts';
import { TestResult } from '../results/test-result.ts';
import { ranksOf } from '../ranks/ranks.ts';
import { associated, isConstant } from '../samples/centred.ts';
import { alternativeOf, nanPolicyOf } from '../samples/options.ts';
import { isPlain, realArray } from '../samples/samples.ts';
import { packedValues, warnOfSmall } from '../samples/slicewise.ts';
import type { Alternative, NanPolicy, Sample, Statistic, TestOptions } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';
import { ConstantInputWarning, warn } from '../warnings.ts';

/** Options of rank correlation. */
export interface SpearmanOptions extends Omit<TestOptions, 'axis' | 'keepdims'> {
  /** The axis of observations, 0 or 1; null to take each argument as one variable. 0 by default. */
  readonly axis?: number | null;
}

const CALLER = 'spearmanr';

/**
 * Spearman's coefficient of rank correlation, and the test that variables are not monotonically
 * related. Of two variables, given as two samples or as two columns, it is a number, or an array
 * without axes where samples are arrays; of more columns a matrix. Variables that do not vary give NaN
 * and warn. With `nan_policy: 'omit'` each pair of variables leaves out the observations that lack
 * either. The p-value is that of Student's t, which needs some 10 observations or more.
 *
 * @throws RangeError for samples of more than two axes, of different lengths, or for one variable only;
 * Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { spearmanr } from '@numloom/stats';
 * const { statistic, pvalue } = spearmanr([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]);
 * console.log(statistic.toFixed(4), pvalue.toFixed(4)); // => 0.8208 0.0886
 * ```
 */
export function spearmanr<A extends Sample, B extends Sample>(
  a: A,
  b: B,
  options?: SpearmanOptions,
): TestResult<Statistic<A, object, B>>;
export function spearmanr(a: Sample, options?: SpearmanOptions): TestResult<NdArray<'float64'>>;
export function spearmanr(...args: unknown[]): unknown {
  const [samples, options] = variadic<SpearmanOptions>(args, 1, CALLER);
  assertOptions(options, ['axis', 'nan_policy', 'alternative'], CALLER);
  if (samples.length > 2) {
    throw new TypeError(`${CALLER}: takes one or two samples, got ${samples.length}`);
  }
  const policy = nanPolicyOf(options.nan_policy, CALLER);
  const alternative = alternativeOf(options.alternative, CALLER);
  const variables = variablesOf(samples, options.axis === undefined ? 0 : options.axis);
  const hasNan = variables.map((one) => one.some(Number.isNaN));
  if (policy === 'raise' && hasNan.includes(true)) {
    throw new Error(`${CALLER}: the input contains nan values`);
  }
  const count = variables.length;
  const found = new Finder(variables, policy, alternative);
  if (count === 2) {
    const [r, p] = found.pair(0, 1);
    found.tell();
    if (samples.every(isPlain)) return new TestResult(r, p);
    return new TestResult(asarray([r]).reshape([]), asarray([p]).reshape([]));
  }
  const [rs, ps] = [new Float64Array(count * count), new Float64Array(count * count)];
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      const [r, p] = found.pair(i, j);
      rs[i * count + j] = rs[j * count + i] = r;
      ps[i * count + j] = ps[j * count + i] = p;
    }
  }
  found.tell();
  const shaped = (values: Float64Array) => asarray(values).reshape([count, count]);
  return new TestResult(shaped(rs), shaped(ps));
}

/** The variables that samples hold, as rows of observations. */
function variablesOf(samples: readonly Sample[], axis: number | null): Float64Array[] {
  const variables: Float64Array[] = [];
  samples.forEach((sample, k) => {
    const name = 'ab'[k]!;
    let array = realArray(sample, CALLER, name);
    if (axis === null || array.ndim < 2) {
      variables.push(packedValues(array.reshape([-1])));
      return;
    }
    if (array.ndim > 2) {
      throw new RangeError(
        `${CALLER}: ${name} has the shape ${formatShape(array.shape)}, must have one or two axes`,
      );
    }
    if (normalizeAxis(axis, 2, CALLER) === 0) array = array.T;
    const [rows, columns] = array.shape as [number, number];
    const values = packedValues(array);
    for (let row = 0; row < rows; row++) {
      variables.push(values.subarray(row * columns, (row + 1) * columns));
    }
  });
  const lengths = variables.map((one) => one.length);
  if (lengths.some((length) => length !== lengths[0])) {
    throw new RangeError(
      `${CALLER}: the variables have ${lengths.join(', ')} observations, must have equally many`,
    );
  }
  if (variables.length < 2) throw new RangeError(`${CALLER}: needs two variables or more, got 1`);
  return variables;
}

/** Correlations of pairs of variables, which remembers ranks and what there is to warn of. */
class Finder {
  readonly #variables: readonly Float64Array[];
  readonly #policy: NanPolicy;
  readonly #alternative: Alternative;
  readonly #ranks: (Float64Array | undefined)[] = [];
  #isSmall = false;
  #hasConstant = false;

  constructor(variables: readonly Float64Array[], policy: NanPolicy, alternative: Alternative) {
    this.#variables = variables;
    this.#policy = policy;
    this.#alternative = alternative;
  }

  pair(i: number, j: number): readonly [r: number, p: number] {
    const [a, b] = [this.#variables[i]!, this.#variables[j]!];
    const isMissing = (k: number) => a[k] !== a[k] || b[k] !== b[k];
    if (!a.some((_, k) => isMissing(k))) return this.#correlate(this.#ranked(i), this.#ranked(j));
    if (this.#policy === 'propagate') return [NaN, NaN];
    const kept = (x: Float64Array) => ranksOf(x.filter((_, k) => !isMissing(k))).ranks;
    return this.#correlate(kept(a), kept(b));
  }

  /** Warns once of what was met. */
  tell(): void {
    if (this.#isSmall) warnOfSmall(CALLER, 2);
    if (!this.#hasConstant) return;
    warn(
      new ConstantInputWarning(
        `${CALLER}: all values of a variable are the same; its correlation is not defined`,
      ),
    );
  }

  #ranked(i: number): Float64Array {
    return (this.#ranks[i] ??= ranksOf(this.#variables[i]!).ranks);
  }

  #correlate(a: Float64Array, b: Float64Array): readonly [r: number, p: number] {
    if (a.length < 2) {
      this.#isSmall = true;
      return [NaN, NaN];
    }
    if (isConstant(a) || isConstant(b)) {
      this.#hasConstant = true;
      return [NaN, NaN];
    }
    const { r, unexplained } = associated(a, b);
    const p = a.length === 2 ? NaN : correlationPvalue(r, unexplained, a.length, this.#alternative);
    return [r, p];
  }
}
