/** What the public transforms have in common. */
import type { NdArray } from '@numloom/ndarray';
import { withFrame } from '@numloom/linalg/kernels';
import type { Operand } from '@numloom/ufunc';
import { transformAxis } from './axes.ts';
import {
  fitted,
  scaledKind,
  stepsOf,
  type TransformOptions,
  type TransformsOptions,
} from './options.ts';
import { programOf } from './plans.ts';

/** Transforms an array along one axis or several. */
export function transform(
  family: 'dst' | 'dct',
  isInverse: boolean,
  x: Operand,
  options: TransformOptions | TransformsOptions,
  caller: string,
  isSeveral: boolean,
): NdArray<'float64'> {
  const { array, steps } = stepsOf(x, options, caller, isSeveral);
  const programs = steps.map(({ length }) => {
    const { kind, scale, before, after } = scaledKind(family, isInverse, options, length, caller);
    return programOf(kind, length, scale, before, after);
  });
  return withFrame((frame) => {
    const source = frame.reachable(fitted(array, steps, caller), 'float64');
    const { array: result, inside } = frame.written('float64', source.shape);
    steps.forEach(({ axis }, i) => {
      transformAxis(programs[i]!, i === 0 ? source : inside, inside, axis, frame);
    });
    if (steps.length === 0) return source.copy();
    return result;
  });
}
