/** Points of several variables, and boxes of which they are corners. */
import { broadcast_shapes, broadcast_to, formatShape } from '@numloom/ndarray';
import { realArray } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Sample } from '../samples/types.ts';
import { arrayOf } from './matrices.ts';

/** Points of some variables, one after the other. */
export interface Points {
  readonly values: Float64Array;
  /** The shape without the axis of the variables. */
  readonly shape: readonly number[];
  /** Whether they were given as a number or a list of numbers. */
  readonly isPlain: boolean;
  /** Lower corners of boxes of which they are the upper ones. */
  readonly limits?: Float64Array;
}

/** @throws RangeError where lower corners do not broadcast with points */
export function withLimits(
  points: Points,
  lower_limit: Sample,
  dim: number,
  caller: string,
): Points {
  const limits = realArray(lower_limit, caller, 'lower_limit');
  const upper = arrayOf(points.values, [...points.shape, dim]);
  let shape: readonly number[] = [];
  try {
    shape = broadcast_shapes(upper.shape, limits.shape);
  } catch {
    // Told below.
  }
  if (shape.at(-1) !== dim) {
    throw new RangeError(
      `${caller}: lower_limit has the shape ${formatShape(limits.shape)}, must broadcast with x, ${formatShape(upper.shape)}`,
    );
  }
  const [low, high] = [limits, upper].map((one) => packedValues(broadcast_to(one, [...shape])));
  return {
    values: high!,
    shape: shape.slice(0, -1),
    isPlain: points.isPlain && limits.ndim < 2,
    limits: low!,
  };
}
