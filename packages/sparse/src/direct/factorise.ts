/** From a matrix to factors that are good enough: attempts, until one is. */
import { type Frame, withFrame } from '@numloom/linalg/kernels';
import { isSingular, type Singular } from '../leftlooking/singular.ts';
import { LinAlgError } from '@numloom/linalg';
import type { Transposed } from '../analysis/patterns.ts';
import { byColumns } from './by-columns.ts';
import { byFronts } from './by-fronts.ts';
import { writeUnrelated } from './condition.ts';
import type { Factors } from './factors.ts';
import type { CheckedOptions, OrderingName } from './options.ts';
import type { Outcome } from './outcome.ts';
import {
  backwardErrors,
  computePlainResidual,
  MOST_ERROR,
  residualRoom,
  solveRefined,
} from './refine.ts';
import { type Attempt, attemptsFor } from './strategy.ts';
import { isHermitian, triangularOrder } from './structure.ts';
import { bytesOf, residualKernels } from './kernels.ts';
import type { Described, System } from './system.ts';

/** Factors, and what is known of them. */
export interface Factored extends Outcome {
  readonly ordering: OrderingName | 'given';
  readonly reason: string;
  /** What was tried before. */
  readonly fallbacks: readonly string[];
  /** What is left to try. */
  readonly others: readonly Attempt[];
  /** ‖A‖ ‖A⁻¹ v‖ / ‖v‖ of a vector v: a lower bound of the condition, mostly near to it. */
  readonly condition: number;
  /** Backward error of a solution, where growth makes it doubtful, or others could have been tried; else NaN. */
  readonly error: number;
}

/** Elements of U that are so much larger than those of A are too much. */
const MOST_GROWTH = 1e8;
const FEW_STEPS = 3;

/** The first of the factorisations that suits the matrix; what is wrong with it if none does. */
export function factorise(
  { system, structure, rows }: Described,
  options: CheckedOptions,
): Factored | Singular {
  const attempts = attemptsFor(structure, system.lines, system.entries, options);
  if (options.strategy === 'auto' && options.ordering === 'auto' && structure.single > 0) {
    const isPlain = ['diagonal', 'triangular', 'banded'].includes(attempts[0]!.path);
    const order = isPlain ? undefined : triangularOrder(system, rows.get())?.columns;
    if (order !== undefined) {
      const reason = 'rows and columns can be permuted to a triangle';
      attempts.unshift({ path: 'triangular', ordering: order, reason, hasDiagonal: false });
    }
  }
  return firstGood(system, attempts, [], options, rows);
}

/** The attempts in turn, until factors are stable; `rows` is the system's transpose. */
export function firstGood(
  system: System,
  attempts: readonly Attempt[],
  tried: readonly string[],
  options: CheckedOptions,
  rows: Transposed,
): Factored | Singular {
  const fallbacks = [...tried];
  for (const [k, attempt] of attempts.entries()) {
    const isLast = k === attempts.length - 1;
    const outcome = attempted(system, attempt, options, rows, isLast);
    if (typeof outcome === 'string') {
      fallbacks.push(`${attempt.path}: ${outcome}`);
      continue;
    }
    if (isSingular(outcome)) return outcome;
    const isGrown = !(outcome.factors.growth <= MOST_GROWTH);
    const isJudged = !isLast || isGrown || attempt.path === 'cholesky';
    const { error, condition } = probed(system, outcome, isJudged, options.steps);
    if (!isLast && (isGrown || !(error <= MOST_ERROR))) {
      const growth = outcome.factors.growth.toExponential(1);
      fallbacks.push(`${attempt.path}: growth ${growth}, backward error ${error.toExponential(1)}`);
      disposeOf(outcome);
      continue;
    }
    if (attempt.path === 'cholesky' && !(error <= MOST_ERROR)) checkHermitian(system, outcome);
    const { ordering, reason } = attempt;
    return {
      ...outcome,
      reason,
      fallbacks,
      condition,
      error,
      ordering:
        typeof ordering !== 'string' ? 'given' : ordering === 'reversed' ? 'natural' : ordering,
      others: attempts.slice(k + 1),
    };
  }
  throw new Error('firstGood: no attempt');
}

/** Gives the memory of factors back. */
export function disposeOf({ factors, symbolic }: Pick<Factored, 'factors' | 'symbolic'>): void {
  factors.dispose();
  symbolic?.memory.dispose();
}

/** How good factors are, which are given up where that cannot be told. */
function probed(
  system: System,
  outcome: Outcome,
  judged: boolean,
  steps: number,
): ReturnType<typeof probe> {
  try {
    return probe(system, outcome.factors, judged, steps);
  } catch (error) {
    disposeOf(outcome);
    throw error;
  }
}

/** @throws LinAlgError where factors are of no use, for half of a matrix is not that of its other half. */
function checkHermitian(system: System, outcome: Outcome): void {
  if (isHermitian(system)) return;
  disposeOf(outcome);
  throw new LinAlgError('cholesky: the matrix is not Hermitian');
}

/** What came of an attempt, or why it did not do where there is another. */
function attempted(
  system: System,
  attempt: Attempt,
  options: CheckedOptions,
  rows: Transposed,
  isLast: boolean,
): Outcome | Singular | string {
  try {
    const outcome = withFrame((frame) => run(system, attempt, options, rows, frame));
    if (isLast || !isSingular(outcome)) return outcome;
    return `column ${outcome.singular} has no pivot`;
  } catch (error) {
    if (isLast || !(error instanceof LinAlgError)) throw error;
    return error.message;
  }
}

function run(
  system: System,
  attempt: Attempt,
  options: CheckedOptions,
  rows: Transposed,
  frame: Frame,
): Outcome | Singular {
  const { path } = attempt;
  const isByFronts = path === 'symmetric' || path === 'cholesky' || path === 'ldl';
  return isByFronts
    ? byFronts(system, { ...attempt, path }, options, frame)
    : byColumns(system, attempt, options, rows, frame);
}

/**
 * How well the factors solve a system with some right-hand side, in so many steps of refinement: NaN where it is not
 * `judged`.
 */
export function probe(
  system: System,
  factors: Factors,
  judged: boolean,
  steps: number,
): { readonly error: number; readonly condition: number } {
  const { scalar, lines: n, rowNorm } = system;
  if (n === 0) return { error: 0, condition: 1 };
  return withFrame((frame) => {
    const bytes = bytesOf(scalar) * n;
    const b = frame.bytes(bytes);
    const x = frame.bytes(bytes);
    writeUnrelated(n, scalar, b);
    solveRefined(system, factors, 'N', b, x, 1, 0);
    const error = judged ? errorOf(system, factors, b, x, steps, frame) : NaN;
    const { largest } = residualKernels(scalar);
    return { error, condition: (rowNorm * largest(n, x)) / largest(n, b) };
  });
}

/** The backward error of a solution, refined if it is not good enough. */
function errorOf(
  system: System,
  factors: Factors,
  b: number,
  x: number,
  steps: number,
  frame: Frame,
): number {
  const room = residualRoom(system, frame);
  computePlainResidual(system, 'N', b, x, room);
  const [error] = backwardErrors(system, 'N', b, x, room);
  if (error <= MOST_ERROR || steps === 0) return error;
  return solveRefined(system, factors, 'N', b, x, 1, Math.min(steps, FEW_STEPS)).backward[0]!;
}
