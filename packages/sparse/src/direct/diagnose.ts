/** What is wrong with a matrix that has no factors. */
import { LinAlgError } from '@numloom/linalg';
import { withFrame } from '@numloom/linalg/kernels';
import { dependentColumns, maximumMatching } from '../analysis/matching.ts';
import { describeSingular, type Singular } from '../leftlooking/singular.ts';
import { memoryError } from '../memory/within.ts';
import type { System } from './system.ts';

/** Columns that a message names. */
const NAMED = 8;

/** The error for a matrix without factors, unless its structure is what is wrong. */
export function singularError(singular: Singular, system: System, caller: string): LinAlgError {
  checkRank(system, caller);
  return new LinAlgError(`${caller}: ${describeSingular(singular)}`);
}

/** What the multifrontal method refuses, by the name of the function that was called. */
export function named(error: unknown, caller: string): unknown {
  if (!(error instanceof RangeError || error instanceof LinAlgError)) return error;
  const memory = memoryError(error, caller);
  if (memory !== undefined) return memory;
  const [, reason] = /^(?:factor|cholesky): (.*)$/.exec(error.message) ?? [];
  if (reason === undefined) return error;
  const message = `${caller}: ${reason}`;
  return error instanceof RangeError
    ? new RangeError(message, { cause: error })
    : new LinAlgError(message);
}

/** @throws LinAlgError where no values make a matrix of the pattern regular. */
export function checkRank(system: System, caller: string): void {
  const n = system.lines;
  withFrame((frame) => {
    const matching = maximumMatching(system, frame);
    if (matching.size === n) return;
    const columns = dependentColumns(system, matching, frame);
    const named = columns.slice(0, NAMED).join(', ');
    const what =
      columns.length === 1
        ? `column ${named} has no entries`
        : `columns ${named}${columns.length > NAMED ? ', …' : ''} (${columns.length}) have entries in ` +
          `${columns.length - 1} rows only`;
    throw new LinAlgError(
      `${caller}: A is structurally singular, its structural rank is ${matching.size} of ${n}: ${what}`,
    );
  });
}
