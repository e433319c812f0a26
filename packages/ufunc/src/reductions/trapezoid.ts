/** Integrals of samples. */
import { formatShape, normalizeAxis } from '@numloom/ndarray';
import { mapNode } from '../expression/build.ts';
import { inNameOf } from '../expression/naming.ts';
import { type Operand, strengthen, toNode } from '../expression/operand.ts';
import { viewNode } from '../expression/view.ts';
import type { ComputedNode, Node } from '../graph/node.ts';
import { add, divide, multiply, subtract } from '../operators/rows/arithmetic.ts';
import { newFoldNode } from './fold.ts';
import { partOfNode } from './parts.ts';

/** What `trapezoid` is told. */
interface TrapezoidOptions {
  readonly x?: Operand;
  readonly dx?: number;
  readonly axis?: number;
}

/** The sum of the areas between neighbours, fused with the samples. */
export function trapezoidNode(
  samples: Node,
  { x, dx = 1, axis = -1 }: TrapezoidOptions,
): ComputedNode {
  const along = normalizeAxis(axis, samples.shape.length, 'trapezoid');
  const [later, earlier] = neighbours(samples, along);
  const width =
    x === undefined
      ? inNameOf('trapezoid: dx', () => strengthen(dx, widthOf(samples)))
      : widths(x, samples, along);
  const heights = mapNode(add, [later, earlier]);
  const areas = mapNode(divide, [mapNode(multiply, [width, heights]), { kind: 'weak', value: 2 }]);
  return newFoldNode('add', areas, [along], false, areas.dtype, 'trapezoid');
}

/** The dtype of a distance that is a number: it makes samples of single precision no wider. */
function widthOf({ dtype }: Node): 'float32' | 'float64' {
  return dtype === 'float32' || dtype === 'complex64' ? 'float32' : 'float64';
}

function neighbours(node: Node, axis: number): readonly [later: Node, earlier: Node] {
  const n = node.shape[axis]!;
  const rest = Math.max(0, n - 1);
  return [partOfNode(node, axis, Math.min(1, n), rest), partOfNode(node, axis, 0, rest)];
}

/** Distances of the samples along the axis. */
function widths(x: Operand, samples: Node, axis: number): Node {
  const given = toNode(x, 'trapezoid');
  const { shape } = samples;
  const along =
    given.shape.length === 1 && shape.length > 1
      ? viewNode(given, (layout) => ({
          shape: shape.map((_, k) => (k === axis ? layout.shape[0]! : 1)),
          strides: shape.map((_, k) => (k === axis ? layout.strides[0]! : 0)),
          offset: layout.offset,
        }))
      : given;
  const fits =
    along.shape.length === shape.length &&
    along.shape.every((n, k) => n === shape[k] || (n === 1 && k !== axis));
  if (!fits) {
    throw new RangeError(
      `trapezoid: x has the shape ${formatShape(given.shape)}, must have that of the samples, ${formatShape(shape)}, or that of axis ${axis}`,
    );
  }
  const [later, earlier] = neighbours(along, axis);
  return mapNode(subtract, [later, earlier]);
}
