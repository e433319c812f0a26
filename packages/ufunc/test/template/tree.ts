/** Trees of templates for comparison: as calls, and without the places in the text. */
import type { Node } from '../../src/template/index.ts';

/** The tree as calls by name: `add({0},1)`. */
export function treeText(node: Node): string {
  switch (node.kind) {
    case 'literal':
      return String(node.value);
    case 'imaginary':
      return `${node.value}j`;
    case 'operand':
      return `{${node.place}}`;
    case 'slice':
      return `${treeText(node.target)}[]`;
    case 'call':
      return `${node.name}(${node.args.map(treeText).join(',')})`;
  }
}

/** The tree with every place in the text set to 0. */
export function withoutPlaces(node: Node): Node {
  if (node.kind === 'call') return { ...node, args: node.args.map(withoutPlaces), at: 0 };
  if (node.kind === 'slice') return { ...node, target: withoutPlaces(node.target), at: 0 };
  return { ...node, at: 0 };
}

/** Strings of a template whose text has `${0}`, `${1}` … in this order. */
export function stringsOf(text: string): string[] {
  return text.split(/\$\{\d+\}/);
}
