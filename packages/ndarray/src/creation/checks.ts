/** Checks of arguments that many functions share. */
import { NdArray } from '../array/ndarray.ts';

/** @throws RangeError naming `caller` and `name` when `value` is not a whole number. */
export function checkWhole(value: number, name: string, caller: string): number {
  if (Number.isInteger(value)) return value;
  throw new RangeError(`${caller}: ${name} is ${String(value)}, not a whole number`);
}

/** @throws RangeError naming `caller` when `a` has fewer or more axes than allowed. */
export function checkAxes(a: NdArray, least: number, most: number, caller: string): void {
  if (a.ndim >= least && a.ndim <= most) return;
  const allowed = most > 9 ? `at least ${least}` : least < most ? `${least} to ${most}` : most;
  throw new RangeError(`${caller}: the array has ${a.ndim} axes, expected ${allowed}`);
}

/** @throws TypeError naming `caller` when `a`, which it writes to, is no array. */
export function checkTarget(a: unknown, caller: string): void {
  if (a instanceof NdArray) return;
  throw new TypeError(`${caller}: expected an NdArray to write to; make one with array(...)`);
}

/** @throws TypeError naming `caller` and `name` when `value` is none of the choices. */
export function checkChoice(
  value: string,
  choices: readonly string[],
  name: string,
  caller: string,
): void {
  if (choices.includes(value)) return;
  throw new TypeError(
    `${caller}: ${name} ${JSON.stringify(value)} is not known; use ${choices.join(', ')}`,
  );
}

/** The remainder that has the sign of `length`. */
export function modulo(value: number, length: number): number {
  return ((value % length) + length) % length;
}
