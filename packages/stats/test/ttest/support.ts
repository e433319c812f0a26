import { onWarning, type StatisticsWarning } from '@numloom/stats';
import { NdArray } from '@numloom/ndarray';
import { afterEach, beforeEach, expect } from 'vitest';
import { packedValues } from '../../src/samples/slicewise.ts';

/** The warnings of each test, which reach nobody else. */
export function collectedWarnings(): StatisticsWarning[] {
  const warnings: StatisticsWarning[] = [];
  let before: ReturnType<typeof onWarning>;
  beforeEach(() => {
    warnings.length = 0;
    before = onWarning((warning) => void warnings.push(warning));
  });
  afterEach(() => void onWarning(before));
  return warnings;
}

/** The numbers of a result. */
export const flat = (value: unknown): number[] =>
  value instanceof NdArray ? [...packedValues(value as NdArray)] : [value as number];

/** Equal to 1e-12 of the expected value, or to the last bit of a subnormal number. */
export function expectClose(actual: number, exact: unknown, what = ''): void {
  const expected = Number(exact);
  if (!Number.isFinite(expected)) expect(actual, what).toBe(expected);
  else {
    const error = Math.abs(actual - expected);
    const bound = Math.max(1e-12 * Math.abs(expected), 5e-324);
    expect(error, `${what}: ${actual} is not ${expected}`).toBeLessThanOrEqual(bound);
  }
}
