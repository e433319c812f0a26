/** Parts of nodes and arrays along an axis, and the values of nodes: what procedures work with. */
import {
  allocate,
  type DType,
  dtypes,
  type Layout,
  NdArray,
  packedLayout,
  sizeOf,
  type TypedArray,
} from '@numloom/ndarray';
import { viewNode } from '../expression/view.ts';
import { assertFresh, type ComputedNode, isComputed, type Node, settled } from '../graph/node.ts';
import { evaluateNodes } from '../run/rounds.ts';

/** `length` places of an axis from `start` on. */
export function sliceAxis(layout: Layout, axis: number, start: number, length: number): Layout {
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
export function computeNode(node: ComputedNode, caller: string): NdArray {
  evaluateNodes([node], [], caller);
  return node.result!.array;
}

/** The values of a node, which may lie in an operand's array. */
export function valuesOf(start: Node, caller: string): NdArray {
  const node = settled(start);
  if (isComputed(node)) return computeNode(node, caller);
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

/** Writes values into arrays, in one pass where shapes agree. */
export function writeNodes(
  assignments: readonly { readonly target: NdArray; readonly value: Node }[],
  caller: string,
): void {
  evaluateNodes([], assignments, caller);
}
