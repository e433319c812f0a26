/** Even powers of a matrix, made when they are asked for. */
import type { Frame } from '../memory/frame.ts';
import type { Matrix } from '../memory/matrix.ts';
import { scaleMatrix } from '../memory/transfer.ts';
import { multiply } from '../products/multiply.ts';

/** Exponents of powers. */
export type Power = 1 | 2 | 4 | 6 | 8;

/** What a power is the product of. */
const FACTORS = { 2: [1, 1], 4: [2, 2], 6: [4, 2], 8: [4, 4] } as const;

/** The matrix itself, and the powers that are known. */
export class Powers {
  readonly #known = new Map<Power, Matrix>();
  readonly #frame: Frame;

  /** Of a matrix packed by rows. */
  constructor(a: Matrix, frame: Frame) {
    this.#known.set(1, a);
    this.#frame = frame;
  }

  of(power: Power): Matrix {
    const known = this.#known.get(power);
    if (known !== undefined || power === 1) return known!;
    const [left, right] = FACTORS[power];
    const a = this.of(left);
    const b = this.of(right);
    const product: Matrix = { ...a, address: this.#frame.elements(a.dtype, a.rows * a.columns) };
    multiply(a, b, product);
    this.#known.set(power, product);
    return product;
  }

  /** A becomes 2^-times A, in place, and its known powers those of it. */
  halve(times: number): void {
    if (times === 0) return;
    for (const [power, matrix] of this.#known) scaleMatrix(matrix, 2 ** (-times * power));
  }
}
