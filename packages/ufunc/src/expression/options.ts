/** Refusing options that a function does not have. */
import { nearest } from '../suggest.ts';

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
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    const given = Array.isArray(options) ? 'an array' : String(options);
    throw new TypeError(
      `${caller}: options are ${given}, must be an object with ${known.join(', ')}`,
    );
  }
  for (const name of Object.keys(options)) {
    if (known.includes(name) || (options as Record<string, unknown>)[name] === undefined) continue;
    const meant = nearest(name, known);
    const hint =
      meant !== undefined
        ? `did you mean ${meant}?`
        : known.length > 0
          ? `options are ${known.join(', ')}`
          : 'it has none';
    throw new TypeError(`${caller}: takes no option ${name}; ${hint}`);
  }
}
