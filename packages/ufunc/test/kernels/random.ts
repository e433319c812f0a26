/** Random decisions and values for kernels and launches. */
import type { RealDType } from '../../src/kernel/primitives.ts';
import { type Element, isFloat, sizes } from './elements.ts';

/** All dtypes that kernels compute with. */
export const realDTypes = Object.keys(sizes) as RealDType[];

/**
 * Decisions drawn from a list of numbers, and all 0 when it is used up: shrinking the list
 * shrinks what is built by the decisions.
 */
export class Choices {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  below(end: number): number {
    return (this.#numbers[this.#next++] ?? 0) % end;
  }

  /** Whether something that happens one time in `times` does. */
  oneIn(times: number): boolean {
    return this.below(times) === times - 1;
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

/** A generator of numbers in [0, 1): mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const FLOATS = [
  ...[0, -0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3, -7, NaN, Infinity, -Infinity],
  ...[2 ** -149, -(2 ** -149), 2 ** -126, 2 ** 24 + 2, 2 ** 23 + 0.5, -(2 ** 31), 2 ** 31],
  ...[2 ** 32 - 256, 2 ** 32, 2 ** 63, -(2 ** 63), 2 ** 64, 3.4028234663852886e38, 300.75, -129.5],
];
const DOUBLES = [
  ...[5e-324, -5e-324, 2 ** -1022, 2 ** 53 + 2, 2 ** 52 + 0.5, 4503599627370495.5, 0.1],
  ...[1.7976931348623157e308, -1.7976931348623157e308, 0.49999999999999994, 2 ** 31 - 0.5],
];

/** The values of a dtype at which things go wrong. */
export function specialValues(dtype: RealDType): readonly Element[] {
  if (dtype === 'float64') return [...FLOATS, ...DOUBLES];
  if (dtype === 'float32') return FLOATS.map(Math.fround);
  if (dtype === 'bool') return [0n, 1n];
  const bits = BigInt(8 * sizes[dtype]);
  const unsigned = dtype.startsWith('u');
  const lowest = unsigned ? 0n : -(2n ** (bits - 1n));
  const highest = lowest + 2n ** bits - 1n;
  const small = [0n, 1n, 2n, 3n, 5n, 7n, 8n, 15n, 16n, 31n, 32n, 63n, 64n].filter(
    (value) => value <= highest,
  );
  const signed = unsigned ? [] : [-1n, -2n, -3n, -7n, -8n];
  const large = [2n ** (bits - 2n), 2n ** (bits / 2n) + 1n, 2n ** (bits - 1n) - 1n];
  // Halfway between two floats, but for the last bit: rounding twice shows.
  if (bits === 64n) large.push(2n ** 60n + 2n ** 36n + 1n);
  return [...small, ...signed, ...large, lowest, lowest + 1n, highest, highest - 1n];
}

/** How wild the values of a memory are. */
export type Mood = 'tame' | 'small' | 'wild';

/** A random value of a dtype. */
export function randomValue(dtype: RealDType, mood: Mood, random: () => number): Element {
  if (mood === 'wild' && random() < 0.5) {
    const special = specialValues(dtype);
    return special[Math.floor(random() * special.length)]!;
  }
  const scale = mood === 'small' ? 5 : mood === 'tame' ? 100 : 2 ** 33;
  if (isFloat(dtype)) {
    const value = mood === 'small' ? Math.floor(random() * 11) - 5 : (random() - 0.5) * 2 * scale;
    return dtype === 'float32' ? Math.fround(value) : value;
  }
  if (dtype === 'bool') return random() < 0.5 ? 1n : 0n;
  const bits = 8 * sizes[dtype];
  if (mood === 'small') {
    return BigInt(Math.floor(random() * 6)) - (dtype.startsWith('u') || random() < 0.5 ? 0n : 5n);
  }
  const any =
    (BigInt(Math.floor(random() * 2 ** 32)) << 32n) + BigInt(Math.floor(random() * 2 ** 32));
  return dtype.startsWith('u') ? BigInt.asUintN(bits, any) : BigInt.asIntN(bits, any);
}

/** A value as constants and scalars of a dtype are given. */
export function asGiven(value: Element, dtype: RealDType): number | bigint {
  return dtype === 'int64' || dtype === 'uint64' ? value : Number(value);
}
