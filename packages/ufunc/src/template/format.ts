/** Syntax tree to text, in one spelling and with no needless parentheses. */
import {
  postorder,
  type Bound,
  type CallNode,
  type IndexPart,
  type Node,
  type OptionValue,
  type Template,
} from './nodes.ts';
import {
  attributes,
  binaryByName,
  constants,
  level,
  unaryByName,
  type Level,
} from './operators.ts';

/** Text and how tightly it holds together. */
interface Piece {
  readonly text: string;
  readonly level: Level;
}

const attributeByName = new Map([...attributes].map(([attribute, name]) => [name, attribute]));
const constantNames = new Map([...constants].map(([name, value]) => [value, name]));

/** The canonical text of a template, with `${0}` and so on for the values. */
export function formatTemplate(template: Template): string {
  return formatNode(template.root);
}

/** The canonical text of an expression. Parsing it gives the same tree. */
export function formatNode(root: Node): string {
  const pieces: Piece[] = [];
  for (const node of postorder(root)) pieces.push(formatPiece(node, pieces));
  return pieces[0]!.text;
}

function formatPiece(node: Node, pieces: Piece[]): Piece {
  switch (node.kind) {
    case 'literal':
      return formatLiteral(node.value, node.float);
    case 'imaginary':
      return { text: `${node.value}j`, level: level.literal };
    case 'operand':
      return { text: `\${${node.place}}`, level: level.postfix };
    case 'slice': {
      const parts = node.parts.map(formatPart).join(', ');
      return { text: `${wrap(pieces.pop()!, level.postfix)}[${parts}]`, level: level.postfix };
    }
    case 'call': {
      const { length } = node.args;
      return formatCall(node, pieces.splice(pieces.length - length, length));
    }
  }
}

function formatCall(node: CallNode, args: readonly Piece[]): Piece {
  const { name, options } = node;
  const [first, second] = args;
  if (options.length === 0 && args.length === 1) {
    const unary = unaryByName.get(name);
    if (unary !== undefined) {
      return { text: unary.symbol + wrap(first!, level.unary), level: level.unary };
    }
    const attribute = attributeByName.get(name);
    if (attribute !== undefined) {
      return { text: `${wrap(first!, level.postfix)}.${attribute}`, level: level.postfix };
    }
  }
  const binary = binaryByName.get(name);
  if (binary !== undefined && options.length === 0 && args.length === 2) {
    const [left, right] = [wrap(first!, binary.left), wrap(second!, binary.right)];
    return { text: `${left} ${binary.symbol} ${right}`, level: binary.level };
  }
  const keywords = options.map((option) => `${option.name}=${formatOption(option.value)}`);
  const list = [...args.map(({ text }) => text), ...keywords].join(', ');
  return { text: `${name}(${list})`, level: level.postfix };
}

function wrap(piece: Piece, lowest: Level): string {
  return piece.level < lowest ? `(${piece.text})` : piece.text;
}

function formatLiteral(value: number | bigint | boolean, float: boolean): Piece {
  if (typeof value === 'bigint') {
    return { text: String(value), level: value < 0n ? level.unary : level.literal };
  }
  const negative = typeof value === 'number' && (value < 0 || Object.is(value, -0));
  const text = typeof value === 'number' ? formatNumber(Math.abs(value), float) : undefined;
  if (negative) return { text: `-${text!}`, level: level.unary };
  return { text: text ?? constantNames.get(value)!, level: level.literal };
}

function formatNumber(value: number, float: boolean): string {
  if (!float) return String(BigInt(value));
  const text = constantNames.get(value) ?? String(value);
  return /^\d+$/.test(text) ? `${text}.0` : text;
}

function formatPart(part: IndexPart): string {
  if (part === null) return 'None';
  if (typeof part !== 'object' || part.kind === 'hole') return formatBound(part);
  const ends = `${formatBound(part.start)}:${formatBound(part.stop)}`;
  return part.step === undefined ? ends : `${ends}:${formatBound(part.step)}`;
}

function formatBound(bound: Bound | '...'): string {
  if (bound === undefined) return '';
  return typeof bound === 'object'
    ? `${bound.negated ? '-' : ''}\${${bound.place}}`
    : String(bound);
}

function formatOption(value: OptionValue): string {
  if (value === null) return 'None';
  if (typeof value === 'string') return value.includes("'") ? `"${value}"` : `'${value}'`;
  if (typeof value === 'boolean') return constantNames.get(value)!;
  if (typeof value === 'number') {
    const text = formatNumber(Math.abs(value), !Number.isSafeInteger(value));
    return value < 0 ? `-${text}` : text;
  }
  if ('kind' in value) return formatBound(value);
  return `(${value.map(formatOption).join(', ')}${value.length === 1 ? ',' : ''})`;
}
