import { array, type NdArray } from '@numloom/ndarray';
import * as stats from '@numloom/stats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import reference from '../reference/groups.json' with { type: 'json' };

type Coded = number | string | Coded[];

const decoded = (value: Coded): unknown =>
  Array.isArray(value) ? value.map(decoded) : Number(value);

let before: ReturnType<typeof stats.onWarning>;
beforeAll(() => void (before = stats.onWarning(() => undefined)));
afterAll(() => void stats.onWarning(before));

/** Whether numbers agree: 0 within the rounding of what it is the difference of. */
function expectNear(actual: number, expected: number, digits: number, what: string): void {
  if (Number.isNaN(expected) || !Number.isFinite(expected)) expect(actual, what).toBe(expected);
  else {
    const error = Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-300);
    const isNear = error <= 10 ** -digits || Math.abs(actual - expected) < 1e-14;
    expect(isNear, `${what}: ${actual} is not ${expected}, by ${error}`).toBe(true);
  }
}

const isArray = (value: unknown): value is NdArray => typeof value === 'object';

describe('as SciPy', () => {
  const names = [...new Set(reference.cases.map(({ fn }) => fn))].filter((name) => name in stats);
  test.each(names)('%s', (name) => {
    const compute = stats[name as 'kruskal'] as unknown as (
      ...args: unknown[]
    ) => Record<string, unknown>;
    for (const { fn, args, kwargs, result } of reference.cases) {
      if (fn !== name) continue;
      const samples = args.map((arg) => {
        const values = decoded(reference.data[arg as 'a']) as number[];
        return Array.isArray(values[0]) ? array(values as unknown as number[][]) : values;
      });
      const what = `${fn}(${args.join(', ')}, ${JSON.stringify(kwargs)})`;
      const extra = name.endsWith('1samp') || name === 'cramervonmises' ? [normalCdf] : [];
      const computed = compute(...samples, ...extra, kwargs);
      for (const [field, expected] of Object.entries(result)) {
        const actual = field === 'ranks' ? computed : computed[field];
        const numbers = isArray(actual) ? (actual.reshape([-1]).tolist() as number[]) : [actual];
        const wanted = [decoded(expected as Coded)].flat(9) as number[];
        expect(numbers.length, what).toBe(wanted.length);
        wanted.forEach((one, k) => {
          expectNear(numbers[k] as number, one, 11, `${field} of ${what}`);
        });
      }
    }
  });
});

/** Φ by its series and its continued fraction: independent of the package. */
function normalCdf(x: number): number {
  if (Math.abs(x) > 4) {
    let fraction = 0;
    for (let k = 200; k >= 1; k--) fraction = k / (Math.abs(x) + fraction);
    const tail = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI) / (Math.abs(x) + fraction);
    return x < 0 ? tail : 1 - tail;
  }
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-18; k++) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}
