/**
 * Blocks of Householder reflectors, I - V T V^H (Schreiber and Van Loan 1989): made of panels of
 * columns, applied by matrix products. Matrices are by columns; see assembly/base/reflectors.ts for
 * how reflectors are kept.
 */
import { dtypes } from '@numloom/ndarray';
import { reflectors, type ReflectorsKernels } from '../kernels/generated/reflectors.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame } from '../memory/frame.ts';
import { block, byColumns, type Matrix, transposed } from '../memory/matrix.ts';
import { copies } from '../kernels/generated/copies.ts';
import { multiply } from '../products/multiply.ts';

/** Columns that are factored, and applied, at once. */
const WIDTH = 32;

/** Address of the factors of the reflectors of a matrix, one element for each. */
export type Factors = number;

/** The kernels for the elements of a matrix. */
function kernels({ dtype }: Matrix) {
  const all: ReflectorsKernels = kernelsOf(reflectors);
  return dtype === 'complex128'
    ? { factorPanel: all.factorPanelComplex, blockFactor: all.blockFactorComplex }
    : { factorPanel: all.factorPanelReal, blockFactor: all.blockFactorReal };
}

/**
 * A = Q R in place: R on and above the diagonal, below it the reflectors that Q is the product of.
 * 2 n² (m - n/3) operations for m ≥ n, most of them in products.
 */
export function factorQR(a: Matrix, tau: Factors, frame: Frame): void {
  const { rows, columns, dtype } = a;
  const { itemsize } = dtypes[dtype];
  const count = Math.min(rows, columns);
  const room = new BlockRoom(a, columns, frame);
  const work = frame.elements(dtype, WIDTH);
  for (let j = 0; j < count; j += WIDTH) {
    const width = Math.min(WIDTH, count - j);
    const panel = block(a, j, j, rows - j, width);
    kernels(a).factorPanel(
      ...([panel.rows, width, panel.address, a.columnStride] as const),
      ...([tau + j * itemsize, work] as const),
    );
    const next = j + width;
    if (next < columns) {
      const rest = block(a, j, next, rows - j, columns - next);
      room.load(panel, tau + j * itemsize).apply(rest, true);
    }
  }
}

/**
 * C = Q C, or Q^H C where `adjoint`: Q is the product of the reflectors in the columns of `v`, whose
 * elements on and above the diagonal are not read.
 */
export function applyQ(v: Matrix, tau: Factors, c: Matrix, adjoint: boolean, frame: Frame): void {
  const { rows, columns, dtype } = v;
  const count = Math.min(rows, columns);
  const room = new BlockRoom(v, c.columns, frame);
  const starts: number[] = [];
  for (let j = 0; j < count; j += WIDTH) starts.push(j);
  if (!adjoint) starts.reverse();
  for (const j of starts) {
    const panel = block(v, j, j, rows - j, Math.min(WIDTH, count - j));
    const rest = block(c, j, 0, c.rows - j, c.columns);
    room.load(panel, tau + j * dtypes[dtype].itemsize).apply(rest, adjoint);
  }
}

/** The first columns of Q: as many as `q` has. `q` and `v` do not overlap. */
export function formQ(v: Matrix, tau: Factors, q: Matrix, frame: Frame): void {
  kernelsOf(copies).setIdentity(
    ...([q.rows, q.columns, q.address, q.rowStride, q.columnStride] as const),
    dtypes[q.dtype].components,
  );
  const { rows, columns, dtype } = v;
  const count = Math.min(rows, columns);
  const room = new BlockRoom(v, q.columns, frame);
  for (let j = Math.ceil(count / WIDTH) * WIDTH - WIDTH; j >= 0; j -= WIDTH) {
    const panel = block(v, j, j, rows - j, Math.min(WIDTH, count - j));
    // Columns before the panel's are those of the identity yet: zero in its rows.
    const rest = block(q, j, j, q.rows - j, q.columns - j);
    room.load(panel, tau + j * dtypes[dtype].itemsize).apply(rest, false);
  }
}

/** One block of reflectors, and the room that it takes. */
class BlockRoom {
  readonly #v: Matrix;
  readonly #t: Matrix;
  readonly #product: Matrix;
  readonly #solved: Matrix;
  #width = 0;
  #rows = 0;

  /** @param most - columns of the matrices that it is applied to */
  constructor(like: Matrix, most: number, frame: Frame) {
    const { dtype, rows } = like;
    const room = (m: number, n: number) => byColumns(dtype, frame.elements(dtype, m * n), m, n);
    this.#v = room(rows, WIDTH);
    this.#t = room(WIDTH, WIDTH);
    this.#product = room(WIDTH, Math.max(most, 1));
    this.#solved = room(WIDTH, Math.max(most, 1));
  }

  /** Takes the reflectors of a panel, which may change afterwards. */
  load(panel: Matrix, tau: Factors): this {
    const v = this.#v;
    kernels(panel).blockFactor(
      ...([panel.rows, panel.columns, panel.address, panel.columnStride] as const),
      ...([tau, this.#t.address, WIDTH] as const),
    );
    kernelsOf(copies).copyUnitLower(
      ...([panel.rows, panel.columns, panel.address, panel.columnStride] as const),
      ...([v.address, v.columnStride, dtypes[panel.dtype].components] as const),
    );
    this.#rows = panel.rows;
    this.#width = panel.columns;
    return this;
  }

  /** C = H C, or H^H C. */
  apply(c: Matrix, adjoint: boolean): void {
    const width = this.#width;
    const v = block(this.#v, 0, 0, this.#rows, width);
    const t = block(this.#t, 0, 0, width, width);
    const product = block(this.#product, 0, 0, width, c.columns);
    const solved = block(this.#solved, 0, 0, width, c.columns);
    multiply(transposed(v), c, product, { conjugateA: true });
    multiply(adjoint ? transposed(t) : t, product, solved, { conjugateA: adjoint });
    multiply(v, solved, c, { alpha: -1, accumulate: true });
  }
}
