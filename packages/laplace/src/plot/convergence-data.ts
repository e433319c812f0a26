import { formatLevel } from './ticks.ts';

/** How the residual of one method fell. */
export interface ConvergenceHistory {
  readonly label: string;
  /** Iterations made when a residual was known. */
  readonly iterations: ArrayLike<number>;
  /** Residuals, or errors: 0 or more, or not finite. */
  readonly residuals: ArrayLike<number>;
  /** Seconds since the start, where they are known. */
  readonly seconds?: ArrayLike<number> | undefined;
}

/** A history that is checked. */
export interface CheckedHistory {
  readonly label: string;
  readonly x: ArrayLike<number>;
  readonly residuals: ArrayLike<number>;
}

const caller = 'plotConvergence';

/** @throws TypeError or RangeError that names the argument that is wrong */
export function checkHistories(
  histories: readonly ConvergenceHistory[],
  along: 'iterations' | 'seconds',
): CheckedHistory[] {
  if (!Array.isArray(histories)) {
    throw new TypeError(`${caller}: histories is of type ${typeof histories}; it must be an array`);
  }
  if (histories.length === 0)
    throw new RangeError(`${caller}: histories is empty; give at least one`);
  if (along !== 'iterations' && along !== 'seconds') {
    throw new RangeError(
      `${caller}: x is '${String(along)}'; it must be 'iterations' or 'seconds'`,
    );
  }
  return (histories as readonly ConvergenceHistory[]).map((history, k) => {
    const { label, residuals, [along]: x } = history;
    if (typeof label !== 'string') {
      throw new TypeError(
        `${caller}: label of histories[${k}] is of type ${typeof label}; it must be a string`,
      );
    }
    const of = `of '${label}'`;
    list(residuals, `residuals ${of}`);
    list(x, `${along} ${of}`);
    if (x.length !== residuals.length) {
      throw new RangeError(
        `${caller}: ${along} ${of} has ${x.length} elements, residuals has ${residuals.length}`,
      );
    }
    for (let i = 0; i < x.length; i++) {
      const [place, residual] = [x[i]!, residuals[i]!];
      if (!(place >= 0 && place < Infinity)) {
        throw new RangeError(
          `${caller}: ${along}[${i}] ${of} is ${place}; it must be finite and 0 or more`,
        );
      }
      if (residual < 0) {
        throw new RangeError(
          `${caller}: residuals[${i}] ${of} is ${residual}; it must be 0 or more`,
        );
      }
    }
    return { label, x, residuals };
  });
}

function list(value: unknown, what: string): asserts value is ArrayLike<number> {
  const given = value as ArrayLike<unknown> | null | undefined;
  if (typeof given !== 'object' || given === null || typeof given.length !== 'number') {
    throw new TypeError(
      `${caller}: ${what} is of type ${given === null ? 'null' : typeof given}; it must be a list of numbers`,
    );
  }
  if (given.length > 0 && typeof given[0] !== 'number') {
    throw new TypeError(`${caller}: ${what} has a ${typeof given[0]}; all must be numbers`);
  }
}

/** A history as a sentence. */
export function historyInWords(history: CheckedHistory, along: 'iterations' | 'seconds'): string {
  const { label, x, residuals } = history;
  const finite = Array.from(residuals, (_, k) => k).filter((k) => Number.isFinite(residuals[k]));
  if (finite.length === 0) return `${label}: no finite residual.`;
  const [first, last] = [finite[0]!, finite.at(-1)!];
  const lost = last < residuals.length - 1 ? ', then not finite' : '';
  return `${label}: from ${formatLevel(residuals[first]!)} to ${formatLevel(residuals[last]!)} after ${formatLevel(x[last]!)} ${x[last] === 1 ? along.slice(0, -1) : along}${lost}.`;
}
