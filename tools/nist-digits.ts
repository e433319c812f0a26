/**
 * Writes `docs/nist-digits.md`: how many digits of certified values the statistics of this library have.
 *
 * npx tsx --conditions=@numloom/source tools/nist-digits.ts
 */
import { writeFileSync } from 'node:fs';
import { describe, f_oneway } from '../packages/stats/src/index.ts';
import { exactDeviation, exactF, exactMean } from '../packages/stats/test/nist/exact.ts';
import { anovaSets, univariateSets } from '../packages/stats/test/nist/sets.ts';

/** How many digits agree: 15 at most, which is what NIST certifies. */
function digits(value: number, certified: number): string {
  const error = Math.abs(value - certified) / Math.abs(certified);
  return (error === 0 ? 15 : Math.min(-Math.log10(error), 15)).toFixed(1);
}

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const lines: string[] = [];
for (const { name, values, mean, deviation } of univariateSets()) {
  const described = describe(values);
  lines.push(
    row(name, 'mean', digits(exactMean(values), mean), digits(described.mean, mean)),
    row(
      name,
      'standard deviation',
      digits(exactDeviation(values), deviation),
      digits(Math.sqrt(described.variance), deviation),
    ),
  );
}
for (const { name, groups, f } of anovaSets()) {
  const [first, second, ...others] = groups;
  const { statistic } = f_oneway(first!, second!, ...others);
  lines.push(row(name, 'F', digits(exactF(groups), f), digits(statistic, f)));
}

writeFileSync(
  new URL('../docs/nist-digits.md', import.meta.url),
  `# Digits of certified values

The data sets of the NIST Statistical Reference Datasets ([NIST/ITL StRD](https://www.itl.nist.gov/div898/strd/))
that are made by a formula, and how many digits of the certified values \`describe\` and \`f_oneway\` give:
-log10 of the relative error, 15 at most. Decimal numbers as 1000000000000.4 are rounded when they become
float64, and no program can have more digits than exact arithmetic on the rounded numbers has: that is the
ceiling.

This page is written by \`npx tsx --conditions=@numloom/source tools/nist-digits.ts\`.

| data set | value | ceiling | numloom |
| --- | --- | ---: | ---: |
${lines.join('\n')}
`,
);
