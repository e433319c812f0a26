/** Refusing options that a function does not have. */
import { nearest } from './suggest.ts';

/**
 * For packages that are built on this one. Options that are undefined count as not given.
 *
 * @internal
 *
 * @throws TypeError when `options` is no object, or naming an option that is not one of those known
 */
export function assertOptions(
  options: unknown,
  known: readonly string[],
  caller: string,
): asserts options is object {
  namedOptions<object>(options as object, known as never[], caller);
}

/**
 * The options, of which a function takes those that are `known`.
 *
 * @throws TypeError naming `caller`, as {@link assertOptions}
 */
export function namedOptions<T extends object>(
  options: T,
  known: readonly (keyof NoInfer<T> & string)[],
  caller: string,
): T {
  const given = Array.isArray(options) ? 'an array' : options;
  if (typeof given !== 'object' || given === null) {
    throw new TypeError(
      `${caller}: options are ${String(given)}, must be an object with ${known.join(', ')}`,
    );
  }
  // Hot code passes options: unlike Object.keys this makes no list.
  for (const name in options) {
    if (known.includes(name) || options[name] === undefined || !Object.hasOwn(options, name)) {
      continue;
    }
    const meant = nearest(name, known);
    const hint = meant ? `did you mean ${meant}?` : `options are ${known.join(', ')}`;
    throw new TypeError(`${caller}: takes no option ${name}; ${hint}`);
  }
  return options;
}
