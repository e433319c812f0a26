/** Power of t tests, and what is needed for it. */
import { assertOptions } from '@numloom/ufunc';
import { nctdtr } from '../math/noncentral-t.ts';
import { stdtrit } from '../math/student-t.ts';
import { alternativeOf, levelOf, oneOf } from '../samples/options.ts';
import type { Alternative } from '../samples/types.ts';

/** What is known of a planned t test. One of effect size, nobs, power and alpha is left out, or null. */
export interface TtestPowerOptions {
  /**
   * Which test: `'1samp'`, the default, and `'rel'` have one sample (of observations, or of differences of
   * pairs), `'ind'` two independent ones with one variance.
   */
  readonly test?: '1samp' | 'rel' | 'ind';
  /** Cohen's d: the difference of means in standard deviations. */
  readonly effect_size?: number | null;
  /**
   * The number of observations, or of pairs; of two samples that of the first. There must be a degree of
   * freedom or more.
   */
  readonly nobs?: number | null;
  /** How many times as many observations the second of two samples has; 1 by default. */
  readonly ratio?: number;
  /** The probability to reject a true null hypothesis; 0.05 by default, null to ask for it. */
  readonly alpha?: number | null;
  /** The probability to reject the null hypothesis where there is an effect of that size. */
  readonly power?: number | null;
  /** The alternative hypothesis: `'two-sided'`, the default, `'less'` or `'greater'`. */
  readonly alternative?: Alternative;
}

/** All that belongs together. */
export interface TtestPower {
  readonly effect_size: number;
  /** Where it was asked for, not rounded up to an integer, and that of one degree of freedom at the least. */
  readonly nobs: number;
  readonly alpha: number;
  /** What was asked for, or more where the fewest observations have more. */
  readonly power: number;
}

/**
 * Power of a t test, the sample size or the smallest effect that it needs, or alpha: whichever of
 * `effect_size`, `nobs`, `power` and `alpha` is left out is found from the others, by the noncentral t
 * distribution (Cohen 1988, "Statistical power analysis for the behavioral sciences").
 *
 * @throws TypeError where not exactly one is left out; RangeError for values that are out of range, or
 *   for which there is no answer
 *
 * @example
 * ```ts
 * import { ttest_power } from '@numloom/stats';
 * const { nobs } = ttest_power({ effect_size: 0.5, power: 0.8 });
 * console.log(Math.ceil(nobs)); // => 34
 * const { power } = ttest_power({ test: 'ind', effect_size: 0.5, nobs: 64 });
 * console.log(power.toFixed(4)); // => 0.8015
 * const { effect_size } = ttest_power({ nobs: 25, power: 0.8 });
 * console.log(effect_size.toFixed(4)); // => 0.5840
 * ```
 */
export function ttest_power(options: TtestPowerOptions): TtestPower {
  const caller = 'ttest_power';
  assertOptions(
    options,
    ['test', 'effect_size', 'nobs', 'ratio', 'alpha', 'power', 'alternative'],
    caller,
  );
  const { effect_size, nobs, alpha = 0.05, power, ratio = 1 } = options;
  const test = oneOf(options.test ?? '1samp', ['1samp', 'rel', 'ind'], 'test', caller);
  const alternative = alternativeOf(options.alternative, caller);
  const known = { effect_size, nobs, alpha, power };
  const asked = Object.entries(known).flatMap(([name, value]) => (value == null ? [name] : []));
  if (asked.length !== 1) {
    throw new TypeError(
      `${caller}: ${asked.length === 0 ? 'nothing' : asked.join(', ')} of effect_size, nobs, power and alpha is left out, must be exactly one`,
    );
  }
  const of = { ...(known as TtestPower) };
  const isPaired = test !== 'ind';
  const finite = (name: string, value: number, least: number, must: string): void => {
    if (Number.isFinite(value) && value >= least) return;
    throw new RangeError(`${caller}: ${name} is ${value}, must be ${must}`);
  };
  finite('ratio', ratio, Number.MIN_VALUE, 'positive and finite');
  if (effect_size != null) finite('effect_size', effect_size, -Infinity, 'a finite number');
  if (alpha != null) levelOf(alpha, 'alpha', caller);
  if (power != null) levelOf(power, 'power', caller);
  // One degree of freedom.
  const least = isPaired ? 2 : 3 / (1 + ratio);
  if (nobs != null) finite('nobs', nobs, least, `${least} or more, and finite`);
  const at = (changed: Partial<TtestPower>): number => {
    const { effect_size: d, nobs: n, alpha: level } = { ...of, ...changed };
    const size = isPaired ? n : (n * ratio) / (1 + ratio);
    return powerOf(d * Math.sqrt(size), isPaired ? n - 1 : n * (1 + ratio) - 2, level, alternative);
  };
  if (power == null) return { ...of, power: at({}) };
  const solve = (name: keyof TtestPower, low: number, high: number): TtestPower => {
    const value = root((x) => at({ [name]: x }) - power, low, high);
    if (value === value) return { ...of, [name]: value };
    throw new RangeError(
      `${caller}: no ${name} gives a power of ${power} with what else is given; tried ${low} to ${high}`,
    );
  };
  if (alpha == null) return solve('alpha', 0, 1);
  if (power === 0 || power === 1) {
    throw new RangeError(`${caller}: power is ${power}, must be between 0 and 1, exclusive`);
  }
  if (effect_size === 0) {
    throw new RangeError(
      `${caller}: no nobs gives a power of ${power} with an effect_size of 0, which has that of alpha`,
    );
  }
  if (nobs == null) {
    const atLeast = at({ nobs: least });
    // Where more observations have a greater power still, the fewest are enough.
    const isEnough = atLeast >= power && at({ nobs: 2 * least }) >= atLeast;
    return isEnough ? { ...of, nobs: least, power: atLeast } : solve('nobs', least, 1e12);
  }
  const sign = alternative === 'less' ? -1 : 1;
  return solve('effect_size', alternative === 'two-sided' ? 0 : -sign * FAR, sign * FAR);
}

/** Effects are sought up to there. */
const FAR = 1e4;

/** The probability of a noncentral t beyond what a central one is with probability alpha. */
function powerOf(shift: number, df: number, alpha: number, alternative: Alternative): number {
  // Beyond that only its sign counts.
  const nc = Math.max(-1e100, Math.min(shift, 1e100));
  if (alternative === 'less') return nctdtr(df, nc, stdtrit(df, alpha));
  if (alternative === 'greater') return nctdtr(df, -nc, stdtrit(df, alpha));
  const critical = stdtrit(df, alpha / 2);
  return nctdtr(df, nc, critical) + nctdtr(df, -nc, critical);
}

/**
 * The place between `from` and `to` where a monotone function is 0, NaN if it has one sign: by false
 * position with halved ends (Illinois), and by halves where that is slow.
 */
function root(f: (x: number) => number, from: number, to: number): number {
  let [a, b] = [from, to];
  let [fa, fb] = [f(a), f(b)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa < 0 !== fb < 0) || fa !== fa || fb !== fb) return NaN;
  for (let k = 0; k < 400 && Math.abs(b - a) > 2e-16 * Math.max(Math.abs(a), Math.abs(b)); k++) {
    const isWide = a > 0 && b / a > 4;
    let x =
      k % 3 === 2 ? (isWide ? Math.sqrt(a * b) : (a + b) / 2) : b - (fb * (b - a)) / (fb - fa);
    if (isWide) x = Math.sqrt(a * b);
    if (!(x > Math.min(a, b) && x < Math.max(a, b))) x = (a + b) / 2;
    const fx = f(x);
    if (fx === 0) return x;
    if (fx < 0 === fb < 0) {
      fa /= 2;
    } else {
      [a, fa] = [b, fb];
    }
    [b, fb] = [x, fx];
    if (a > b && isWide) [a, b, fa, fb] = [b, a, fb, fa];
  }
  return b;
}
