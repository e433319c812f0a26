/** Running sums and products. */
import type { ComputedNode, Node } from '../graph/node.ts';
import type { add, multiply } from '../operators/rows/arithmetic.ts';
import { masked, validNode } from './fold.ts';
import { chosenDType, isAxisOfScalar, type ReductionOptions } from './options.ts';
import { scanNode } from './scan.ts';
import { sumDType } from './types.ts';

/** Which running reduction. */
export interface Cumulative {
  readonly operator: typeof add | typeof multiply;
  /** Whether NaN counts as 0 or 1. */
  readonly skipsNaN: boolean;
  /** Whether it is the standard's, which does not flatten and can begin with 0 or 1. */
  readonly standard: boolean;
}

/**
 * A running sum or product.
 *
 * @throws RangeError when the axis does not exist, or is not given where there are several and the
 *   standard asks for it.
 */
export function cumulativeNode(
  name: string,
  { operator, skipsNaN, standard }: Cumulative,
  arg: Node,
  options: ReductionOptions & { readonly include_initial?: boolean },
): ComputedNode {
  const ndim = arg.shape.length;
  const axis = isAxisOfScalar(options.axis, ndim) ? undefined : options.axis;
  if (Array.isArray(axis)) {
    throw new TypeError(`${name}: axis is [${axis.join(', ')}], must be one axis`);
  }
  if (standard && (axis === undefined || axis === null) && ndim > 1) {
    throw new RangeError(`${name}: an array of ${ndim} dimensions needs the option axis`);
  }
  const dtype = chosenDType(options, sumDType(arg.dtype), name);
  const neutral = operator.identity;
  const elements = skipsNaN ? masked(arg, validNode(arg), neutral) : arg;
  return scanNode(name, operator, elements, {
    axis: axis as number | null | undefined,
    dtype,
    ...(options.include_initial === true ? { before: neutral } : {}),
  });
}
