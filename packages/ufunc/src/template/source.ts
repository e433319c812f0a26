/** The text of a template, and how a place in it is shown in a message. */

/** A template's strings, joined, with `${0}`, `${1}`, … where the values go. */
export interface Source {
  readonly text: string;
  /** Where in `text` each `${…}` begins. */
  readonly holes: readonly number[];
}

/** Join the strings of a template. */
export function sourceOf(strings: readonly string[]): Source {
  const holes: number[] = [];
  let text = '';
  // A string with an invalid escape has no cooked text; a backslash is wrong here anyway.
  (strings as readonly (string | undefined)[]).forEach((string, index) => {
    text += string ?? '\\';
    if (index === strings.length - 1) return;
    holes.push(text.length);
    text += `\${${index}}`;
  });
  return { text, holes };
}

/** Longest part of a template shown before and after the place. */
const BEFORE = 64;
const AFTER = 32;

/** Two lines: the text on one line, and a caret under the place. */
export function pointAt(source: Source, at: number): string {
  let before = oneLine(source.text.slice(0, at)).trimStart();
  let after = oneLine(source.text.slice(at)).trimEnd();
  if (before.length > BEFORE) before = `…${before.slice(-BEFORE)}`;
  if (after.length > AFTER) after = `${after.slice(0, AFTER)}…`;
  return `  ${before}${after}\n  ${' '.repeat(before.length)}^`;
}

function oneLine(text: string): string {
  return text.replace(/#[^\n]*/g, ' ').replace(/\s+/g, ' ');
}
