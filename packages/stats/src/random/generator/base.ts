/** What all methods of generators need. */
import type { BitGenerator } from '../bits/bit-generator.ts';
import { type Source, sourceOf } from '../bits/source.ts';

/** A generator of numbers over a generator of bits. */
export class GeneratorBase {
  /** Where the bits come from. */
  readonly bit_generator: BitGenerator;
  /** @internal */
  protected readonly source: () => Source;

  constructor(bit_generator: BitGenerator) {
    this.bit_generator = bit_generator;
    this.source = () => sourceOf(bit_generator);
  }

  /**
   * So many generators that are independent of this one, of one another and of those spawned before: for work
   * that is done in parts.
   *
   * @throws RangeError where `n_children` is no whole number from 0 on
   */
  spawn(n_children: number): this[] {
    const constructor = this.constructor as new (bits: BitGenerator) => this;
    return this.bit_generator.spawn(n_children).map((bits) => new constructor(bits));
  }

  /** As NumPy's `str()`. */
  toString(): string {
    return `Generator(${this.bit_generator.state.bit_generator})`;
  }
}
