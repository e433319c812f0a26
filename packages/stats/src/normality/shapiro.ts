/** The test of Shapiro and Wilk. */
import { ndtri } from '../math/normal.ts';
import { normalPvalue } from '../pvalues/normal.ts';
import { TestResult } from '../results/test-result.ts';
import { associated, isConstant } from '../samples/centred.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import { ConstantInputWarning, warn } from '../warnings.ts';

/** Coefficients of the approximations of Royston's Algorithm AS R94 (1995), rising powers. */
const LAST = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
const LAST_BUT_ONE = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
const SMALL = { gamma: [-2.273, 0.459], mean: [0.544, -0.39978, 0.025054, -6.714e-4], deviation: [1.3822, -0.77857, 0.062767, -0.0020322] }; // prettier-ignore
const LARGE = { mean: [-1.5861, -0.31082, -0.083751, 0.0038915], deviation: [-0.4803, -0.082676, 0.0030302] }; // prettier-ignore

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, c) => sum * x + c, 0);

/** The weights of the order statistics of a sample of size n, ascending. */
function weights(n: number): Float64Array {
  const half = n >> 1;
  const a = new Float64Array(n);
  if (n === 3) {
    [a[0], a[2]] = [-Math.SQRT1_2, Math.SQRT1_2];
    return a;
  }
  const scores = Float64Array.from({ length: half }, (_, i) => ndtri((i + 0.625) / (n + 0.25)));
  const squares = 2 * scores.reduce((sum, m) => sum + m * m, 0);
  const root = Math.sqrt(squares);
  const outer = [polynomial(LAST, 1 / Math.sqrt(n)) - scores[0]! / root];
  if (n > 5) outer.push(polynomial(LAST_BUT_ONE, 1 / Math.sqrt(n)) - scores[1]! / root);
  let [rest, share] = [squares, 1];
  outer.forEach((weight, i) => {
    rest -= 2 * scores[i]! ** 2;
    share -= 2 * weight ** 2;
  });
  const factor = Math.sqrt(rest / share);
  for (let i = 0; i < half; i++) {
    const weight = outer[i] ?? -scores[i]! / factor;
    a[i] = -weight;
    a[n - 1 - i] = weight;
  }
  return a;
}

/** The probability of 1 - W as large, for n observations. */
function tail(rest: number, n: number): number {
  if (n === 3) {
    // The angle between W and its least value 3/4, as a difference that keeps its digits.
    const sine = (1 - 4 * rest) / (2 * (Math.sqrt(1 - rest) + Math.sqrt(3 * rest)));
    return Math.min(Math.max((6 / Math.PI) * Math.asin(sine), 0), 1);
  }
  let y = Math.log(rest);
  const [at, { mean, deviation }] = n <= 11 ? [n, SMALL] : [Math.log(n), LARGE];
  if (n <= 11) {
    const gamma = polynomial(SMALL.gamma, n);
    if (y >= gamma) return 1e-19;
    y = -Math.log(gamma - y);
  }
  const z = (y - polynomial(mean, at)) / Math.exp(polynomial(deviation, at));
  return normalPvalue(z, 'greater');
}

/**
 * Tests whether a sample comes from a normal population, by W: the squared correlation of the ordered
 * sample and of what is expected of a normal one. Needs 3 observations; the approximation of the
 * p-value was made for up to 5000. Observations lie along all axes by default. A sample that does not
 * vary has W = 1 and warns. O(n log n). Royston, Algorithm AS R94, Applied Statistics 44 (1995).
 *
 * @throws RangeError where the axis is out of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { shapiro } from '@numloom/stats';
 * const { statistic, pvalue } = shapiro([148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236]);
 * console.log(statistic.toFixed(4), pvalue.toFixed(4)); // => 0.7888 0.0067
 * ```
 */
export function shapiro<A extends Sample, const O extends SampleOptions>(
  x: A,
  options?: O,
): TestResult<Statistic<A, O>>;
export function shapiro(x: Sample, options: SampleOptions = {}): unknown {
  let known: Float64Array = new Float64Array(0);
  const { statistic, pvalue } = slicewise(
    { name: 'shapiro', samples: ['x'], outputs: ['statistic', 'pvalue'], least: 3 },
    [x],
    { axis: null, ...options },
    (values) => {
      if (isConstant(values)) {
        warn(new ConstantInputWarning('shapiro: all values of a sample are the same'));
        return { statistic: 1, pvalue: 1 };
      }
      const n = values.length;
      if (known.length !== n) known = weights(n);
      const { unexplained } = associated(known, values.slice().sort());
      return { statistic: 1 - unexplained, pvalue: tail(unexplained, n) };
    },
  );
  return new TestResult(statistic, pvalue);
}
