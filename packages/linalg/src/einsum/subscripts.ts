/** The notation of `einsum`: which letters, here called labels, name the axes of what. */
import { formatShape } from '@numloom/ndarray';

/** Labels of the axes of all operands and of the result; those of an ellipsis have names like `.0`. */
export interface Subscripts {
  readonly inputs: readonly (readonly string[])[];
  readonly output: readonly string[];
}

/** Labels of a term before an ellipsis and behind it; undefined where there is none. */
interface Term {
  readonly before: readonly string[];
  readonly after: readonly string[] | undefined;
}

/**
 * Reads subscripts for operands of given shapes: terms of letters with commas between, an ellipsis
 * in each for axes without letters, and after `->` those of the result. Without `->` these are the
 * axes of the ellipsis and the letters that are there once, in alphabetical order.
 *
 * @throws SyntaxError where the text is none, RangeError where it does not fit the shapes.
 */
export function parseSubscripts(
  text: string,
  shapes: readonly (readonly number[])[],
  caller: string,
): Subscripts {
  if (typeof text !== 'string') throw new TypeError(`${caller}: subscripts are no string`);
  const sides = text.replace(/\s/g, '').split('->');
  if (sides.length > 2) throw new SyntaxError(`${caller}: '${text}' has more than one '->'`);
  const terms = sides[0]!.split(',').map((term) => parseTerm(term, text, caller));
  if (terms.length !== shapes.length) {
    throw new RangeError(
      `${caller}: '${text}' is for ${terms.length} operands, there are ${shapes.length}`,
    );
  }
  const hidden = terms.map((term, i) => hiddenAxes(term, shapes[i]!, i, text, caller));
  const most = Math.max(...hidden);
  const inputs = terms.map((term, i) => expanded(term, hidden[i]!, most));
  if (sides.length === 1) return { inputs, output: implicitOutput(inputs, most) };
  const result = parseTerm(sides[1]!, text, caller);
  if (most > 0 && result.after === undefined) {
    throw new RangeError(
      `${caller}: the result of '${text}' has no ellipsis for the axes that those of operands stand for`,
    );
  }
  const output = expanded(result, most, most);
  const known = new Set(inputs.flat());
  output.forEach((label, i) => {
    if (output.indexOf(label) !== i) {
      throw new SyntaxError(`${caller}: the result of '${text}' has ${label} twice`);
    }
    if (!known.has(label)) {
      throw new SyntaxError(
        `${caller}: the result of '${text}' has ${label}, which no operand has`,
      );
    }
  });
  return { inputs, output };
}

function parseTerm(term: string, text: string, caller: string): Term {
  const parts = term.split('...');
  if (parts.length > 2) {
    throw new SyntaxError(`${caller}: '${text}' has two ellipses in '${term}'`);
  }
  const strange = parts.join('').match(/[^a-zA-Z]/u);
  if (strange) {
    throw new SyntaxError(
      `${caller}: '${text}' has '${strange[0]}' in '${term}'; axes are letters or an ellipsis, '...'`,
    );
  }
  const [before, after] = parts.map((part) => [...part]) as [string[], string[] | undefined];
  return { before, after };
}

/** How many axes the ellipsis of a term stands for. */
function hiddenAxes(
  { before, after }: Term,
  shape: readonly number[],
  index: number,
  text: string,
  caller: string,
): number {
  const named = before.length + (after?.length ?? 0);
  if (after === undefined ? shape.length === named : shape.length >= named) {
    return shape.length - named;
  }
  throw new RangeError(
    `${caller}: operand ${index} has the shape ${formatShape(shape)}, ` +
      `'${text}' names ${named} axes of it`,
  );
}

/** The labels of a term; those of its ellipsis, `count` of at most `most`, are aligned at the last. */
function expanded({ before, after }: Term, count: number, most: number): string[] {
  const hidden =
    after === undefined ? [] : Array.from({ length: count }, (_, k) => `.${most - count + k}`);
  return [...before, ...hidden, ...(after ?? [])];
}

function implicitOutput(inputs: readonly (readonly string[])[], most: number): string[] {
  const labels = inputs.flat();
  const single = labels.filter(
    (label) => !label.startsWith('.') && labels.indexOf(label) === labels.lastIndexOf(label),
  );
  return [...Array.from({ length: most }, (_, k) => `.${k}`), ...single.sort()];
}

/**
 * The lengths of all labels: 1 stretches.
 *
 * @throws RangeError naming `caller` where two lengths do not fit.
 */
export function lengthsOf(
  { inputs }: Subscripts,
  shapes: readonly (readonly number[])[],
  caller: string,
): Map<string, number> {
  const lengths = new Map<string, number>();
  inputs.forEach((labels, i) => {
    labels.forEach((label, axis) => {
      const length = shapes[i]![axis]!;
      const known = lengths.get(label) ?? 1;
      if (known !== 1 && length !== 1 && known !== length) {
        const name = label.startsWith('.') ? 'an axis of the ellipsis' : label;
        throw new RangeError(
          `${caller}: ${name} has the length ${known}, and ${length} in operand ${i}`,
        );
      }
      if (length !== 1 || known === 1) lengths.set(label, length);
    });
  });
  return lengths;
}
