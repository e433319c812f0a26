/** A system with factors of its matrix that solve it well enough, whatever other factors that takes. */
import type { NdArray } from '@numloom/ndarray';
import { LinAlgError, LinAlgWarning } from '@numloom/linalg';
import { type Frame, Owned, view, warn, withFrame } from '@numloom/linalg/kernels';
import { Transposed } from '../analysis/patterns.ts';
import { isSingular } from '../leftlooking/singular.ts';
import { reciprocalCondition } from './condition.ts';
import { checkRank, named, singularError } from './diagnose.ts';
import { disposeOf, type Factored, factorise, firstGood, probe } from './factorise.ts';
import type { Factors, Side } from './factors.ts';
import { forwardError } from './forward-error.ts';
import type { SquareParts } from './input.ts';
import { bytesOf, residualKernels } from './kernels.ts';
import type { CheckedOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import { MOST_ERROR, solveRefined } from './refine.ts';
import type { Judged } from './solution.ts';
import type { Strategy } from './strategy.ts';
import { structureOf } from './structure.ts';
import { refilled, type System, systemOf } from './system.ts';

/** How much nearer to singular matrices are estimated more closely. */
const MARGIN = 8;

/** In memory of its own, until it is disposed of. */
export class FactoredSystem {
  readonly #options: CheckedOptions;
  readonly #owned = new Owned();
  #system: System;
  #factored: Factored;
  #looks: Omit<
    Strategy,
    keyof Outcome | 'ordering' | 'reason' | 'growth' | 'perturbed' | 'fallbacks'
  >;
  #rcond: number | undefined;

  /** Errors name the caller. */
  constructor(parts: SquareParts, options: CheckedOptions, caller: string) {
    const n = parts.shape[0];
    this.#options = options;
    try {
      const { system, structure, factored } = withFrame((frame) => {
        const described = systemOf(parts, this.#owned, options.equilibrate, frame);
        const { system, structure } = described;
        return { system, structure, factored: factorise(described, options) };
      });
      this.#system = system;
      this.#looks = {
        patternSymmetry: structure.patternSymmetry,
        nonzeroDiagonal: n === 0 ? 1 : structure.regular / n,
        isHermitian: structure.isHermitian,
        bandwidth: [structure.lower, structure.upper],
        isEquilibrated: system.rowScale !== 0,
      };
      if (isSingular(factored)) throw singularError(factored, this.#system, caller);
      this.#factored = factored;
      this.#warn(caller);
    } catch (error) {
      this.dispose();
      throw named(error, caller);
    }
  }

  /** What was chosen, and why. */
  get strategy(): Strategy {
    const { path, ordering, reason, predicted, fallbacks, factors } = this.#factored;
    const { blocks, largestBlock } = this.#factored;
    const { growth, perturbed } = factors;
    return {
      ...this.#looks,
      path,
      ordering,
      reason,
      blocks,
      largestBlock,
      predicted,
      growth,
      perturbed,
      fallbacks,
    };
  }

  /** @throws Error where they were disposed of. */
  get factors(): Factors {
    this.#checkPresent();
    return this.#factored.factors;
  }

  /**
   * The matrix, scaled as it was factored.
   *
   * @throws Error where it was disposed of.
   */
  get system(): System {
    this.#checkPresent();
    return this.#system;
  }

  /** An estimate of 1 / (‖A‖₁ ‖A⁻¹‖₁). */
  get rcond(): number {
    return (this.#rcond ??= reciprocalCondition(this.#system, this.factors));
  }

  /** Factors another matrix of the same pattern; see `SparseLU`. */
  refactor(parts: SquareParts): void {
    const { factors } = this;
    this.#checkPattern(parts);
    try {
      this.#refill(parts, factors);
    } catch (error) {
      this.dispose();
      throw named(error, 'refactor');
    }
    this.#warn('refactor');
  }

  dispose(): void {
    const factored = this.#factored as Factored | undefined;
    if (factored !== undefined) disposeOf(factored);
    this.#owned.dispose();
  }

  /** Solves in place at `b`; scales what goes in and what comes out. */
  solve(
    side: Side,
    b: number,
    count: number,
    steps: number,
    errors: boolean,
    frame: Frame,
  ): Judged {
    const { system } = this;
    const { scalar, lines: n, rowScale, columnScale } = system;
    const bytes = bytesOf(scalar) * n;
    const { scale } = residualKernels(scalar);
    const x = frame.bytes(bytes * count);
    const [before, after] = side === 'N' ? [rowScale, columnScale] : [columnScale, rowScale];
    for (let j = 0; j < count && before !== 0; j++) scale(n, before, b + j * bytes, b + j * bytes);
    let refined = solveRefined(system, this.#factored.factors, side, b, x, count, steps, errors);
    // Of those that are known.
    const worst = () => Math.max(0, ...refined.backward.filter((error) => error > MOST_ERROR));
    if (worst() > 0 && this.#factored.others.length > 0) {
      this.#analyseAnew('solve', undefined, `backward error ${worst().toExponential(1)}`);
      refined = solveRefined(system, this.#factored.factors, side, b, x, count, steps, errors);
    }
    if (worst() > 0) this.#warnUnstable('solve', worst());
    const forward = new Float64Array(count);
    for (let j = 0; j < count && errors; j++) {
      const at = [b + j * bytes, x + j * bytes] as const;
      forward[j] = forwardError(system, this.#factored.factors, side, ...at, after);
    }
    for (let j = 0; j < count; j++) {
      if (after !== 0) scale(n, after, x + j * bytes, b + j * bytes);
    }
    if (after === 0) {
      const length = (count * bytes) / 8;
      view('float64', b, length).set(view('float64', x, length));
    }
    return { ...refined, forward };
  }

  #checkPresent(): void {
    if (this.#owned.isDisposed) throw new Error('SparseLU: the factors were disposed of');
  }

  #refill(parts: SquareParts, factors: Factors): void {
    this.#system = refilled(this.#system, parts);
    this.#rcond = undefined;
    let error = Infinity;
    let condition = 1;
    try {
      factors.refactor(this.#system);
      ({ error, condition } = probe(this.#system, factors, true, this.#options.steps));
    } catch (problem) {
      if (!(problem instanceof LinAlgError)) throw problem;
    }
    this.#factored = { ...this.#factored, condition, error };
    if (!(error <= MOST_ERROR)) this.#analyseAnew('refactor');
  }

  #checkPattern({ shape, dtype, indptr, indices }: SquareParts): void {
    const { lines: n, entries, scalar, starts, indices: rows } = this.#system;
    const isSame = (from: NdArray<'int32'>, address: number) => {
      const kept = view('int32', address, from.size);
      const given = from.storage.view('int32').subarray(from.offset, from.offset + from.size);
      return given.every((value, k) => value === kept[k]);
    };
    const fits =
      shape[0] === n &&
      indices.size === entries &&
      (dtype === 'complex128') === (scalar === 'complex128') &&
      isSame(indptr, starts) &&
      isSame(indices, rows);
    if (!fits) {
      throw new RangeError('refactor: A must have the pattern and the kind of the matrix before');
    }
  }

  /** Other factors, where those that there are do not suffice. */
  #analyseAnew(caller: string, others = this.#factored.others, why = 'refactorisation'): void {
    const { path, fallbacks } = this.#factored;
    const tried = [...fallbacks, `${path}: ${why}`];
    const system = this.#system;
    const next = withFrame((frame) => {
      const rows = new Transposed(system, frame);
      if (others.length > 0) return firstGood(system, others, tried, this.#options, rows);
      return factorise({ system, structure: structureOf(system, rows), rows }, this.#options);
    });
    disposeOf(this.#factored);
    if (isSingular(next)) throw singularError(next, this.#system, caller);
    this.#factored = next;
  }

  #warn(caller: string): void {
    // An estimate of rcond would be as wrong as solutions are.
    if (this.#factored.error > MOST_ERROR) this.#warnUnstable(caller, this.#factored.error);
    else this.#warnIfSingular(caller);
  }

  #warnUnstable(caller: string, error: number): void {
    const { threshold } = this.#options;
    const why = threshold === undefined ? '' : `, diag_pivot_thresh is ${threshold}`;
    const text = `${caller}: the factors are not stable, the backward error is ${error.toExponential(1)}${why}`;
    warn(new LinAlgWarning(text, this.rcond));
  }

  #warnIfSingular(caller: string): void {
    // Any vector misses hardly more than √n of the norm of the inverse.
    const suspicious = 2 ** 52 / (MARGIN * Math.sqrt(Math.max(this.#system.lines, 1)));
    const { factors, condition } = this.#factored;
    // Pivots that were replaced hide what is singular.
    if (factors.perturbed === 0 && condition < suspicious) return;
    const { rcond } = this;
    if (rcond >= 2 ** -52) return;
    checkRank(this.#system, caller);
    const text = rcond.toExponential(1);
    warn(new LinAlgWarning(`${caller}: A is nearly singular, its rcond is ${text}`, rcond));
  }
}
