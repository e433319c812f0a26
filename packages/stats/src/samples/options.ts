/** The options that most functions take, checked. */
import type { Alternative, NanPolicy } from './types.ts';

/** The options of every function that gives a number for each sample. */
export const SAMPLE_OPTIONS = ['axis', 'nan_policy', 'keepdims'] as const;

/**
 * An option that is one of several words.
 *
 * @throws TypeError naming the function, the option and the words
 */
export function oneOf<T extends string>(
  value: unknown,
  words: readonly T[],
  option: string,
  caller: string,
): T {
  if (words.includes(value as T)) return value as T;
  const list = words.map((word) => `'${word}'`).join(', ');
  throw new TypeError(
    `${caller}: ${option} is ${typeof value === 'string' ? `'${value}'` : String(value)}, must be one of ${list}`,
  );
}

export const nanPolicyOf = (value: unknown, caller: string): NanPolicy =>
  oneOf(value ?? 'propagate', ['propagate', 'omit', 'raise'], 'nan_policy', caller);

export const alternativeOf = (value: unknown, caller: string): Alternative =>
  oneOf(value ?? 'two-sided', ['two-sided', 'less', 'greater'], 'alternative', caller);

/** @throws RangeError naming the function where a level is not in [0, 1] */
export function levelOf(value: unknown, option: string, caller: string): number {
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  throw new RangeError(`${caller}: ${option} is ${String(value)}, must be a number from 0 to 1`);
}

/**
 * Options that are flags: `'false'` and 0 would count as something that nobody meant.
 *
 * @throws TypeError naming the function and the option where one is given that is neither true nor false
 */
export function assertFlags(options: object, flags: readonly string[], caller: string): void {
  for (const flag of flags) {
    const value = (options as Readonly<Record<string, unknown>>)[flag];
    if (['undefined', 'boolean'].includes(typeof value)) continue;
    const given = typeof value === 'string' ? `'${value}'` : String(value);
    throw new TypeError(`${caller}: ${flag} is ${given}, must be true or false`);
  }
}
