/** Checks of options. */

/** @throws TypeError naming `caller` when there is an option that is not known. */
export function checkOptions(
  options: object | undefined,
  known: readonly string[],
  caller: string,
): void {
  for (const name of Object.keys(options ?? {})) {
    if (!known.includes(name)) throw new TypeError(`${caller}: unknown option "${name}"`);
  }
}
