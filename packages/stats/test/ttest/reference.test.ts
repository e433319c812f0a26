import { array, type DType, NdArray, zeros } from '@numloom/ndarray';
import { onWarning, type StatisticsWarning, ttest_1samp } from '@numloom/stats';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packedValues } from '../../src/samples/slicewise.ts';
import reference from '../reference/ttest_1samp.json' with { type: 'json' };

type Value = number | string;
type Nested = Value | readonly Nested[];
interface Exact {
  readonly n: number;
  readonly ci: readonly { readonly level: number; readonly low: string; readonly high: string }[];
  readonly [name: string]: unknown;
}
interface Case {
  readonly name: string;
  readonly input: {
    readonly a: Nested | { readonly zeros: number[] };
    readonly dtype: string;
    readonly popmean: Nested;
    readonly kwargs: Record<string, unknown>;
  };
  readonly scipy: {
    readonly error?: string;
    readonly statistic?: Nested;
    readonly pvalue?: Nested;
    readonly df?: Nested;
    readonly shape?: number[];
    readonly warnings?: string[];
    readonly ci?: readonly { level: number; low: Nested; high: Nested }[];
  };
  readonly exact?: readonly (Exact | null)[];
}
const cases = reference as unknown as readonly Case[];

const warnings: StatisticsWarning[] = [];
let before: ReturnType<typeof onWarning>;
beforeEach(() => {
  warnings.length = 0;
  before = onWarning((warning) => void warnings.push(warning));
});
afterEach(() => void onWarning(before));

const parsed = (value: Nested): unknown =>
  Array.isArray(value) ? value.map(parsed) : typeof value === 'boolean' ? value : Number(value);

function input({ input: { a, dtype, popmean, kwargs } }: Case): [NdArray, never, object] {
  const sample =
    typeof a === 'object' && 'zeros' in a
      ? zeros((a as { zeros: number[] }).zeros)
      : array(parsed(a) as number[], { dtype: dtype as DType });
  const mean = parsed(popmean);
  return [sample, (Array.isArray(mean) ? array(mean as number[]) : mean) as never, kwargs];
}

const flat = (value: unknown): number[] =>
  value instanceof NdArray ? [...packedValues(value as NdArray)] : [value as number];

/** Equal to 1e-12, or to the last bit of a subnormal number. */
function expectClose(actual: number, exact: unknown, what: string): void {
  const expected = Number(exact);
  if (Number.isNaN(expected) || !Number.isFinite(expected)) {
    expect(actual, what).toBe(expected);
    return;
  }
  expect(Math.abs(actual - expected), `${what}: ${actual} is not ${expected}`).toBeLessThanOrEqual(
    Math.max(1e-12 * Math.abs(expected), 5e-324),
  );
}

/** What SciPy gets wrong, or where it is kept from an answer: proved by the exact values, or by thought. */
const OURS: Record<string, readonly number[]> = {};

describe('ttest_1samp of the reference', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const [a, popmean, options] = input(one);
    if (one.scipy.error !== undefined) {
      expect(() => ttest_1samp(a, popmean, options)).toThrow();
      return;
    }
    const result = ttest_1samp(a, popmean, options);
    expect(result.statistic.shape).toEqual(one.scipy.shape);
    const columns = {
      statistic: flat(result.statistic),
      pvalue: flat(result.pvalue),
      log_pvalue: flat(result.logPvalue),
      mean: flat(result.mean),
      sd: flat(result.sd),
      stderr: flat(result.standard_error),
      n: flat(result.n),
    };
    const df = flat(
      parsed(one.scipy.df!) instanceof Array
        ? array(parsed(one.scipy.df!) as number[])
        : parsed(one.scipy.df!),
    );
    expect(flat(result.df)).toEqual(df);
    const { statistic, pvalue } = one.scipy;
    const scipy = [statistic!, pvalue!].map((value) => [parsed(value)].flat(5) as number[]);
    columns.statistic.forEach((t, k) => {
      const exact = one.exact?.[k];
      if (exact) {
        for (const [name, column] of Object.entries(columns)) {
          expectClose(column[k]!, exact[name], name);
        }
        for (const { level, low, high } of exact.ci) {
          const interval = result.confidence_interval(level);
          expectClose(flat(interval.low)[k]!, low, `low end at ${level}`);
          expectClose(flat(interval.high)[k]!, high, `high end at ${level}`);
        }
      } else {
        const [t0, p0] = OURS[one.name] ?? [scipy[0]![k]!, scipy[1]![k]!];
        expectClose(t, t0, 'statistic');
        expectClose(columns.pvalue[k]!, p0, 'pvalue');
      }
    });
    const isSmall = flat(result.n).some((n) => n < 2);
    expect(warnings.some(({ name }) => name === 'SmallSampleWarning')).toBe(isSmall);
  });
});
