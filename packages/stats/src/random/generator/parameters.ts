/** Parameters of distributions: checked, and broadcast. */
import {
  asarray,
  broadcast_shapes,
  broadcast_to,
  checkShape,
  dtypes,
  formatShape,
  NdArray,
  sameShape,
} from '@numloom/ndarray';
import { packedValues } from '../../samples/slicewise.ts';
import type { Size } from './types.ts';

/** What a parameter may be; NaN is let through where it makes results NaN. */
export type Rule = readonly [isMet: (value: number) => boolean, text: string];

export const ANY: Rule = [() => true, ''];
export const FROM_0: Rule = [(x) => !(x < 0), 'must be 0 or more'];
export const ABOVE_0: Rule = [(x) => !(x <= 0), 'must be above 0'];
export const PROBABILITY: Rule = [(x) => x >= 0 && x <= 1, 'must be from 0 to 1'];
export const PROBABILITY_ABOVE_0: Rule = [(x) => x > 0 && x <= 1, 'must be above 0 and at most 1'];
export const PROBABILITY_BELOW_1: Rule = [(x) => x >= 0 && x < 1, 'must be from 0 to below 1'];

/** A parameter: its name in errors, what was given, and what it may be. */
export type Given = readonly [name: string, value: unknown, rule: Rule];

/** Options among arguments: the last one, where it is an object of no other kind, or a shape in their place. */
export function isOptions(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !ArrayBuffer.isView(value) &&
    !(value instanceof NdArray) &&
    !isExpression(value)
  );
}

function isExpression(value: object): value is { evaluate(): NdArray } {
  return typeof (value as { evaluate?: unknown }).evaluate === 'function';
}

/** Options that are the last of the arguments, whose defaults take its place. */
export function lastOptions(args: readonly unknown[]): readonly [unknown[], object | undefined] {
  let last = args.length - 1;
  while (last > 0 && args[last] === undefined) last--;
  const options = args[last];
  if (!isOptions(options)) return [[...args], undefined];
  return [args.map((value, k) => (k === last ? undefined : value)), options];
}

/** Something as an array of real numbers. */
export function parameterArray(value: unknown, name: string, caller: string): NdArray {
  let array: NdArray;
  try {
    const isWaiting = typeof value === 'object' && value !== null && isExpression(value);
    array = isWaiting ? value.evaluate() : asarray(value as NdArray);
  } catch (cause) {
    throw new TypeError(
      `${caller}: ${name} must be a number or an array of numbers, not ${value === null ? 'null' : typeof value}`,
      { cause },
    );
  }
  if (dtypes[array.dtype].components === 2) {
    throw new TypeError(`${caller}: ${name} is ${array.dtype}, must be real`);
  }
  return array;
}

function checkRule(value: number, name: string, [isMet, text]: Rule, caller: string): void {
  if (!isMet(value)) throw new RangeError(`${caller}: ${name} is ${value}, ${text}`);
}

/** Parameters as numbers, or as columns of the shape they broadcast to. */
export interface Bound {
  readonly numbers: readonly number[] | undefined;
  readonly columns: readonly Float64Array[];
  /** The shape of results; undefined for a number. */
  readonly shape: readonly number[] | undefined;
}

/**
 * Checks and broadcasts.
 *
 * @throws RangeError for a value that breaks a rule, or shapes that do not broadcast to `size`
 */
export function boundParameters(
  given: readonly Given[],
  size: Size | null | undefined,
  caller: string,
): Bound {
  const shape = size === undefined || size === null ? undefined : checkShape(size, caller);
  if (given.every(([, value]) => typeof value === 'number')) {
    const numbers = given.map(([, value]) => value as number);
    given.forEach(([name, value, rule]) => checkRule(value as number, name, rule, caller));
    return { numbers, columns: [], shape };
  }
  const arrays = given.map(([name, value]) => parameterArray(value, name, caller));
  given.forEach(([name, , rule], k) => {
    for (const value of packedValues(arrays[k]!)) checkRule(value, name, rule, caller);
  });
  const full = commonShape(arrays, shape, caller);
  const columns = arrays.map((array) => packedValues(broadcast_to(array, full)));
  return { numbers: undefined, columns, shape: full };
}

/** The shape that arrays broadcast to, which must be `shape` where that is given. */
export function commonShape(
  arrays: readonly NdArray[],
  shape: readonly number[] | undefined,
  caller: string,
): number[] {
  const shapes = arrays.map((array) => array.shape);
  let full: number[] | undefined;
  try {
    full = [...broadcast_shapes(...shapes, ...(shape ? [shape] : []))];
  } catch {
    full = undefined;
  }
  if (full === undefined || (shape !== undefined && !sameShape(full, shape))) {
    const texts = shapes.map((one) => formatShape(one)).join(', ');
    const what = shape ? ` to size ${formatShape(shape)}` : '';
    throw new RangeError(`${caller}: parameters of the shapes ${texts} do not broadcast${what}`);
  }
  return full;
}
