/** The expression graph: small immutable nodes; what they compute is remembered once computed. */
import type { Complex, DType, NdArray } from '@numloom/ndarray';
import type { FoldPrimitive } from '../kernel/primitives.ts';
import type { OperatorRow } from '../operators/row.ts';
import type { Steps } from '../threads/job.ts';

/** An array, as it was when the expression was built. */
export interface LeafNode {
  readonly kind: 'leaf';
  readonly array: NdArray;
  /** The storage's count of writes at that time. */
  readonly version: number;
  readonly dtype: DType;
  readonly shape: readonly number[];
}

/** A single value; kernels take it as a parameter. */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: number | bigint | Complex;
  readonly dtype: DType;
  readonly shape: readonly number[];
}

/** An operator applied element by element; operands broadcast to the shape. */
export interface MapNode {
  readonly kind: 'map';
  readonly operator: OperatorRow;
  args: readonly Node[];
  /** The dtype that operands are converted to. */
  readonly compute: DType;
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** Operators and arrays below, those that are shared counted each time. */
  readonly weight: number;
  /** Operators and arrays in folds below, which have to be computed first; 0 without such folds. */
  readonly folds: number;
  /** The values, once computed. */
  result: LeafNode | undefined;
}

/** A reduction over some axes. */
export interface FoldNode {
  readonly kind: 'fold';
  readonly fold: FoldPrimitive;
  arg: Node;
  /** The axes of `arg` that are folded, ascending. */
  readonly axes: readonly number[];
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** Operators and arrays in this fold and folds below; at least 1. */
  readonly folds: number;
  /** The values, once computed. */
  result: LeafNode | undefined;
}

/**
 * Computed by a procedure of its own once its operands are, as a scan or a search for an index.
 * The procedure plans loops over parts of its operands, so it is fused with expressions.
 */
export interface RunNode {
  readonly kind: 'run';
  /** Says what it does, for `explain`. */
  readonly name: string;
  args: readonly Node[];
  /** Computes the values, in an array that nobody else has. */
  readonly run: (args: readonly Node[]) => Steps<NdArray>;
  /** Little work, which is done before any other so that what needs it can share loops. */
  readonly early: boolean;
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** As for folds. */
  readonly folds: number;
  /** The values, once computed. */
  result: LeafNode | undefined;
}

export type Node = LeafNode | ScalarNode | MapNode | FoldNode | RunNode;

/** Nodes that have to be computed. */
export type ComputedNode = MapNode | FoldNode | RunNode;

/** Thrown when values are asked for that no longer exist: an operand was written since. */
export class StaleExpressionError extends Error {
  override readonly name = 'StaleExpressionError';
}

/** A leaf that shows an array as it is now. */
export function leafNode(array: NdArray): LeafNode {
  const { storage, dtype, shape } = array;
  return { kind: 'leaf', array, version: storage.version, dtype, shape };
}

/** A scalar of a known dtype, its value already converted. */
export function scalarNode(value: number | bigint | Complex, dtype: DType): ScalarNode {
  return { kind: 'scalar', value, dtype, shape: [] };
}

/**
 * What a node computed, unless that array was written or disposed since: a node denotes the values
 * of its operands, not what became of the array that once held them.
 */
export function resultOf({ result }: ComputedNode): LeafNode | undefined {
  return result?.array.storage.version === result?.version ? result : undefined;
}

/**
 * To be called when a node is computed: it keeps the arrays it was computed from, but not how those
 * came about, or a chain of expressions would hold all of its history.
 */
export function forgetHistory(node: ComputedNode): void {
  if (node.kind === 'fold') node.arg = settled(node.arg);
  else if (node.args.some((arg) => settled(arg) !== arg)) node.args = node.args.map(settled);
}

/** The node itself, or the leaf that holds what it computed. */
export function settled(node: Node): Node {
  return node.kind === 'leaf' || node.kind === 'scalar' ? node : (resultOf(node) ?? node);
}

/** Operators and arrays that are still to be computed or read for a node. */
export function weightOf(start: Node): number {
  const node = settled(start);
  if (node.kind === 'map') return node.weight;
  return node.kind === 'scalar' ? 0 : 1;
}

/** Operators and arrays in folds that have to be computed before the node can be, or with it. */
export function foldsOf(start: Node): number {
  const node = settled(start);
  return isComputed(node) ? node.folds : 0;
}

/** Whether a node is neither an array nor a number. */
export function isComputed(node: Node): node is ComputedNode {
  return node.kind !== 'leaf' && node.kind !== 'scalar';
}

/** A procedure over operands as they are now. */
export function newRunNode(
  node: Pick<RunNode, 'name' | 'run' | 'dtype' | 'shape'> & { readonly early?: boolean },
  operands: readonly Node[],
): RunNode {
  const args = operands.map(settled);
  let folds = 1;
  for (const arg of args) folds += weightOf(arg) + foldsOf(arg);
  return { early: false, ...node, kind: 'run', args, folds, result: undefined };
}

/** A map node over operands as they are now; its weight follows from them. */
export function newMapNode(
  operator: OperatorRow,
  operands: readonly Node[],
  compute: DType,
  dtype: DType,
  shape: readonly number[],
): MapNode {
  const args = operands.map(settled);
  let weight = 1;
  let folds = 0;
  for (const arg of args) {
    weight += weightOf(arg);
    folds += foldsOf(arg);
  }
  return { kind: 'map', operator, args, compute, dtype, shape, weight, folds, result: undefined };
}

/** The nodes that a node is computed from. */
export function operandsOf(node: Node): readonly Node[] {
  if (node.kind === 'map' || node.kind === 'run') return node.args;
  return node.kind === 'fold' ? [node.arg] : [];
}

/**
 * Visits what still has to be read or computed below `nodes`, each node once, operands first.
 */
export function visitNodes(nodes: readonly Node[], visit: (node: Node) => void): void {
  const seen = new Set<Node>();
  const walk = (start: Node): void => {
    const node = settled(start);
    if (seen.has(node)) return;
    seen.add(node);
    for (const operand of operandsOf(node)) walk(operand);
    visit(node);
  };
  for (const node of nodes) walk(node);
}

/**
 * Makes sure that the leaf still shows the values it was built on.
 *
 * @throws StaleExpressionError when its storage was written since, Error when it was disposed.
 */
export function assertFresh(leaf: LeafNode, caller: string): void {
  const { array, version } = leaf;
  array.storage.assertUsable(caller);
  if (array.storage.version === version) return;
  throw new StaleExpressionError(
    `${caller}: the operand of dtype ${array.dtype} and shape [${array.shape.join(', ')}] was written after the expression was built and consumed; evaluate() the expression before the write, or build it again`,
  );
}
