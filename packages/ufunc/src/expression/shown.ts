/** Values in the text of errors. */

/** A value that should have been a number or a word: objects have nothing to show, or too much. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** @throws RangeError naming `caller` and `name` when a value is no whole number of at least 0. */
export function checkCount(value: unknown, name: string, caller: string): void {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return;
  throw new RangeError(
    `${caller}: ${name} is ${shown(value)}, must be a whole number of at least 0`,
  );
}
