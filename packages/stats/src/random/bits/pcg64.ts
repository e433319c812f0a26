/** The two generators of bits. */
import type { Entropy, SeedSequence } from '../seed-sequence.ts';
import { BitGenerator } from './bit-generator.ts';

/**
 * The generator of bits behind `default_rng`: 128 bits of state, 64 bits a draw by XSL-RR, the same as
 * NumPy's `PCG64` to the bit.
 *
 * @see M. E. O'Neill, PCG: a family of simple fast space-efficient statistically good algorithms for
 * random number generation, HMC-CS-2014-0905
 * @param seed entropy or a seed sequence; by default entropy of the platform
 *
 * @example
 * ```ts
 * import { PCG64 } from '@numloom/stats/random';
 * const bits = new PCG64(42);
 * const { state } = bits;
 * const first = bits.random_raw();
 * bits.state = state;
 * console.log(first, bits.random_raw() === first); // => 14276969152011380360n true
 * ```
 */
export class PCG64 extends BitGenerator {
  protected override readonly kind = 'PCG64';

  constructor(seed?: Entropy | SeedSequence | null) {
    super(seed);
    this.seeded(false);
  }
}

/**
 * The same with a multiplier of 64 bits and the stronger output DXSM, as NumPy's `PCG64DXSM`: for very
 * many streams side by side.
 */
export class PCG64DXSM extends BitGenerator {
  protected override readonly kind = 'PCG64DXSM';

  constructor(seed?: Entropy | SeedSequence | null) {
    super(seed);
    this.seeded(true);
  }
}
