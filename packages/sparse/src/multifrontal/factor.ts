/**
 * LU, Cholesky and L D Lᴴ factors by the multifrontal method. Pivots are chosen among the rows that a
 * front eliminates; where all of them are too small, one is replaced and counted.
 */
import { heap } from '@numloom/ndarray';
import { LinAlgError } from '@numloom/linalg';
import { kernelsOf, Owned, type Scalar, view, withFrame } from '@numloom/linalg/kernels';
import type { Factors, Side } from '../direct/factors.ts';
import { multifrontal } from '../kernels/generated/multifrontal.ts';
import type { Compressed } from '../memory/compressed.ts';
import type { CompressedParts } from '../parts/parts.ts';
import { determinantOf, type Determinant, inertiaOf, type Inertia } from './diagonal.ts';
import { lowerOf, ordersOf, upperOf } from './export.ts';
import { eachFronts, PLAN_BYTES, writePlan } from './plan.ts';
import { solveFronts } from './solve.ts';
import type { Symbolic } from './symbolic.ts';

/**
 * 'lu' of any matrix; 'cholesky' (L Lᴴ) of Hermitian, positive definite ones; 'ldl' of symmetric or
 * Hermitian ones. Of the latter two kinds only one of the entries (i, j) and (j, i) is read.
 */
export type Kind = 'lu' | 'cholesky' | 'ldl';

/** Options of {@link factor}. */
export interface FactorOptions {
  readonly kind?: Kind;
  /** The diagonal is a pivot where it is at least so much of the largest entry that could be: 0.1. */
  readonly threshold?: number;
  /** Pivots smaller than this part of the largest entry of A are replaced: 2^-39 unless told otherwise. */
  readonly perturbation?: number;
  /** Whether a complex matrix is Hermitian, where kind is 'ldl'; else it is symmetric. True by default. */
  readonly hermitian?: boolean;
}

/** Factors, and what only symmetric ones have. */
export interface FrontalFactors extends Factors {
  readonly kind: Kind;
  /** How many eigenvalues of a real symmetric or a Hermitian matrix are positive, negative and zero. */
  inertia(): Inertia;
}

const PERTURBATION = 2 ** -39;
/** All that kernels can address. */
const ADDRESSABLE = 2 ** 32;

/** Where the numbers of a report are, see assembly/base/fronts/report.ts. */
const PERTURBED = 2;
const LARGEST = 3;
const EXCHANGES = 4;
const REPORT = 5;

/**
 * Factors a matrix of the pattern that was analysed. The symbolic half has to live as long as the
 * factors do.
 *
 * @throws RangeError where the memory has no room for the factors.
 * @throws LinAlgError where `kind` is 'cholesky' and the matrix is not positive definite.
 */
export function factor(
  symbolic: Symbolic,
  a: Compressed,
  options: FactorOptions = {},
): FrontalFactors {
  const factors = new Frontal(symbolic, a.scalar, options);
  try {
    factors.refactor(a);
    return factors;
  } catch (error) {
    factors.dispose();
    throw error;
  }
}

class Frontal implements FrontalFactors {
  readonly size: number;
  readonly scalar: Scalar;
  readonly kind: Kind;
  readonly entries: number;
  readonly #symbolic: Symbolic;
  readonly #memory = new Owned();
  readonly #hermitian: boolean;
  readonly #threshold: number;
  readonly #perturbation: number;
  readonly #rooms: {
    readonly lower: number;
    readonly upper: number;
    readonly pivots: number;
    readonly corners: number;
  };
  readonly #plan: number;
  #report: readonly number[] = [];
  #largest = 0;

  constructor(symbolic: Symbolic, scalar: Scalar, options: FactorOptions) {
    const { kind = 'lu', threshold = 0.1, perturbation = PERTURBATION, hermitian = true } = options;
    const { size, needs } = symbolic;
    this.size = size;
    this.scalar = scalar;
    this.kind = kind;
    this.#symbolic = symbolic;
    this.#hermitian = hermitian || scalar === 'float64';
    this.#threshold = threshold;
    this.#perturbation = perturbation;
    const bytes = scalar === 'complex128' ? 16 : 8;
    const hasUpper = kind === 'lu';
    const stored = needs.lower + (hasUpper ? needs.upper : 0);
    // Of symmetric factors one is stored, but both have entries.
    this.entries = needs.lower + needs.upper;
    const needed = bytes * (stored + needs.contributions);
    try {
      this.#rooms = allocated(needed, () => ({
        lower: this.#memory.bytes(bytes * needs.lower),
        upper: hasUpper ? this.#memory.bytes(bytes * needs.upper) : 0,
        pivots: this.#memory.bytes(4 * size),
        corners: kind === 'ldl' ? this.#memory.bytes(bytes * size) : 0,
      }));
      this.#plan = this.#memory.bytes(PLAN_BYTES);
    } catch (error) {
      this.#memory.dispose();
      throw error;
    }
  }

  get rowOrder(): Int32Array {
    const { rows } = ordersOf(this.#source());
    return rows;
  }

  get columnOrder(): Int32Array {
    const { columns } = ordersOf(this.#source());
    return columns;
  }

  get perturbed(): number {
    return this.#report[PERTURBED]!;
  }

  get growth(): number {
    return this.#largest === 0 ? 1 : this.#report[LARGEST]! / this.#largest;
  }

  determinant(): Determinant {
    return determinantOf(this.#source(), this.#report[EXCHANGES]!);
  }

  inertia(): Inertia {
    return inertiaOf(this.#source());
  }

  solve(side: Side, b: number, count: number, stride: number): void {
    solveFronts(this.#source(), this.#plan, this.#hermitian, side, { b, count, stride });
  }

  lower(): CompressedParts<Scalar, 'csc'> {
    return lowerOf(this.#source());
  }

  upper(): CompressedParts<Scalar, 'csc'> {
    return upperOf(this.#source());
  }

  refactor(a: Compressed): void {
    const symbolic = this.#symbolic;
    const { fronts, needs } = symbolic;
    this.#check(a);
    const kernels = kernelsOf(multifrontal);
    const isComplex = this.scalar === 'complex128';
    const bytes = isComplex ? 16 : 8;
    const largest = (isComplex ? kernels.largestComplex : kernels.largestReal)(a.entries, a.values);
    withFrame((frame) => {
      const { largest: rows, widest, panel, contributions } = needs;
      const workspaceOf = isComplex ? kernels.workspaceComplex : kernels.workspaceReal;
      const products = panel + widest * kernels.indefiniteWidth();
      const rooms = allocated(bytes * contributions, () => ({
        contributions: frame.bytes(bytes * contributions),
        columnRoom: frame.bytes(bytes * (widest + 64)),
        productRoom: this.kind === 'ldl' ? frame.bytes(bytes * products) : 0,
        workspace: frame.bytes(workspaceOf(rows) >>> 0),
      }));
      const report = frame.bytes(8 * REPORT);
      const least = this.kind === 'cholesky' ? 0 : this.#perturbation * largest;
      view('float64', report, REPORT).set([this.#threshold, least || Number.MIN_VALUE, 0, 0, 0]);
      writePlan(this.#plan, symbolic, { ...this.#rooms, ...rooms, report, values: a.values });
      this.#run(fronts);
      this.#report = [...view('float64', report, REPORT)];
      this.#largest = largest;
    });
  }

  dispose(): void {
    this.#memory.dispose();
  }

  #run(fronts: number): void {
    const kernels = kernelsOf(multifrontal);
    const isComplex = this.scalar === 'complex128';
    const plan = this.#plan;
    if (this.kind === 'lu') {
      const run = isComplex ? kernels.factorComplex : kernels.factorReal;
      eachFronts(fronts, false, (from, to) => run(plan, from, to));
    } else if (this.kind === 'ldl') {
      const run = isComplex ? kernels.factorIndefiniteComplex : kernels.factorIndefiniteReal;
      eachFronts(fronts, false, (from, to) => run(plan, from, to, this.#hermitian));
    } else {
      const run = isComplex ? kernels.factorDefiniteComplex : kernels.factorDefiniteReal;
      eachFronts(fronts, false, (from, to) => {
        const failed = run(plan, from, to);
        if (failed < 0) return;
        const column = view('int32', this.#symbolic.order, this.size)[failed]!;
        throw new LinAlgError(
          `cholesky: the matrix is not positive definite, column ${column} has no positive pivot`,
        );
      });
    }
  }

  #check(a: Compressed): void {
    const { size, entries } = this.#symbolic;
    if (
      a.lines !== size ||
      a.length !== size ||
      a.entries !== entries ||
      a.scalar !== this.scalar
    ) {
      throw new RangeError(
        `factor: a is ${a.length} x ${a.lines} with ${a.entries} entries of ${a.scalar}, must be ` +
          `${size} x ${size} with ${entries} of ${this.scalar} as what was analysed`,
      );
    }
    this.#checkAlive();
  }

  #checkAlive(): void {
    if (this.#memory.isDisposed || this.#symbolic.memory.isDisposed) {
      throw new Error('factor: the factors have been disposed of');
    }
  }

  #source() {
    this.#checkAlive();
    const { kind, scalar } = this;
    return { symbolic: this.#symbolic, kind, scalar, hermitian: this.#hermitian, ...this.#rooms };
  }
}

/** Allocates, or says how much is needed of how much there is. */
function allocated<Result>(needed: number, allocate: () => Result): Result {
  const refuse = (cause?: unknown): never => {
    const { used, scratch } = heap.stats();
    throw new RangeError(
      `factor: needs ${needed} bytes, must fit ${ADDRESSABLE} less ${used + scratch} in use`,
      { cause },
    );
  };
  if (needed > ADDRESSABLE) return refuse();
  try {
    return allocate();
  } catch (error) {
    if (error instanceof RangeError) return refuse(error);
    throw error;
  }
}
