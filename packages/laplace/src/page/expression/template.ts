/** An expression that somebody wrote as text, read as an `nd` template: names become operands. */
import type { NdArray } from '@numloom/ndarray';
import { type Expression, nd, type Operand } from '@numloom/ufunc';

/** What names stand for. */
export interface Names {
  /** All points of the grid: rows from the top, columns from the left. */
  readonly u: NdArray<'float64'>;
  /** Places of the points inside, 0 to 1 from the left: one row. */
  readonly x: NdArray<'float64'>;
  /** 0 to 1 from the top: one column. */
  readonly y: NdArray<'float64'>;
  /** The distance of neighbours. */
  readonly h: number;
}

/** A text cut where a name stands, as JavaScript cuts a template. */
export interface Cut {
  readonly strings: TemplateStringsArray;
  /** Names between the strings. */
  readonly names: readonly (keyof Names)[];
}

/** Comments and strings, which hide names; words, with what makes a call or an attribute of them. */
const WORD =
  /#[^\n]*|'[^'\n]*'|"[^"\n]*"|(?<![\p{L}\p{N}_.])(?<name>[uxyh])(?![\p{L}\p{N}_]|\s*[(=](?!=))/gu;

/**
 * Cuts a text at its names. The same text gives the same strings, which are parsed once.
 */
export function cut(text: string): Cut {
  const strings: string[] = [];
  const names: (keyof Names)[] = [];
  let from = 0;
  for (const { index, groups } of text.matchAll(WORD)) {
    const name = groups!['name'] as keyof Names | undefined;
    if (name === undefined) continue;
    strings.push(text.slice(from, index));
    names.push(name);
    from = index + 1;
  }
  strings.push(text.slice(from));
  return { strings: Object.assign(strings, { raw: [...strings] }), names };
}

/**
 * The expression, of the values that the operands have now. Text is only ever read by the parser
 * of templates.
 *
 * @throws TemplateSyntaxError or what functions throw, with the place in the text
 */
export function build({ strings, names }: Cut, values: Names): Expression {
  return nd(strings, ...names.map((name): Operand => values[name]));
}
