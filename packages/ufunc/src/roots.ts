/** What an evaluation is asked for: expressions and stores, as nodes and assignments. */
import type { DType, NdArray } from '@numloom/ndarray';
import { identityNode } from './expression/expression.ts';
import { type Operand, toNode } from './expression/operand.ts';
import { isComputed, leafNode, type Node, resultOf } from './graph/node.ts';
import type { Assignment } from './run/tasks.ts';

/** An assignment to be done by `evaluate`, together with other roots; see `store`. */
export class Store<D extends DType = DType> {
  readonly target: NdArray<D>;
  readonly value: Operand;

  constructor(target: NdArray<D>, value: Operand) {
    this.target = target;
    this.value = value;
  }
}

/** What `evaluate` takes as one of its roots. */
export type EvaluateRoot = Operand | Store;

/** Roots, ready to be computed. */
export interface Request {
  /** For each root what it computes, or stores. */
  readonly nodes: readonly Node[];
  readonly assignments: readonly Assignment[];
  /** To be called when all is done: for each root its array. */
  readonly results: () => NdArray[];
}

/** The value of a root. */
export function operandOf(root: EvaluateRoot): Operand {
  return root instanceof Store ? root.value : root;
}

/** Roots as nodes and assignments. */
export function requestOf(roots: readonly EvaluateRoot[], caller: string): Request {
  const given = roots.map((root) => toNode(operandOf(root), caller));
  const targets = roots.flatMap((root) => (root instanceof Store ? [root.target] : []));
  const nodes = given.map((node, i) => {
    return roots[i] instanceof Store || !isWrittenBy(targets, node) ? node : identityNode(node);
  });
  const assignments = roots.flatMap((root, i) =>
    root instanceof Store ? [assignmentTo(root.target, nodes[i]!)] : [],
  );
  const results = (): NdArray[] =>
    roots.map((root, i) => {
      if (root instanceof Store) return root.target;
      const [node, origin] = [nodes[i]!, given[i]!];
      if (node.kind === 'leaf') return node.array;
      if (node.kind === 'scalar') throw new TypeError(`${caller}: a number has nothing to compute`);
      const { array } = node.result!;
      if (node !== origin && isComputed(origin)) origin.result = leafNode(array);
      return array;
    });
  return { nodes, assignments, results };
}

/** Whether what an expression has computed before is about to be overwritten. */
function isWrittenBy(targets: readonly NdArray[], node: Node): boolean {
  const result = isComputed(node) ? resultOf(node) : undefined;
  if (result === undefined) return false;
  const { origin } = result.array.storage;
  return targets.some(({ storage }) => storage.origin === origin);
}

/** Leading axes of length 1 that the target has not do not count, as in NumPy. */
function assignmentTo(target: NdArray, value: Node): Assignment {
  const lead = value.shape.slice(0, Math.max(0, value.shape.length - target.ndim));
  if (lead.length === 0 || lead.some((length) => length !== 1)) return { target, value };
  const { shape, strides, offset } = target;
  const longer = {
    shape: [...lead, ...shape],
    strides: [...lead.map(() => 0), ...strides],
    offset,
  };
  return { target: target.withLayout(longer), value };
}
