/** The methods that all distributions have. */
import type { NdArray } from '@numloom/ndarray';
import type { Expression, Operand } from '@numloom/ufunc';
import { levelOf } from '../samples/options.ts';
import { operandOf, type Signature, tellApart, type Told } from './arguments.ts';
import { type DistributionLaw, domainOf, endsOf, type Law, type OfShapes } from './law.ts';
import { type Core, pointwise } from './pointwise.ts';
import { randomValues } from './random-values.ts';

type Value = number | Expression<'float64'>;

/** Makes methods of one distribution, which name it in errors. */
export interface Maker {
  /** How a method is called. */
  readonly signature: (
    method: string,
    values: readonly string[],
    options?: readonly string[],
  ) => Signature;
  /** A method of a value `x` and parameters; `ofMany` is that of `pointwise`. */
  readonly ofValue: (
    method: string,
    x: string,
    core: Core,
    ofMany?: Core,
  ) => (...args: unknown[]) => Value;
  /** A method of parameters. */
  readonly ofParameters: (method: string, core: Core) => (...args: unknown[]) => Value;
}

/** A maker of methods of a distribution with parameters in certain places: `loc`, and mostly `scale`. */
export function makerOf({ name, shapes }: DistributionLaw, places: readonly string[]): Maker {
  const signature: Maker['signature'] = (method, values, options = []) => ({
    caller: `${name}.${method}`,
    values,
    shapes,
    places,
    options,
  });
  return {
    signature,
    ofValue(method, x, core, ofMany) {
      const called = signature(method, [x]);
      const apply = pointwise(called.caller, shapes.length, core, ofMany);
      return (...args) => {
        const { values, parameters } = tellApart(args, called);
        return apply(operandOf(values[0], x, called.caller), parameters);
      };
    },
    ofParameters(method, core) {
      const called = signature(method, []);
      const apply = pointwise(called.caller, shapes.length, core);
      return (...args) => apply(0, tellApart(args, called).parameters);
    },
  };
}

/** A method that all distributions have. */
export type CommonMethod = (...args: unknown[]) => unknown;

/**
 * The methods that continuous and discrete distributions have alike. Those without a scale among
 * their places are discrete.
 */
export function commonMethods(
  law: DistributionLaw,
  places: readonly string[],
): Record<string, CommonMethod> {
  const { signature, ofValue, ofParameters } = makerOf(law, places);
  const allowed = domainOf(law);
  const [low, high] = endsOf(law);
  const { name, shapes } = law;
  // Values of a distribution without a scale are whole numbers.
  const isDiscrete = !places.includes('scale');

  /** A function of probability: 0 below the support and 1 above, or the other way round. */
  const probability =
    (within: Law, below: number, above: number): Core =>
    (x, a, b, c, loc, scale) => {
      const z = isDiscrete ? Math.floor(x - loc) : (x - loc) / scale;
      if (z !== z || !(scale > 0) || !allowed(a, b, c)) return NaN;
      if (z >= high(a, b, c)) return above;
      const first = low(a, b, c);
      return z < first || (z === first && !isDiscrete) ? below : within(z, a, b, c);
    };
  const ofMany = (within: Law, many: Law | undefined, below: number, above: number) =>
    [probability(within, below, above), many && probability(many, below, above)] as const;
  /** A function that finds values: the first end of the support for 0, the other one for 1. */
  const inverse =
    (within: Law, first: OfShapes, last: OfShapes): Core =>
    (p, a, b, c, loc, scale) => {
      if (!(p >= 0) || !(p <= 1) || !(scale > 0) || loc !== loc || !allowed(a, b, c)) return NaN;
      const z = p === 0 ? first(a, b, c) : p === 1 ? last(a, b, c) : within(p, a, b, c);
      return z * scale + loc;
    };
  /** A function of parameters, which are checked. */
  const checked =
    (f: Core): Core =>
    (x, a, b, c, loc, scale) =>
      scale > 0 && loc === loc && allowed(a, b, c) ? f(x, a, b, c, loc, scale) : NaN;

  const first: OfShapes = isDiscrete ? (a, b, c) => low(a, b, c) - 1 : low;
  const quantile = inverse(law.ppf, first, high);
  const upper = inverse(law.isf, high, first);
  const variance = checked((_, a, b, c, _loc, scale) => law.variance(a, b, c) * scale * scale);
  const mean = checked((_, a, b, c, loc, scale) => law.mean(a, b, c) * scale + loc);
  const letters: Record<string, Core> = {
    m: mean,
    v: variance,
    s: checked((_, a, b, c) => law.skewness(a, b, c)),
    k: checked((_, a, b, c) => law.kurtosis(a, b, c)),
  };
  /** Several functions of the same parameters. */
  const several =
    (method: string, cores: readonly Core[]) =>
    (x: Operand, told: Told): Value[] =>
      cores.map((core) => pointwise(`${name}.${method}`, shapes.length, core)(x, told.parameters));

  return {
    cdf: ofValue('cdf', 'x', ...ofMany(law.cdf, law.cdfOfMany, 0, 1)),
    sf: ofValue('sf', 'x', ...ofMany(law.sf, law.sfOfMany, 1, 0)),
    logcdf: ofValue('logcdf', 'x', probability(law.logcdf, -Infinity, 0)),
    logsf: ofValue('logsf', 'x', probability(law.logsf, 0, -Infinity)),
    ppf: ofValue('ppf', 'p', quantile),
    isf: ofValue('isf', 'q', upper),
    mean: ofParameters('mean', mean),
    median: ofParameters('median', (_, a, b, c, loc, scale) => quantile(0.5, a, b, c, loc, scale)),
    var: ofParameters('var', variance),
    std: ofParameters('std', (_, a, b, c, loc, scale) =>
      Math.sqrt(variance(0, a, b, c, loc, scale)),
    ),
    entropy: ofParameters(
      'entropy',
      checked((_, a, b, c, _loc, scale) => law.entropy(a, b, c) + Math.log(scale)),
    ),
    moment: ofValue(
      'moment',
      'order',
      checked((order, a, b, c, loc, scale) => {
        if (!(order >= 0) || !Number.isInteger(order)) return NaN;
        if (loc === 0) return order === 0 ? 1 : scale ** order * law.moment(order, a, b, c);
        let sum = loc ** order;
        let choices = 1;
        for (let k = 1; k <= order; k++) {
          choices *= (order - k + 1) / k;
          sum += choices * loc ** (order - k) * scale ** k * law.moment(k, a, b, c);
        }
        return sum;
      }),
    ),
    stats: (...args) => {
      const called = signature('stats', [], ['moments']);
      const told = tellApart(args, called);
      const { moments = 'mv' } = told.options;
      if (typeof moments !== 'string' || !/^[mvsk]*$/.test(moments)) {
        throw new TypeError(
          `${called.caller}: moments is ${String(moments)}, must be letters of 'mvsk'`,
        );
      }
      return several(
        'stats',
        [...moments].map((letter) => letters[letter]!),
      )(0, told);
    },
    interval: (...args) => {
      const called = signature('interval', ['confidence']);
      const told = tellApart(args, called);
      const confidence = operandOf(told.values[0], 'confidence', called.caller);
      if (typeof confidence === 'number' && confidence === confidence) {
        levelOf(confidence, 'confidence', called.caller);
      }
      // Beyond 0 and 1 there is none.
      const tail = (level: number): number => (level >= 0 ? (1 - level) / 2 : NaN);
      return several('interval', [
        (level, ...rest) => quantile(tail(level), ...rest),
        (level, ...rest) => upper(tail(level), ...rest),
      ])(confidence, told);
    },
    support: (...args) =>
      several(
        'support',
        [low, high].map((end) => checked((_, a, b, c, loc, scale) => end(a, b, c) * scale + loc)),
      )(0, tellApart(args, signature('support', []))),
    rvs: (...args): number | NdArray<'float64'> => {
      const called = signature('rvs', [], ['size', 'random_state']);
      return randomValues(law, tellApart(args, called), called.caller);
    },
  };
}
