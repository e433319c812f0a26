/** Threads on pages of every policy, in a browser. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../../../tools/chromium.ts';
import { openSite, type PageName } from './pages/site.ts';

const executable = findChromium();

describe.skipIf(executable === undefined)('on a page', () => {
  let site: Awaited<ReturnType<typeof openSite>>;
  beforeAll(async () => {
    site = await openSite(executable!);
  });
  afterAll(() => site.close());

  const shares = { isRight: true, isShared: true, hadTurns: true, threads: 2, workers: 2 };

  test('whose main thread must not wait, workers do all of it', async () => {
    expect(await site.run('isolated', 'later')).toEqual({ value: shares, warnings: [] });
  });

  test('a worker computes with other workers at once', async () => {
    const { value, warnings } = await site.run('isolated', 'in a worker');
    expect(value).toMatchObject({ isRight: true, isShared: true, threads: 2, workers: 1 });
    expect(warnings).toEqual([]);
  });

  test('the main thread computes at once alone', async () => {
    const { value } = await site.run('isolated', 'here');
    expect(value).toMatchObject({ isRight: true, isShared: false, threads: 2, workers: 0 });
  });

  test('that is not isolated one thread computes, and says what is missing', async () => {
    const { value, warnings } = await site.run('plain', 'in vain');
    expect(value).toEqual({ values: [1_000_000, 1_000_000, 1_000_000], workers: 0 });
    expect(warnings).toEqual([
      expect.stringMatching(/one thread.*Cross-Origin-Opener-Policy.*Cross-Origin-Embedder-Policy/),
    ]);
  });

  test('that forbids workers made from text they are made from a file', async () => {
    const seen = await site.run('no-worker-of-text', 'later, by a file');
    expect(seen).toEqual({ value: shares, warnings: [] });
  });

  test('that forbids workers made from text, and has no other, one thread computes', async () => {
    const { value, warnings } = await site.run('no-worker-of-text', 'in vain');
    expect(value).toEqual({ values: [1_000_000, 1_000_000, 1_000_000], workers: 0 });
    expect(warnings).toEqual([expect.stringContaining('a worker failed')]);
  });

  test.each<[PageName, string]>([
    ['no-code-of-text', 'interpreter'],
    ['no-worker-of-text', 'wasm'],
  ])('of the policy %s the backend is %s', async (page, backend) => {
    const { value } = await site.run(page, 'backend');
    expect(value).toEqual({ value: true, plan: expect.stringContaining(backend) as string });
  });

  test('a worker that is terminated while it holds an item is done without', async () => {
    const { value, warnings } = await site.run('isolated', 'by a worker that is terminated');
    expect(value).toEqual({ value: 1_000_000, workers: 0 });
    expect(warnings).toEqual([expect.stringContaining('a worker failed')]);
  });
});
