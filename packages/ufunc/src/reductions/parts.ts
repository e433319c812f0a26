/** Parts of nodes and arrays along an axis, and the values of nodes: what procedures work with. */
import {
  allocate,
  type DType,
  dtypes,
  type Layout,
  NdArray,
  packedLayout,
  sameShape,
  sizeOf,
  type TypedArray,
} from '@numloom/ndarray';
import { viewNode } from '../expression/view.ts';
import {
  assertFresh,
  type ComputedNode,
  isComputed,
  type Node,
  settled,
  visitNodes,
} from '../graph/node.ts';
import { evaluateSteps } from '../run/rounds.ts';
import type { Steps } from '../threads/job.ts';

/** `length` places of an axis from `start` on. */
function sliceAxis(layout: Layout, axis: number, start: number, length: number): Layout {
  return {
    shape: layout.shape.map((n, k) => (k === axis ? length : n)),
    strides: layout.strides,
    offset: layout.offset + start * layout.strides[axis]!,
  };
}

/** The same of a node: computes nothing, and only that part is ever computed. */
export function partOfNode(node: Node, axis: number, start: number, length: number): Node {
  return viewNode(node, (layout) => sliceAxis(layout, axis, start, length));
}

/** The same of an array. */
export function partOfArray(array: NdArray, axis: number, start: number, length: number): NdArray {
  return array.withLayout(sliceAxis(array, axis, start, length));
}

/** A new array, its elements undefined. */
export function newArray(dtype: DType, shape: readonly number[]): NdArray {
  const storage = allocate(sizeOf(shape) * dtypes[dtype].itemsize, false);
  return new NdArray(dtype, packedLayout(shape), storage);
}

/** The values of a node that is not computed yet, in an array of their own. */
export function* computeNode(node: ComputedNode, caller: string): Steps<NdArray> {
  yield* evaluateSteps([node], [], caller);
  return node.result!.array;
}

/** The values of a node, which may lie in an operand's array. */
export function* valuesOf(start: Node, caller: string): Steps<NdArray> {
  const node = settled(start);
  if (isComputed(node)) return yield* computeNode(node, caller);
  if (node.kind === 'scalar') throw new Error(`${caller}: a number is no array`);
  assertFresh(node, caller);
  return node.array;
}

/**
 * The storage of an array as numbers (of 64-bit integers, bigints), to be read, or written by who
 * made the array. Not to be kept: the heap may grow with the next array.
 */
export function memoryOf(array: NdArray): Float64Array {
  return array.storage.view(array.dtype) as TypedArray as Float64Array;
}

/** Where each index of the axes before `end` begins, in C order. */
export function offsetsOf({ shape, strides, offset }: Layout, end: number): number[] {
  const offsets = new Array<number>(sizeOf(shape.slice(0, end))).fill(offset);
  let repeats = offsets.length;
  for (let axis = 0; axis < end; axis++) {
    const stride = strides[axis]!;
    const length = shape[axis]!;
    repeats /= length;
    for (let i = 0; i < offsets.length; i++) {
      offsets[i]! += (Math.floor(i / repeats) % length) * stride;
    }
  }
  return offsets;
}

/**
 * Whether an axis is likely the innermost one of a loop over a node: the operands of its shape
 * have their smallest steps there. Only a guess, to try first what is likely.
 */
export function liesInside(node: Node, axis: number): boolean {
  const { shape } = node;
  let inside: boolean | undefined;
  visitNodes([node], (part) => {
    if (part.kind !== 'leaf' || inside !== undefined || !sameShape(part.shape, shape)) return;
    const { strides } = part.array;
    inside = strides.every(
      (stride, k) => k === axis || shape[k] === 1 || Math.abs(stride) > Math.abs(strides[axis]!),
    );
  });
  return inside ?? axis === shape.length - 1;
}

/** Writes values into arrays, in one pass where shapes agree. */
export function writeNodes(
  assignments: readonly { readonly target: NdArray; readonly value: Node }[],
  caller: string,
): Steps {
  return evaluateSteps([], assignments, caller);
}
