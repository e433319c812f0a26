import * as stats from '@numloom/stats';
import { afterAll, describe, expect, test } from 'vitest';
import { type Call, decoded, expectClose } from '../calls.ts';
import reference from '../reference/association.json' with { type: 'json' };
import shared from '../reference/association_shared.json' with { type: 'json' };

const before = stats.onWarning(() => undefined);
afterAll(() => void stats.onWarning(before));

/** A call with confidence intervals of some levels, and methods for proportions. */
interface AssociationCall extends Call {
  readonly intervals?: readonly (readonly unknown[])[];
  readonly error?: string;
}

type Anything = (...args: unknown[]) => unknown;
const functions = stats as unknown as Record<string, Anything>;
const calls = [
  ...(reference.cases as unknown as AssociationCall[]),
  ...(shared.cases as unknown as AssociationCall[]),
];

/** Where SciPy has fewer digits than 1e-12. */
const DIGITS: Record<string, number> = {
  // Iterations of SciPy's fit end at a change of 1e-8 or so.
  anderson: 1e-9,
  // Normal quantiles of SciPy are of 9 digits; the exact ones are of the cases that have them.
  shapiro: 1e-8,
};

function check(name: string, { args, options, result, intervals }: AssociationCall): void {
  const where = `${name}(${JSON.stringify(args)}, ${JSON.stringify(options)})`;
  const got = functions[name]!(...(decoded(args) as unknown[]), decoded(options));
  const rtol = DIGITS[name] ?? 1e-12;
  expectClose(got, result, rtol, where, 1e-300);
  for (const interval of intervals ?? []) {
    const [level, ...rest] = interval;
    const [low, high] = rest.slice(-2);
    const at = `${where} ${JSON.stringify(interval)}`;
    const ends =
      name === 'binomtest'
        ? (got as stats.BinomTestResult).proportion_ci(level as number, {
            method: rest[0] as 'exact',
          })
        : (got as stats.PearsonRResult<number>).confidence_interval(level as number);
    expectClose(ends, { low, high }, 1e-12, at, 1e-300);
  }
}

describe('SciPy, or exact arithmetic', () => {
  test.each([...new Set(calls.map(({ fn }) => fn))])('%s', (name) => {
    for (const call of calls.filter(({ fn }) => fn === name)) {
      if (call.error) expect(() => check(name, call), call.error).toThrow(RangeError);
      else check(name, call);
    }
  });
});

test('adjusted p-values, as statsmodels', () => {
  const names: Record<string, string> = {
    'simes-hochberg': 'hochberg',
    fdr_bh: 'bh',
    fdr_by: 'by',
  };
  for (const { method, p, adjusted } of shared.adjusted) {
    const got = stats.adjust_pvalues(p, { method: (names[method] ?? method) as 'holm' });
    expectClose(got, adjusted, 1e-14, method);
  }
  expect(shared.adjusted).toHaveLength(8);
});
