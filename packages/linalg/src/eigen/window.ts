/** Windows on the diagonal of a Hessenberg matrix, whose transformations reach the rest by products. */
import { copies } from '../kernels/generated/copies.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { Frame } from '../memory/frame.ts';
import { block, byColumns, type Matrix, transposed } from '../memory/matrix.ts';
import { copyMatrix } from '../memory/transfer.ts';
import { multiply } from '../products/multiply.ts';
import { dtypes } from '@numloom/ndarray';

/** What an iteration works on. */
export interface Target {
  readonly h: Matrix;
  readonly z: Matrix | undefined;
  /** Whether all of H is wanted, not its diagonal blocks only. */
  readonly whole: boolean;
}

/** Copies of windows up to some order, and room for the products with what they are turned with. */
export class Window {
  readonly #most: Matrix;
  readonly #turned: Matrix;
  readonly #room: number;
  readonly #target: Target;

  constructor(target: Target, order: number, frame: Frame) {
    const { dtype, rows } = target.h;
    const square = () => byColumns(dtype, frame.elements(dtype, order * order), order, order);
    this.#target = target;
    this.#most = square();
    this.#turned = square();
    this.#room = frame.elements(dtype, rows * order);
  }

  /** A copy of rows and columns start..start+order-1 of H, and the identity. */
  open(start: number, order: number): { readonly inner: Matrix; readonly turned: Matrix } {
    const inner = byColumns(this.#most.dtype, this.#most.address, order, order);
    const turned = { ...inner, address: this.#turned.address };
    copyColumns(block(this.#target.h, start, start, order, order), inner);
    setIdentity(turned);
    return { inner, turned };
  }

  /**
   * Puts a window back, and turns what is beside and above it in H, and Z, with `turned`. Of H only
   * rows top.. and columns ..bottom where no more is wanted.
   */
  close(start: number, inner: Matrix, turned: Matrix, top: number, bottom: number): void {
    const { h, z, whole } = this.#target;
    const order = inner.rows;
    const next = start + order;
    copyColumns(inner, block(h, start, start, order, order));
    const last = whole ? h.columns : bottom + 1;
    const first = whole ? 0 : top;
    this.#fromLeft(block(h, start, next, order, last - next), turned);
    this.#fromRight(block(h, first, start, start - first, order), turned);
    if (z !== undefined) this.#fromRight(block(z, 0, start, z.rows, order), turned);
  }

  #fromLeft(part: Matrix, turned: Matrix): void {
    if (part.columns <= 0) return;
    const product = byColumns(part.dtype, this.#room, part.rows, part.columns);
    multiply(transposed(turned), part, product, { conjugateA: true });
    copyColumns(product, part);
  }

  #fromRight(part: Matrix, turned: Matrix): void {
    if (part.rows <= 0) return;
    const product = byColumns(part.dtype, this.#room, part.rows, part.columns);
    multiply(part, turned, product);
    copyColumns(product, part);
  }
}

/** B = A, both by columns, which are rows to what copies. */
function copyColumns(a: Matrix, b: Matrix): void {
  copyMatrix(transposed(a), transposed(b));
}

/** A = I */
function setIdentity(a: Matrix): void {
  kernelsOf(copies).setIdentity(
    ...([a.rows, a.columns, a.address, a.rowStride, a.columnStride] as const),
    dtypes[a.dtype].components,
  );
}
