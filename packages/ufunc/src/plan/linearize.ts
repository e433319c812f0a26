/**
 * The part of a plan that depends on the expression alone: its nodes in order, leaves and
 * scalars numbered, and a key that says which kernels it can share.
 */
import type { Complex, NdArray } from '@numloom/ndarray';
import { type LeafNode, type MapNode, type Node, type ScalarNode, settled } from '../graph/node.ts';
import { isZero } from '../kernel/kernel.ts';
import type { Callee } from '../kernel/callee.ts';
import type { FoldPrimitive } from '../kernel/primitives.ts';
import {
  extend,
  type Key,
  leafSymbol,
  operatorSymbol,
  rootSymbol,
  scalarSymbol,
  START,
  ZERO,
} from './keys.ts';

/** One thing that a loop nest produces. */
export type Root =
  | { readonly kind: 'store'; readonly value: Node; readonly target: NdArray }
  | {
      readonly kind: 'fold';
      readonly fold: FoldPrimitive;
      readonly value: Node;
      readonly target: NdArray;
    };

/** An expression as a list: every entry comes after those it is made of. */
export interface Linear {
  /** Says everything that the lowering needs, and no size, address or value. */
  readonly key: Key;
  readonly entries: readonly (LeafNode | ScalarNode | MapNode)[];
  /** For each entry the numbers of its operands, or its number among leaves or scalars; none of a 0. */
  readonly operands: readonly (readonly number[])[];
  readonly leaves: readonly LeafNode[];
  readonly scalars: readonly (number | bigint | Complex)[];
  /** The functions that are called. */
  readonly functions: readonly Callee[];
  /** For each root the entry that is its value. */
  readonly values: readonly number[];
}

/** Ends the entries of a key, and its roots; nothing else has this symbol. */
const ROOTS = 65_535;

/** Lists the nodes below the roots; leaves that show the same elements are one. */
export function linearize(roots: readonly Root[]): Linear {
  const entries: (LeafNode | ScalarNode | MapNode)[] = [];
  const operands: number[][] = [];
  const leaves: LeafNode[] = [];
  const scalars: (number | bigint | Complex)[] = [];
  const functions: Callee[] = [];
  const known = new Map<Node, number>();
  let key = START;

  const add = (entry: LeafNode | ScalarNode | MapNode, uses: number[], symbol: number): number => {
    key = extend(key, symbol);
    if (entry.kind === 'map') for (const use of uses) key = extend(key, use);
    operands.push(uses);
    return entries.push(entry) - 1;
  };

  /** What a condition chooses may be 0 in many launches, and is less work then. */
  const addZero = (scalar: ScalarNode): number => {
    key = extend(key, ZERO);
    return add(scalar, [], scalarSymbol(scalar.dtype));
  };

  const visit = (start: Node): number => {
    const node = settled(start);
    const seen = known.get(node);
    if (seen !== undefined) return seen;
    let entry: number;
    if (node.kind === 'leaf') {
      // Leaves of different versions stay two, so that the one that is stale is noticed.
      const same = leaves.findIndex(
        (leaf) => leaf.version === node.version && sameElements(leaf.array, node.array),
      );
      if (same >= 0) {
        entry = known.get(leaves[same]!)!;
      } else {
        leaves.push(node);
        entry = add(node, [leaves.length - 1], leafSymbol(node.dtype));
      }
    } else if (node.kind === 'scalar') {
      scalars.push(node.value);
      entry = add(node, [scalars.length - 1], scalarSymbol(node.dtype));
    } else if (node.kind === 'map') {
      const isChoice = node.operator.name === 'where';
      const uses = node.args.map((arg, place) =>
        isChoice && place > 0 && arg.kind === 'scalar' && isZero(arg.value)
          ? addZero(arg)
          : visit(arg),
      );
      entry = add(node, uses, operatorSymbol(node.operator, node.compute));
      const { callee } = node.operator;
      if (callee !== undefined) {
        if (!functions.includes(callee)) functions.push(callee);
        key = extend(key, functions.indexOf(callee));
      }
    } else {
      throw new Error('linearize: a fold inside of an expression has to be computed first');
    }
    known.set(node, entry);
    return entry;
  };

  const values = roots.map((root) => visit(root.value));
  key = extend(key, ROOTS);
  roots.forEach((root, i) => {
    const fold = root.kind === 'fold' ? root.fold : undefined;
    key = extend(extend(key, values[i]!), rootSymbol(fold, root.target.dtype));
  });
  key = extend(key, ROOTS);
  return { key, entries, operands, leaves, scalars, functions, values };
}

function sameElements(a: NdArray, b: NdArray): boolean {
  if (a === b) return true;
  if (a.storage !== b.storage || a.offset !== b.offset || a.dtype !== b.dtype) return false;
  return (
    a.ndim === b.ndim &&
    a.shape.every((length, axis) => length === b.shape[axis] && a.strides[axis] === b.strides[axis])
  );
}
