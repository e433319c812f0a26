/** Tables of counts as they are given. */
import { formatShape } from '@numloom/ndarray';
import { realArray } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Sample } from '../samples/types.ts';

/** A table: its shape, and its values row after row. */
export interface Table {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/**
 * A table of values that are not negative.
 *
 * @throws RangeError where a value is negative or NaN; TypeError where it is no real array
 */
export function tableOf(given: Sample, caller: string, name: string): Table {
  const array = realArray(given, caller, name);
  const values = packedValues(array);
  const wrong = values.find((one) => !(one >= 0));
  if (wrong === undefined) return { shape: array.shape, values };
  throw new RangeError(`${caller}: ${name} has ${wrong}, must have no negative values`);
}

/**
 * A table of counts with two axes.
 *
 * @throws RangeError where a value is no integer from 0, or it has other axes; TypeError where it is no
 * real array
 */
export function countsOf(given: Sample, caller: string, name: string): Table {
  const table = tableOf(given, caller, name);
  if (table.shape.length !== 2) {
    throw new RangeError(
      `${caller}: ${name} has the shape ${formatShape(table.shape)}, must have two axes`,
    );
  }
  const wrong = table.values.find((one) => !Number.isSafeInteger(one));
  if (wrong === undefined) return table;
  throw new RangeError(`${caller}: ${name} has ${wrong}, must have integers only`);
}

/** Counts of two rows and two columns, row after row. */
export type FourFold = readonly [a: number, b: number, c: number, d: number];

/**
 * A table of two rows and two columns.
 *
 * @throws as `countsOf`, and where its shape is another
 */
export function fourFold(given: Sample, caller: string, name = 'table'): FourFold {
  const { shape, values } = countsOf(given, caller, name);
  if (shape[0] === 2 && shape[1] === 2) return [...values] as unknown as FourFold;
  throw new RangeError(
    `${caller}: ${name} has the shape ${formatShape(shape)}, must have two rows and two columns`,
  );
}

/** Whether a row or a column of counts has nothing in it. */
export const hasEmptyMargin = ([a, b, c, d]: FourFold): boolean =>
  a + b === 0 || c + d === 0 || a + c === 0 || b + d === 0;

/** Sums over all axes but one, for each axis. */
export function marginsOf({ shape, values }: Table): Float64Array[] {
  const sums = shape.map((length) => new Float64Array(length));
  const index = shape.map(() => 0);
  for (const value of values) {
    index.forEach((at, axis) => (sums[axis]![at]! += value));
    for (let axis = shape.length - 1; axis >= 0 && ++index[axis]! === shape[axis]; axis--) {
      index[axis] = 0;
    }
  }
  return sums;
}

/** Frequencies that are expected where the axes of a table are independent. */
export function expectedOf(table: Table): Float64Array {
  const margins = marginsOf(table);
  const total = table.values.reduce((sum, one) => sum + one, 0);
  let expected = Float64Array.of(total);
  for (const margin of margins) {
    const next = new Float64Array(expected.length * margin.length);
    for (let k = 0; k < next.length; k++) {
      next[k] = (expected[Math.floor(k / margin.length)]! * margin[k % margin.length]!) / total;
    }
    expected = next;
  }
  return expected;
}
