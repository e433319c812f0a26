/** The public faces of discrete distributions. */
import type { Operand } from '@numloom/ufunc';
import type { Distribution, Frozen, FrozenOfValue, Operands, OfValue } from './types.ts';

/** Shapes in order, and a location in order or by name. */
type Given<N extends readonly unknown[], T> =
  [...shapes: N, options?: { readonly loc?: T }] | [...shapes: N, loc?: T];

/** A discrete distribution; called with parameters it gives one that has them. */
export interface DiscreteDistribution<N extends readonly number[]> extends Distribution<N, 'loc'> {
  (...parameters: Given<N, number>): FrozenDiscrete<number>;
  (...parameters: Given<Operands<N>, Operand>): FrozenDiscrete<Operand>;
  /** SciPy's name of the distribution. */
  readonly name: string;
  /** Names of its shape parameters. */
  readonly shapes: readonly string[];
  /** The probability of `k`; 0 where that is no whole number. */
  readonly pmf: OfValue<N, 'loc'>;
  /** Its logarithm, which is a number also where the probability underflows. */
  readonly logpmf: OfValue<N, 'loc'>;
}

/** A discrete distribution that has its parameters. */
export interface FrozenDiscrete<T extends Operand> extends Frozen<T> {
  readonly pmf: FrozenOfValue<T>;
  readonly logpmf: FrozenOfValue<T>;
}
