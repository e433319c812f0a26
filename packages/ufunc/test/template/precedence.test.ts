/** Precedence and associativity against Python: see reference.py. */
import { expect, test } from 'vitest';
import { buildTemplate, parseTemplate } from '../../src/template/index.ts';
import { numbers } from './languages.ts';
import reference from './reference.json' with { type: 'json' };
import { treeText } from './tree.ts';

const rows = reference.rows.map((row) => {
  const [text, tree, value] = row.split(' ; ') as [string, string, string];
  const places = [...text.matchAll(/\{(\d)\}/g)].map((match) => Number(match[1]));
  const template = parseTemplate(text.split(/\{\d\}/));
  return { text, tree, value: JSON.parse(value) as number | null, places, template };
});

test('groups operators as Python does', () => {
  for (const { text, tree, places, template } of rows) {
    // The reference numbers values by what they are, a template by where they stand.
    const found = treeText(template.root).replace(
      /\{(\d+)\}/g,
      (_, k) => `{${places[Number(k)]!}}`,
    );
    expect(found, text).toBe(tree);
  }
});

test('computes what Python computes', () => {
  let count = 0;
  for (const { text, value, places, template } of rows) {
    if (value === null) continue;
    const values = places.map((place) => reference.values[place]);
    const found = buildTemplate(template, values, numbers);
    expect(Math.abs(found - value), text).toBeLessThanOrEqual(1e-12 * Math.abs(value));
    count++;
  }
  expect(count).toBeGreaterThan(250);
});

test.each([
  ['-2**2', -4],
  ['2**-1', 0.5],
  ['2**3**2', 512],
  ['(-2)**2', 4],
  ['2**-1**2', 0.5],
  ['-7 // 2', -4],
  ['-7 % 3', 2],
  ['1 + 2 << 3', 24],
  ['6 & 3 == 2', 1],
  ['1 | 2 ^ 3 & 2', 1],
])('%s is %d', (text, value) => {
  expect(buildTemplate(parseTemplate([text]), [], numbers)).toBe(value);
});
