/** Special functions at random points, against the same ones computed with 256 bits. */
import { expect, inject, test } from 'vitest';
import { rows as errorFunction } from '../../../../tools/special-errors/error-function.ts';
import { rows as gamma } from '../../../../tools/special-errors/gamma.ts';
import { rows as incompleteBeta } from '../../../../tools/special-errors/incomplete-beta.ts';
import { rows as incompleteGamma } from '../../../../tools/special-errors/incomplete-gamma.ts';
import { randomFrom, worstOf } from '../../../../tools/special-errors/row.ts';

const rows = [...errorFunction, ...gamma, ...incompleteGamma, ...incompleteBeta];

test.each(rows.map((row) => [row.name, row] as const))('%s is right at random points', (_, row) => {
  const { error, at } = worstOf(row, 30, randomFrom(inject('seed')));
  expect(error, `at ${at.join(', ')}`).toBeLessThan(row.bound);
});
