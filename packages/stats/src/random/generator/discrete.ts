/** Methods for discrete distributions. */
import { binomial } from '../samplers/binomial.ts';
import { geometric, logseries, zipf } from '../samplers/discrete.ts';
import { hypergeometric } from '../samplers/hypergeometric.ts';
import { MOST_POISSON, negativeBinomial, poisson } from '../samplers/poisson.ts';
import { draw } from './draw.ts';
import { PROBABILITY, PROBABILITY_ABOVE_0, PROBABILITY_BELOW_1, type Rule } from './parameters.ts';
import { TransformedMethods } from './transformed.ts';
import type { Drawn, Parameter, SizeArgument, SizeOptions } from './types.ts';

const COUNT: Rule = [
  (x) => Number.isSafeInteger(x) && x >= 0,
  'must be a whole number from 0 to 2**53 - 1',
];
const URN: Rule = [
  (x) => Number.isInteger(x) && x >= 0 && x < 1e9,
  'must be a whole number from 0 to below 1e9',
];
const POSITIVE: Rule = [(x) => x > 0, 'must be above 0'];
const ABOVE_1: Rule = [(x) => x > 1, 'must be above 1'];
const POISSON: Rule = [(x) => x >= 0 && x <= MOST_POISSON, 'must be from 0 to 9.22e18'];

/** @throws RangeError where so many failures may come that they are no numbers of 64 bits */
function checkFailures(n: number, p: number): void {
  if (((1 - p) / p) * (n + 10 * Math.sqrt(n)) <= MOST_POISSON) return;
  throw new RangeError(`negative_binomial: n is ${n}, too large for p, which is ${p}`);
}

/** Methods for discrete distributions: whole numbers, in arrays of int64. */
export class DiscreteMethods extends TransformedMethods {
  /**
   * Numbers of events, of which `lam` are expected.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  poisson<A extends Parameter = number, const S extends SizeArgument = undefined>(
    lam?: A | SizeOptions,
    size?: S,
  ): Drawn<A, S, 'int64'>;
  poisson(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'poisson', sample: poisson, isDiscrete: true },
      [['lam', 1, POISSON]],
      args,
    );
  }

  /**
   * Numbers of successes in `n` trials of the probability `p`.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  binomial<A extends Parameter, B extends Parameter, const S extends SizeArgument = undefined>(
    n: A,
    p: B,
    size?: S,
  ): Drawn<A | B, S, 'int64'>;
  binomial(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'binomial', sample: binomial, isDiscrete: true },
      [
        ['n', undefined, COUNT],
        ['p', undefined, PROBABILITY],
      ],
      args,
    );
  }

  /**
   * Numbers of failures before `n` successes of the probability `p`; `n` may be any positive number.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  negative_binomial<
    A extends Parameter,
    B extends Parameter,
    const S extends SizeArgument = undefined,
  >(n: A, p: B, size?: S): Drawn<A | B, S, 'int64'>;
  negative_binomial(...args: unknown[]): unknown {
    return draw(
      this.source,
      {
        caller: 'negative_binomial',
        sample: negativeBinomial,
        isDiscrete: true,
        check: checkFailures,
      },
      [
        ['n', undefined, POSITIVE],
        ['p', undefined, PROBABILITY_ABOVE_0],
      ],
      args,
    );
  }

  /**
   * Numbers of trials up to the first success.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  geometric<A extends Parameter, const S extends SizeArgument = undefined>(
    p: A,
    size?: S,
  ): Drawn<A, S, 'int64'>;
  geometric(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'geometric', sample: geometric, isDiscrete: true },
      [['p', undefined, PROBABILITY_ABOVE_0]],
      args,
    );
  }

  /**
   * Numbers of the logarithmic series distribution.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  logseries<A extends Parameter, const S extends SizeArgument = undefined>(
    p: A,
    size?: S,
  ): Drawn<A, S, 'int64'>;
  logseries(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'logseries', sample: logseries, isDiscrete: true },
      [['p', undefined, PROBABILITY_BELOW_1]],
      args,
    );
  }

  /**
   * Numbers of the Zipf distribution of the exponent `a`.
   *
   * @throws RangeError for parameters that are not allowed or do not broadcast to the size
   */
  zipf<A extends Parameter, const S extends SizeArgument = undefined>(
    a: A,
    size?: S,
  ): Drawn<A, S, 'int64'>;
  zipf(...args: unknown[]): unknown {
    return draw(
      this.source,
      { caller: 'zipf', sample: zipf, isDiscrete: true },
      [['a', undefined, ABOVE_1]],
      args,
    );
  }

  /**
   * Numbers of good ones among `nsample` that are taken from `ngood` good and `nbad` bad ones.
   *
   * @throws RangeError where a parameter is no whole number from 0 to below 1e9, or there are fewer than nsample
   */
  hypergeometric<A extends Parameter, B extends Parameter, C extends Parameter, const S extends SizeArgument = undefined>(
    ngood: A,
    nbad: B,
    nsample: C,
    size?: S,
  ): Drawn<A | B | C, S, 'int64'>; // prettier-ignore
  hypergeometric(...args: unknown[]): unknown {
    return draw(
      this.source,
      {
        caller: 'hypergeometric',
        sample: hypergeometric,
        isDiscrete: true,
        check: (good, bad, sample) => {
          if (sample <= good + bad) return;
          throw new RangeError(
            `hypergeometric: nsample is ${sample}, must be at most ngood + nbad, which is ${good + bad}`,
          );
        },
      },
      [
        ['ngood', undefined, URN],
        ['nbad', undefined, URN],
        ['nsample', undefined, COUNT],
      ],
      args,
    );
  }
}
