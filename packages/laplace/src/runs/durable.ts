/** Files that are there as a whole or not at all, and stay when the power fails. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { RunError } from './error.ts';

/** Writes beside the file, waits for the disk, and puts it in its place. */
export function replaceFile(path: string, text: string): void {
  const aside = `${path}.new`;
  const file = openSync(aside, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(aside, path);
  syncDirectory(dirname(path));
}

/** Waits until the names in a directory are on the disk. */
export function syncDirectory(path: string): void {
  // Windows has no descriptors of directories; it keeps names in a journal.
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

/**
 * The object that a file of JSON holds.
 *
 * @throws RunError when the file is not there or holds something else
 */
export function readObject(path: string, what: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new RunError(`${what}: ${path} cannot be read`, { cause });
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // As any other text that is no object.
  }
  throw new RunError(`${what}: ${path} is damaged`);
}
