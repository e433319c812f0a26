/** Checks of arguments that are neither arrays nor options. */

/**
 * @throws TypeError naming `caller` where an argument is not an object with these members
 * @param from - the function that gives such objects
 */
export function checkMembers(
  value: unknown,
  members: readonly string[],
  caller: string,
  name: string,
  from: string,
): void {
  const isObject = typeof value === 'object' && value !== null;
  if (isObject && members.every((member) => member in value)) return;
  throw new TypeError(
    `${caller}: ${name} is ${kindOf(value)}, must be { ${members.join(', ')} }, of what ${from} gives`,
  );
}

/** @throws TypeError naming `caller` where an argument is not an array of JavaScript. */
export function checkList(value: unknown, what: string, caller: string, name: string): void {
  if (Array.isArray(value)) return;
  throw new TypeError(`${caller}: ${name} is ${kindOf(value)}, must be ${what}`);
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : typeof value === 'object' ? 'another object' : typeof value;
}
