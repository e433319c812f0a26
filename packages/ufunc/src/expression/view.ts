/** Views of expressions: slices and transposes are pushed down to the arrays, where they are free. */
import { broadcastLayout, type Layout } from '@numloom/ndarray';
import { evaluateNodes } from '../run/rounds.ts';
import { type LeafNode, type MapNode, newMapNode, type Node, settled } from '../graph/node.ts';

/**
 * The expression whose element at each index is that of `node` where `change` says. A fold on
 * the way is computed first.
 */
export function viewNode(root: Node, change: (layout: Layout) => Layout): Node {
  if (root.kind === 'leaf') return viewed(root, change(root.array));
  const { shape } = root;
  const known = new Map<Node, Node>();

  const view = (start: Node): Node => {
    const node = settled(start);
    if (node.kind === 'scalar') return node;
    const seen = known.get(node);
    if (seen !== undefined) return seen;
    const made =
      node.kind === 'map' ? viewMap(node) : viewLeaf(node.kind === 'leaf' ? node : computed(node));
    known.set(node, made);
    return made;
  };

  const viewLeaf = ({ array, version }: LeafNode): LeafNode => {
    return viewed({ array, version }, change(broadcastLayout(array, shape, 'slice')));
  };

  const viewMap = (node: MapNode): MapNode => {
    const args = node.args.map(view);
    const layout = change({ shape, strides: shape.map(() => 0), offset: 0 });
    return newMapNode(node.operator, args, node.compute, node.dtype, layout.shape);
  };

  return view(root);
}

/** Another view of a leaf's array, as it was when the leaf was built. */
function viewed({ array, version }: Pick<LeafNode, 'array' | 'version'>, layout: Layout): LeafNode {
  return {
    kind: 'leaf',
    array: array.withLayout(layout),
    version,
    dtype: array.dtype,
    shape: layout.shape,
  };
}

function computed(node: Node): LeafNode {
  evaluateNodes([node], [], 'slice');
  return settled(node) as LeafNode;
}
