/** The inverses of the incomplete beta function, by what they are the inverses of. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betainc, betaincc } from '../../src/math/incomplete-beta.ts';
import { betainccinv, betaincinv } from '../../src/math/incomplete-beta-inverse.ts';

const parameter = fc.double({ min: -10, max: 7, noNaN: true }).map((e) => 10 ** e);
const probability = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true, minExcluded: true, maxExcluded: true }),
  fc.double({ min: -290, max: 0, noNaN: true }).map((e) => 10 ** e),
);

/** Whether p lies between the values next to x, but for 1e-13 of it. */
function isInverse(f: (x: number) => number, p: number, x: number): boolean {
  const next = [x * (1 - 2 ** -50), Math.min(x * (1 + 2 ** -50), 1)].map(f);
  return p >= Math.min(...next) * (1 - 1e-13) && p <= Math.max(...next) * (1 + 1e-13);
}

describe('the inverses of the incomplete beta function', () => {
  test('give a number between whose neighbours the probability is found', () => {
    fc.assert(
      fc.property(parameter, parameter, probability, (a, b, p) => {
        const x = betaincinv(a, b, p);
        // Less is no number of all digits.
        if (x > 1e-307)
          expect(
            isInverse((z) => betainc(a, b, z), p, x),
            `${x}`,
          ).toBe(true);
        else expect(betainc(a, b, 1e-306)).toBeGreaterThan(p * (1 - 1e-13));
        const z = betainccinv(a, b, p);
        if (z > 1e-307)
          expect(
            isInverse((t) => betaincc(a, b, t), p, z),
            `${z}`,
          ).toBe(true);
        else expect(betaincc(a, b, 1e-306)).toBeLessThan(p * (1 + 1e-13));
      }),
      { numRuns: 1000 },
    );
  });

  test('closed forms', () => {
    expect(betaincinv(1, 1, 0.3)).toBeCloseTo(0.3, 15);
    expect(betaincinv(4, 1, 1e-200) / 1e-50).toBeCloseTo(1, 13);
    expect(betaincinv(0.5, 0.5, 0.25)).toBeCloseTo(Math.sin(Math.PI / 8) ** 2, 15);
    expect(betainccinv(1, 1e6, 1e-3)).toBeCloseTo(-Math.expm1(Math.log(1e-3) / 1e6), 18);
  });

  test('limits', () => {
    expect([-0.1, 0, 1, 1.1, NaN].map((p) => betaincinv(2, 3, p))).toEqual([NaN, 0, 1, NaN, NaN]);
    expect([-0.1, 0, 1, 1.1, NaN].map((p) => betainccinv(2, 3, p))).toEqual([NaN, 1, 0, NaN, NaN]);
    for (const [a, b] of [
      [0, 3],
      [2, -1],
      [NaN, 2],
      [2, Infinity],
    ] as const) {
      expect([betaincinv(a, b, 0.3), betainccinv(a, b, 0.3)]).toEqual([NaN, NaN]);
    }
  });
});
