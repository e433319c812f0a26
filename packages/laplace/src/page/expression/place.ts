import { type Cut } from './template.ts';

/** What is wrong with an expression, in words, and where. */
export interface Complaint {
  readonly message: string;
  /** The character of the text that it is about, if it is about one. */
  readonly at: number | undefined;
}

/** The two lines at the end of a message: the text, and a caret under the place. */
const POINTER = /\n {2}(?<line>[^\n]*)\n {2}(?<indent> *)\^$/;

/**
 * What an error of a template says of the text that it was cut from. Messages show the place in a
 * line of their own, where spaces are fewer, names are `${0}`, and far ends are left out.
 */
export function complaint(error: unknown, { strings, names }: Cut): Complaint {
  const text = error instanceof Error ? error.message : String(error);
  const found = POINTER.exec(text);
  const message = withNames(found ? text.slice(0, found.index) : text, names)
    .replace(/^nd: /, '')
    // How a program would write it is no help here.
    .replace(/: a variable is written as .*$/, ': the names are u, x, y and h');
  if (!found) return { message, at: undefined };
  const { line, indent } = found.groups as { line: string; indent: string };
  const before = compact(line.slice(0, indent.length));
  const after = compact(line.slice(indent.length));
  const { characters, places } = blackened(strings, names);
  for (let k = 0; k < places.length; k++) {
    const isHere = before.isCut
      ? characters.slice(0, k).endsWith(before.text)
      : characters.slice(0, k) === before.text;
    if (isHere && characters.slice(k).startsWith(after.text)) return { message, at: places[k]! };
  }
  return { message, at: undefined };
}

/** All that is not space or comment, as messages show it, and the place of each in the text. */
function blackened(
  strings: readonly string[],
  names: readonly string[],
): { characters: string; places: number[] } {
  let characters = '';
  const places: number[] = [];
  let at = 0;
  let end = 0;
  const add = (character: string, place: number): void => {
    characters += character;
    places.push(place);
  };
  let isComment = false;
  for (const [k, part] of strings.entries()) {
    for (const character of part) {
      for (let unit = 0; unit < character.length; unit++) {
        const one = character[unit]!;
        if (one === '#') isComment = true;
        else if (one === '\n') isComment = false;
        if (!isComment && !/\s/.test(one)) {
          add(one, at);
          end = at + 1;
        }
        at++;
      }
    }
    if (k === names.length) break;
    for (const one of `\${${k}}`) add(one, at);
    at += names[k]!.length;
    end = at;
  }
  places.push(end);
  return { characters, places };
}

function compact(part: string): { text: string; isCut: boolean } {
  return { text: part.replace(/\s/g, '').replace(/^…|…$/g, ''), isCut: part.startsWith('…') };
}

/** Placeholders by the names that the writer knows. */
function withNames(message: string, names: readonly string[]): string {
  return message.replace(/\$\{(\d+)\}/g, (whole, place: string) => names[Number(place)] ?? whole);
}
