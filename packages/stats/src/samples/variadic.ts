/** Functions of any number of samples, whose options come last. */
import { NdArray } from '@numloom/ndarray';
import { Expression } from '@numloom/ufunc';
import type { Sample } from './types.ts';

/**
 * The samples and the options among arguments, as `f_oneway(a, b, c, { axis: 1 })` has them.
 *
 * @throws TypeError where there are fewer samples than are needed
 */
export function variadic<O extends object>(
  args: readonly unknown[],
  least: number,
  caller: string,
): readonly [samples: Sample[], options: O] {
  const last = args.at(-1);
  const isOptions =
    typeof last === 'object' &&
    last !== null &&
    !Array.isArray(last) &&
    !ArrayBuffer.isView(last) &&
    !(last instanceof NdArray) &&
    !(last instanceof Expression);
  const samples = (isOptions ? args.slice(0, -1) : args) as Sample[];
  if (samples.length < least) {
    throw new TypeError(`${caller}: needs ${least} samples or more, got ${samples.length}`);
  }
  return [samples, (isOptions ? last : {}) as O];
}
