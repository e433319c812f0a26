/** Processes of which the system shows no more than that they are there. */
import * as fs from 'node:fs';
import { spawnSync } from 'node:child_process';
import { expect, test, vi } from 'vitest';
import { isDead, isFree, thisProcess } from '../../src/runs/owner.ts';

vi.mock('node:fs', async (original) => {
  const actual = await original<typeof fs>();
  const readFileSync = (path: string, encoding: 'utf8'): string => {
    if (path === `/proc/${process.ppid}/stat`) throw new Error('ENOENT');
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
