/** Neighbours and scaling of floats, by their bits. */
import { array } from '@numloom/ndarray';
import { evaluate, frexp, ldexp, nextafter, spacing } from '@numloom/ufunc';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onEachBackend } from '../expressions/support/backends.ts';

function bitsOf(x: number): bigint {
  return new BigInt64Array(new Float64Array([x]).buffer)[0]!;
}

function fromBits(bits: bigint): number {
  return new Float64Array(new BigInt64Array([bits]).buffer)[0]!;
}

function after(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x === y) return y;
  if (x === 0) return y > 0 ? 5e-324 : -5e-324;
  return fromBits(bitsOf(x) + (x < y === x > 0 ? 1n : -1n));
}

/** x times 2^n, n steps of factors 2; downwards from exact values, so that it is rounded once. */
function scaled(x: number, n: number): number {
  const [sign, size] = [Math.sign(x), Math.abs(x)];
  if (x === 0 || !Number.isFinite(x)) return x;
  let [m, e] = [size, n];
  while (m >= 1) [m, e] = [m / 2, e + 1];
  while (m < 0.5) [m, e] = [m * 2, e - 1];
  if (e > 1024) return sign * Infinity;
  if (e < -1080) return sign * 0;
  const half = Math.max(e, -1021);
  return sign * (m * 2 ** (e - half) * 2 ** Math.min(half, 1) * 2 ** (half - Math.min(half, 1)));
}

onEachBackend(() => {
  test('nextafter and spacing', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (x, y) => {
        expect(nextafter(array([x]), y).item()).toBe(after(x, y));
        if (!Number.isFinite(x)) expect(spacing(array([x])).item()).toBeNaN();
        else if (x === 0) expect(spacing(array([x])).item()).toBe(5e-324);
        else expect(spacing(array([x])).item()).toBe(after(x, x < 0 ? -Infinity : Infinity) - x);
      }),
      { numRuns: 60 },
    );
  });

  test('frexp takes apart what ldexp puts together', () => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        const [m, n] = evaluate(frexp(array([x])));
        expect(ldexp(m, n).item()).toBe(x);
      }),
      { numRuns: 60 },
    );
  });

  test('ldexp rounds once, also to subnormal numbers', () => {
    const x = [1, -1.5, 1 + 2 ** -52, 0.1, 3e-310, 1.7e308, 5e-324, NaN, Infinity, -0];
    for (const n of [0, 5, -5, 1023, 2000, -1022, -1060, -1074, -1075, -2000, 2147483647]) {
      const actual = ldexp(array(x), array([n], { dtype: 'int32' })).tolist() as number[];
      actual.forEach((value, i) => expect(value, `${x[i]} ${n}`).toBe(scaled(x[i]!, n)));
    }
    expect(() => ldexp([1], array([0.5]))).toThrow(/^ldexp: operand 2 is float64/);
  });
});
