/** Discrete distributions, made of their laws. */
import { assertFlags } from '../samples/options.ts';
import { tellApart, type Signature } from './arguments.ts';
import { expectation, type Tails } from './expectation.ts';
import { quantilesOf, sumOfCounts } from './counts.ts';
import type { DiscreteDistribution } from './discrete-types.ts';
import { freeze } from './frozen.ts';
import { type DistributionLaw, domainOf, endsOf, type Law } from './law.ts';
import { commonMethods, type CommonMethod, makerOf } from './methods.ts';
import type { Core } from './pointwise.ts';

const PLACES = ['loc'] as const;

/** The standard deviation up to which sums are taken term by term; beyond, neighbours are as good as the same. */
const MOST_SPREAD = 3e5;
/** The one from which entropies of laws that are nearly normal have a formula. */
const LEAST_SPREAD = 1e4;

/** A distribution of whole numbers. */
export interface DiscreteLaw extends Omit<DistributionLaw, 'ppf' | 'isf' | 'entropy'> {
  /** The probability of a whole number within the support, and its logarithm. */
  readonly pmf: Law;
  readonly logpmf: Law;
  /** Quantiles, where there is a formula; else they are searched for. */
  readonly ppf?: Law;
  readonly isf?: Law;
  /** The entropy, where there is a formula; else it is summed up. */
  readonly entropy?: DistributionLaw['entropy'];
}

/** The distribution of a law, with its shape parameters `N`. */
export function discrete<const N extends readonly number[]>(
  law: DiscreteLaw,
): DiscreteDistribution<N> {
  const { name, shapes } = law;
  const [low, high] = endsOf(law as DistributionLaw);
  const complete: DistributionLaw = {
    ...quantilesOf({ ...law, low, high }),
    entropy: (a, b, c) => {
      const spread = Math.sqrt(complete.variance(a, b, c));
      if (!(spread < Infinity)) return NaN;
      if (spread > LEAST_SPREAD && isNearNormal(complete, a, b, c)) {
        return (
          0.5 * Math.log(2 * Math.PI * Math.E) + Math.log(spread) - law.skewness(a, b, c) ** 2 / 12
        );
      }
      if (spread > MOST_SPREAD) return spreadEntropy(complete, law.logpmf, a, b, c);
      return sumOfCounts(
        (k, probability) => -probability * law.logpmf(k, a, b, c),
        (k) => law.pmf(k, a, b, c),
        law.mean(a, b, c),
        low(a, b, c),
        high(a, b, c),
      );
    },
    ...law,
  };
  const allowed = domainOf(complete);
  const { signature, ofValue } = makerOf(complete, PLACES);
  const within =
    (f: Law, outside: number): Core =>
    (x, a, b, c, loc) => {
      const k = x - loc;
      if (k !== k || !allowed(a, b, c)) return NaN;
      // Infinity is no count.
      if (k < low(a, b, c) || k > high(a, b, c) || k !== Math.floor(k) || k - k !== 0) {
        return outside;
      }
      return f(k, a, b, c);
    };
  const methods = {
    pmf: ofValue('pmf', 'k', within(law.pmf, 0)),
    logpmf: ofValue('logpmf', 'k', within(law.logpmf, -Infinity)),
    ...commonMethods(complete, PLACES),
    expect: (...args) => expect(methods, signature('expect', ['func'], EXPECT_OPTIONS), args),
  } as Record<string, CommonMethod>;
  const distribution = (...args: unknown[]) =>
    freeze(
      methods,
      tellApart(args, { caller: name, values: [], shapes, places: PLACES }).parameters,
    );
  Object.defineProperty(distribution, 'name', { value: name });
  return Object.assign(distribution, { shapes, ...methods }) as unknown as DiscreteDistribution<N>;
}

/** Whether the entropy is that of a normal distribution but for the first term of Edgeworth's series. */
const isNearNormal = (law: DistributionLaw, a: number, b: number, c: number): boolean =>
  Math.abs(law.skewness(a, b, c)) < 1e-3 && Math.abs(law.kurtosis(a, b, c)) < 1e-6;

/** The entropy as an integral over probabilities of tails. */
function spreadEntropy(
  { cdf, sf, logcdf, logsf, ppf, isf }: DistributionLaw,
  logpmf: Law,
  a: number,
  b: number,
  c: number,
): number {
  const tails: Tails = {
    cdf: (k) => cdf(k, a, b, c),
    sf: (k) => sf(k, a, b, c),
    logcdf: (k) => (k === -Infinity ? k : logcdf(k, a, b, c)),
    logsf: (k) => (k === Infinity ? -k : logsf(k, a, b, c)),
    ppf: (p) => ppf(p, a, b, c),
    isf: (q) => isf(q, a, b, c),
    support: () => [-Infinity, Infinity],
  };
  return expectation((k) => -logpmf(k, a, b, c), tails, -Infinity, Infinity, false);
}

const EXPECT_OPTIONS = ['lb', 'ub', 'conditional'];

/** What a mean of a function is made of. */
interface Parts extends Tails {
  readonly pmf: (k: number) => number;
  readonly mean: () => number;
  readonly std: () => number;
  readonly median: () => number;
}

/** The mean of a function. */
function expect(
  methods: Record<string, CommonMethod>,
  called: Signature,
  args: readonly unknown[],
): number {
  const { values, parameters, options } = tellApart(args, called);
  const [func] = values;
  assertFlags(options, ['conditional'], called.caller);
  const { lb = -Infinity, ub = Infinity, conditional = false } = options;
  if (typeof func !== 'function') {
    throw new TypeError(`${called.caller}: func is ${String(func)}, must be a function`);
  }
  const isNumber = (value: unknown): value is number => typeof value === 'number';
  if (!parameters.every(isNumber) || !isNumber(lb) || !isNumber(ub)) {
    throw new TypeError(`${called.caller}: parameters and bounds must be numbers`);
  }
  const parts = freeze<Parts>(methods, parameters);
  const { pmf, cdf, sf, mean, std, median, support } = parts;
  const [low, high] = support();
  if (Number.isNaN(low) || Number.isNaN(lb) || Number.isNaN(ub)) return NaN;
  // A location may be a fraction.
  const offset = Number.isFinite(low) ? low - Math.floor(low) : 0;
  const first = Math.max(low, Math.ceil(lb - offset) + offset);
  const last = Math.min(high, Math.floor(ub - offset) + offset);
  const spread = std();
  if (Number.isNaN(spread) || Math.abs(mean()) === Infinity) return NaN;
  if (Math.min(spread, last - first) > MOST_SPREAD) {
    const tails = { ...parts, support: () => [low, high] as [number, number] };
    return expectation(
      func as (k: number) => number,
      tails,
      first - 0.5,
      last + 0.5,
      conditional === true,
    );
  }
  const middle = median();
  const sum = sumOfCounts(
    (k, probability) => (func as (k: number) => number)(k + offset) * probability,
    (k) => pmf(k + offset),
    mean() - offset,
    first - offset,
    last - offset,
  );
  if (conditional !== true) return sum;
  return sum / (first > middle ? sf(first - 1) - sf(last) : cdf(last) - cdf(first - 1));
}
