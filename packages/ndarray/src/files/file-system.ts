/** Node's file system, and reads and writes that are whole. */
import type * as fileSystemModule from 'node:fs';

/** The functions of `node:fs`. */
export type FileSystem = typeof fileSystemModule;

/** More at once is refused by some systems. */
const MAX_TRANSFER = 2 ** 30;

/**
 * Asked for when it is needed, so that bundles for browsers need no substitute for it.
 *
 * @throws Error naming `caller`, and saying what to do `instead`, outside of Node.
 */
export function fileSystem(caller: string, instead: string): FileSystem {
  const fs = globalThis.process?.getBuiltinModule?.('node:fs');
  if (fs === undefined) {
    throw new Error(`${caller}: files can be reached by path only on Node; ${instead}`);
  }
  return fs;
}

/**
 * Fills `target` with the bytes of an open file from byte `from` on.
 *
 * @throws Error naming `caller` when the file ends before.
 */
export function readFully(
  fs: FileSystem,
  file: number,
  target: Uint8Array,
  from: number,
  caller: string,
): void {
  for (let at = 0; at < target.length;) {
    const length = Math.min(MAX_TRANSFER, target.length - at);
    const read = fs.readSync(file, target, at, length, from + at);
    if (read === 0) throw new Error(`${caller}: the file became shorter while it was read`);
    at += read;
  }
}

/** Writes all of `bytes` to an open file, from byte `from` on, or behind what was written last. */
export function writeFully(fs: FileSystem, file: number, bytes: Uint8Array, from?: number): void {
  for (let at = 0; at < bytes.length;) {
    const length = Math.min(MAX_TRANSFER, bytes.length - at);
    at += fs.writeSync(file, bytes, at, length, from === undefined ? null : from + at);
  }
}
