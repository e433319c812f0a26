/** Files by path. Only where Node's file system is. */
import type * as fileSystemModule from 'node:fs';
import type { FileContent } from './bytes/content.ts';

type FileSystem = typeof fileSystemModule;

/** More at once is refused by some systems. */
const MAX_TRANSFER = 2 ** 30;

/** Asked for when it is needed, so that bundles for browsers need no substitute for it. */
function fileSystem(caller: string, instead: string): FileSystem {
  const fs = globalThis.process?.getBuiltinModule?.('node:fs');
  if (fs !== undefined) return fs;
  throw new Error(`${caller}: files can be reached by path only on Node; use ${instead}`);
}

/** What the file system refuses, with the function and the file, and with the `code` that Node gives. */
function refused(cause: unknown, path: string | URL, caller: string): Error {
  const { code, message } = cause as NodeJS.ErrnoException;
  // What follows names Node's function and the path again.
  const [reason] = message.split(', open ');
  const Kind = cause instanceof TypeError ? TypeError : Error;
  return Object.assign(new Kind(`${caller}: ${String(path)}: ${reason}`, { cause }), { code });
}

/** What is in the file at a path; bytes are that already. */
export function contentAt(
  source: string | URL | Exclude<FileContent, string>,
  caller: string,
  instead: string,
): Uint8Array | ArrayBuffer {
  if (typeof source !== 'string' && !(source instanceof URL)) return source;
  const fs = fileSystem(caller, instead);
  try {
    return fs.readFileSync(source);
  } catch (error) {
    throw refused(error, source, caller);
  }
}

/** Writes a file. A suffix is added to a path that does not end so. */
export function writeAt(
  path: string | URL,
  suffix: string,
  make: (path: string) => Uint8Array,
  caller: string,
  instead: string,
): void {
  const fs = fileSystem(caller, instead);
  const text = String(path);
  const isURL = typeof path !== 'string';
  const whole = text.endsWith(suffix) ? text : text + suffix;
  const bytes = make(whole);
  let file: number;
  try {
    file = fs.openSync(isURL ? new URL(whole) : whole, 'w');
  } catch (error) {
    throw refused(error, whole, caller);
  }
  try {
    for (let at = 0; at < bytes.length;) {
      at += fs.writeSync(file, bytes, at, Math.min(MAX_TRANSFER, bytes.length - at));
    }
  } finally {
    fs.closeSync(file);
  }
}
