/** Continuous distributions, made of their laws. */
import { assertFlags } from '../samples/options.ts';
import { packedValues } from '../samples/slicewise.ts';
import { realArray } from '../samples/samples.ts';
import type { Sample } from '../samples/types.ts';
import { type Signature, tellApart } from './arguments.ts';
import { expectation } from './expectation.ts';
import { fitTask } from './fit-task.ts';
import { freeze } from './frozen.ts';
import { type ContinuousLaw, domainOf, endsOf } from './law.ts';
import { commonMethods, type CommonMethod, makerOf } from './methods.ts';
import type { ContinuousDistribution } from './types.ts';

const PLACES = ['loc', 'scale'] as const;

/** The distribution of a law, with its shape parameters `N`, that are named `S`. */
export function continuous<const N extends readonly number[] = [], S extends string = never>(
  law: ContinuousLaw,
): ContinuousDistribution<N, S> {
  const { name, shapes } = law;
  const { signature, ofValue } = makerOf(law, PLACES);
  const allowed = domainOf(law);
  const [low, high] = endsOf(law);

  const logDensity = (
    x: number,
    a: number,
    b: number,
    c: number,
    loc: number,
    scale: number, // prettier-ignore
  ): number => {
    const z = (x - loc) / scale;
    if (z !== z || !(scale > 0) || !allowed(a, b, c)) return NaN;
    if (z < low(a, b, c) || z > high(a, b, c) || z - z !== 0) return -Infinity;
    return law.logpdf(z, a, b, c) - Math.log(scale);
  };
  const methods = {
    pdf: ofValue('pdf', 'x', (x, a, b, c, loc, scale) => {
      const z = (x - loc) / scale;
      if (z !== z || !(scale > 0) || !allowed(a, b, c)) return NaN;
      // No density at infinity, where formulas would be of the kind 0 · ∞.
      if (z < low(a, b, c) || z > high(a, b, c) || z - z !== 0) return 0;
      return law.pdf(z, a, b, c) / scale;
    }),
    logpdf: ofValue('logpdf', 'x', logDensity),
    ...commonMethods(law, PLACES),
    expect: (...args) => expect(methods, signature('expect', ['func'], EXPECT_OPTIONS), args),
  } as Record<string, CommonMethod>;

  const distribution = (...args: unknown[]) =>
    freeze(
      methods,
      tellApart(args, { caller: name, values: [], shapes, places: PLACES }).parameters,
    );
  const own = {
    shapes,
    ...methods,
    fit: (data: Sample, options: object = {}): number[] => {
      const caller = `${name}.fit`;
      const task = fitTask(observations(data, caller), options, shapes, caller);
      return law.fit(task, law);
    },
    nnlf: (theta: readonly number[], data: Sample): number => {
      const caller = `${name}.nnlf`;
      if (theta.length !== shapes.length + 2) {
        throw new RangeError(
          `${caller}: theta has ${theta.length} numbers, must have ${[...shapes, ...PLACES].join(', ')}`,
        );
      }
      const [a = 1, b = 1, c = 1] = theta.slice(0, shapes.length);
      const [loc, scale] = theta.slice(-2) as [number, number];
      if (!(scale > 0) || !allowed(a, b, c)) return Infinity;
      return observations(data, caller).reduce(
        (sum, x) => sum - logDensity(x, a, b, c, loc, scale),
        0,
      );
    },
  };
  Object.defineProperty(distribution, 'name', { value: name });
  return Object.assign(distribution, own) as unknown as ContinuousDistribution<N, S>;
}

const EXPECT_OPTIONS = ['lb', 'ub', 'conditional'];

const observations = (data: Sample, caller: string): Float64Array =>
  packedValues(realArray(data, caller, 'data'));

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
  const frozen = freeze<Parameters<typeof expectation>[1]>(methods, parameters);
  return expectation(func as (x: number) => number, frozen, lb, ub, conditional === true);
}
