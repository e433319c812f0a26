/** What linear algebra throws and warns of. */
import { tellOnce } from './tell-once.ts';

/** A matrix has not the property that an operation needs, or an iteration did not converge. */
export class LinAlgError extends Error {
  override readonly name = 'LinAlgError';
}

/** A result may be inaccurate, for the matrix is nearly singular. */
export class LinAlgWarning extends Error {
  override readonly name = 'LinAlgWarning';
  /** Estimate of the reciprocal of the matrix's condition number in the 1-norm. */
  readonly rcond: number;

  constructor(message: string, rcond: number) {
    super(message);
    this.rcond = rcond;
  }
}

/** Who hears of warnings. */
export type WarningHandler = (warning: LinAlgWarning) => void;

let handler: WarningHandler = tellOnce;

/**
 * Says what is done with warnings: `handler` is called with each. By default a process emits them
 * as Node.js does its own, and a page writes them to the console, each text once. Answers the handler before.
 *
 * @example
 * ```ts
 * import { onWarning } from '@numloom/linalg';
 * const before = onWarning((warning) => { throw warning; });
 * onWarning(before);
 * ```
 */
export function onWarning(next: WarningHandler): WarningHandler {
  const before = handler;
  handler = next;
  return before;
}

/** Passes a warning on. */
export function warn(warning: LinAlgWarning): void {
  handler(warning);
}
