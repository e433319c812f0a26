/** Whatever stands in the place of options: errors name the function that was called. */
import { expect, test } from 'vitest';
import * as stats from '@numloom/stats';

const x = [1, 2, 3.5, 4, 5, 7, 6, 30, 2.5, 8, 11, 12, 14, 9, 10, 3, 2, 1.5, 6.5, 7.5];
const samples = [x, x.map((value, k) => 0.9 * value + (k % 3)), x];
const functions = Object.entries(stats).filter(
  ([name, value]) => typeof value === 'function' && /^[a-z]/.test(name),
) as [string, (...args: unknown[]) => unknown][];

/** What is said of arguments of these kinds, after one sample, two and three. */
function said(name: string, call: (...args: unknown[]) => unknown): string[] {
  const messages: string[] = [];
  for (const count of [1, 2, 3]) {
    for (const wrong of [null, 5, 'words', true]) {
      try {
        call(...samples.slice(0, count), wrong);
      } catch (error) {
        messages.push((error as Error).message);
      }
    }
  }
  // They hand samples over to a t test, which tells of them.
  const isTtest = /^(ttost_|cohens_d|hedges_g)/.test(name);
  return messages.filter((one) => !(isTtest && one.startsWith('ttest_')));
}

test.each(functions)('%s names itself, and what would be right', (name, call) => {
  const before = stats.onWarning(() => {});
  const messages = said(name, call);
  stats.onWarning(before);
  for (const message of messages) {
    expect(message.startsWith(`${name}: `), message).toBe(true);
    expect(message).not.toMatch(/Cannot|is not a function|of null/);
  }
});

test('options that are none are refused by nearly all of them', () => {
  const refusing = functions.filter(([, call]) => {
    return samples.some((_, k) => {
      try {
        call(...samples.slice(0, k + 1), null);
        return false;
      } catch {
        return true;
      }
    });
  });
  expect(refusing.length).toBeGreaterThan(0.9 * functions.length);
});
