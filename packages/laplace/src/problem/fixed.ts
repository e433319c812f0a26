import { asarray, NdArray } from '@numloom/ndarray';
import { any, assertOptions } from '@numloom/ufunc';
import { type Box, coordinatesAlong } from './box.ts';
import { assertValues, type Values } from './values.ts';

/** Points inside of a grid where the solution is given. */
export interface Fixed {
  readonly mask: NdArray<'bool'>;
  readonly values: Values;
}

/** How {@link Fixed} points are given. */
export interface FixedInput {
  /** True where the solution is given. */
  readonly mask: NdArray<'bool'> | ((...coordinates: number[]) => boolean);
  /** Default 0. */
  readonly values?: Values | undefined;
}

/**
 * Undefined where nothing is fixed.
 *
 * @throws TypeError or RangeError naming `poissonProblem` and what is wrong
 */
export function fixedOf(fixed: FixedInput, box: Box): Fixed | undefined {
  assertOptions(fixed, ['mask', 'values'], 'poissonProblem: fixed');
  const { values = 0 } = fixed;
  assertValues(values, box.shape, 'poissonProblem: values of fixed');
  const mask = maskOf(fixed.mask, box);
  return any(mask).evaluate().item() ? { mask, values } : undefined;
}

function maskOf(
  mask: NdArray<'bool'> | ((...coordinates: number[]) => boolean),
  box: Box,
): NdArray<'bool'> {
  if (typeof mask !== 'function') {
    if (mask instanceof NdArray && mask.dtype === 'bool') {
      if (String(mask.shape) === String(box.shape)) return mask;
      throw new RangeError(
        `poissonProblem: mask has shape [${mask.shape.join(', ')}], the grid's is [${box.shape.join(', ')}]`,
      );
    }
    throw new TypeError(
      'poissonProblem: mask of fixed must be an array of dtype bool or a function',
    );
  }
  const points = box.shape.map((_, axis) => coordinatesAlong(box, axis));
  const size = box.shape.reduce((all, length) => all * length, 1);
  const inside = new Uint8Array(size);
  const strides = box.shape.map((_, axis) =>
    box.shape.slice(axis + 1).reduce((all, length) => all * length, 1),
  );
  for (let k = 0; k < size; k++) {
    const place = points.map(
      (along, axis) => along[Math.floor(k / strides[axis]!) % along.length]!,
    );
    inside[k] = mask(...place) ? 1 : 0;
  }
  return asarray(inside, { dtype: 'bool' }).reshape([...box.shape]);
}
