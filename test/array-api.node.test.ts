/** The page about the array API standard is true, and has no gap without a reason. */
import { expect, test } from 'vitest';
import { expectedPage, presentPage } from '../tools/array-api.ts';
import { contradictions } from '../tools/array-api/page.ts';

test('every function and constant of the standard is exported, or there is a reason', () => {
  expect(contradictions()).toEqual([]);
});

test('docs/array-api.md is what tools/array-api.ts writes', async () => {
  expect(presentPage()).toBe(await expectedPage());
});
