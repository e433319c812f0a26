/** Where random values come from. */
import { BitGenerator } from '../random/bits/bit-generator.ts';
import { PCG64 } from '../random/bits/pcg64.ts';
import { type Source, sourceOf } from '../random/bits/source.ts';
import type { Entropy, SeedSequence } from '../random/seed-sequence.ts';
import { shown } from './arguments.ts';

/**
 * The source of bits of a generator, or of one that `state` is the seed of; without a seed values are
 * different each time. Whole generators, with all their methods, are not needed for that.
 *
 * @throws TypeError where `state` is neither; RangeError for seeds that are not allowed
 */
export function sourceOfState(state: unknown, caller: string): Source {
  if (state instanceof BitGenerator) return sourceOf(state);
  if (typeof state === 'object' && state !== null && 'bit_generator' in state) {
    const { bit_generator: bits } = state;
    if (bits instanceof BitGenerator) return sourceOf(bits);
  }
  if (typeof state === 'function' || typeof state === 'string' || typeof state === 'boolean') {
    throw new TypeError(
      `${caller}: random_state is ${shown(state)}, must be a generator or a whole number`,
    );
  }
  if (typeof state === 'number' && !(Number.isSafeInteger(state) && state >= 0)) {
    throw new RangeError(`${caller}: random_state is ${state}, must be a whole number from 0 on`);
  }
  return sourceOf(new PCG64(state as Entropy | SeedSequence | null | undefined));
}
