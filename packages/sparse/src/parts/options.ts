/** Checks of options. */

/**
 * Options that are undefined count as not given.
 *
 * @throws TypeError naming `caller` when `options` is no object, or has an option that is not known.
 */
export function checkOptions(
  options: object | undefined,
  known: readonly string[],
  caller: string,
): void {
  if (options === undefined) return;
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    const given = Array.isArray(options) ? 'an array' : String(options);
    throw new TypeError(`${caller}: options are ${given}, must be an object`);
  }
  for (const [name, value] of Object.entries(options)) {
    if (known.includes(name) || value === undefined) continue;
    throw new TypeError(`${caller}: unknown option "${name}", there are ${known.join(', ')}`);
  }
}

/** @throws TypeError naming `caller` when one of these options is told, but neither true nor false. */
export function checkFlags(
  options: object | undefined,
  names: readonly string[],
  caller: string,
): void {
  if (options === undefined) return;
  for (const name of names) {
    const value = (options as Readonly<Record<string, boolean | undefined>>)[name];
    if (value === undefined || typeof value === 'boolean') continue;
    throw new TypeError(`${caller}: ${name} is ${String(value)}, must be true or false`);
  }
}
