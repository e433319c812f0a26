import { asarray, expand_dims, full, type NdArray, sizeOf, zeros } from '@numloom/ndarray';
import {
  add,
  assign,
  type Expression,
  multiply,
  nd,
  type Operand,
  store,
  type Store,
  subtract,
  where,
} from '@numloom/ufunc';
import { coordinates, type Problem } from '../problem/problem.ts';
import type { Side } from '../problem/side.ts';
import { type Values, valuesAt } from '../problem/values.ts';

type Field = NdArray<'float64'>;

/** A layer of points behind a side, that keeps what the side demands. */
export interface Ghost {
  readonly axis: number;
  /** Where the axis begins, or where it ends. */
  readonly end: 0 | 1;
  readonly layer: Field;
  /** The points that it mirrors or repeats. */
  readonly origin: Field;
  /** To be added to them. */
  readonly shift: number | Field;
}

/** Most points of a grid: of more, the array would not fit into a heap of 4 GiB twice. */
const MOST_POINTS = 2 ** 28;

/** Sums of squares below this may have lost some of them. */
const LEAST_SQUARES = 2 ** -950;

/** Everything of an axis but its ends. */
const INNER = '1:-1';

/**
 * A problem's points in memory, by the formula of the nearest neighbours. Each side has a layer of
 * points that no method changes: the values that are given there, or ghosts behind the side, which
 * `refresh` keeps up. So all unknowns have neighbours, and one expression serves all of them.
 */
export class Grid implements Disposable {
  readonly problem: Problem;
  /** All points of the problem, as a view. */
  readonly u: Field;
  /** The points that are to be found: those of `u` without sides that are given. */
  readonly inside: Field;
  /** Where `inside` is given nevertheless. */
  readonly mask: NdArray<'bool'> | undefined;
  /** f at the points inside. */
  readonly source: number | Field;
  /** 1 / h² for each axis. */
  readonly weights: readonly number[];
  /** What the matrix -∇² has on its diagonal. */
  readonly diagonal: number;
  /** Whether a constant may be added to a solution: no value is given anywhere. */
  readonly singular: boolean;
  /** The mean that was taken out of the right side, for a solution to exist; 0 but for singular problems. */
  readonly incompatibility: number = 0;
  /** Layers behind sides; none where all sides are given. */
  readonly hasGhosts: boolean;
  readonly ghosts: readonly Ghost[];
  /** All points, those behind sides among them. */
  readonly padded: Field;

  /** @throws RangeError when there are more points than fit into the heap twice */
  constructor(problem: Problem) {
    const { shape, sides, spacing } = problem;
    if (sizeOf(shape) > MOST_POINTS) {
      throw new RangeError(
        `solve: the grid has ${shape.join(' x ')} points; ${MOST_POINTS} are possible in memory, and more in files (laplace run)`,
      );
    }
    this.problem = problem;
    this.weights = spacing.map((h) => 1 / (h * h));
    this.diagonal = 2 * this.weights.reduce((sum, weight) => sum + weight, 0);
    const behind = sides.map((pair) => pair.map((side) => Number(side.kind !== 'dirichlet')));
    this.padded = zeros(
      shape.map((length, axis) => length + behind[axis]![0]! + behind[axis]![1]!),
    );
    this.u = this.padded.slice(
      ...shape.map((length, axis) => `${behind[axis]![0]!}:${behind[axis]![0]! + length}`),
    );
    this.inside = this.padded.slice(...shape.map(() => INNER));
    this.hasGhosts = behind.some((pair) => pair.includes(1));
    this.#writeSides();
    this.ghosts = this.#findGhosts();
    const { fixed } = problem;
    this.singular = !fixed && sides.every((pair) => pair.every(({ kind }) => kind !== 'dirichlet'));
    if (fixed) {
      this.mask = this.#insideOf(fixed.mask);
      assign(this.inside, where(this.mask, this.#fieldInside(fixed.values), 0));
    }
    const source = this.#fieldInside(problem.source);
    this.source = typeof source === 'number' ? source : asarray(source).copy();
    this.refresh();
    if (this.singular) {
      this.incompatibility = this.mean(this.residual());
      if (this.incompatibility !== 0)
        this.source = add(this.source, this.incompatibility).evaluate();
    }
  }

  /** Brings the layers behind sides up to date, after the points inside have changed. */
  refresh(): void {
    for (const ghost of this.ghosts) renew(ghost);
  }

  /** The same for the layer behind one side, if there is one. */
  refreshSide(axis: number, end: 0 | 1): void {
    for (const ghost of this.ghosts) {
      if (ghost.axis === axis && ghost.end === end) renew(ghost);
    }
  }

  /** The view of all points whose elements are the neighbours of those inside, along one axis. */
  neighbours(axis: number, step: -1 | 1): Field {
    const towards = step < 0 ? ':-2' : '2:';
    return this.padded.slice(...this.problem.shape.map((_, d) => (d === axis ? towards : INNER)));
  }

  /** The points inside as their neighbours demand: what one sweep of Jacobi's method makes them. */
  average(): Expression {
    const { weights, diagonal, mask } = this;
    const [first] = weights as [number];
    const pairs = weights.map((_, axis) =>
      add(this.neighbours(axis, -1), this.neighbours(axis, 1)),
    );
    // Where all distances are equal, their weight is a factor of the whole.
    const isEven = weights.every((weight) => weight === first);
    const scale = isEven ? first : 1;
    const terms: Operand[] = isEven
      ? pairs
      : pairs.map((pair, axis) => multiply(pair, weights[axis]!));
    let sum = terms.reduce((a, b) => add(a, b));
    if (this.source !== 0) sum = subtract(sum, this.#scaledSource(scale));
    const average = multiply(sum, scale / diagonal);
    return mask ? where(mask, this.inside, average) : average;
  }

  #scaledSource(scale: number): Operand {
    const { source } = this;
    if (scale === 1) return source;
    return typeof source === 'number' ? source / scale : nd`${source} * ${1 / scale}`;
  }

  /** One sweep: towards the average, by a factor that may be more than 1. */
  step(omega = 1): Store<'float64'> {
    const average = this.average();
    return store(
      this.inside,
      omega === 1 ? average : nd`${this.inside} + ${omega} * (${average} - ${this.inside})`,
    );
  }

  /** ∇²u - f at the points inside; 0 where they are given. */
  residual(): Expression {
    return nd`(${this.average()} - ${this.inside}) * ${this.diagonal}`;
  }

  /** The 2-norm of the residual, over all points inside. */
  residualNorm(): number {
    const squares = Number(nd`sum(${this.residual()} ** 2)`);
    if (squares > LEAST_SQUARES && squares < Infinity) return Math.sqrt(squares);
    const most = Number(nd`max(abs(${this.residual()}))`);
    if (!(most > 0 && most < Infinity)) return most;
    return most * Math.sqrt(Number(nd`sum((${this.residual()} / ${most}) ** 2)`));
  }

  /**
   * The exponent of about the largest residual that the values may have, as a power of 2; not finite
   * where all of them are 0, or one is no finite number.
   */
  exponent(): number {
    const { padded, source, diagonal } = this;
    const field = Number(nd`max(abs(${padded}))`);
    const given = typeof source === 'number' ? Math.abs(source) : Number(nd`max(abs(${source}))`);
    return Math.max(Math.log2(field) + Math.log2(diagonal), Math.log2(given));
  }

  /** Takes the mean out of a solution that is determined up to a constant. */
  removeMean(): void {
    if (!this.singular) return;
    assign(this.inside, nd`${this.inside} - ${this.mean(this.inside)}`);
    this.refresh();
  }

  [Symbol.dispose](): void {
    this.padded.dispose();
  }

  /**
   * What the points inside count in integrals: points on a side with a slope count half. -∇² is
   * symmetric in the inner product of these weights. An array for each axis with such a side.
   */
  halves(): Field[] {
    const { shape } = this.inside;
    return this.problem.sides.flatMap((pair, axis) => {
      if (pair.every(({ kind }) => kind !== 'neumann')) return [];
      const along = new Float64Array(shape[axis]!).fill(1);
      if (pair[0].kind === 'neumann') along[0]! /= 2;
      if (pair[1].kind === 'neumann') along[along.length - 1]! /= 2;
      return [asarray(along).reshape(shape.map((n, d) => (d === axis ? n : 1)))];
    });
  }

  /** The mean of a field over the points inside, as integrals are approximated. */
  mean(field: Operand): number {
    let weighted = field;
    let total = this.inside.size;
    for (const along of this.halves()) {
      weighted = multiply(weighted, along);
      total *= Number(nd`mean(${along})`);
    }
    return Number(nd`sum(${weighted})`) / total;
  }

  /** The part of an array over all points of the problem that lies inside. */
  #insideOf<D extends 'float64' | 'bool'>(field: NdArray<D>): NdArray<D> {
    return field.slice(
      ...this.problem.sides.map(([low, high]) => {
        return `${low.kind === 'dirichlet' ? 1 : ''}:${high.kind === 'dirichlet' ? -1 : ''}`;
      }),
    );
  }

  #fieldInside(values: Values): number | Field {
    const points = this.problem.shape.map((length, axis) => {
      const all = coordinates(this.problem, axis);
      const [low, high] = this.problem.sides[axis]!;
      return all.subarray(
        Number(low.kind === 'dirichlet'),
        length - Number(high.kind === 'dirichlet'),
      );
    });
    return valuesAt(values, points, (array) => this.#insideOf(array));
  }

  /** Values on one side, in a shape that has length 1 along its axis. */
  #onSide(values: Values, axis: number, end: 0 | 1): number | Field {
    const points = this.problem.shape.map((length, d) => {
      const all = coordinates(this.problem, d);
      if (d !== axis) return all;
      return end === 0 ? all.subarray(0, 1) : all.subarray(length - 1);
    });
    return valuesAt(values, points, (array) => expand_dims(array, { axis }));
  }

  #writeSides(): void {
    this.#eachSide((side, axis, end) => {
      if (side.kind !== 'dirichlet') return;
      const layer = this.#layer(this.u, axis, end === 0 ? 0 : this.problem.shape[axis]! - 1);
      assign(layer, this.#onSide(side.value, axis, end));
    });
  }

  #findGhosts(): Ghost[] {
    const ghosts: Ghost[] = [];
    this.#eachSide((side, axis, end) => {
      if (side.kind === 'dirichlet') return;
      const last = this.padded.shape[axis]! - 1;
      const at = end === 0 ? 0 : last;
      const periodic = end === 0 ? last - 1 : 1;
      const mirrored = end === 0 ? 2 : last - 2;
      const across = (array: Field, index: number): Field => {
        const part = array.slice(...array.shape.map((_, d) => (d === axis ? ':' : INNER)));
        return this.#layer(part, axis, index);
      };
      const layer = across(this.padded, at);
      if (side.kind === 'periodic') {
        ghosts.push({ axis, end, layer, origin: across(this.padded, periodic), shift: 0 });
        return;
      }
      const slope = this.#onSide(side.derivative, axis, end);
      const step = 2 * this.problem.spacing[axis]!;
      const shift =
        typeof slope === 'number'
          ? step * slope
          : multiply(this.#withoutGiven(slope, axis), step).evaluate();
      ghosts.push({ axis, end, layer, origin: across(this.padded, mirrored), shift });
    });
    return ghosts;
  }

  /** Values on a side without those at points of other sides that are given. */
  #withoutGiven(onSide: Field, axis: number): Field {
    return onSide.slice(
      ...this.problem.sides.map(([low, high], d) => {
        if (d === axis) return ':';
        return `${low.kind === 'dirichlet' ? 1 : ''}:${high.kind === 'dirichlet' ? -1 : ''}`;
      }),
    );
  }

  /** One layer of an array across an axis, which stays with length 1. */
  #layer(array: Field, axis: number, index: number): Field {
    return array.slice(...array.shape.map((_, d) => (d === axis ? `${index}:${index + 1}` : ':')));
  }

  #eachSide(visit: (side: Side, axis: number, end: 0 | 1) => void): void {
    for (const [axis, [low, high]] of this.problem.sides.entries()) {
      visit(low, axis, 0);
      visit(high, axis, 1);
    }
  }
}

function renew({ layer, origin, shift }: Ghost): void {
  assign(layer, shift === 0 ? origin : add(origin, shift));
}

/** An array of zeros or ones over the points inside, for methods that need one of their own. */
export function fieldLike(grid: Grid, value = 0): Field {
  return full([...grid.inside.shape], value);
}
