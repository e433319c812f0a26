/** Counts that are given one by one. */

/** @throws RangeError naming the function where a value is no integer in a range */
export function integerOf(
  value: number,
  least: number,
  name: string,
  caller: string,
  most = Number.MAX_SAFE_INTEGER,
): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  const range =
    most === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `from ${least} to ${most}`;
  throw new RangeError(`${caller}: ${name} is ${String(value)}, must be an integer ${range}`);
}
