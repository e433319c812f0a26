/** The option of tests whose p-value may come from permutations. */
import type { PermutationMethod } from '../resampling/methods.ts';
import { oneOf } from '../samples/options.ts';

/**
 * A `PermutationMethod`, or one of several words.
 *
 * @throws TypeError for anything else
 */
export function permutationOr<T extends string>(
  method: unknown,
  words: readonly T[],
  caller: string,
): T | PermutationMethod {
  const isPermutation =
    typeof method === 'object' &&
    method !== null &&
    (method as Partial<PermutationMethod>).kind === 'permutation';
  return isPermutation ? (method as PermutationMethod) : oneOf(method, words, 'method', caller);
}
