import { type NdArray, zeros } from '@numloom/ndarray';
import {
  assign,
  evaluate,
  type Expression,
  multiply,
  nd,
  type Operand,
  store,
  subtract,
} from '@numloom/ufunc';
import { correctionGrid } from '../discrete/corrections.ts';
import { fieldLike, type Grid } from '../discrete/grid.ts';
import { type Iteration, type Method, preconditioners } from './method.ts';
import { makers, type Preconditioner } from './preconditioners.ts';

type Field = NdArray<'float64'>;

/** How much smaller the residual has to become between two looks at it for there to be a next one. */
const WORTHWHILE = 0.5;

/**
 * Conjugate gradients without a matrix. Of each iteration one pass makes the next direction, one
 * what -∇² makes of it with their inner product, and one the update with the next residual and its
 * norm. Where sides have slopes, inner products are weighted, for -∇² to be symmetric.
 *
 * M. R. Hestenes, E. Stiefel, "Methods of conjugate gradients for solving linear systems",
 * J. Res. Nat. Bur. Standards 49 (1952).
 */
export const cg: Method = {
  title: 'Conjugate gradients',
  options: ['preconditioner'],
  start(grid, { preconditioner: name = 'multigrid' }) {
    if (name === 'none') return new ConjugateGradients(grid, undefined);
    if (!preconditioners.includes(name)) {
      throw new RangeError(
        `solve: preconditioner is '${String(name)}'; it must be one of ${preconditioners.join(', ')}`,
      );
    }
    return new ConjugateGradients(grid, makers[name](grid));
  },
};

/** Conjugate gradients for the correction of what a grid holds. */
class ConjugateGradients implements Iteration {
  finished = false;
  readonly #grid: Grid;
  readonly #preconditioner: Preconditioner | undefined;
  /** The preconditioned residual; without a preconditioner, the residual itself. */
  readonly #z: Field;
  readonly #p: Grid;
  readonly #r: Field;
  readonly #q: Field;
  readonly #halves: Field[];
  readonly #sums: readonly [Field, Field] = [zeros([]), zeros([])];
  /** The inner product of residual and preconditioned residual, of the last iteration and of this one. */
  #last = 0;
  #product = 0;
  /** The true norm, when it was computed last. */
  #known = Infinity;

  constructor(grid: Grid, preconditioner: Preconditioner | undefined) {
    this.#grid = grid;
    this.#preconditioner = preconditioner;
    this.#p = correctionGrid(grid.problem);
    this.#r = fieldLike(grid);
    this.#z = preconditioner ? fieldLike(grid) : this.#r;
    this.#q = fieldLike(grid);
    this.#halves = grid.halves();
    this.#restart();
  }

  advance(count: number, target: number): (number | undefined)[] {
    const norms: (number | undefined)[] = [undefined];
    while (norms.length <= count && !this.finished) {
      let norm = this.#iterate();
      if (!(norm > target)) norm = this.#look(target);
      norms.push(norm);
      if (norm <= target || Number.isNaN(norm)) break;
    }
    return norms;
  }

  [Symbol.dispose](): void {
    this.#preconditioner?.[Symbol.dispose]();
    this.#p[Symbol.dispose]();
    for (const array of [this.#r, this.#z, this.#q, ...this.#sums]) array.dispose();
  }

  /** From the residual that the grid has, with no direction that later ones have to do with. */
  #restart(): void {
    assign(this.#r, this.#grid.residual());
    this.#known = this.#grid.residualNorm();
    this.#last = 0;
    this.#precondition();
  }

  /** The true residual, where the computed one is small enough; if it is not, a fresh start. */
  #look(target: number): number {
    const before = this.#known;
    const norm = this.#grid.residualNorm();
    if (norm <= target || Number.isNaN(norm)) return norm;
    this.#restart();
    this.finished = !(norm < WORTHWHILE * before);
    return norm;
  }

  #precondition(): void {
    const { singular } = this.#grid;
    const z = this.#z;
    if (this.#preconditioner) {
      this.#preconditioner.apply(this.#r, z);
      if (singular) assign(z, subtract(z, this.#grid.mean(z)));
      this.#product = Number(nd`sum(${this.#weighted(multiply(this.#r, z))})`);
    } else if (this.#last === 0 || this.#halves.length > 0) {
      this.#product = Number(nd`sum(${this.#weighted(multiply(z, z))})`);
    }
  }

  /** One iteration; answers the norm of the residual as it is carried along. */
  #iterate(): number {
    const p = this.#p;
    const [first, second] = this.#sums;
    const beta = this.#last === 0 ? 0 : this.#product / this.#last;
    assign(p.inside, nd`${this.#z} + ${beta} * ${p.inside}`);
    p.refresh();
    const applied = nd`-${p.residual()}`;
    evaluate([
      store(this.#q, applied),
      store(first, nd`sum(${this.#weighted(multiply(p.inside, applied))})`),
    ]);
    const curvature = first.item();
    if (!(curvature > 0) && !Number.isNaN(curvature)) {
      // Nothing is left but rounding.
      this.finished = true;
      return this.#grid.residualNorm();
    }
    const alpha = this.#product / curvature;
    const { inside } = this.#grid;
    const rest = nd`${this.#r} - ${alpha} * ${this.#q}`;
    evaluate([
      store(inside, nd`${inside} + ${alpha} * ${p.inside}`),
      store(this.#r, rest),
      store(second, nd`sum(${rest} ** 2)`),
    ]);
    this.#grid.refresh();
    const squares = second.item();
    this.#last = this.#product;
    if (this.#preconditioner === undefined) this.#product = squares;
    this.#precondition();
    return Math.sqrt(squares);
  }

  #weighted(product: Operand): Expression | Operand {
    return this.#halves.reduce((all: Operand, half) => multiply(all, half), product);
  }
}
