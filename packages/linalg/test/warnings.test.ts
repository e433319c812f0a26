import { LinAlgWarning } from '@numloom/linalg';
import { warn } from '@numloom/linalg/kernels';
import { expect, test, vi } from 'vitest';

test('a warning that nobody handles is told once, others too', () => {
  const { process } = globalThis as { process?: { emitWarning?(warning: Error): void } };
  const told: string[] = [];
  const tell = (warning: unknown) => void told.push(String(warning));
  const spy = process?.emitWarning
    ? vi.spyOn(process as { emitWarning(warning: Error): void }, 'emitWarning')
    : vi.spyOn(console, 'warn');
  spy.mockImplementation(tell);
  try {
    // Texts that no other test has: files share what was told.
    for (const text of ['first', 'first', 'second', 'first']) {
      warn(new LinAlgWarning(`the ${text} of a test of warnings`, 0));
    }
  } finally {
    spy.mockRestore();
  }
  expect(told).toEqual([
    'LinAlgWarning: the first of a test of warnings',
    'LinAlgWarning: the second of a test of warnings',
  ]);
});
