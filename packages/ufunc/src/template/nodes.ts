/** The syntax tree of a template. `at` is always a place in the source text, for messages. */
import type { Source } from './source.ts';

/** A parsed template. */
export interface Template {
  readonly source: Source;
  readonly root: Node;
}

/** An expression. */
export type Node = LiteralNode | ImaginaryNode | OperandNode | CallNode | SliceNode;

/** A number or boolean; `float` tells `2.0` from `2`. */
export interface LiteralNode {
  readonly kind: 'literal';
  readonly value: number | bigint | boolean;
  readonly float: boolean;
  readonly at: number;
}

/** `2j` */
export interface ImaginaryNode {
  readonly kind: 'imaginary';
  readonly value: number;
  readonly at: number;
}

/** An interpolated value. */
export interface OperandNode {
  readonly kind: 'operand';
  readonly place: number;
  readonly at: number;
}

/** A function, operator or attribute. */
export interface CallNode {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Node[];
  readonly options: readonly Option[];
  readonly at: number;
}

/** Basic indexing: `target[parts]`. */
interface SliceNode {
  readonly kind: 'slice';
  readonly target: Node;
  readonly parts: readonly IndexPart[];
  readonly at: number;
}

/** An interpolated value where a number is expected: `${i}`, or in an index also `-${i}`. */
export interface Hole {
  readonly kind: 'hole';
  readonly place: number;
  readonly negated: boolean;
}

/** A keyword argument. */
export interface Option {
  readonly name: string;
  readonly value: OptionValue;
}

/** The value of a keyword argument; an array is a tuple. */
export type OptionValue = number | boolean | null | string | Hole | readonly OptionValue[];

/** One part of an index; `null` is a new axis. */
export type IndexPart = number | null | '...' | Hole | Range;

/** `start:stop:step` */
interface Range {
  readonly kind: 'range';
  readonly start: Bound;
  readonly stop: Bound;
  readonly step: Bound;
}

/** A field of a range, `undefined` if left out. */
export type Bound = number | Hole | undefined;

/** A call; the sign of a number becomes part of the number. */
export function callNode(
  name: string,
  args: readonly Node[],
  options: readonly Option[],
  at: number,
): Node {
  const [only] = args;
  if (args.length === 1 && options.length === 0 && only?.kind === 'literal') {
    const { value, float } = only;
    if (typeof value === 'number') {
      if (name === 'positive') return only;
      // Integers have no negative zero.
      if (name === 'negative') return { ...only, value: float ? -value : 0 - value, at };
    } else if (typeof value === 'bigint') {
      if (name === 'positive') return only;
      if (name === 'negative') return { ...only, value: -value, at };
    }
  }
  return { kind: 'call', name, args, options, at };
}

/**
 * All nodes, operands before what uses them. A loop, because a long sum is a deep tree: only the
 * nesting that is written is limited, not the number of terms.
 */
export function postorder(root: Node): Node[] {
  const nodes: Node[] = [];
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    nodes.push(node);
    if (node.kind === 'call') pending.push(...node.args);
    else if (node.kind === 'slice') pending.push(node.target);
  }
  return nodes.reverse();
}
