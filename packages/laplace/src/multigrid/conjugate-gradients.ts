import { asarray, type NdArray } from '@numloom/ndarray';
import { assign, nd, type Operand } from '@numloom/ufunc';
import { shareOf } from './axis.ts';
import type { Hierarchy } from './hierarchy.ts';

type Field = NdArray<'float64'>;

/** Conjugate gradients for a grid's iterate, preconditioned by cycles of its hierarchy. */
export class ConjugateGradients {
  readonly #hierarchy: Hierarchy;
  readonly #inside: Field;
  /** f - ∇²u */
  readonly #residual: Field;
  readonly #preconditioned: Field;
  readonly #direction: Field;
  readonly #image: Field;
  /** What belongs to points along each axis: in products so weighted the matrix is symmetric. */
  readonly #shares: readonly Field[];
  /** The product of residual and preconditioned residual, before; `undefined` where all begins. */
  #product: number | undefined;

  constructor(hierarchy: Hierarchy) {
    const { grid, preconditioned, search, levels } = hierarchy;
    this.#hierarchy = hierarchy;
    this.#inside = grid.inside;
    this.#residual = preconditioned.right;
    this.#preconditioned = preconditioned.correction;
    this.#direction = search.direction;
    this.#image = search.image;
    const [outer, mid, inner] = levels[0]!.axes;
    const axes = grid.inside.ndim === 3 ? [outer, mid, inner] : [outer, inner];
    this.#shares = axes.flatMap((axis, d) => {
      const along = Float64Array.from({ length: axis.count }, (_, k) => shareOf(axis, k));
      if (along.every((share) => share === 1)) return [];
      return [asarray(along).reshape(axes.map(({ count }, other) => (other === d ? count : 1)))];
    });
  }

  /** Forgets the directions so far, after the iterate has changed otherwise. */
  restart(): void {
    this.#product = undefined;
  }

  /** One step. @returns the 2-norm of the residual that it leaves; below `target` it is computed anew */
  step(target: number): number {
    const residual = this.#residual;
    const direction = this.#direction;
    if (this.#product === undefined) this.#hierarchy.residual();
    this.#hierarchy.precondition();
    const product = this.#weighted(residual, this.#preconditioned);
    const beta = this.#product === undefined ? 0 : product / this.#product;
    assign(direction, nd`${this.#preconditioned} + ${beta} * ${direction}`);
    this.#hierarchy.applyToDirection();
    const curvature = this.#weighted(direction, this.#image);
    // Nothing is left to be found where the direction is 0.
    const alpha = curvature === 0 ? 0 : -product / curvature;
    this.#product = product;
    assign(this.#inside, nd`${this.#inside} + ${alpha} * ${direction}`);
    assign(residual, nd`${residual} + ${alpha} * ${this.#image}`);
    if (this.#norm() > target) return this.#norm();
    this.restart();
    this.#hierarchy.residual();
    return this.#norm();
  }

  #norm(): number {
    return Math.sqrt(Number(nd`sum(${this.#residual} ** 2)`));
  }

  #weighted(a: Field, b: Field): number {
    let product: Operand = nd`${a} * ${b}`;
    for (const share of this.#shares) product = nd`${product} * ${share}`;
    return Number(nd`sum(${product})`);
  }
}
