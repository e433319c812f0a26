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

/** @throws TypeError naming `caller` when a path is neither a string nor a URL. */
export function checkPath(path: unknown, caller: string): asserts path is string | URL {
  if (typeof path === 'string' || path instanceof URL) return;
  const given = typeof path === 'object' && path !== null ? 'an object' : String(path);
  throw new TypeError(`${caller}: the path is ${given}, must be a string or a URL`);
}

/**
 * Opens a file, and answers its descriptor.
 *
 * @throws TypeError when the path is none; Error naming `caller` and the file when the file system
 *   refuses, with the `code` that Node gives, and its error as the cause.
 */
export function openFile(
  fs: FileSystem,
  path: string | URL,
  flags: string,
  caller: string,
): number {
  checkPath(path, caller);
  try {
    return fs.openSync(path, flags);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    // What follows names Node's function and the path again.
    const [reason] = message.split(', open ');
    const Kind = cause instanceof TypeError ? TypeError : Error;
    throw Object.assign(new Kind(`${caller}: ${String(path)}: ${reason}`, { cause }), { code });
  }
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
