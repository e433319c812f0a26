/** The bidiagonal form A = Q B P^H, by blocks (Dongarra, Sorensen and Hammarling 1989). */
import { dtypes } from '@numloom/ndarray';
import { bidiagonal } from '../kernels/generated/bidiagonal.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { Frame } from '../memory/frame.ts';
import { block, byColumns, type Matrix, transposed } from '../memory/matrix.ts';
import { copyMatrix } from '../memory/transfer.ts';
import { multiply } from '../products/multiply.ts';
import type { Factors } from '../reflectors/blocks.ts';

/** Columns and rows between two updates of all that remain, and how many are left to the last. */
const WIDTH = 32;
const REST = 64;

/** A bidiagonal matrix B, real and upper, and the reflectors that lead to it. */
export interface Bidiagonal {
  /** Addresses of B's diagonal (n numbers) and of what is above it (n - 1 numbers). */
  readonly diagonal: number;
  readonly above: number;
  /** Q's reflectors in the columns of A, and their factors. */
  readonly left: Matrix;
  readonly leftFactors: Factors;
  /** P's reflectors, as columns: P = diag(1, …) of them. */
  readonly right: Matrix;
  readonly rightFactors: Factors;
}

/**
 * The bidiagonal form of A (m x n, by columns, m ≥ n), which becomes Q's reflectors.
 * 4 n² (m - n/3) operations, half of them in products.
 */
export function bidiagonalise(a: Matrix, frame: Frame): Bidiagonal {
  const { rows: m, columns: n, dtype } = a;
  const { itemsize, components } = dtypes[dtype];
  const kernels = kernelsOf(bidiagonal);
  const reduceStep = components === 2 ? kernels.reduceStepComplex : kernels.reduceStepReal;
  const diagonal = frame.elements('float64', n);
  const above = frame.elements('float64', n);
  const leftFactors = frame.elements(dtype, n);
  const rightFactors = frame.elements(dtype, n);
  const right = byColumns(dtype, frame.elements(dtype, n * n), n, n);
  const most = n > REST ? Math.max(WIDTH, REST) : n;
  // What is subtracted: [V X] [Y U]^H
  const lefts = byColumns(dtype, frame.elements(dtype, 2 * most * m), m, 2 * most);
  const rights = byColumns(dtype, frame.elements(dtype, 2 * most * n), n, 2 * most);
  const work = frame.elements(dtype, most + 1);
  for (let j = 0; j < n;) {
    const width = n - j <= REST ? n - j : WIDTH;
    const rest = block(a, j, j, m - j, n - j);
    const x = lefts.address + width * m * itemsize;
    const u = rights.address + width * n * itemsize;
    for (let i = 0; i < width; i++) {
      reduceStep(
        ...([rest.rows, rest.columns, i, rest.address, rest.columnStride, x, m] as const),
        ...([rights.address, u, n, diagonal + 8 * (j + i), above + 8 * (j + i)] as const),
        ...([leftFactors + itemsize * (j + i), rightFactors + itemsize * (j + i), work] as const),
      );
    }
    const panel = byColumns(dtype, u, n - j, width, n);
    copyMatrix(transposed(panel), transposed(block(right, j, j, n - j, width)));
    const next = j + width;
    if (next < n) {
      copyMatrix(
        transposed(block(rest, 0, 0, m - j, width)),
        transposed(block(lefts, 0, 0, m - j, width)),
      );
      multiply(
        block(lefts, width, 0, m - next, 2 * width),
        transposed(block(rights, width, 0, n - next, 2 * width)),
        block(a, next, next, m - next, n - next),
        { alpha: -1, accumulate: true, conjugateB: true },
      );
    }
    j = next;
  }
  return { diagonal, above, left: a, leftFactors, right, rightFactors };
}
