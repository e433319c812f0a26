/** Where generators come from. */
import { BitGenerator } from './bits/bit-generator.ts';
import { PCG64 } from './bits/pcg64.ts';
import { Generator } from './generator/generator.ts';
import type { Entropy, SeedSequence } from './seed-sequence.ts';

/** What a generator is made of: a seed, a seed sequence, bits, or the generator itself. */
export type Seed = Entropy | SeedSequence | BitGenerator | Generator;

/**
 * A generator of random numbers. The same seed gives the same numbers, in every engine and in NumPy; without a
 * seed they are different each time. A `Generator` is given back as it is.
 *
 * @throws RangeError for a seed that is no whole number from 0 on, nor a list of those
 *
 * @example
 * ```ts
 * import { default_rng } from '@numloom/stats/random';
 * const rng = default_rng(42);
 * console.log(rng.random(), rng.integers(1, 7), rng.standard_normal()); // => 0.7739560485559633 4 0.7504511958064572
 * ```
 */
export function default_rng(seed?: Seed | null): Generator {
  if (seed instanceof Generator) return seed;
  return new Generator(seed instanceof BitGenerator ? seed : new PCG64(seed));
}

/** The generator that an option `random_state` or `rng` stands for: itself, one of that seed, or a fresh one. */
export function generatorOf(random_state?: Seed | null): Generator {
  return default_rng(random_state);
}
