/** Reading the values of options; every error names the option and what it may be. */
import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { InvalidArgumentError } from 'commander';

/** Arguments that are right one by one, and wrong together or for what they are about. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Calls a function; what it says of its options is said of the arguments that they come from.
 *
 * @throws UsageError for the TypeError or RangeError by which a function named `caller` refuses its options
 */
export async function asUsage<Result>(
  caller: string,
  call: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    const isRefusal = error instanceof TypeError || error instanceof RangeError;
    // Others are of the engine, as where there is no memory.
    if (!isRefusal || !error.message.startsWith(`${caller}: `)) throw error;
    throw new UsageError(error.message, { cause: error });
  }
}

/** An integer of at least `least`. */
export function integer(least: number, most = Number.MAX_SAFE_INTEGER) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) {
      return value;
    }
    const range = most === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `${least} to ${most}`;
    throw new InvalidArgumentError(`It must be an integer ${range}.`);
  };
}

/** A number. */
export function finite(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('It must be a finite number.');
}

/** A tolerance. */
export function positive(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a finite number more than 0.');
}

/** Names separated by commas, each once. */
export function namesAmong<Name extends string>(known: readonly Name[]) {
  return (text: string): readonly Name[] => {
    const given = text.split(',').map((name) => name.trim());
    const wrong = given.find((name) => !(known as readonly string[]).includes(name));
    if (wrong !== undefined) {
      throw new InvalidArgumentError(`'${wrong}' is not one of ${known.join(', ')}.`);
    }
    // In the order of the tables, whatever the order given.
    return known.filter((name) => given.includes(name));
  };
}

/** The path of a file that is to be written, with one of some endings. */
export function fileEnding(...endings: readonly string[]) {
  return (path: string): string => {
    if (!endings.some((ending) => path.toLowerCase().endsWith(ending))) {
      throw new InvalidArgumentError(`Its name must end in ${endings.join(' or ')}.`);
    }
    return path;
  };
}

/**
 * Finds out before a long computation whether its result can be written.
 *
 * @throws Error naming the option when it cannot
 */
export function checkWritable(path: string, option: string): void {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory()) throw new Error('it is a folder');
    accessSync(there ? path : dirname(path), constants.W_OK);
  } catch (error) {
    throw unwritable(path, option, error);
  }
}

/** What to tell the user of a file that cannot be written. */
export function unwritable(path: string, option: string, cause: unknown): Error {
  const { code, message } = cause as NodeJS.ErrnoException;
  const reason = REASONS[code ?? ''] ?? message;
  return new Error(`${option} '${path}' cannot be written: ${reason}`, { cause });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the device',
};
