/** Expressions as formulas: read again, with the arrays as they are now. */
import {
  type FoldNode,
  foldsOf,
  leafNode,
  newMapNode,
  newRunNode,
  type Node,
  weightOf,
} from '../graph/node.ts';

/** A copy of an expression that has computed nothing yet and reads its arrays as they are. */
export function afresh(root: Node): Node {
  const known = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    let copy = known.get(node);
    if (copy === undefined) known.set(node, (copy = copyOf(node, visit)));
    return copy;
  };
  return visit(root);
}

function copyOf(node: Node, visit: (node: Node) => Node): Node {
  switch (node.kind) {
    case 'leaf': {
      const leaf = leafNode(node.array);
      return { ...leaf, shape: node.shape };
    }
    case 'scalar':
      return node;
    case 'map':
      return newMapNode(node.operator, node.args.map(visit), node.compute, node.dtype, node.shape);
    case 'fold':
      return foldAfresh(node, visit(node.arg));
    case 'run':
      return newRunNode(node, node.args.map(visit));
  }
}

function foldAfresh(node: FoldNode, arg: Node): FoldNode {
  return { ...node, arg, folds: 1 + weightOf(arg) + foldsOf(arg), result: undefined };
}
