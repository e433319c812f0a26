import { solve } from '@numloom/linalg';
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
    const singular = (size: number) => [[1, 1], [1, 1 + size]]; // prettier-ignore
    for (const size of [2 ** -52, 2 ** -52, 2 ** -51, 2 ** -52]) solve(singular(size), [1, 2]);
  } finally {
    spy.mockRestore();
  }
  expect(told.length).toBe(2);
  expect(new Set(told).size).toBe(2);
  for (const text of told) expect(text).toMatch(/^LinAlgWarning: solve: a is nearly singular/);
});
