/** LU factors by supernodes. */
import { LinAlgError } from '@numloom/linalg';
import { kernelsOf, type Scalar, view, withFrame } from '@numloom/linalg/kernels';
import { canonical } from '../convert/canonical.ts';
import type { Factors, Side } from '../direct/factors.ts';
import { supernodalSolves } from '../kernels/generated/supernodalSolves.ts';
import { triangularColumns } from '../kernels/generated/triangularColumns.ts';
import { addressOf, type Compressed } from '../memory/compressed.ts';
import type { CompressedParts } from '../parts/parts.ts';
import { determinantOf } from './determinant.ts';
import { eliminatePanels, type SupernodalOptions, type Supernodes } from './panels.ts';
import { describeSingular, isSingular, type Singular } from './singular.ts';
import { solveSides } from '../triangular/sides.ts';

/** Supernodes a call of a kernel solves with: engines exchange code between calls. */
const TOGETHER = 256;

/**
 * L U = P A Q by supernodes and panels of columns, with partial pivoting, of a square matrix whose columns
 * come in the order at an address (int32); they are put into a postorder of their elimination tree, which
 * changes nothing in how many entries the factors have. Answers the column without a pivot where there is
 * one.
 *
 * J. W. Demmel, S. C. Eisenstat, J. R. Gilbert, X. S. Li, J. W. H. Liu, "A supernodal approach to sparse
 * partial pivoting", SIAM J. Matrix Anal. Appl. 20 (1999).
 */
export function factorSupernodal(
  a: Compressed,
  order: number,
  options: SupernodalOptions = {},
): Factors | Singular {
  const outcome = eliminatePanels(a, order, options);
  return isSingular(outcome) ? outcome : new SupernodalFactors(outcome, a, options);
}

class SupernodalFactors implements Factors {
  readonly size: number;
  readonly scalar: Scalar;
  readonly perturbed = 0;
  readonly #options: SupernodalOptions;
  #supernodes: Supernodes;
  #growth: number;

  constructor(supernodes: Supernodes, a: Compressed, options: SupernodalOptions) {
    this.size = supernodes.size;
    this.scalar = supernodes.scalar;
    this.#options = options;
    this.#supernodes = supernodes;
    this.#growth = growthOf(supernodes, a);
  }

  get entries(): number {
    const { lower, upper } = this.#present();
    return lower + upper;
  }

  get rowOrder(): Int32Array {
    return Int32Array.from(view('int32', this.#present().rowOfStep, this.size));
  }

  get columnOrder(): Int32Array {
    return Int32Array.from(view('int32', this.#present().columnOrder, this.size));
  }

  get growth(): number {
    return this.#growth;
  }

  determinant(): ReturnType<Factors['determinant']> {
    const { table } = this.#present();
    const diagonal = withFrame((frame) => {
      const kernels = kernelsOf(supernodalSolves);
      const isComplex = this.scalar === 'complex128';
      const address = frame.elements(this.scalar, this.size);
      if (isComplex) kernels.takeDiagonalComplex128(table, address);
      else kernels.takeDiagonalFloat64(table, address);
      return Float64Array.from(view('float64', address, isComplex ? 2 * this.size : this.size));
    });
    return determinantOf(diagonal, this.scalar, [this.rowOrder, this.columnOrder]);
  }

  solve(side: Side, b: number, count: number, stride: number): void {
    const { size, scalar } = this;
    const { table, supernodes, rowOfStep, columnOrder } = this.#present();
    const orders = side === 'N' ? [rowOfStep, columnOrder] : [columnOrder, rowOfStep];
    const kernels = kernelsOf(supernodalSolves);
    const isComplex = scalar === 'complex128';
    // Four right-hand sides lie together only where kernels know how.
    const most = side === 'N' && !isComplex ? 4 : 1;
    solveSides({ size, scalar, orders, most, b, count, stride }, (lanes, x) => {
      const [first, second] =
        side === 'N'
          ? lanes === 4
            ? [kernels.solveLowerFour, kernels.solveUpperFour]
            : isComplex
              ? [kernels.solveLowerComplex128, kernels.solveUpperComplex128]
              : [kernels.solveLowerFloat64, kernels.solveUpperFloat64]
          : isComplex
            ? [kernels.solveUpperTurnedComplex128, kernels.solveLowerTurnedComplex128]
            : [kernels.solveUpperTurnedFloat64, kernels.solveLowerTurnedFloat64];
      const conjugated = side === 'H';
      for (let s = 0; s < supernodes; s += TOGETHER) {
        first(table, s, Math.min(s + TOGETHER, supernodes), x, conjugated);
      }
      for (let s = supernodes; s > 0; s -= TOGETHER) {
        second(table, s, Math.max(0, s - TOGETHER), x, conjugated);
      }
    });
  }

  lower(): CompressedParts<Scalar, 'csc'> {
    const { table, lower } = this.#present();
    const { listLowerComplex128, listLowerFloat64 } = kernelsOf(supernodalSolves);
    const list = this.scalar === 'complex128' ? listLowerComplex128 : listLowerFloat64;
    return this.#listed(lower + this.size, (...to) => list(table, ...to));
  }

  upper(): CompressedParts<Scalar, 'csc'> {
    const { table, upper } = this.#present();
    const { listUpperComplex128, listUpperFloat64 } = kernelsOf(supernodalSolves);
    const list = this.scalar === 'complex128' ? listUpperComplex128 : listUpperFloat64;
    return this.#listed(upper, (...to) => list(table, ...to));
  }

  refactor(a: Compressed): void {
    const { columnOrder } = this.#present();
    const outcome = eliminatePanels(a, columnOrder, this.#options);
    this.dispose();
    if (isSingular(outcome)) throw new LinAlgError(`refactor: ${describeSingular(outcome)}`);
    this.#supernodes = outcome;
    this.#growth = growthOf(outcome, a);
  }

  dispose(): void {
    this.#supernodes.owned.dispose();
  }

  #listed(
    entries: number,
    write: (starts: number, indices: number, values: number) => void,
  ): CompressedParts<Scalar, 'csc'> {
    const { size, scalar } = this;
    const parts = withFrame((frame): CompressedParts<Scalar, 'csc'> => {
      const starts = frame.written('int32', [size + 1]);
      const indices = frame.written('int32', [entries]);
      const data = frame.written(scalar, [entries]);
      view('int32', addressOf(starts.inside), size + 1)[0] = 0;
      write(addressOf(starts.inside), addressOf(indices.inside), addressOf(data.inside));
      return {
        format: 'csc',
        dtype: scalar,
        shape: [size, size],
        data: data.array,
        indptr: starts.array,
        indices: indices.array,
      };
    });
    return canonical(parts);
  }

  #present(): Supernodes {
    if (this.#supernodes.owned.isDisposed) throw new Error('the factors have been disposed of');
    return this.#supernodes;
  }
}

function growthOf({ scalar, size, table, segments }: Supernodes, a: Compressed): number {
  if (size === 0) return 1;
  const isComplex = scalar === 'complex128';
  const { largestOfUpperComplex128, largestOfUpperFloat64 } = kernelsOf(supernodalSolves);
  const { largestComplex128, largestFloat64 } = kernelsOf(triangularColumns);
  const ofUpper = isComplex ? largestOfUpperComplex128 : largestOfUpperFloat64;
  const largest = isComplex ? largestComplex128 : largestFloat64;
  return ofUpper(table, segments) / largest(a.entries, a.values);
}
