import { expect, test } from 'vitest';

test('the test page is cross-origin isolated, so that memory can be shared', () => {
  expect(crossOriginIsolated).toBe(true);
});
