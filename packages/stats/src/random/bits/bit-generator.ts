/** What generators of bits have in common. */
import { checkShape, empty, type NdArray } from '@numloom/ndarray';
import { fillArray } from '../generator/fill-array.ts';
import { type Entropy, SeedSequence } from '../seed-sequence.ts';
import { settleSource, sourceOf, STATE_BYTES } from './source.ts';

/** The state of a generator of bits, as NumPy's `state`. */
export interface BitGeneratorState {
  readonly bit_generator: string;
  readonly state: { readonly state: bigint; readonly inc: bigint };
  /** 1 where the upper half of a word waits to be the next 32 bits. */
  readonly has_uint32: number;
  readonly uinteger: number;
}

/** Steps that are a jump: 2¹²⁸ by the golden ratio. */
const JUMP = 0x9e3779b97f4a7c15f39cc0605cedc835n;
const MASK64 = (1n << 64n) - 1n;
const MASK128 = (1n << 128n) - 1n;

/** A permuted congruential generator: bits, from which a `Generator` makes numbers. */
export abstract class BitGenerator {
  /** The name of the class, whatever a bundler does with it. */
  protected abstract readonly kind: 'PCG64' | 'PCG64DXSM';
  /** What it was seeded by. */
  readonly seed_seq: SeedSequence;
  /** @internal The state while the kernels have another one. */
  readonly words = /* @__PURE__ */ new Uint8Array(STATE_BYTES);

  constructor(seed?: Entropy | SeedSequence | null) {
    this.seed_seq = seed instanceof SeedSequence ? seed : new SeedSequence(seed);
  }

  protected seeded(isDxsm: boolean): void {
    new Uint32Array(this.words.buffer)[8] = Number(isDxsm);
    const [a, b, c, d] = this.seed_seq.generate_state(4, 'uint64') as unknown as bigint[];
    sourceOf(this).kernels.seed(a!, b!, c!, d!);
  }

  /** The state: to be read, kept as text, and set again. */
  get state(): BitGeneratorState {
    settleSource();
    const [high, low, incHigh, incLow] = new BigUint64Array(this.words.buffer, 0, 4);
    const [, hasHalf, half] = new Uint32Array(this.words.buffer, 32, 3);
    return {
      bit_generator: this.kind,
      state: { state: (high! << 64n) | low!, inc: (incHigh! << 64n) | incLow! },
      has_uint32: hasHalf!,
      uinteger: half!,
    };
  }

  /** @throws TypeError where the state is not one of this kind of generator */
  set state(value: BitGeneratorState) {
    const { state, inc } = value?.state ?? {};
    if (
      value?.bit_generator !== this.kind ||
      typeof state !== 'bigint' ||
      typeof inc !== 'bigint'
    ) {
      throw new TypeError(
        `state: must be one of a ${this.kind}, { bit_generator: '${this.kind}', state: { state, inc }, has_uint32, uinteger } with bigints`,
      );
    }
    settleSource();
    new BigUint64Array(this.words.buffer, 0, 4).set([
      (state >> 64n) & MASK64,
      state & MASK64,
      (inc >> 64n) & MASK64,
      inc & MASK64,
    ]);
    new Uint32Array(this.words.buffer, 36, 2).set([
      Number(Boolean(value.has_uint32)),
      value.uinteger,
    ]);
  }

  /** The next 64 bits, or an array of them. */
  random_raw(): bigint;
  random_raw(size: number): NdArray<'uint64'>;
  random_raw(size?: number): bigint | NdArray<'uint64'> {
    const source = sourceOf(this);
    if (size === undefined) return BigInt.asUintN(64, source.kernels.word());
    const words = empty(checkShape(size, 'random_raw'), { dtype: 'uint64' });
    fillArray(source, words as NdArray, ({ kernels }, to, end) => kernels.fillWords(to, end));
    return words;
  }

  /** Generators of the same kind that are independent of this one and of one another. */
  spawn(n_children: number): this[] {
    const constructor = this.constructor as new (seed: SeedSequence) => this;
    return this.seed_seq.spawn(n_children).map((seed) => new constructor(seed));
  }

  /** Moves on as so many draws of 64 bits do; back, if negative. O(log |delta|). */
  advance(delta: number | bigint): this {
    const steps = wholeOf(delta, 'delta', 'advance') & MASK128;
    sourceOf(this).kernels.advance(steps >> 64n, steps & MASK64);
    return this;
  }

  /** A new generator as if about 2¹²⁷ draws had been taken, `jumps` times. */
  jumped(jumps: number | bigint = 1): this {
    const constructor = this.constructor as new (seed: SeedSequence) => this;
    const other = new constructor(this.seed_seq);
    other.state = this.state;
    return other.advance(JUMP * wholeOf(jumps, 'jumps', 'jumped'));
  }
}

/** @throws RangeError naming the method where a value is no whole number */
function wholeOf(value: number | bigint, name: string, caller: string): bigint {
  if (typeof value === 'bigint') return value;
  if (Number.isSafeInteger(value)) return BigInt(value);
  throw new RangeError(
    `${caller}: ${name} is ${String(value)}, must be a whole number, a bigint beyond 2 ** 53`,
  );
}
