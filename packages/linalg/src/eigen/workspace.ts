/** Room for the eigenproblems of the matrices of a stack, one after the other. */
import type { Frame } from '../memory/frame.ts';
import { view } from '../memory/frame.ts';
import { byColumns, type Matrix, type Scalar } from '../memory/matrix.ts';

/** The rows and columns low..high of a matrix; it is triangular outside of them. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export class Workspace {
  readonly order: number;
  readonly dtype: Scalar;
  /** Factors of reflectors. */
  readonly tau: number;
  /** What balancing did. */
  readonly scale: number;
  /** Room for 64 + 2 n complex numbers. */
  readonly work: number;
  readonly #range: number;
  readonly #frame: Frame;
  #basis: Matrix | undefined;
  #vectors: Matrix | undefined;

  constructor(order: number, dtype: Scalar, frame: Frame) {
    this.order = order;
    this.dtype = dtype;
    this.tau = frame.elements(dtype, order);
    this.scale = frame.bytes(8 * order);
    this.work = frame.bytes(16 * (64 + 2 * order));
    this.#range = frame.bytes(8);
    this.#frame = frame;
  }

  /** Address of the two numbers of {@link range}. */
  get rangeAddress(): number {
    return this.#range;
  }

  get range(): Range {
    const [low, high] = view('int32', this.#range, 2);
    return { low: low!, high: high! };
  }

  /** Room for Z of the Schur form. */
  get basis(): Matrix {
    return (this.#basis ??= this.#square());
  }

  /** Room for eigenvectors. */
  get vectors(): Matrix {
    return (this.#vectors ??= this.#square());
  }

  #square(): Matrix {
    const { order, dtype } = this;
    return byColumns(dtype, this.#frame.elements(dtype, order * order), order, order);
  }
}
