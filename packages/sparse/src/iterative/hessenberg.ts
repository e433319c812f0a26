/** The small least squares problem of Arnoldi's process, kept triangular by plane rotations. */
import {
  conjugate,
  minus,
  modulus,
  over,
  plus,
  scaled,
  times,
  type Value,
  value,
  ZERO,
} from './values.ts';

/** min ‖beta e1 - H y‖ for an upper Hessenberg matrix that grows column by column. */
export class HessenbergSystem {
  /** The columns of H as they came, and those of the triangular matrix. */
  readonly #given: Value[][] = [];
  readonly #columns: Value[][] = [];
  readonly #rotations: { readonly cosine: number; readonly sine: Value }[] = [];
  readonly #right: Value[];

  constructor(beta: number) {
    this.#right = [value(beta)];
  }

  get size(): number {
    return this.#columns.length;
  }

  /** Norm of the residual. */
  get residual(): number {
    return modulus(this.#right[this.size]!);
  }

  /** Appends a column: its elements down to the diagonal, and the real one below. */
  append(above: readonly Value[], below: number): void {
    const k = this.size;
    this.#given.push([...above, value(below)]);
    const column = [...above];
    this.#rotations.forEach(({ cosine, sine }, i) => {
      const [x, y] = [column[i]!, column[i + 1]!];
      column[i] = plus(scaled(x, cosine), times(sine, y));
      column[i + 1] = minus(scaled(y, cosine), times(conjugate(sine), x));
    });
    const diagonal = column[k]!;
    const size = modulus(diagonal);
    const radius = Math.hypot(size, below);
    const direction = size === 0 ? value(1) : scaled(diagonal, 1 / size);
    const [cosine, sine] =
      radius === 0 ? [1, ZERO] : [size / radius, scaled(direction, below / radius)];
    column[k] = scaled(direction, radius);
    this.#columns.push(column);
    this.#rotations.push({ cosine, sine });
    const last = this.#right[k]!;
    this.#right[k] = scaled(last, cosine);
    this.#right.push(times(scaled(conjugate(sine), -1), last));
  }

  /**
   * The solution y; parts that a singular matrix leaves free are 0: those of diagonal elements up to `least` times
   * the largest.
   */
  solution(least = Number.EPSILON * Number.EPSILON): Value[] {
    const y = this.#right.slice(0, this.size);
    const largest = Math.max(...this.#columns.map((column, k) => modulus(column[k]!)));
    for (let k = this.size - 1; k >= 0; k--) {
      const column = this.#columns[k]!;
      const isFree = modulus(column[k]!) <= least * largest;
      y[k] = isFree ? ZERO : over(y[k]!, column[k]!);
      for (let i = 0; i < k; i++) y[i] = minus(y[i]!, times(y[k]!, column[i]!));
    }
    return y;
  }

  /** The columns of the triangular matrix R with ‖H y‖ = ‖R y‖, as far as they are known now. */
  get columns(): readonly (readonly Value[])[] {
    return this.#columns;
  }

  /** H y */
  product(y: readonly Value[]): Value[] {
    const result = Array.from({ length: this.size + 1 }, () => ZERO);
    this.#given.forEach((column, k) => {
      column.forEach((element, i) => {
        result[i] = plus(result[i]!, times(element, y[k]!));
      });
    });
    return result;
  }
}
