/** Calls of functions with the results that another program gave, as JSON has them. */
import { NdArray } from '@numloom/ndarray';
import { expect } from 'vitest';

/** A call: SciPy's name, its arguments, and what it gave. */
export interface Call {
  readonly fn: string;
  readonly args: readonly unknown[];
  readonly options: Record<string, unknown>;
  readonly result: unknown;
}

/** JSON's strings for NaN and infinities as numbers. */
export function decoded(value: unknown): unknown {
  if (value === 'NaN') return NaN;
  if (value === 'Infinity') return Infinity;
  if (value === '-Infinity') return -Infinity;
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, decoded(one)]));
  }
  return value;
}

/** Arrays as lists, big integers as numbers, the rest as it is. */
function plain(value: unknown): unknown {
  if (value instanceof NdArray) return plain(value.tolist());
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  return value;
}

/**
 * Expects numbers within a relative error, of `least` where they are smaller; lists and fields of them
 * likewise; NaN and infinities as they are.
 */
export function expectClose(
  got: unknown,
  expected: unknown,
  rtol: number,
  where: string,
  least = 1e-3,
): void {
  const [value, wanted] = [plain(got), decoded(expected)];
  if (Array.isArray(wanted)) {
    expect(value, where).toHaveLength(wanted.length);
    wanted.forEach((one, k) =>
      expectClose((value as unknown[])[k], one, rtol, `${where}[${k}]`, least),
    );
  } else if (typeof wanted === 'object' && wanted !== null) {
    for (const [key, one] of Object.entries(wanted)) {
      expectClose((value as Record<string, unknown>)[key], one, rtol, `${where}.${key}`, least);
    }
  } else if (typeof wanted === 'number' && Number.isFinite(wanted)) {
    expect(typeof value, where).toBe('number');
    const error = Math.abs((value as number) - wanted);
    expect(error, `${where}: ${String(value)}, not ${wanted}`).toBeLessThanOrEqual(
      rtol * Math.max(Math.abs(wanted), least),
    );
  } else expect(value, where).toEqual(wanted);
}
