/** From a matrix to factors that are good enough: attempts, until one is. */
import { type Frame, view, withFrame } from '@numloom/linalg/kernels';
import { factorScalar, tryScalar } from '../leftlooking/columns.ts';
import { factorSupernodal } from '../leftlooking/supernodes.ts';
import { isSingular, type Singular } from '../leftlooking/singular.ts';
import { LinAlgError } from '@numloom/linalg';
import { productColumnCounts } from '../analysis/column-counts.ts';
import { symmetricPattern, transposedPattern } from '../analysis/patterns.ts';
import { columnTree, postorder } from '../analysis/trees.ts';
import { factor } from '../multifrontal/factor.ts';
import { analyse, type Symbolic } from '../multifrontal/symbolic.ts';
import { type Survey, surveyFronts } from '../multifrontal/survey.ts';
import { minimumDegreeOrder } from '../ordering/amd.ts';
import type { Factors } from './factors.ts';
import type { CheckedOptions, OrderingName } from './options.ts';
import { orderOf } from './orders.ts';
import {
  backwardErrors,
  computePlainResidual,
  MOST_ERROR,
  residualRoom,
  solveRefined,
} from './refine.ts';
import { type Attempt, attemptsFor, type Path, type Strategy } from './strategy.ts';
import { type Structure, triangularOrder } from './structure.ts';
import { bytesOf } from './kernels.ts';
import type { System } from './system.ts';

/** Factors, and what is known of them. */
export interface Factored {
  readonly factors: Factors;
  /** What factors by fronts need as long as they live. */
  readonly symbolic: Symbolic | undefined;
  readonly path: Path;
  readonly ordering: OrderingName | 'given';
  readonly reason: string;
  readonly predicted: Strategy['predicted'];
  /** What was tried before. */
  readonly fallbacks: readonly string[];
  /** What is left to try. */
  readonly others: readonly Attempt[];
  /** ‖A‖ ‖A⁻¹ v‖ / ‖v‖ of a vector v of signs: a lower bound of the condition, mostly near to it. */
  readonly condition: number;
}

/** A pivot that is this part of its column suffices where the order was made for the diagonal (KLU). */
const LOOSE = 1e-3;
/** Operations for each entry of the factors below which fronts gain nothing (CHOLMOD). */
const FEW_OPERATIONS = 40;
/** The same of supernodes, by bounds of both, which may be larger by far than what comes out. */
const MANY_OPERATIONS = 80;
/**
 * So that part of the operations that there may be is tried without supernodes, and no more than so many:
 * bounds that are near to the truth are found out early, at little cost.
 */
const [TRIED, MOST_TRIED] = [1 / 128, 2e6];
/** Multiplications for each entry of A that are tried before anything is known of bounds. */
const FREE = 16;

type Bounds = NonNullable<Strategy['predicted']>;
/**
 * Entries that L and U may have from which on L is read by wide panels: it is larger than caches then; and rows
 * up to which there is room for what such panels may need at most.
 */
const [WIDE_FROM, WIDE_PANEL, MOST_WIDE] = [1.2e7, 32, 2e5];
/** Elements of U that are so much larger than those of A are too much. */
const MOST_GROWTH = 1e8;
const FEW_STEPS = 3;

/** What came of an attempt. */
type Outcome = Pick<Factored, 'factors' | 'symbolic' | 'path' | 'predicted'> | Singular;

/** The first of the factorisations that suits the matrix; what is wrong with it if none does. */
export function factorise(
  system: System,
  structure: Structure,
  options: CheckedOptions,
): Factored | Singular {
  const { lines: n, entries } = system;
  const attempts = attemptsFor(structure, n, entries, options);
  if (options.strategy === 'auto' && options.ordering === 'auto' && structure.single > 0) {
    const isPlain = ['diagonal', 'triangular', 'banded'].includes(attempts[0]!.path);
    const order = isPlain ? undefined : permutedTriangle(system);
    if (order !== undefined) {
      const reason = 'rows and columns can be permuted to a triangle';
      attempts.unshift({ path: 'triangular', ordering: order, reason });
    }
  }
  return firstGood(system, attempts, [], options);
}

/** The attempts in turn, until factors are stable. */
export function firstGood(
  system: System,
  attempts: readonly Attempt[],
  tried: readonly string[],
  options: CheckedOptions,
): Factored | Singular {
  const fallbacks = [...tried];
  for (const [k, attempt] of attempts.entries()) {
    const isLast = k === attempts.length - 1;
    const outcome = attempted(system, attempt, options, isLast);
    if (typeof outcome === 'string') {
      fallbacks.push(`${attempt.path}: ${outcome}`);
      continue;
    }
    if (isSingular(outcome)) return outcome;
    const { error, condition } = probe(system, outcome.factors);
    if (!isLast && !(error <= MOST_ERROR && outcome.factors.growth <= MOST_GROWTH)) {
      const growth = outcome.factors.growth.toExponential(1);
      fallbacks.push(`${attempt.path}: growth ${growth}, backward error ${error.toExponential(1)}`);
      disposeOf(outcome);
      continue;
    }
    const { ordering, reason } = attempt;
    const { factors, symbolic, path, predicted } = outcome;
    return {
      ...{ factors, symbolic, path, predicted, reason, fallbacks, condition },
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

/** What came of an attempt, or why it did not do where there is another. */
function attempted(
  system: System,
  attempt: Attempt,
  options: CheckedOptions,
  isLast: boolean,
): Outcome | string {
  try {
    const outcome = withFrame((frame) => run(system, attempt, options, frame));
    if (isLast || !isSingular(outcome)) return outcome;
    return `column ${outcome.singular} has no pivot`;
  } catch (error) {
    if (isLast || !(error instanceof LinAlgError)) throw error;
    return error.message;
  }
}

function run(
  system: System,
  { path, ordering }: Attempt,
  options: CheckedOptions,
  frame: Frame,
): Outcome {
  if (path === 'symmetric' || path === 'cholesky' || path === 'ldl') {
    const both = symmetricPattern(system, frame);
    const order =
      ordering === 'amd' ? minimumDegreeOrder(both, frame) : orderOf(system, ordering, frame);
    return byFronts(system, path, surveyFronts(both, order, frame), order, options, frame);
  }
  const order = orderOf(system, ordering, frame);
  const choice = { threshold: options.threshold ?? 1 };
  let predicted: Strategy['predicted'];
  const bounds = () => (predicted ??= productBounds(system, order, frame));
  if (path !== 'supernodal' || options.strategy !== 'supernodal') {
    const first = path === 'supernodal' ? FREE * system.entries : Infinity;
    const limit = { first, next: () => mostTried(bounds()) };
    const factors = tryScalar(system, order, limit, choice);
    if (factors !== undefined) {
      if (isSingular(factors)) return factors;
      const taken = path === 'supernodal' ? 'scalar' : path;
      return { factors, symbolic: undefined, path: taken, predicted };
    }
  }
  const isWide = system.lines <= MOST_WIDE && bounds().nnz > WIDE_FROM;
  const { relax, panelSize = isWide ? WIDE_PANEL : undefined } = options;
  const factors = factorSupernodal(system, order, { ...choice, relax, panelSize });
  if (isSingular(factors)) return factors;
  return { factors, symbolic: undefined, path, predicted };
}

/** Multiplications after which an elimination without supernodes is given up. */
function mostTried({ nnz, flops }: Bounds): number {
  return flops < MANY_OPERATIONS * nnz ? Infinity : Math.min(TRIED * flops, MOST_TRIED);
}

/** What factors have at most, whichever rows are pivots: from the counts of the factor of AᵀA. */
function productBounds(system: System, order: number, frame: Frame): Bounds {
  const n = system.lines;
  const parents = columnTree(system, order, frame);
  const post = postorder(parents, n, frame);
  const counts = productColumnCounts(system, { order, parents, post }, frame);
  let [nnz, flops] = [0, 0];
  for (const count of view('int32', counts, n)) {
    nnz += 2 * count;
    flops += 2 * count * count;
  }
  return { nnz, flops, bytes: (bytesOf(system.scalar) + 4) * nnz };
}

/** By fronts, or column by column where fronts would be too small to gain by products of matrices. */
function byFronts(
  system: System,
  path: 'symmetric' | 'cholesky' | 'ldl',
  survey: Survey,
  order: number,
  options: CheckedOptions,
  frame: Frame,
): Outcome {
  const { lower, upper, contributions, operations } = survey.needs;
  const isChosen = options.strategy !== 'auto';
  const predicted = {
    nnz: lower + upper,
    flops: operations,
    bytes: bytesOf(system.scalar) * (lower + upper + contributions),
  };
  if (!isChosen && operations < FEW_OPERATIONS * (lower + upper)) {
    const factors = factorScalar(system, order, { threshold: options.threshold ?? LOOSE });
    if (isSingular(factors)) return factors;
    return { factors, symbolic: undefined, path: 'scalar', predicted };
  }
  const symbolic = analyse(system, survey, frame);
  try {
    const kind = path === 'symmetric' ? 'lu' : path;
    const { threshold } = options;
    const factors = factor(symbolic, system, {
      kind,
      ...(threshold === undefined ? {} : { threshold }),
    });
    return { factors, symbolic, path, predicted };
  } catch (error) {
    symbolic.memory.dispose();
    throw error;
  }
}

function permutedTriangle(system: System): Int32Array | undefined {
  return withFrame((frame) => triangularOrder(system, transposedPattern(system, frame))?.columns);
}

/** How well the factors solve a system with a right-hand side of signs. */
export function probe(
  system: System,
  factors: Factors,
): { readonly error: number; readonly condition: number } {
  const { scalar, lines: n, rowNorm } = system;
  if (n === 0) return { error: 0, condition: 1 };
  return withFrame((frame) => {
    const bytes = bytesOf(scalar) * n;
    const b = frame.bytes(bytes);
    const x = frame.bytes(bytes);
    const values = view('float64', b, bytes / 8).fill(0);
    const step = bytes / 8 / n;
    for (let i = 0, state = 1; i < n; i++) {
      // The high bit of a linear congruential generator (Numerical Recipes' constants).
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      values[i * step] = state < 0 ? -1 : 1;
    }
    const room = residualRoom(system, frame);
    solveRefined(system, factors, 'N', b, x, 1, 0);
    computePlainResidual(system, b, x, room);
    let [error] = backwardErrors(system, 'N', b, x, room);
    if (!(error <= MOST_ERROR)) {
      error = solveRefined(system, factors, 'N', b, x, 1, FEW_STEPS).backward[0]!;
    }
    let largest = 0;
    for (const value of view('float64', x, bytes / 8)) {
      if (!(Math.abs(value) <= largest)) largest = Math.abs(value);
    }
    return { error, condition: rowNorm * largest };
  });
}
