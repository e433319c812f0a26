/** Combining the partial results of a fold over all axes, in the order that fold.ts fixes. */
import { dtypes, type Storage } from '@numloom/ndarray';
import { foldIdentity, FoldStack } from '../kernel/fold.ts';
import type { FoldPrimitive, RealDType } from '../kernel/primitives.ts';

/** Numbers and bigints alike, but for what `combinerOf` puts in their place. */
const COMBINE: Record<FoldPrimitive, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  mul: (a, b) => a * b,
  min: (a, b) => (a < b ? a : b),
  max: (a, b) => (a > b ? a : b),
  fmin: (a, b) => (a < b ? a : b),
  fmax: (a, b) => (a > b ? a : b),
  and: (a, b) => a & b,
  or: (a, b) => a | b,
};

/** Combines `count` partial results in `partials` to one value, wrapped or rounded to the dtype. */
export function combinePartials(
  fold: FoldPrimitive,
  dtype: RealDType,
  partials: Storage,
  count: number,
): number | bigint {
  const view = partials.view(dtype) as Float64Array;
  const combine = combinerOf(fold, dtype);
  // A place of the dtype wraps or rounds what is written to it.
  const cell = view.slice(0, 1);
  const stack = new FoldStack<number>((older, newer) => {
    cell[0] = combine(older, newer);
    return cell[0];
  });
  for (let i = 0; i < count; i++) stack.push(view[i]!);
  return stack.drain() ?? foldIdentity(fold, dtype);
}

/** What combines two partial results. */
export function combinerOf(
  fold: FoldPrimitive,
  dtype: RealDType,
): (a: number, b: number) => number {
  const { kind, itemsize } = dtypes[dtype];
  // A NaN stays, or goes; the older of equals stays.
  if (kind === 'f' && fold === 'min') return (a, b) => (b < a || b !== b ? b : a);
  if (kind === 'f' && fold === 'max') return (a, b) => (b > a || b !== b ? b : a);
  if (kind === 'f' && fold === 'fmin') return (a, b) => (b < a || a !== a ? b : a);
  if (kind === 'f' && fold === 'fmax') return (a, b) => (b > a || a !== a ? b : a);
  // A double does not hold all digits of a product of integers.
  return fold === 'mul' && kind !== 'f' && itemsize < 8 ? Math.imul : COMBINE[fold];
}
