/** Processes of which the system shows no more than that they are there. */
import * as fs from 'node:fs';
import { spawnSync } from 'node:child_process';
import { describe, expect, test, vi } from 'vitest';
import { isDead, isElsewhere, isFree, thisProcess } from '../../src/runs/owner.ts';

vi.mock('node:fs', async (original) => {
  const actual = await original<typeof fs>();
  const readFileSync = (path: string, encoding: 'utf8'): string => {
    if (path === `/proc/${process.ppid}/stat`) throw new Error('ENOENT');
    if (path === '/etc/machine-id') return `${'0123456789abcdef'.repeat(2)}\n`;
    return actual.readFileSync(path, encoding);
  };
  return { ...actual, readFileSync };
});

test('processes of other users live, where only their owners see when they started', () => {
  const other = { ...thisProcess(), pid: process.ppid, started: '12345' };
  expect(() => fs.readFileSync(`/proc/${process.ppid}/stat`, 'utf8')).toThrow();
  expect([isFree(other.pid), isDead(other)]).toEqual([false, false]);
});

test('those that have ended are dead', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect([isFree(pid), isDead({ ...thisProcess(), pid })]).toEqual([true, true]);
});

describe.skipIf(process.platform !== 'linux')('a process of another start of a machine', () => {
  const before = { ...thisProcess(), boot: 'another' };

  test('is dead, where it is this machine', () => {
    expect([isElsewhere(before), isDead(before)]).toEqual([false, true]);
  });

  test('may live, where it is another one of the same name', () => {
    for (const machine of ['another', '']) {
      const other = { ...before, machine };
      expect([isElsewhere(other), isDead(other)]).toEqual([true, false]);
    }
  });

  test('is known by a digest of what is not to be shown', () => {
    expect(thisProcess().machine).toMatch(/^[0-9a-f]{16}$/);
    expect('0123456789abcdef'.repeat(2)).not.toContain(thisProcess().machine);
  });
});

test('containers of one machine are told apart by their spaces, whatever machine they say they are', () => {
  const here = thisProcess();
  expect(isElsewhere({ ...here, machine: 'another' })).toBe(false);
  expect(isElsewhere({ ...here, space: 'pid:[1]' })).toBe(true);
});
