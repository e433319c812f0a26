/** What to say where Python's words, JavaScript's operators or other punctuation are written. */

/** The language's spelling of what is written otherwise elsewhere. */
const spellings: Readonly<Record<string, string>> = {
  '&': 'and &&',
  '|': 'or ||',
  '~': 'not !',
  '==': 'is === =',
  '!=': '!== <>',
  'where(condition, a, b)': 'if else ?',
  'isin(a, b)': 'in',
  'matmul(a, b)': '@',
  '${value}': '$ { }',
  True: 'true',
  False: 'false',
  None: 'null',
  nan: 'NaN',
  inf: 'Infinity',
};

/** Messages by the text of a token that is no part of the language. */
export const hints: ReadonlyMap<string, string> = new Map([
  ...Object.entries(spellings).flatMap(([right, wrongs]) =>
    wrongs.split(' ').map((wrong) => [wrong, `use ${right} instead of ${wrong}`] as const),
  ),
  ["'", 'this string is not closed'],
  ['"', 'this string is not closed'],
  ['for', 'there are no loops here'],
  [';', 'leave out the semicolon: a template is one expression'],
  ['None', 'None is only for keywords and indices'],
  ['newaxis', 'newaxis is only for indices'],
]);
