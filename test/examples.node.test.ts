/** The documentation's examples run, print what they say they print, and type-check. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { format } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  agrees,
  markdownExamples,
  run,
  sourceExamples,
  typeErrors,
  withChecks,
} from '../tools/examples.ts';

const importModule = (name: string): Promise<unknown> => import(/* @vite-ignore */ name);

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
}

const packages = readdirSync('packages').map((name) => `packages/${name}`);
const readmes = packages.map((folder) => `${folder}/README.md`);
const pages = ['README.md', 'CONTRIBUTING.md', 'docs/tutorial.md', ...readmes].filter((file) =>
  existsSync(file),
);
const sources = packages.flatMap((folder) => sourcesBelow(`${folder}/src`));
const examples = [
  ...pages.flatMap((file) => markdownExamples(file, readFileSync(file, 'utf8'))),
  ...sources.flatMap((file) => sourceExamples(file, readFileSync(file, 'utf8'))),
];

describe('each example prints what it says', () => {
  test.each(examples)('$place', async ({ code }) => {
    await run(code, importModule, (expected, ...values) => {
      const actual = format(...values);
      // Compared loosely (agrees), reported exactly.
      if (!agrees(actual, expected)) expect(actual).toBe(expected.trim());
    });
  });
});

test('the examples type-check', { timeout: 60_000 }, () => {
  expect(typeErrors(examples)).toEqual([]);
});

describe('the examples are found and checked as CONTRIBUTING.md says', () => {
  const source = [
    '/**',
    ' * Half of `x`.',
    ' *',
    ' * ```ts',
    ' * not an example',
    ' * ```',
    ' *',
    ' * @example',
    ' * ```ts',
    ' * half(2); // => 1',
    ' * ```',
    ' * @returns the half',
    ' */',
  ].join('\n');

  test('in an @example tag, with the line of their first line', () => {
    expect(sourceExamples('half.ts', source)).toEqual([
      { place: 'half.ts:10', code: 'half(2); // => 1\n' },
    ]);
  });

  test('in a page, unless the block says no-run', () => {
    const page = 'Text\n```ts\na;\n```\n```ts no-run\nb;\n```\n```sh\nc\n```\n';
    expect(markdownExamples('page.md', page)).toEqual([{ place: 'page.md:3', code: 'a;\n' }]);
  });

  test.each([
    { code: 'f(1); // => 2', checks: '$expect(" 2", f(1)); // => 2' },
    { code: 'console.log(a, b); // => 1 2', checks: '$expect(" 1 2", a, b); // => 1 2' },
    { code: 'const a = 1; // => 1', checks: 'const a = 1; $expect(" 1", a); // => 1' },
    { code: 'f(); // a remark', checks: 'f(); // a remark' },
  ])('$code', ({ code, checks }) => {
    expect(withChecks(code)).toBe(checks);
  });

  test('a result behind anything but a statement is an error, not ignored', () => {
    expect(() => withChecks('if (a) { // => 1\n}')).toThrow('0 of them after a statement');
  });

  test('white space is ignored, and an ellipsis matches anything', () => {
    expect(agrees('[ 1, 2 ]', '[1, 2]')).toBe(true);
    expect(agrees('3.14159', '3.14…')).toBe(true);
    expect(agrees('3.14159', '3.14')).toBe(false);
  });

  test('a wrong result is noticed', async () => {
    const seen: unknown[] = [];
    const note = (...result: unknown[]) => void seen.push(result);
    await run("import { format as f } from 'node:util';\nf('%d', 3); // => 4", importModule, note);
    expect(seen).toEqual([[' 4', '3']]);
  });
});
