/** Tails of distributions at ten thousand random points, against the same ones computed with 256 bits. */
import { expect, inject, test } from 'vitest';
import { rows as errorFunction } from '../../../../tools/special-errors/error-function.ts';
import { rows as incompleteBeta } from '../../../../tools/special-errors/incomplete-beta.ts';
import { rows as incompleteGamma } from '../../../../tools/special-errors/incomplete-gamma.ts';
import { randomFrom, worstOf } from '../../../../tools/special-errors/row.ts';

const rows = [...errorFunction, ...incompleteGamma, ...incompleteBeta];

test.each([
  ['erf', 1e-15],
  ['erfc', 1e-15],
  ['ndtri', 1e-15],
  ['ndtr', 1e-15],
  ['gammainc', 6e-15],
  ['gammaincc', 6e-15],
  ['betainc', 1e-13],
  ['betaincc', 1e-13],
  ['stdtr', 2e-14],
  ['stdtr (whole df)', 1e-14],
] as const)(
  '%s is within %f',
  (name, bound) => {
    const row = rows.find((one) => one.name === name)!;
    const { points, error, at } = worstOf(row, 10_000, randomFrom(inject('seed')));
    expect(points).toBe(10_000);
    expect(error, `at ${at.join(', ')}`).toBeLessThan(bound);
  },
  300_000,
);
