import { expect, test } from 'vitest';
import { expectedText, presentText } from '../tools/worker-text.ts';

test('threads/worker-text.ts is what tools/worker-text.ts makes of threads/worker.ts', async () => {
  expect(presentText()).toBe(await expectedText());
});
