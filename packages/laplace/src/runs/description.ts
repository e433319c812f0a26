/** What a run is about: written once, when it is made. */
import { join } from 'node:path';
import { replaceFile, readObject } from './durable.ts';
import { RunError } from './error.ts';

/** The file `run.json`. */
export interface Description {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  /** Grid points along each axis. */
  readonly shape: readonly number[];
  readonly extent: readonly (readonly [number, number])[];
  readonly spacing: readonly number[];
  /** The right side, or that it is in a file. */
  readonly source: number | typeof SOURCE;
  /** What the sides are, for people: their values are in the files. */
  readonly boundary?: string;
  readonly method: 'jacobi';
  readonly omega: number;
  readonly tol: number;
  readonly maxiter: number;
  /** Sweeps of a pass over the files. */
  readonly sweeps: number;
  /** 2-norm of the residual before the first sweep, which `tol` is relative to. */
  readonly norm: number;
  /** What residuals are multiplied by before they are squared, where squares would be 0 or infinite. */
  readonly scale?: number;
}

export const FORMAT = 'numloom-laplace-run';
export const VERSION = 1;
export const SOURCE = 'source.npy';

const NAME = 'run.json';

export function writeDescription(directory: string, description: Description): void {
  replaceFile(join(directory, NAME), `${JSON.stringify(description, null, 2)}\n`);
}

/** @throws RunError naming `caller` when the directory holds no run, or none of this version. */
export function readDescription(directory: string, caller: string): Description {
  const path = join(directory, NAME);
  const given = readObject(path, caller);
  if (given['format'] !== FORMAT) throw new RunError(`${caller}: ${path} describes no run`);
  if (given['version'] !== VERSION) {
    throw new RunError(
      `${caller}: ${path} has version ${String(given['version'])} of the format, not ${VERSION}`,
    );
  }
  const { shape, extent, spacing } = given;
  const isPart = (value: unknown): boolean => isNumber(value) && Number(value) > 0;
  const isSound =
    isListOf(shape, (length) => Number.isInteger(length) && Number(length) >= 3) &&
    (shape.length === 2 || shape.length === 3) &&
    isListOf(spacing, isPart) &&
    spacing.length === shape.length &&
    isListOf(extent, (pair) => isListOf(pair, isNumber) && pair.length === 2) &&
    extent.length === shape.length &&
    (isNumber(given['source']) || given['source'] === SOURCE) &&
    given['method'] === 'jacobi' &&
    isPart(given['omega']) &&
    isNumber(given['tol']) &&
    isCount(given['maxiter'], 0) &&
    isCount(given['sweeps'], 1) &&
    isNumber(given['norm']) &&
    (given['scale'] === undefined || isPart(given['scale']));
  if (!isSound) throw new RunError(`${caller}: ${path} is damaged`);
  return given as unknown as Description;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function isCount(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && Number(value) >= least;
}

function isListOf(value: unknown, isElement: (element: unknown) => boolean): value is unknown[] {
  return Array.isArray(value) && value.every(isElement);
}
