/**
 * Measures the special functions of stats against numbers of 256 bits, and writes the table of worst
 * errors: `npx tsx tools/special-errors.ts [--points 10000] [--seed 1] [NAME...]` makes
 * docs/special-functions.md; with names it prints their lines only.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { rows as errorFunction } from './special-errors/error-function.ts';
import { rows as gamma } from './special-errors/gamma.ts';
import { rows as incompleteBeta } from './special-errors/incomplete-beta.ts';
import { rows as incompleteGamma } from './special-errors/incomplete-gamma.ts';
import { randomFrom, worstOf, type Row } from './special-errors/row.ts';

/** A heading and its rows, one file each. */
const FAMILIES: readonly (readonly [heading: string, rows: readonly Row[]])[] = [
  ['Error function and normal distribution', errorFunction],
  ['Gamma function and its kin', gamma],
  ['Incomplete gamma function', incompleteGamma],
  ["Incomplete beta function and Student's t distribution", incompleteBeta],
];

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    points: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
});
const count = Number(options.points);
const seed = Number(options.seed);
if (!(count >= 1)) throw new RangeError(`--points is ${options.points}, must be at least 1`);

function lineOf(row: Row): string {
  const { points, error, at } = worstOf(row, count, randomFrom(seed));
  const ulps = error / Number.EPSILON;
  const where = at.map((x) => String(Number(x.toPrecision(6)))).join(', ');
  const cells = [
    `\`${row.name}\``,
    row.range,
    points,
    error.toExponential(1),
    ulps.toFixed(ulps < 10 ? 1 : 0),
    where,
  ];
  return `| ${cells.join(' | ')} |`;
}

const HEAD =
  '| function | range | points | worst relative error | in 2^-52 | at |\n| --- | --- | --- | --- | --- | --- |';

const parts: string[] = [];
for (const [heading, rows] of FAMILIES) {
  const lines: string[] = [];
  for (const row of rows) {
    if (names.length > 0 && !names.includes(row.name)) continue;
    const line = lineOf(row);
    console.log(line);
    lines.push(line);
  }
  parts.push(`## ${heading}\n\n${HEAD}\n${lines.join('\n')}\n`);
}
if (names.length === 0) {
  const page = 'docs/special-functions.md';
  const text = `# Errors of the special functions

The worst relative error of each function over random points, against the same function computed with
256 bits (\`packages/stats/test/math/high-precision.ts\`). The last bit of a number is between 0.5 and 1
in the units of 2^-52, so 0.5 is the best that can be had. Values below 2.2e-308 have fewer
digits: their error is given relative to 2.2e-308. The error of an inverse is that of the point: how far it is from the
exact one, relative to it. Made by \`npx tsx tools/special-errors.ts --points ${count} --seed ${seed}\`.

${parts.join('\n')}`;
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
}
