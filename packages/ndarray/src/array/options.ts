/** What functions take by name. */

/** @throws TypeError naming `caller` when what should have options is none, as a number or a string. */
export function namedOptions<T extends object>(options: T, caller: string): T {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`${caller}: options are ${String(options)}, must be an object`);
  }
  return options;
}
