/** Seeds of any kind, mixed into bits that look random. */

/** Whole numbers of any size; those of a list are concatenated. */
export type Entropy = number | bigint | readonly (number | bigint)[] | Uint32Array;

/** Options of seed sequences. */
export interface SeedSequenceOptions {
  /** Where the sequence is in a tree of them; `spawn` sets it. */
  readonly spawn_key?: readonly (number | bigint)[];
  /** How many words of 32 bits of entropy are kept; 4 by default, at least. */
  readonly pool_size?: number;
  /** How many children there are already, where a sequence is made again. */
  readonly n_children_spawned?: number;
}

const INITIAL_A = 0x43b0d7e5;
const MULTIPLIER_A = 0x931e8875;
const INITIAL_B = 0x8b51f9dd;
const MULTIPLIER_B = 0x58f38ded;
const MIX_LEFT = 0xca01f9dd;
const MIX_RIGHT = 0x4973f715;
const LEAST_POOL = 4;

/** The words of 32 bits that a whole number consists of, lowest first. */
function wordsOf(value: unknown, name: string): number[] {
  const isWhole =
    typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value));
  if (!isWhole || value < 0) {
    throw new RangeError(
      `SeedSequence: ${name} is ${String(value)}, must be a whole number from 0 on, a bigint beyond 2**53`,
    );
  }
  const words: number[] = [];
  for (let rest = BigInt(value); rest > 0n; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  return words.length > 0 ? words : [0];
}

function listed(value: unknown, name: string): number[] {
  const isList = Array.isArray(value) || ArrayBuffer.isView(value);
  const items: unknown[] = isList ? Array.from(value as Uint32Array) : [value];
  return items.flatMap((item) => wordsOf(item, name));
}

/** Multiplies what is hashed by constants that change each time. */
function hasher(initial: number, multiplier: number): (value: number) => number {
  let constant = initial;
  return (value) => {
    const mixed = value ^ constant;
    constant = Math.imul(constant, multiplier);
    const product = Math.imul(mixed, constant);
    return (product ^ (product >>> 16)) >>> 0;
  };
}

function mix(x: number, y: number): number {
  const result = Math.imul(MIX_LEFT, x) - Math.imul(MIX_RIGHT, y);
  return (result ^ (result >>> 16)) >>> 0;
}

/** Random bits of the platform. */
function freshEntropy(words: number): bigint {
  const bits = globalThis.crypto.getRandomValues(new Uint32Array(words));
  return bits.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
}

/**
 * Mixes entropy into seeds of generators, as NumPy's `SeedSequence` does to the bit: similar seeds give
 * unrelated generators, and `spawn` gives any number of sequences that are independent of one another.
 * Without entropy it is taken from the platform; `entropy` says which.
 *
 * @see M. E. O'Neill, https://www.pcg-random.org/posts/developing-a-seed_seq-alternative.html
 * @throws RangeError for entropy that is no whole number from 0 on, or a pool of less than 4 words
 *
 * @example
 * ```ts
 * import { SeedSequence } from '@numloom/stats/random';
 * console.log(new SeedSequence(42).generate_state(2)); // => Uint32Array(2) [ 3444837047, 2669555309 ]
 * ```
 */
export class SeedSequence {
  readonly entropy: Entropy;
  readonly spawn_key: readonly (number | bigint)[];
  readonly pool_size: number;
  readonly #pool: Uint32Array;
  #children: number;

  constructor(entropy?: Entropy | null, options: SeedSequenceOptions = {}) {
    const { spawn_key = [], pool_size = LEAST_POOL, n_children_spawned = 0 } = options;
    if (!(Number.isInteger(pool_size) && pool_size >= LEAST_POOL)) {
      throw new RangeError(
        `SeedSequence: pool_size is ${pool_size}, must be a whole number from ${LEAST_POOL} on`,
      );
    }
    this.entropy = entropy ?? freshEntropy(pool_size);
    this.spawn_key = spawn_key;
    this.pool_size = pool_size;
    this.#children = n_children_spawned;
    const words = listed(this.entropy, 'entropy');
    const keys = listed(spawn_key, 'spawn_key');
    // So that no entropy is mistaken for a key.
    if (keys.length > 0) while (words.length < pool_size) words.push(0);
    this.#pool = mixed([...words, ...keys], pool_size);
  }

  /** How many children there are so far. */
  get n_children_spawned(): number {
    return this.#children;
  }

  /** What makes the same sequence again. */
  get state(): { entropy: Entropy } & Required<SeedSequenceOptions> {
    const { entropy, spawn_key, pool_size, n_children_spawned } = this;
    return { entropy, spawn_key, pool_size, n_children_spawned };
  }

  /** The mixed entropy. */
  get pool(): Uint32Array {
    return this.#pool.slice();
  }

  /** So many words of 32 bits, or of 64 bits; the same at each call. */
  generate_state(n_words: number, dtype?: 'uint32'): Uint32Array;
  generate_state(n_words: number, dtype: 'uint64'): BigUint64Array;
  generate_state(
    n_words: number,
    dtype: 'uint32' | 'uint64' = 'uint32',
  ): Uint32Array | BigUint64Array {
    if (!(Number.isSafeInteger(n_words) && n_words >= 0)) {
      throw new RangeError(
        `generate_state: n_words is ${String(n_words)}, must be a whole number from 0 on`,
      );
    }
    const state = new Uint32Array(dtype === 'uint64' ? 2 * n_words : n_words);
    const hash = hasher(INITIAL_B, MULTIPLIER_B);
    for (let i = 0; i < state.length; i++) state[i] = hash(this.#pool[i % this.pool_size]!);
    return dtype === 'uint64' ? new BigUint64Array(state.buffer) : state;
  }

  /**
   * Sequences that are independent of this one, of one another and of those that were spawned before.
   *
   * @throws RangeError where `n_children` is no whole number from 0 on
   */
  spawn(n_children: number): SeedSequence[] {
    if (!(Number.isInteger(n_children) && n_children >= 0)) {
      throw new RangeError(`spawn: n_children is ${n_children}, must be a whole number from 0 on`);
    }
    const first = this.#children;
    this.#children += n_children;
    const { entropy, spawn_key, pool_size } = this;
    return Array.from(
      { length: n_children },
      (_, i) => new SeedSequence(entropy, { spawn_key: [...spawn_key, first + i], pool_size }),
    );
  }
}

function mixed(entropy: readonly number[], size: number): Uint32Array {
  const hash = hasher(INITIAL_A, MULTIPLIER_A);
  const pool = Uint32Array.from({ length: size }, (_, i) => hash(entropy[i] ?? 0));
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      if (from !== to) pool[to] = mix(pool[to]!, hash(pool[from]!));
    }
  }
  for (const word of entropy.slice(size)) {
    for (let to = 0; to < size; to++) pool[to] = mix(pool[to]!, hash(word));
  }
  return pool;
}
