/** Stacks of small matrices: few calls of kernels for all of them. */
import { dtypes } from '@numloom/ndarray';
import { small } from '../kernels/generated/small.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, view } from '../memory/frame.ts';
import type { Stack } from '../memory/stack.ts';

/** The largest order of matrices that are called small. */
export const SMALL = 32;

/** About how many elements one call of a kernel works on: V8 exchanges code between calls only. */
const ELEMENTS = 4096;

/** A stack whose matrices are equally far apart, as kernels want them. */
function evenly(stack: Stack, frame: Frame): { readonly stack: Stack; readonly next: number } {
  const next = distanceOf(stack);
  if (next !== undefined) return { stack, next };
  return { stack: frame.copied(stack.array, stack.array.dtype), next: stack.rows * stack.columns };
}

/** Elements from each matrix to the next, undefined where that differs. */
function distanceOf({ array }: Stack): number | undefined {
  const { shape, strides } = array;
  let distance: number | undefined;
  let inner = 1;
  for (let axis = shape.length - 3; axis >= 0; axis--) {
    if (shape[axis] === 1) continue;
    if (distance === undefined) distance = strides[axis]!;
    else if (strides[axis] !== distance * inner) return undefined;
    inner *= shape[axis]!;
  }
  return distance ?? 0;
}

/**
 * X = A^-1 B for stacks of as many matrices, of order 32 at most; X is packed. Answers for each the
 * least pivot by the largest: 0 where one is exactly zero, NaN where an element is not finite.
 */
export function solveSmallStack(a: Stack, b: Stack, x: Stack, frame: Frame): Float64Array {
  const left = evenly(a, frame);
  const right = evenly(b, frame);
  const { count, rows: n, columns: k } = x;
  const { dtype } = x.array;
  const { components, itemsize } = dtypes[dtype];
  const { solveSmall, smallWorkspace } = kernelsOf(small);
  const work = frame.bytes(smallWorkspace(n, k, components));
  const ratios = frame.elements('float64', count);
  const { rowStride, columnStride } = left.stack.matrix(0);
  const given = right.stack.matrix(0);
  const most = Math.ceil(ELEMENTS / (n * (n + k)));
  for (let i = 0; i < count; i += most) {
    solveSmall(
      ...([components, Math.min(most, count - i), n, k] as const),
      ...([left.stack.address + i * left.next * itemsize, left.next] as const),
      ...([rowStride, columnStride] as const),
      ...([right.stack.address + i * right.next * itemsize, right.next] as const),
      ...([given.rowStride, given.columnStride] as const),
      ...([x.address + i * n * k * itemsize, ratios + 8 * i, work] as const),
    );
  }
  return view('float64', ratios, count);
}

/** A determinant as (re m, im m, e): m 2^e. */
export const DETERMINANT_LENGTH = 3;

/** The determinants of a stack of matrices of order 32 at most, one after the other. */
export function determinantsOfSmall(stack: Stack, frame: Frame): Float64Array {
  const { stack: a, next } = evenly(stack, frame);
  const { count, rows: n, array } = a;
  const { components, itemsize } = dtypes[array.dtype];
  const { determinantsSmall, smallWorkspace } = kernelsOf(small);
  const work = frame.bytes(smallWorkspace(n, 0, components));
  const results = frame.elements('float64', DETERMINANT_LENGTH * count);
  const { rowStride, columnStride } = a.matrix(0);
  const most = Math.ceil(ELEMENTS / (n * n));
  for (let i = 0; i < count; i += most) {
    determinantsSmall(
      ...([components, Math.min(most, count - i), n] as const),
      ...([a.address + i * next * itemsize, next, rowStride, columnStride] as const),
      ...([results + 8 * DETERMINANT_LENGTH * i, work] as const),
    );
  }
  return view('float64', results, DETERMINANT_LENGTH * count);
}
