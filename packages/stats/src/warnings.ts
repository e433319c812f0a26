/** What statistics warn of: results that exist but mean little. */
import { tellOnce } from '@numloom/linalg/kernels';

/** A sample has too few observations, so that a result is NaN. */
export class SmallSampleWarning extends Error {
  override readonly name = 'SmallSampleWarning';
}

/** Observations do not vary, or hardly, so that a result may mean nothing. */
export class DegenerateDataWarning extends Error {
  override readonly name: string = 'DegenerateDataWarning';
}

/** All observations of a sample are the same, so that a result is not defined. */
export class ConstantInputWarning extends DegenerateDataWarning {
  override readonly name = 'ConstantInputWarning';
}

/** Observations differ by little more than rounding, so that a result has few digits. */
export class NearConstantInputWarning extends DegenerateDataWarning {
  override readonly name = 'NearConstantInputWarning';
}

/** What is warned of. */
export type StatisticsWarning = SmallSampleWarning | DegenerateDataWarning;

/** Who hears of warnings. */
export type WarningHandler = (warning: StatisticsWarning) => void;

let handler: WarningHandler = tellOnce;

/**
 * Says what is done with warnings: `handler` is called with each. By default a process emits them
 * as Node.js does its own, and a page writes them to the console, each text once. Answers the handler before.
 *
 * @throws TypeError where `handler` is no function
 *
 * @example
 * ```ts
 * import { onWarning, sem } from '@numloom/stats';
 * const before = onWarning((warning) => console.log(warning.name));
 * sem([1]); // SmallSampleWarning
 * onWarning(before);
 * ```
 */
export function onWarning(next: WarningHandler): WarningHandler {
  if (typeof next !== 'function') {
    throw new TypeError(`onWarning: handler is ${String(next)}, must be a function`);
  }
  const before = handler;
  handler = next;
  return before;
}

/** Passes a warning on. */
export function warn(warning: StatisticsWarning): void {
  handler(warning);
}
