/** What the tests of mathematical functions have in common. */
import { array, type NdArray } from '@numloom/ndarray';
import * as ufunc from '@numloom/ufunc';
import reference from './reference/exponential.json' with { type: 'json' };
import tables from './reference/tables.json' with { type: 'json' };

/** One function of the reference. */
export interface Reference {
  readonly name: string;
  /** Units in the last place that it promises. */
  readonly units: number;
  readonly operands: readonly Float64Array[];
  /** The float64 values nearest to the exact results. */
  readonly results: Float64Array;
}

function unpack(text: string): Float64Array {
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  return new Float64Array(bytes.buffer);
}

/** A file of correctly rounded results, with arrays as base64. */
interface ReferenceFile {
  readonly functions: {
    readonly [name: string]: { units: number; operands: string[]; results: string };
  };
}

/** The functions of a file. */
export function referencesOf({ functions }: ReferenceFile): readonly Reference[] {
  return Object.entries(functions).map(([name, { units, operands, results }]) => {
    return { name, units, operands: operands.map(unpack), results: unpack(results) };
  });
}

/** Functions with look-up tables, where these are hard. */
export const tableReferences: readonly Reference[] = referencesOf(tables);

/** The exponential, logarithmic and hyperbolic functions. */
export const references: readonly Reference[] = referencesOf(reference);

type Function = (...operands: NdArray[]) => ufunc.Expression;

/** What the public function of that name makes of arrays. */
export function evaluate(name: string, operands: readonly NdArray[]): NdArray {
  return (ufunc as unknown as Record<string, Function>)[name]!(...operands).evaluate();
}

/** The same of plain elements. */
export function compute(name: string, ...operands: readonly Float64Array[]): Float64Array {
  const result = evaluate(
    name,
    operands.map((operand) => array(operand)),
  );
  return Float64Array.from(result.data as Float64Array);
}

const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

/** The place of a float64 among all of them in order. */
function rankOf(value: number): bigint {
  float[0] = Math.abs(value);
  return value < 0 ? -bits[0]! : bits[0]!;
}

/** The distance from the magnitude of a float64 to the next larger one. */
function unitOf(value: number): number {
  float[0] = Math.abs(value);
  bits[0]! += 1n;
  return float[0] - Math.abs(value);
}

/** How many float64 values `actual` is away from `expected`; infinitely many if only one is NaN. */
export function unitsBetween(actual: number, expected: number): number {
  if (Object.is(actual, expected)) return 0;
  const comparable = actual !== 0 || expected !== 0;
  return comparable && actual === actual && expected === expected
    ? Math.abs(Number(rankOf(actual) - rankOf(expected)))
    : Infinity;
}

/** How far `actual` is from `expected` in units of the last place of the largest of some numbers. */
export function unitsOfLargest(actual: number, expected: number, ...others: number[]): number {
  if (Object.is(actual, expected)) return 0;
  return Math.abs(actual - expected) / unitOf(Math.max(...[expected, ...others].map(Math.abs)));
}
